"""The rule that the narrative says what the appendix says: each claim against the row it speaks of."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from caicach.core.catalogue.claims import Claim, NumberFound, Reading
from caicach.core.catalogue.filing import Filing
from caicach.core.catalogue.indicators import Nature
from caicach.core.checks.check import Check, Subject
from caicach.core.checks.findings import Finding, Severity
from caicach.core.checks.narrative.appendix_figures import AppendixFigure, appendix_figures, row_value
from caicach.core.checks.narrative.contradictions import quoted
from caicach.core.checks.narrative.sentences import own_claims
from caicach.core.checks.narrative.spans import shown, written_percent
from caicach.core.checks.narrative.telling import Doubt, counted, told
from caicach.core.ground.periods import PeriodKind
from caicach.core.ground.words import Words


PARTS_OF_YEAR = {"quý I", "quý II", "quý III", "quý IV", "6 tháng đầu năm"}
FLOWING = {Nature.FLOW, Nature.CUMULATIVE}
SURE = 80
DIFFERS = ("agrees_with_text.differs", "agrees_with_text.differs_sum")
DENIED = ("agrees_with_text.denied", "agrees_with_text.denied_sum")
"""What is said of a number and of a denial, for one row and for several."""
MILLION = Decimal(1_000_000)


@dataclass(frozen=True)
class AgreesWithTable:
    """Claims against rows. `sentence` is the rule in words."""

    sentence: Words

    def describe(self) -> Words:
        """The rule as a sentence of the manual."""
        return self.sentence

    def judge(self, check: Check, subject: Subject) -> Iterable[Finding]:
        """Every claim that agrees with none of the rows its words may mean, and every one whose rows were left blank."""
        said: set[str] = set()
        for claim in own_claims(subject.filing):
            doubt = _doubt(claim, subject.filing)
            if doubt and doubt.fact not in said:
                said.add(doubt.fact)
                yield told(doubt, check, subject)


def _doubt(claim: Claim, filing: Filing) -> Doubt | None:
    number = claim.numbers[0]
    if not claim.readings or not filing.observations or number.scope.label:
        return None
    known = appendix_figures(claim, filing)
    if not known:
        return None if number.scope.period else _left_blank(claim, filing)
    if number.scope.period:
        # A figure of another period inside the reported one is not in the appendix.
        return _beyond_whole_period(claim, known, filing)
    if any(_agrees(number, figure, filing) for figure in known):
        return None
    return _differs(claim, next((figure for figure in known if figure.value != 0), known[0]), filing)


def _beyond_whole_period(claim: Claim, known: Sequence[AppendixFigure], filing: Filing) -> Doubt | None:
    """What flowed in a part of the year cannot be more than in the whole of it."""
    number = claim.numbers[0]
    most = max(known, key=lambda figure: figure.value)
    flows = all(filing.form.by_id[row].nature in FLOWING for row in most.reading.plus)
    is_year = filing.period is not None and filing.period.kind is PeriodKind.YEAR
    is_part = number.scope.period in PARTS_OF_YEAR and not most.reading.minus and not number.is_percent
    if not (flows and is_year and is_part) or number.bounds[0] <= most.value:
        return None
    return _differs(claim, most, filing)


def _agrees(number: NumberFound, figure: AppendixFigure, filing: Filing) -> bool:
    if number.is_percent:
        span = written_percent(number)
        return span.low <= figure.value <= span.high
    low, high = (bound / _scale(number, figure.reading, filing) for bound in number.bounds)
    return low <= figure.value <= high


def _scale(number: NumberFound, reading: Reading, filing: Filing) -> Decimal:
    """Money stands in đồng in the text and in millions in the appendix."""
    unit = filing.form.by_id[reading.plus[0]].unit
    in_millions = number.family == "money" and unit is not None and "triệu" in unit.printed.lower()
    return MILLION if in_millions else Decimal(1)


def _differs(claim: Claim, figure: AppendixFigure, filing: Filing) -> Doubt:
    number = claim.numbers[0]
    single, summed = DENIED if claim.is_denial else DIFFERS
    working = figure.working or figure.codes[0]
    return _about(
        claim,
        figure.reading,
        filing,
        key=summed if figure.working else single,
        expected=_with_unit(figure.value, number),
        arithmetic=f"{_said(claim)} ≠ {working} = {shown(figure.value)}",
        severity=Severity.ERROR if number.is_exact and claim.score >= SURE else Severity.WARNING,
        codes=figure.codes,
        working=figure.working,
    )


def _left_blank(claim: Claim, filing: Filing) -> Doubt | None:
    """The text gives a number and the appendix none; a zero said in the text needs none."""
    number = claim.numbers[0]
    reading = claim.readings[0]
    alone = len(claim.readings) == 1 and not reading.minus and len(reading.plus) == 1
    in_table = reading.plus[0] in filing.observations
    if not alone or not in_table or number.value == 0 or claim.score < SURE:
        return None
    if row_value(reading.plus[0], filing) is not None:
        return None
    return _about(
        claim,
        reading,
        filing,
        key="agrees_with_text.blank",
        expected=_said(claim),
        arithmetic="",
        severity=Severity.WARNING,
        codes=(filing.form.by_id[reading.plus[0]].code,),
    )


def _about(
    claim: Claim,
    reading: Reading,
    filing: Filing,
    key: str,
    expected: str,
    arithmetic: str,
    severity: Severity,
    codes: tuple[str, ...],
    working: str = "",
) -> Doubt:
    row = filing.form.by_id[reading.plus[0]]
    number = claim.numbers[0]
    return Doubt(
        key=key,
        fact=f"text_table:{reading.plus[0]}",
        where=number.where,
        values={
            "row": f"{row.code} “{_label(row.label)}”",
            "counted": counted(number),
            "working": working,
            "said_words": quoted(claim.sentence),
        },
        found=_said(claim),
        expected=expected,
        arithmetic=arithmetic,
        severity=severity,
        codes=codes,
        code=codes[0],
    )


def _label(label: str) -> str:
    text = " ".join(label.split())
    return text if len(text) <= 90 else f"{text[:90].rsplit(' ', 1)[0]}…"


def _said(claim: Claim) -> str:
    number = claim.numbers[0]
    return "0" if claim.is_denial else number.where.text


def _with_unit(value: Decimal, number: NumberFound) -> str:
    return f"{shown(value)}%" if number.is_percent else shown(value)
