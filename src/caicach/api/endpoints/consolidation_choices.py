"""What people decide about a period they consolidate: reports left out, figures of the base year."""

from decimal import Decimal

from ninja import Router

from caicach.actions.base_figures import BaseSheet, write_bases
from caicach.actions.consolidated import consolidated
from caicach.actions.consolidations import leave_out
from caicach.api.endpoint import endpoint
from caicach.api.endpoints.consolidations import agency_for, doing_for
from caicach.api.requests import Request
from caicach.api.shapes import consolidations as shapes
from caicach.api.shapes.of_bases import bases_shape
from caicach.core.submissions.acts import Act
from caicach.store.models import Consolidation


router = Router(tags=["consolidations"])
_ONE = "/consolidations/{regime}/{period}"


@endpoint(router, "PUT", f"{_ONE}/left-out/{{submission}}", act=Act.CONSOLIDATE, answer=shapes.LeftOut)
def leave_report_out(
    request: Request, regime: str, period: str, submission: int, given: shapes.LeftOutGiven
) -> shapes.LeftOut:
    """Leave a report out of the figures; the reason is in the log and beside the agency."""
    doing = doing_for(request, regime, period)
    return _left_out(leave_out(**doing, submission_id=submission, reason=given.reason))


@endpoint(router, "DELETE", f"{_ONE}/left-out/{{submission}}", act=Act.CONSOLIDATE, answer=shapes.LeftOut)
def take_report_in(request: Request, regime: str, period: str, submission: int) -> shapes.LeftOut:
    """Count a report again."""
    doing = doing_for(request, regime, period)
    return _left_out(leave_out(**doing, submission_id=submission, reason=""))


@endpoint(router, "GET", f"{_ONE}/bases", act=Act.SEE_CONSOLIDATION, answer=shapes.Bases)
def read_bases(request: Request, regime: str, period: str) -> shapes.Bases:
    """What agencies had in the base year, those that ended included; kept for all periods."""
    return _bases(agency_for(request, regime, period), regime, period)


@endpoint(router, "PATCH", f"{_ONE}/bases", act=Act.CONSOLIDATE, answer=shapes.Bases)
def change_bases(request: Request, regime: str, period: str, given: shapes.BasesGiven) -> shapes.Bases:
    """Write numbers of the base year: all of these or none."""
    doing = doing_for(request, regime, period)
    numbers: dict[tuple[str, str], Decimal | None] = {
        (one.agency, one.indicator): one.base_value for one in given.bases
    }
    write_bases(**doing, numbers=numbers)
    return _bases(doing["agency"], regime, period)


def _left_out(kept: Consolidation) -> shapes.LeftOut:
    return shapes.LeftOut(left_out={int(id_): why for id_, why in kept.plan["left_out"].items()})


def _bases(agency: str, regime: str, period: str) -> shapes.Bases:
    return bases_shape(BaseSheet(consolidated(agency, regime, period)))
