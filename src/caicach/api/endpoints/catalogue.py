"""What the law asks, as the product keeps it: forms, periods, checks."""

from ninja import Query, Router

from caicach.actions.standing import NotFound
from caicach.actions.words import check_book, content
from caicach.adapters.content.messages import message
from caicach.api.endpoint import endpoint
from caicach.api.requests import Request
from caicach.api.shapes import other as shapes
from caicach.api.words import spoken
from caicach.core.catalogue.indicators import FormVersion, Indicator
from caicach.core.catalogue.regimes import DutyPeriod, Regime
from caicach.core.checks.check import Check
from caicach.core.submissions.acts import Act


router = Router(tags=["catalogue"])


@endpoint(router, "GET", "/forms", act=Act.USE_API, answer=shapes.Forms)
def list_forms(request: Request) -> shapes.Forms:
    """Every version of the form."""
    return shapes.Forms(forms=[shapes.FormBrief(**_brief(form)) for form in content().forms])


@endpoint(router, "GET", "/forms/{form}", act=Act.USE_API, answer=shapes.Form)
def read_form(request: Request, form: str) -> shapes.Form:
    """One version with its rows."""
    found = next((version for version in content().forms if version.id == form), None)
    if found is None:
        raise _unknown(form)
    return shapes.Form(**_brief(found), indicators=[_row(row) for row in found.indicators])


@endpoint(router, "GET", "/periods", act=Act.USE_API, answer=shapes.Periods)
def list_periods(request: Request, asked: Query[shapes.YearAsked]) -> shapes.Periods:
    """Windows, cut-offs and due days of a year."""
    year = asked.year or request.today.year
    found = [_period(regime, period, year) for regime in content().regimes for period in regime.periods]
    return shapes.Periods(year=year, periods=found)


@endpoint(router, "GET", "/checks", act=Act.USE_API, answer=shapes.Checks)
def list_checks(request: Request) -> shapes.Checks:
    """Every published check."""
    return shapes.Checks(checks=[_check(check) for check in check_book()])


@endpoint(router, "GET", "/checks/{check}", act=Act.USE_API, answer=shapes.Check)
def read_check(request: Request, check: str) -> shapes.Check:
    """One check."""
    found = check_book().by_id.get(check)
    if found is None:
        raise _unknown(check)
    return _check(found)


def _unknown(name: str) -> NotFound:
    return NotFound(
        message("api.errors.no_entry", name=name[:80]), message("api.errors.no_entry_do"), name=name[:80]
    )


def _brief(form: FormVersion) -> dict[str, object]:
    return {
        "id": form.id,
        "title": form.title,
        "from_on": form.from_on,
        "until": form.until,
        "rows": len(form.indicators),
        "reference": form.reference,
        "unverified": form.unverified,
    }


def _row(row: Indicator) -> shapes.Row:
    return shapes.Row(
        id=row.id,
        code=row.code,
        label=row.label,
        pillar=row.pillar,
        kind=row.kind.value,
        nature=row.nature.value,
        consolidation=row.consolidation.value,
        unit=row.unit.printed if row.unit else row.printed_unit,
        codes=[shapes.Code(value=item.value, label=item.label) for item in row.codes],
        is_computed=row.formula is not None,
        applies_to=sorted(type_.value for type_ in row.applies_to),
        reference=row.reference,
        unverified=row.unverified,
    )


def _period(regime: Regime, period: DutyPeriod, year: int) -> shapes.Period:
    span = period.for_year(year)
    return shapes.Period(
        regime=regime.id,
        id=span.id,
        name=period.name,
        from_on=span.from_on,
        cutoff_on=span.cutoff_on,
        opens_on=period.opens_on(year),
        due_on={level.value: day for level, day in regime.due_days(period.kind, year).items()},
        reference=period.reference,
        unverified=period.unverified,
    )


def _check(check: Check) -> shapes.Check:
    return shapes.Check(
        id=check.id,
        title=spoken(check.title),
        rule=spoken(check.rule.describe()),
        family=check.family.value,
        severity=check.severity.value,
        from_on=check.from_on,
        until=check.until,
        reference=spoken(check.reference),
        unverified=check.unverified,
    )
