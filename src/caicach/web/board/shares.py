"""How many agencies are at each stage, as pieces of one bar."""

from collections import Counter
from dataclasses import dataclass

from caicach.core.submissions.stages import Stage
from caicach.web.board.rows import BoardRow


@dataclass(frozen=True)
class StageShare:
    """How many agencies are at a stage, and where its piece of the bar stands, in thousandths."""

    stage: Stage
    count: int
    start: int
    width: int


def shares_of(rows: list[BoardRow]) -> list[StageShare]:
    """Every stage with its count; the widths together fill the bar."""
    counts = Counter(row.standing.stage for row in rows)
    shares, start, passed = [], 0, 0
    for stage in Stage:
        passed += counts[stage]
        end = round(1000 * passed / len(rows)) if rows else 0
        shares.append(StageShare(stage, counts[stage], start, end - start))
        start = end
    return shares
