"""Consolidating a period: who is in the figures, the figures and their parts, freezing, what would change since."""

from dataclasses import replace
from datetime import date
from typing import Any

from ninja import Query, Router

from caicach.actions.consolidated import Consolidated, choices_of, consolidated
from caicach.actions.consolidation_delta import delta_of
from caicach.actions.consolidation_plans import Choices
from caicach.actions.consolidations import choose
from caicach.actions.freezing import freeze
from caicach.actions.standing import NotFound
from caicach.adapters.content.messages import message
from caicach.api.endpoint import endpoint
from caicach.api.requests import Request
from caicach.api.shapes import consolidations as shapes
from caicach.api.shapes.of_consolidations import (
    coverage_shape,
    delta_shape,
    figures_shape,
    freeze_shape,
    parts_shape,
)
from caicach.core.submissions.acts import Act
from caicach.core.submissions.roles import Side
from caicach.store.consolidating import arrived_by_period, last_freezes
from caicach.store.models import Consolidation, Duty
from caicach.store.visible import agencies_where


router = Router(tags=["consolidations"])
_ONE = "/consolidations/{regime}/{period}"


@endpoint(router, "GET", "/consolidations", act=Act.SEE_CONSOLIDATION, answer=shapes.Consolidations)
def list_consolidations(request: Request) -> shapes.Consolidations:
    """The periods the key's agency consolidates, the latest first."""
    mine = _agencies(request)
    frozen = last_freezes(mine)
    briefs = []
    for regime, period, owed, sent, accepted in arrived_by_period(mine):
        last = frozen.get((regime, period))
        briefs.append(
            shapes.ConsolidationBrief(
                regime=regime,
                period=period,
                owed=owed,
                sent=sent,
                accepted=accepted,
                freeze=last.number if last else None,
                submission=last.submission_id if last else None,
            )
        )
    return shapes.Consolidations(consolidations=briefs)


@endpoint(router, "GET", _ONE, act=Act.SEE_CONSOLIDATION, answer=shapes.ConsolidationCoverage)
def read_coverage(
    request: Request, regime: str, period: str, asked: Query[shapes.ChoicesAsked]
) -> shapes.ConsolidationCoverage:
    """Who of those that owe a report is in the figures, how late, and why not."""
    return coverage_shape(_found(request, regime, period, asked), regime)


@endpoint(router, "GET", f"{_ONE}/figures", act=Act.SEE_CONSOLIDATION, answer=shapes.ConsolidatedFigures)
def read_consolidated_figures(
    request: Request, regime: str, period: str, asked: Query[shapes.ChoicesAsked]
) -> shapes.ConsolidatedFigures:
    """The consolidated figures in the printed order of the form."""
    return figures_shape(_found(request, regime, period, asked), regime)


@endpoint(
    router, "GET", f"{_ONE}/figures/{{indicator}}", act=Act.SEE_CONSOLIDATION, answer=shapes.FigureParts
)
def read_figure_parts(
    request: Request, regime: str, period: str, indicator: str, asked: Query[shapes.ChoicesAsked]
) -> shapes.FigureParts:
    """One figure with what each agency gave."""
    found = _found(request, regime, period, asked)
    row = found.result.plan.form.by_id.get(indicator)
    if row is None or row.id not in found.result.figures:
        raise NotFound(message("web.figures.no_such_row"), message("web.figures.no_such_row_do"))
    return parts_shape(found, row)


@endpoint(router, "POST", f"{_ONE}/freezes", act=Act.CONSOLIDATE, answer=shapes.Freeze, status=201)
def freeze_consolidation(
    request: Request, regime: str, period: str, given: shapes.FreezeGiven
) -> shapes.Freeze:
    """Freeze the figures into the root's own report; once that was issued, into a new version of it."""
    doing = doing_for(request, regime, period)
    choices = _choices(request, _kept(doing["agency"], regime, period), given)
    choose(**doing, on=choices.on, accepted_only=choices.accepted_only, prefer=choices.prefer)
    return freeze_shape(freeze(**doing, reason=given.reason))


@endpoint(router, "GET", f"{_ONE}/delta", act=Act.SEE_CONSOLIDATION, answer=shapes.ConsolidationDelta)
def read_delta(request: Request, regime: str, period: str) -> shapes.ConsolidationDelta:
    """Which figures would be another if the period were frozen now, and because of whose submissions."""
    kept = _kept(agency_for(request, regime, period), regime, period)
    last = kept.freezes.select_related("consolidation").first() if kept else None
    if kept is None or last is None:
        raise NotFound(message("consolidations.not_frozen"), message("consolidations.not_frozen_do"))
    return delta_shape(delta_of(last, kept.plan.get("left_out", {})))


def _agencies(request: Request) -> list[str]:
    return agencies_where(request.actor, Act.SEE_CONSOLIDATION, Side.RECEIVING)


def agency_for(request: Request, regime: str, period: str) -> str:
    """The key's agency, if it is owed the period; NotFound otherwise."""
    owed = Duty.objects.filter(receiver__in=_agencies(request), regime=regime, period=period)
    found = owed.values_list("receiver", flat=True).first()
    if found is None:
        raise NotFound(message("consolidations.no_period"), message("consolidations.no_period_do"))
    return str(found)


def doing_for(request: Request, regime: str, period: str) -> dict[str, Any]:
    """What every act on the period is given."""
    agency = agency_for(request, regime, period)
    return {
        "agency": agency, "regime": regime, "period": period,
        "actor": request.actor, "by": request.user, "now": request.now,
    }  # fmt: skip


def _kept(agency: str, regime: str, period: str) -> Consolidation | None:
    return Consolidation.objects.filter(agency=agency, regime=regime, period=period).first()


def _found(request: Request, regime: str, period: str, asked: shapes.ChoicesAsked) -> Consolidated:
    agency = agency_for(request, regime, period)
    return consolidated(agency, regime, period, _choices(request, _kept(agency, regime, period), asked))


def _choices(
    request: Request, kept: Consolidation | None, asked: shapes.ChoicesAsked | shapes.FreezeGiven
) -> Choices:
    choices = choices_of(kept)
    if asked.accepted_only is not None:
        choices = replace(choices, accepted_only=asked.accepted_only)
    if asked.prefer is not None:
        choices = replace(choices, prefer=asked.prefer)
    if asked.map_of is None:
        return choices
    on: date | None = request.today if asked.map_of is shapes.MapOf.TODAY else None
    return replace(choices, on=on)
