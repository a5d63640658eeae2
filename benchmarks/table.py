"""One section of results as a Markdown table, each row beside our own."""

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Row:
    """One measurement: what was done, by whom, seconds, peak megabytes above the start, and how much was found.

    `is_ours` marks the row the others of the same task are divided by; `note` says why a row has no time.
    """

    task: str
    by: str
    seconds: float | None
    megabytes: int | None = None
    found: int | None = None
    is_ours: bool = False
    note: str = ""


@dataclass(frozen=True)
class Section:
    """A table with a sentence above it; `agrees` is False when the answers of one task differ; `found` names what the rows
    count."""

    title: str
    about: str
    rows: list[Row] = field(default_factory=list)
    agrees: bool = True
    found: str = "violations"

    def markdown(self) -> str:
        """The section as Markdown; ratios to our own row of the same task."""
        ours = {row.task: row.seconds for row in self.rows if row.is_ours}
        lines = [f"## {self.title}", "", self.about, ""]
        lines += [
            f"| task | by | seconds | ratio to ours | peak MB | {self.found} |",
            "|---|---|---:|---:|---:|---:|",
        ]
        lines += [self._line(row, ours.get(row.task)) for row in self.rows]
        if not self.agrees:
            lines += ["", "**The answers differ: these times compare different work.**"]
        return "\n".join(lines) + "\n"

    def _line(self, row: Row, ours: float | None) -> str:
        seconds = _seconds(row.seconds) if row.seconds is not None else row.note
        ratio = f"{row.seconds / ours:.2f} ×" if row.seconds is not None and ours else ""
        cells = [row.task, f"**{row.by}**" if row.is_ours else row.by, seconds, ratio]
        cells += ["" if number is None else f"{number:,}" for number in (row.megabytes, row.found)]
        return f"| {' | '.join(cells)} |"


def _seconds(seconds: float) -> str:
    if seconds < 0.001:
        return f"{seconds * 1_000_000:.0f} µs"
    return f"{seconds * 1000:.1f} ms" if seconds < 1 else f"{seconds:.2f} s"
