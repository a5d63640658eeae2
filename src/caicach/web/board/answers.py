"""What an act on many did, agency by agency: kept with the session until the page that shows it."""

from collections.abc import Sequence
from dataclasses import dataclass

from caicach.actions.reminders import Answer
from caicach.web.requests import Request
from caicach.web.words import spoken


_KEY = "board_answers"


@dataclass(frozen=True)
class Answers:
    """The answers of one act; those not done first."""

    act: str
    rows: list[tuple[str, bool, str]]

    @property
    def done(self) -> int:
        """For how many agencies it was done."""
        return sum(is_done for _, is_done, _ in self.rows)

    @property
    def alike(self) -> list[tuple[list[str], bool, str]]:
        """The answers in their order, agencies told the very same in one."""
        found: dict[tuple[bool, str], list[str]] = {}
        for agency, is_done, says in self.rows:
            found.setdefault((is_done, says), []).append(agency)
        return [(agencies, is_done, says) for (is_done, says), agencies in found.items()]

    @property
    def undone(self) -> int:
        """For how many it was not."""
        return len(self.rows) - self.done


def keep_answers(request: Request, act: str, answers: Sequence[Answer]) -> None:
    """Keep them for the next page."""
    rows = [(answer.agency, answer.is_done, spoken(answer.says)) for answer in answers]
    request.session[_KEY] = {"act": act, "rows": sorted(rows, key=lambda row: row[1])}


def take_answers(request: Request) -> Answers | None:
    """What was kept, once."""
    kept = request.session.pop(_KEY, None)
    return Answers(kept["act"], [tuple(row) for row in kept["rows"]]) if kept else None
