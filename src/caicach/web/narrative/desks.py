"""A section being written: the text in the editor and what stands beside it."""

from collections.abc import Iterator
from dataclasses import dataclass

from caicach.actions.narratives import SectionConflict
from caicach.core.submissions.decide import Refused
from caicach.core.submissions.differences import Stretch
from caicach.store.earlier import EarlierPeriod, issued_before
from caicach.store.models import Submission
from caicach.web.narrative.sections import Section
from caicach.web.submissions.opening import Opened, period_words
from caicach.web.submissions.whose import named, wider_notes
from caicach.web.words import spoken


MOST_READ = 4


@dataclass(frozen=True)
class Before:
    """An earlier report whose words can stand beside: of which period, and of whom where it is not the agency's own."""

    pk: int
    period: str
    is_same_period: bool


@dataclass(frozen=True)
class Beside:
    """The earlier reports that can stand beside, and what a reader must know of whose they are."""

    befores: tuple[Before, ...]
    notes: tuple[str, ...]


@dataclass(frozen=True)
class Desk:
    """A section being written: the text in the editor, the revision it was made on, what stands beside it.

    `theirs` is the text another saved meanwhile and `between` the way from it to ours; `refused` why it was not kept.
    """

    section: Section
    text: str
    revision: int
    beside: Beside
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
    return Desk(section, text, seen, beside_of(opened.submission))


def beside_of(submission: Submission) -> Beside:
    """The last reports of another period, and those of the same period of the year before where that is another."""
    periods = issued_before(submission, MOST_READ)
    last_year = [period for period in periods if period.is_year_before(submission.duty)]
    chosen = list(dict.fromkeys([*periods[:1], *last_year[:1]]))
    befores = (before for period in chosen for before in _befores(period, period in last_year))
    return Beside(tuple(befores), tuple(wider_notes(chosen)))


def _befores(period: EarlierPeriod, is_year_before: bool) -> Iterator[Before]:
    words = spoken(period_words(period.duty))
    for part, report in period.reports:
        yield Before(report.pk, named(words, part), is_year_before)
