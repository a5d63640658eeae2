"""What an agency states for a period: its figures and notes, the head of the paper, the narrative a person wrote."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from caicach.core.catalogue.indicators import FormVersion
from caicach.core.catalogue.leads import NONE_LED
from caicach.core.documents.official import Blank, DateToPrint
from caicach.core.ground.agencies import AgencyType
from caicach.core.ground.periods import ReportingPeriod
from caicach.core.ground.values import Value


# Where a person's opening paragraph is kept; other keys are divisions of the outline.
OPENING = "opening"


@dataclass(frozen=True, slots=True)
class Reference:
    """A number a person wrote that equals a figure; `tag` is that of the figure, `text` as it was written."""

    tag: str
    text: str

    @property
    def indicator(self) -> str:
        """The indicator the figure stands for."""
        return self.tag.partition(":")[0]

    @property
    def is_token(self) -> bool:
        """Whether no number was written, only the figure referred to."""
        return self.text == f"{{{{{self.tag}}}}}"


@dataclass(frozen=True, slots=True)
class Correction:
    """Words whose right writing is certain: what the person wrote, and what is printed instead."""

    written: str
    text: str


KeptInline = str | Reference | Correction | Blank


@dataclass(frozen=True, slots=True)
class KeptParagraph:
    """A paragraph a person wrote: its words, its figures as references, a blank at each doubt. `denied` are the
    indicators it says nothing of arose for (`không phát sinh …`)."""

    inlines: tuple[KeptInline, ...]
    denied: frozenset[str] = frozenset()

    @property
    def speaks_of(self) -> frozenset[str]:
        """The indicators it already speaks of."""
        return self.denied | {i.indicator for i in self.inlines if isinstance(i, Reference)}


@dataclass(frozen=True, slots=True)
class Masthead:
    """What stands around the body, as far as known; what is None or empty comes from the outline, or stays blank."""

    parent_agency: str | None = None
    issuer: str | None = None
    number: str | None = None
    symbol: str | None = None
    place: str | None = None
    dated: DateToPrint = field(default=DateToPrint(None, None, None))
    addressees: tuple[str, ...] = ()
    capacity: str | None = None
    position: str | None = None
    signatory: str | None = None
    recipients: tuple[str, ...] = ()


@dataclass(frozen=True)
class Statement:
    """One agency, one period, one version of the form. `agency_name` is the full name (`Ban Dân tộc tỉnh Gia Lai`),
    `short_name` the name sentences use (`Ban Dân tộc`); `kept` are a person's paragraphs by division of the
    outline. `tallies` are the coded rows that count agencies, with how many were asked; `led` the rows the agency answers
    for its whole province. What is None is not known and is
    left for a person to write."""

    form: FormVersion
    values: Mapping[str, Value]
    notes: Mapping[str, str] = field(default_factory=dict)
    agency_name: str | None = None
    short_name: str | None = None
    agency_type: AgencyType | None = None
    abbreviation: str | None = None
    province: str | None = None
    period: ReportingPeriod | None = None
    masthead: Masthead = field(default=Masthead())
    kept: Mapping[str, tuple[KeptParagraph, ...]] = field(default_factory=dict)
    tallies: Mapping[str, int] = field(default_factory=dict)
    led: frozenset[str] = NONE_LED

    def __post_init__(self) -> None:
        unknown = [indicator for indicator in self.values if indicator not in self.form.by_id]
        if unknown:
            raise ValueError(f"the form {self.form.id} has no row {unknown[0]}")

    @property
    def corrections(self) -> tuple[Correction, ...]:
        """The words of the person that are printed corrected, in their order."""
        inlines = (i for paragraphs in self.kept.values() for p in paragraphs for i in p.inlines)
        return tuple(inline for inline in inlines if isinstance(inline, Correction))
