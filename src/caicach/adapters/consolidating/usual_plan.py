"""The plan when nobody wrote one: who owes a report under the root, by the regime and the directory; the newest form."""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date

from caicach.adapters.consolidating.nation import NATION
from caicach.adapters.consolidating.plan_file import KeptPlan
from caicach.adapters.consolidating.reports import ReadReport
from caicach.adapters.consolidating.wishes import Wishes
from caicach.adapters.content.consolidation import consolidation_rules
from caicach.adapters.content.messages import message
from caicach.adapters.content.receivers import receivers
from caicach.core.catalogue.catalogue import Catalogue
from caicach.core.catalogue.period_words import period_by_id
from caicach.core.consolidation.contributions import Contribution
from caicach.core.consolidation.leading import leads_above
from caicach.core.consolidation.placing import PlaceMap
from caicach.core.consolidation.plan import Expected, Plan
from caicach.core.ground.agencies import Agency, AgencyType
from caicach.core.ground.directory import Directory
from caicach.core.ground.errors import UnreadableInput, WrongUsage
from caicach.core.ground.periods import ReportingPeriod
from caicach.core.ground.text import fold
from caicach.core.submissions.owed import AfterSuccession, Receiving, duties_owed


WITHIN_PROVINCE, TO_MINISTRY = "cchc-province", "cchc"
_OUTWARD = Receiving(TO_MINISTRY, {}, AfterSuccession.SUCCESSOR)


def usual_plan(
    reports: Sequence[ReadReport],
    rows: Sequence[Contribution],
    wishes: Wishes,
    catalogue: Catalogue,
    directory: Directory,
) -> KeptPlan:
    """The plan for the period and province most reports are of, unless the person said another. UnreadableInput when
    nothing tells the period or the province."""
    said = [report.period.id for report in reports if report.period is not None]
    found = _most((*said, *(row.period for row in rows)))
    period = wishes.period or (period_by_id(catalogue.regimes, found) if found else None)
    if period is None:
        raise UnreadableInput(
            message("consolidating.no_period_at_all"), message("consolidating.no_period_at_all_do")
        )
    on = wishes.as_of or period.cutoff_on
    if on < period.from_on:
        raise WrongUsage(
            message("consolidating.map_too_old", day=on, start=period.from_on),
            message("consolidating.map_too_old_do", start=period.from_on),
        )
    root = (
        find_root(wishes.root, directory, on) if wishes.root else _root_of([*reports, *rows], directory, on)
    )
    form = catalogue.form_on(period.cutoff_on)
    return KeptPlan(
        Plan(
            root=root,
            period=period,
            form=form,
            on=on,
            rules=consolidation_rules(),
            expected=expected_under(root, period, on, catalogue, directory),
            leads=leads_above(root, form, directory, on),
        )
    )


def expected_under(
    root: str, period: ReportingPeriod, on: date, catalogue: Catalogue, directory: Directory
) -> tuple[Expected, ...]:
    """Every agency under the root that owes a report of the period, with its due day, in the order of the directory."""
    regime_id = TO_MINISTRY if root == NATION else WITHIN_PROVINCE
    regime = next(r for r in catalogue.regimes if r.id == regime_id)
    receiving = receivers().get(regime_id, _OUTWARD)
    where = PlaceMap(directory, root, on)
    return tuple(
        Expected(owed.agency, directory.agency(owed.agency).type, owed.dates.due_on)
        for owed in duties_owed(directory, regime, period, receiving)
        if owed.agency != root and where.place(owed.agency) is not None
    )


def find_root(said: str, directory: Directory, on: date) -> str:
    """The agency of that id, the province of that name, or an agency of that name; WrongUsage when there is none on the
    day or several."""
    if (known := directory.find(said)) is not None and known.is_alive(on):
        return known.id
    wanted = fold(said)
    alive = directory.alive_on(on)
    for kinds in (frozenset({AgencyType.PROVINCE}), frozenset(AgencyType)):
        fitting = [agency.id for agency in alive if agency.type in kinds and wanted in _names(agency)]
        if len(fitting) == 1:
            return fitting[0]
    raise WrongUsage(
        message("consolidating.unknown_root", value=said, day=on), message("consolidating.unknown_root_do")
    )


def _names(agency: Agency) -> frozenset[str]:
    names = {fold(name) for name in (agency.name, *agency.short_names)}
    bare = {name.rpartition(" tinh ")[2] for name in names} | {name.rpartition(" pho ")[2] for name in names}
    return frozenset(names | bare)


def _root_of(reports: Iterable[ReadReport | Contribution], directory: Directory, on: date) -> str:
    """The province most reports are from; the nation when they are provinces' own."""
    found = _most(tops_of(reports, directory, on))
    if found is None:
        raise UnreadableInput(message("consolidating.no_root"), message("consolidating.no_root_do"))
    return found


def tops_of(reports: Iterable[ReadReport | Contribution], directory: Directory, on: date) -> list[str]:
    """What each report goes into, of those whose agency is known: a province, or the nation."""
    where = PlaceMap(directory, NATION, on)
    places = [where.place(report.agency) for report in reports if report.agency is not None]
    return [_top(place.node, directory, on) for place in places if place is not None]


def _top(node: str, directory: Directory, on: date) -> str:
    """What an agency's report goes into: of a province the nation, of another its province."""
    above = directory.ancestors_on(node, on)
    province = next((agency for agency in above if agency.type is AgencyType.PROVINCE), None)
    return province.id if province is not None else NATION


def _most(found: Iterable[str]) -> str | None:
    counted = Counter(found).most_common(1)
    return counted[0][0] if counted else None
