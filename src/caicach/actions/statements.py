"""What a submission states, as the core composes and judges it."""

from datetime import date

from caicach.actions.consolidated_report import tallies_of
from caicach.actions.words import content
from caicach.core.catalogue.indicators import FormVersion
from caicach.core.documents.official import DateToPrint
from caicach.core.documents.statement import KeptParagraph, Masthead, Statement
from caicach.core.documents.written import paragraphs_of
from caicach.core.ground.agencies import AgencyType
from caicach.core.ground.periods import PeriodKind, ReportingPeriod
from caicach.store.cells import cells_of
from caicach.store.models import Duty, Submission


def period_of(duty: Duty) -> ReportingPeriod:
    """The duty's period with its data window."""
    return ReportingPeriod(PeriodKind(duty.kind), duty.year, duty.from_on, duty.cutoff_on)


def form_of(submission: Submission) -> FormVersion:
    """The version of the form the submission is filled in on."""
    return content().form(submission.form_version)


def led_by(submission: Submission) -> frozenset[str]:
    """The rows the reporting agency answers for its whole province, at the cut-off."""
    duty = submission.duty
    return content().led_by(duty.agency_id, duty.cutoff_on, form_of(submission))


def statement_of(submission: Submission) -> Statement:
    """Figures, notes, head and text of the submission. Reads its sheet and sections: two queries, three
    for a consolidated one."""
    duty, agency = submission.duty, submission.duty.agency
    cells = cells_of(submission.sheet.cells)
    form = form_of(submission)
    known = {indicator: cell for indicator, cell in cells.items() if indicator in form.by_id}
    return Statement(
        form=form,
        values={indicator: cell.value for indicator, cell in known.items()},
        notes={indicator: cell.note for indicator, cell in known.items() if cell.note},
        agency_name=agency.name,
        short_name=agency.short_name,
        agency_type=AgencyType(agency.type),
        abbreviation=agency.abbreviation or None,
        province=province_of(duty),
        period=period_of(duty),
        masthead=_masthead(submission),
        kept=kept_of(submission),
        tallies=tallies_of(submission),
        led=led_by(submission),
    )


def kept_of(submission: Submission) -> dict[str, tuple[KeptParagraph, ...]]:
    """The paragraphs people wrote, by division."""
    return {
        section.key: paragraphs
        for section in submission.sections.all()
        if (paragraphs := paragraphs_of(section.text))
    }


def province_of(duty: Duty) -> str | None:
    """`tỉnh Gia Lai`: the end of the name of the agency that stands at the top on the cut-off."""
    receiver = duty.receiver or duty.agency
    for name in (receiver.name, duty.agency.name):
        for kind in ("tỉnh ", "thành phố "):
            _, found, rest = name.partition(kind)
            if found and rest:
                return f"{kind}{rest}"
    return None


def _masthead(submission: Submission) -> Masthead:
    head = submission.head
    return Masthead(
        parent_agency=head.get("parent_agency") or None,
        number=submission.number or None,
        symbol=submission.symbol or head.get("symbol") or None,
        place=head.get("place") or submission.duty.agency.place_name or None,
        dated=_date(submission.issued_on),
        addressees=tuple(head.get("addressees", ())),
        capacity=head.get("capacity"),
        position=head.get("position") or None,
        signatory=head.get("signatory") or None,
        recipients=tuple(head.get("recipients", ())),
    )


def _date(day: date | None) -> DateToPrint:
    return DateToPrint(day.day, day.month, day.year) if day else DateToPrint(None, None, None)
