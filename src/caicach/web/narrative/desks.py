"""A section being written: the text in the editor and what stands beside it."""

from dataclasses import dataclass

from caicach.actions.judging import earlier_than
from caicach.actions.narratives import SectionConflict
from caicach.core.submissions.decide import Refused
from caicach.core.submissions.differences import Stretch
from caicach.store.models import Submission
from caicach.web.narrative.sections import Section
from caicach.web.submissions.opening import Opened, period_words
from caicach.web.words import spoken


@dataclass(frozen=True)
class Before:
    """An earlier report whose words can stand beside: of which period."""

    pk: int
    period: str
    is_same_period: bool


@dataclass(frozen=True)
class Desk:
    """A section being written: the text in the editor, the revision it was made on, what stands beside it.

    `theirs` is the text another saved meanwhile and `between` the way from it to ours; `refused` why it was not kept.
    """

    section: Section
    text: str
    revision: int
    befores: tuple[Before, ...]
    theirs: str = ""
    between: tuple[Stretch, ...] = ()
    refused: Refused | None = None

    @property
    def is_conflict(self) -> bool:
        """Whether another saved the section first."""
        return isinstance(self.refused, SectionConflict)


def desk_of(opened: Opened, section: Section, text: str, revision: int | None = None) -> Desk:
    """The desk for the section with that text in the editor."""
    seen = section.revision if revision is None else revision
    return Desk(section, text, seen, befores_of(opened.submission))


def befores_of(submission: Submission) -> tuple[Before, ...]:
    """The agency's last report of another period, and the same period of the year before where that is another."""
    duty = submission.duty
    earlier = earlier_than(submission)
    last_year = [e for e in earlier if (e.duty.kind, e.duty.year) == (duty.kind, duty.year - 1)]
    chosen = dict.fromkeys([*earlier[:1], *last_year[:1]])
    return tuple(Before(e.pk, spoken(period_words(e.duty)), e in last_year) for e in chosen)
