"""Consolidations as the API tells them."""

from decimal import Decimal

from caicach.actions.consolidated import Consolidated
from caicach.actions.consolidation_delta import Delta
from caicach.api.shapes import consolidations as shapes
from caicach.api.shapes.common import AgencyName
from caicach.core.catalogue.indicators import Indicator
from caicach.core.consolidation.coverage import AgencyCoverage
from caicach.core.consolidation.delta import Because, Change
from caicach.core.consolidation.figures import ConsolidatedFigure
from caicach.core.ground.agencies import Agency
from caicach.core.ground.numbers import plain_number
from caicach.core.ground.values import Value
from caicach.store.models import ConsolidationFreeze


def named(agency: Agency) -> AgencyName:
    """The agency, named."""
    short = agency.short_names[0] if agency.short_names else agency.name
    return AgencyName(id=agency.id, name=agency.name, short_name=short)


def coverage_shape(found: Consolidated, regime: str) -> shapes.ConsolidationCoverage:
    """Who is in the figures."""
    plan, coverage = found.result.plan, found.coverage
    return shapes.ConsolidationCoverage(
        root=named(found.root),
        regime=regime,
        period=plan.period.id,
        on=plan.on,
        accepted_only=found.choices.accepted_only,
        prefer=found.choices.prefer,
        owed=coverage.expected,
        counted=coverage.received,
        agencies=[_covered(found, one) for one in coverage.agencies],
        unplaced=[named(one) for one in found.unplaced],
    )


def _covered(found: Consolidated, one: AgencyCoverage) -> shapes.CoverageOfAgency:
    excluded = {out.contribution.id: out for out in found.result.arrangement.excluded}
    out = excluded.get(one.submission)
    return shapes.CoverageOfAgency(
        agency=named(found.directory.agency(one.agency)),
        came=one.came,
        submission=int(one.submission) if one.submission else None,
        due_on=one.due_on,
        sent_on=one.sent_on,
        days_late=one.days_late,
        reason=out.reason if out else None,
        included_in=list(out.by) if out else [],
    )


def figures_shape(found: Consolidated, regime: str) -> shapes.ConsolidatedFigures:
    """Every figure."""
    plan = found.result.plan
    return shapes.ConsolidatedFigures(
        root=named(found.root),
        regime=regime,
        period=plan.period.id,
        on=plan.on,
        form_version=plan.form.id,
        figures=[figure_shape(plan.form.by_id[row], one) for row, one in found.result.figures.items()],
    )


def figure_shape(row: Indicator, one: ConsolidatedFigure) -> shapes.ConsolidatedFigure:
    """One figure."""
    return shapes.ConsolidatedFigure(
        indicator=row.id,
        code=row.code,
        state=one.value.state,
        value=_number(one.value),
        asked=one.total.asked,
        reported=one.total.reported,
        code_counts={plain_number(code): count for code, count in one.codes.items()},
        doubts=list(one.doubts),
    )


def parts_shape(found: Consolidated, row: Indicator) -> shapes.FigureParts:
    """One figure taken apart, agencies in tree order."""
    parts = [
        shapes.FigurePart(
            agency=named(found.directory.agency(one.contribution.agency)),
            submission=int(one.contribution.id),
            node=one.place.node,
            placed=one.place.how,
            state=value.state,
            value=_number(value),
        )
        for one, value in found.result.given(row.id)
        if found.result.arrangement.asked(one.contribution, row) is not None
    ]
    missing = [
        named(found.directory.agency(gap.expected.agency)) for gap in found.result.arrangement.silent(row.id)
    ]
    figure = figure_shape(row, found.result.figures[row.id])
    return shapes.FigureParts(figure=figure, parts=parts, missing=missing)


def freeze_shape(frozen: ConsolidationFreeze) -> shapes.Freeze:
    """A freeze. One query."""
    return shapes.Freeze(
        freeze=frozen.number,
        submission=frozen.submission_id,
        version=frozen.submission.version,
        inputs_hash=frozen.inputs_hash,
        inputs=frozen.inputs.count(),
        at=frozen.at,
    )


def delta_shape(delta: Delta) -> shapes.ConsolidationDelta:
    """What would be another."""
    return shapes.ConsolidationDelta(
        freeze=delta.freeze.number,
        submission=delta.freeze.submission_id,
        changes=[_change(delta, change) for change in delta.changes],
    )


def _change(delta: Delta, change: Change) -> shapes.FigureDelta:
    return shapes.FigureDelta(
        indicator=change.row,
        code=delta.row(change.row).code,
        before=_stated(change.before),
        after=_stated(change.after),
        because=[_because(delta, one) for one in change.because],
        because_of_bases=[
            shapes.BaseDelta(
                agency=named(delta.after.directory.agency(one.agency)),
                indicator=one.row,
                base_before=_plain(one.before),
                base_after=_plain(one.after),
            )
            for one in change.bases
        ],
        because_of_rules=[
            shapes.HowDelta(how=one.what, how_before=list(one.before), how_after=list(one.after))
            for one in change.how
        ],
    )


def _because(delta: Delta, one: Because) -> shapes.ChangeCause:
    return shapes.ChangeCause(
        agency=named(delta.after.directory.agency(one.agency)),
        cause=one.cause,
        before=_stated(one.before),
        after=_stated(one.after),
        submission_before=int(one.submission_before) if one.submission_before else None,
        submission_after=int(one.submission_after) if one.submission_after else None,
    )


def _stated(value: Value) -> shapes.StatedValue:
    return shapes.StatedValue(state=value.state, value=_number(value))


def _number(value: Value) -> str | None:
    return _plain(value.number)


def _plain(number: Decimal | None) -> str | None:
    return None if number is None else plain_number(number)
