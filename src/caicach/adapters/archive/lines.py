"""What a submission says beside its figures, a line each: named elements of catalogues, texts, and what the agencies of a
consolidation answered."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

import pyarrow as pa

from caicach.adapters.archive.submissions import AcceptedSubmission
from caicach.core.checks.sql import SCALE, STATE_CODES, scaled
from caicach.core.consolidation.archive_manifest import Dataset
from caicach.core.ground.tallies import Tally


SOURCE = (
    pa.field("submission", pa.string(), nullable=False),
    pa.field("version", pa.int32(), nullable=False),
    pa.field("agency", pa.string(), nullable=False),
    pa.field("regime", pa.string(), nullable=False),
    pa.field("period", pa.string(), nullable=False),
    pa.field("form", pa.string(), nullable=False),
    pa.field("accepted_on", pa.date32(), nullable=False),
)
ELEMENTS = pa.schema([*SOURCE, ("catalogue", pa.string()), ("element", pa.string())])
TEXTS = pa.schema([*SOURCE, ("division", pa.string()), ("number", pa.int32()), ("text", pa.string())])
TALLIES = pa.schema(
    [*SOURCE, ("row", pa.string()), ("code", pa.int64()), ("state", pa.int8()), ("agencies", pa.int32())]
)
"""Either the code that so many agencies chose, in thousandths, or the state they stood in without one."""

_STATES = {code: state for state, code in STATE_CODES.items()}


@dataclass
class Said:
    """What one submission says beside its figures."""

    elements: dict[str, set[str]] = field(default_factory=dict)
    texts: dict[str, list[str]] = field(default_factory=dict)
    tallies: dict[str, Tally] = field(default_factory=dict)

    def take(self, dataset: Dataset, line: Mapping[str, Any]) -> None:
        """One more line; texts come in their order."""
        if dataset is Dataset.ELEMENTS:
            self.elements.setdefault(line["catalogue"], set()).add(line["element"])
        elif dataset is Dataset.TEXTS:
            self.texts.setdefault(line["division"], []).append(line["text"])
        else:
            self._take_answer(line)

    def _take_answer(self, line: Mapping[str, Any]) -> None:
        before = self.tallies.get(line["row"], Tally())
        codes, without = dict(before.codes), dict(before.without)
        if line["code"] is None:
            without[_STATES[line["state"]]] = line["agencies"]
        else:
            codes[Decimal(line["code"]) / SCALE] = line["agencies"]
        self.tallies[line["row"]] = Tally(codes, without)


def lines_of(dataset: Dataset, submissions: Sequence[AcceptedSubmission]) -> pa.Table:
    """The lines of the submissions in their order."""
    schema, said = _DATASETS[dataset]
    rows = [(*source_of(s), *line) for s in submissions for line in said(s)]
    columns = [[row[at] for row in rows] for at in range(len(schema))]
    return pa.table([pa.array(c, f.type) for c, f in zip(columns, schema, strict=True)], schema=schema)


def source_of(submission: AcceptedSubmission) -> tuple[object, ...]:
    """The columns of SOURCE."""
    given = submission.given
    return (
        given.id, submission.version, given.agency, submission.regime, given.period, given.form.id,
        submission.accepted_on,
    )  # fmt: skip


def _elements(submission: AcceptedSubmission) -> Iterator[tuple[object, ...]]:
    listed = submission.given.elements
    return ((catalogue, element) for catalogue in sorted(listed) for element in sorted(listed[catalogue]))


def _texts(submission: AcceptedSubmission) -> Iterator[tuple[object, ...]]:
    for division, paragraphs in submission.given.texts.items():
        for number, text in enumerate(paragraphs, 1):
            yield division, number, text


def _tallies(submission: AcceptedSubmission) -> Iterator[tuple[object, ...]]:
    for row, tally in sorted(submission.given.tallies.items()):
        for code, agencies in sorted(tally.codes.items()):
            yield row, scaled(code), None, agencies
        for state, agencies in sorted(tally.without.items()):
            yield row, None, STATE_CODES[state], agencies


_DATASETS: Mapping[
    Dataset, tuple[pa.Schema, Callable[[AcceptedSubmission], Iterable[tuple[object, ...]]]]
] = {
    Dataset.ELEMENTS: (ELEMENTS, _elements),
    Dataset.TEXTS: (TEXTS, _texts),
    Dataset.TALLIES: (TALLIES, _tallies),
}
LINES = tuple(_DATASETS)
"""The datasets of lines."""
