"""Which rows of the board are shown, and in which order: read from the address, so that a view can be kept or sent."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from caicach.core.ground.agencies import AgencyType
from caicach.core.ground.text import fold
from caicach.core.submissions.deadlines import Timeliness
from caicach.core.submissions.stages import Stage
from caicach.web.board.rows import BoardRow


WHEN = ("overdue", "due_soon", "late", "on_time", "extended", "doubtful")
_TESTS: Mapping[str, Callable[[BoardRow], bool]] = {
    "overdue": lambda row: row.lateness.timeliness is Timeliness.OVERDUE,
    "due_soon": lambda row: row.lateness.timeliness is Timeliness.DUE_SOON,
    "late": lambda row: row.lateness.timeliness is Timeliness.LATE,
    "on_time": lambda row: row.lateness.timeliness is Timeliness.ON_TIME,
    "extended": lambda row: row.original_due_on is not None,
    "doubtful": lambda row: row.is_doubtful,
}
_NEVER = datetime.min.replace(tzinfo=UTC)
_STAGES = list(Stage)
_ORDERS: Mapping[str, Callable[[BoardRow], Any]] = {
    "name": lambda row: row.duty.agency.sort_key,
    "stage": lambda row: _STAGES.index(row.standing.stage),
    "due": lambda row: row.duty.due_on,
    "late": lambda row: (
        row.lateness.days if row.standing.first_sent_on is None else 10_000 + row.lateness.days
    ),
    "doubts": lambda row: -(row.delivered.errors * 1000 + row.delivered.unexplained) if row.delivered else 1,
    "received": lambda row: -((row.delivered and row.delivered.received_at) or _NEVER).timestamp(),
}
ORDERS = tuple(_ORDERS)


@dataclass(frozen=True)
class BoardFilter:
    """What the address asks for; whatever it says that makes no sense is as if it said nothing."""

    stage: str = ""
    when: str = ""
    type: str = ""
    words: str = ""
    order: str = "name"

    @property
    def is_narrow(self) -> bool:
        """Whether some rows may be left out."""
        return bool(self.stage or self.when or self.type or self.words)

    def apply(self, rows: list[BoardRow]) -> list[BoardRow]:
        """The rows asked for, in the order asked for; rows alike stay in the order of names."""
        wanted = fold(self.words)
        found = [row for row in rows if self._fits(row, wanted)]
        return found if self.order == "name" else sorted(found, key=_ORDERS[self.order])

    def _fits(self, row: BoardRow, wanted: str) -> bool:
        agency = row.duty.agency
        return (
            self.stage in ("", row.standing.stage.value)
            and self.type in ("", agency.type)
            and wanted in agency.search_key
            and (not self.when or _TESTS[self.when](row))
        )


def read_filter(given: Mapping[str, str]) -> BoardFilter:
    """The filter in an address: trang-thai, han, loai, q, sap."""
    return BoardFilter(
        stage=_one_of(given.get("trang-thai", ""), [stage.value for stage in Stage]),
        when=_one_of(given.get("han", ""), WHEN),
        type=_one_of(given.get("loai", ""), [type_.value for type_ in AgencyType]),
        words=given.get("q", "").strip()[:100],
        order=_one_of(given.get("sap", ""), ORDERS) or "name",
    )


def _one_of(text: str, known: list[str] | tuple[str, ...]) -> str:
    return text if text in known else ""
