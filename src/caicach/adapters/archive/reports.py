"""Reports that were read from files as accepted submissions."""

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from caicach.adapters.archive.submissions import AcceptedSubmission
from caicach.adapters.consolidating.reports import ReadReport
from caicach.adapters.consolidating.usual_plan import TO_MINISTRY, WITHIN_PROVINCE
from caicach.adapters.content.load import load_catalogue
from caicach.adapters.content.messages import message
from caicach.core.consolidation.contributions import Contribution
from caicach.core.ground.agencies import AgencyType
from caicach.core.ground.errors import CaicachError, UnreadableInput
from caicach.core.ground.numbers import plain_number
from caicach.core.ground.tallies import Tally


Current = Mapping[tuple[str, str], tuple[int, str, str]]
"""Of an agency and period: version, hash of the content and id of what the archive holds."""


def accepted_reports(
    reports: Iterable[ReadReport], accepted_on: date, current: Current
) -> Iterator[AcceptedSubmission | CaicachError]:
    """Each report as a submission, or why it is none: of those of one agency and period only the first."""
    first: dict[tuple[str, str, str], str] = {}
    for report in reports:
        try:
            submission = accepted_report(report, accepted_on, current)
        except CaicachError as error:
            yield error
            continue
        before = first.setdefault(submission.key, report.name)
        yield submission if before == report.name else _second(report.name, before)


def accepted_report(report: ReadReport, accepted_on: date, current: Current) -> AcceptedSubmission:
    """The report of an agency that is known, for a period that is known (UnreadableInput when one is not), under the regime
    agencies of its type report by: the next version of what the archive holds of them, or the same when nothing in it
    differs. Its id is made of its content."""
    agency, kind, period, name = report.agency, report.agency_type, report.period, report.name
    if agency is None or kind is None:
        raise UnreadableInput(message("archive.no_agency", name=name), message("archive.no_agency_do"))
    if period is None:
        raise UnreadableInput(message("archive.no_period", name=name), message("archive.no_period_do"))
    seal = _seal(report)
    version, seal_before, id_before = current.get((agency, period.id), (0, "", ""))
    is_same = seal == seal_before
    catalogue = load_catalogue()
    form = catalogue.form(report.form)
    given = Contribution(
        id=f"{agency}-{period.id}-{seal[:12]}",
        agency=agency,
        agency_type=kind,
        form=form,
        period=period.id,
        values=report.values,
        sent_on=report.dated,
        content_hash=seal,
        texts=report.whole_texts,
        tallies=report.tallies,
        elements=report.elements,
    )
    return AcceptedSubmission(
        given,
        version if is_same else version + 1,
        accepted_on,
        TO_MINISTRY if kind is AgencyType.PROVINCE else WITHIN_PROVINCE,
        period_kind=period.kind,
        replaces="" if is_same else id_before,
        led=catalogue.led_by(agency, period.cutoff_on, form),
    )


def _second(name: str, first: str) -> CaicachError:
    return UnreadableInput(
        message("archive.two_reports", name=name, other=first), message("archive.two_reports_do")
    )


def _seal(report: ReadReport) -> str:
    """SHA-256 over all that is said, in one fixed order: the same report in another file is the same."""
    said: dict[str, object] = {
        "form": report.form,
        "values": {
            row: [v.state.value, plain_number(v.number) if v.number is not None else None]
            for row, v in report.values.items()
        },
        "texts": report.whole_texts,
    }
    if report.tallies:
        said["tallies"] = {row: _answers(tally) for row, tally in report.tallies.items()}
    if report.elements:
        said["elements"] = {row: sorted(listed) for row, listed in report.elements.items()}
    text = json.dumps(said, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def _answers(tally: Tally) -> dict[str, int]:
    codes = {plain_number(code): count for code, count in tally.codes.items()}
    return codes | {state.value: count for state, count in tally.without.items()}
