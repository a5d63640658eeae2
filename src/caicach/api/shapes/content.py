"""What stands in a submission: figures, sections, findings, explanations, documents."""

from decimal import Decimal
from typing import Annotated, Any

from ninja import Schema
from pydantic import Field, StringConstraints, model_validator

from caicach.api.shapes.common import Given, Moment, PersonName
from caicach.core.ground.numbers import plain_number
from caicach.core.ground.values import Value, ValueState
from caicach.core.submissions.editing import CellContent


NUMBER = r"^-?[0-9]{1,18}(\.[0-9]{1,8})?$"
DecimalText = Annotated[str, StringConstraints(strict=True, pattern=NUMBER)]


class CellGiven(Given):
    """A value in one of the five states; `value` is a decimal as a string, and stands only with `reported`."""

    state: ValueState | None = None
    value: DecimalText | None = None
    note: Annotated[str, StringConstraints(strict=True, max_length=1000)] = ""

    @model_validator(mode="after")
    def _fits(self) -> "CellGiven":
        if self.state is None:
            self.state = ValueState.NOT_REPORTED if self.value is None else ValueState.REPORTED
        if (self.state is ValueState.REPORTED) != (self.value is not None):
            raise ValueError("a value stands with the state reported, and only with it")
        return self

    def content(self) -> CellContent:
        """As the core takes it."""
        number = None if self.value is None else Decimal(self.value)
        return CellContent(Value(self.state or ValueState.NOT_REPORTED, number), self.note.strip())


class EditGiven(Given):
    """One cell: what you saw there (left out: nothing), and what it becomes."""

    indicator: Annotated[str, StringConstraints(strict=True, min_length=1, max_length=80)]
    seen: CellGiven = CellGiven()
    becomes: CellGiven


class FiguresGiven(Given):
    """The cells to change, all or none."""

    cells: list[EditGiven] = Field(min_length=1, max_length=400)
    why: Annotated[str, StringConstraints(strict=True, max_length=500)] = ""


class Cell(Schema):
    """One row of the form as it stands."""

    indicator: str
    code: str
    label: str
    unit: str
    kind: str
    state: ValueState
    value: str | None
    note: str
    source: str
    origin: str
    typed: str
    is_computed: bool
    applies: bool


class Figures(Schema):
    """Every row that takes a value, in printed order."""

    submission: int
    form_version: str
    revision: int
    cells: list[Cell]


class FiguresFilter(Schema):
    """Which rows."""

    filled: bool = False


class Section(Schema):
    """A division of the outline; `text` is empty while nobody wrote in it."""

    key: str
    number: str
    title: str
    text: str
    revision: int
    changed_by: PersonName | None
    changed_at: Moment | None


class Sections(Schema):
    """Every division in printed order."""

    submission: int
    sections: list[Section]


class SectionGiven(Given):
    """The whole text of a section, a paragraph a line."""

    text: Annotated[str, StringConstraints(strict=True, max_length=200_000)]
    seen_revision: int = Field(ge=0, le=2_000_000_000)


class Finding(Schema):
    """One finding; `check` and `fact` together name it for good."""

    check: str
    family: str
    severity: str
    fact: str
    message: str
    suggestion: str
    reference: str
    found: str
    expected: str
    arithmetic: str
    codes: list[str]
    place: dict[str, Any]
    work: dict[str, Any]
    also: list[Any]
    explanation: str | None


class Findings(Schema):
    """Every finding; live while the submission is worked on, frozen since it was presented."""

    submission: int
    frozen: bool
    judged_at: Moment | None
    errors: int
    warnings: int
    hints: int
    unexplained: int
    findings: list[Finding]


class ExplanationGiven(Given):
    """Words for a finding; an empty text takes them back."""

    check: Annotated[str, StringConstraints(strict=True, min_length=1, max_length=20)]
    fact: Annotated[str, StringConstraints(strict=True, min_length=1, max_length=300)]
    text: Annotated[str, StringConstraints(strict=True, max_length=4000)]


class Explanation(Schema):
    """The words given."""

    check: str
    fact: str
    text: str
    by: PersonName | None
    at: Moment | None


class Explanations(Schema):
    """Every explanation."""

    explanations: list[Explanation]


class Document(Schema):
    """A file of a submission."""

    format: str
    issued: bool
    name: str
    size: int | None
    sha256: str | None


class Documents(Schema):
    """The paper in each format."""

    documents: list[Document]


def cell_value(content: CellContent) -> dict[str, Any]:
    """`{state, value, note}` of a cell."""
    number = content.value.number
    value = None if number is None else plain_number(number)
    return {"state": content.value.state.value, "value": value, "note": content.note}
