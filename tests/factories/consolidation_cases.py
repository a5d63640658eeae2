"""A province small enough to see through, what its agencies report, and the cases of tests/cases/consolidation."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import yaml

from caicach.adapters.content.consolidation import consolidation_rules
from caicach.adapters.content.load import load_catalogue
from caicach.core.catalogue.indicators import FormVersion
from caicach.core.catalogue.leads import Lead
from caicach.core.consolidation.consolidate import Consolidation, consolidate
from caicach.core.consolidation.contributions import Contribution
from caicach.core.consolidation.plan import Expected, Plan, Prefer
from caicach.core.consolidation.rules import Rules
from caicach.core.ground.agencies import Agency, AgencyPlace, AgencyType, Succession, SuccessionKind
from caicach.core.ground.directory import Directory
from caicach.core.ground.periods import PeriodKind, ReportingPeriod
from caicach.core.submissions.owed import AfterSuccession
from factories.filings import YEAR_2023, value_of


FOLDER = Path(__file__).parents[1] / "cases" / "consolidation"
REFORM, TWO_LEVEL = date(2025, 3, 1), date(2025, 7, 1)
YEAR_2025 = ReportingPeriod(PeriodKind.YEAR, 2025, date(2024, 12, 15), date(2025, 12, 14))
PERIODS = {"2023": YEAR_2023, "2025": YEAR_2025}
DAY = timedelta(days=1)

_TYPES = {
    "tinh": AgencyType.PROVINCE,
    "so-noi-vu": AgencyType.HOME_AFFAIRS,
    "huyen": AgencyType.DISTRICT,
    "xa-1": AgencyType.COMMUNE,
    "xa-2": AgencyType.COMMUNE,
}
_LIVES = {
    "huyen": (None, TWO_LEVEL - DAY),
    "so-cu-1": (None, REFORM - DAY),
    "so-cu-2": (None, REFORM - DAY),
    "so-chia": (None, REFORM - DAY),
    "so-moi": (REFORM, None),
    "so-x": (REFORM, None),
    "so-y": (REFORM, None),
}
_NAMES = (
    "tinh", "so-noi-vu", "van-phong", "so-a", "so-b", "so-cu-1", "so-cu-2", "so-moi", "so-chia", "so-x", "so-y",
    "huyen", "xa-1", "xa-2",
)  # fmt: skip


def _agency(name: str) -> Agency:
    first, last = _LIVES.get(name, (None, None))
    parent = None if name == "tinh" else "tinh"
    return Agency(name, name, _TYPES.get(name, AgencyType.DEPARTMENT), name.upper(), parent, first, last)


def _places() -> tuple[AgencyPlace, ...]:
    found = [
        AgencyPlace(n, "tinh", *_LIVES.get(n, (None, None))) for n in _NAMES if n[:2] in {"so", "va", "hu"}
    ]
    for name in ("xa-1", "xa-2"):
        found += [
            AgencyPlace(name, "huyen", None, TWO_LEVEL - DAY),
            AgencyPlace(name, "tinh", TWO_LEVEL, None),
        ]
    return tuple(found)


PROVINCE = Directory(
    agencies=tuple(_agency(name) for name in _NAMES),
    places=_places(),
    successions=(
        Succession("so-cu-1", "so-moi", SuccessionKind.MERGED_INTO, REFORM),
        Succession("so-cu-2", "so-moi", SuccessionKind.MERGED_INTO, REFORM),
        Succession("so-chia", "so-x", SuccessionKind.SPLIT_INTO, REFORM),
        Succession("so-chia", "so-y", SuccessionKind.SPLIT_INTO, REFORM),
        Succession("huyen", None, SuccessionKind.ABOLISHED, TWO_LEVEL),
    ),
)


def rules(leads: Mapping[str, list[str]] | None = None) -> Rules:
    """Those of the product, with other leads: van-phong keeps every catalogue unless said."""
    known = consolidation_rules()
    named = (
        leads if leads is not None else {"van-phong": ["C.1.4", "C.1.4.1", "C.2.1", "G.2", "G.4", "D.1.3"]}
    )
    form = load_catalogue().form("2023")
    found = tuple(
        Lead(agency, frozenset(form.by_code[code].id for code in codes)) for agency, codes in named.items()
    )
    return Rules(known.counted, known.shares, known.bases, known.answers_for_below, known.disjoint, found)


def given(
    agency: str,
    figures: Mapping[str, str],
    period: ReportingPeriod = YEAR_2023,
    form: str = "2023",
    **more: Any,
) -> Contribution:
    """What the agency reports: figures by printed code (`A.1`), as `value_of` reads them."""
    version = load_catalogue().form(form)
    values = {version.by_code[code].id: value_of(text) for code, text in figures.items()}
    kind = _TYPES.get(agency, AgencyType.DEPARTMENT)
    return Contribution(more.pop("id", f"bc-{agency}"), agency, kind, version, period.id, values, **more)


def plan(period: ReportingPeriod = YEAR_2023, form: str = "2023", **more: Any) -> Plan:
    """A plan for the whole province on the map of the cut-off; `expected` are names of agencies."""
    names = more.pop("expected", ())
    owing = tuple(Expected(name, _TYPES.get(name, AgencyType.DEPARTMENT)) for name in names)
    on = more.pop("on", period.cutoff_on)
    version = load_catalogue().form(form)
    return Plan("tinh", period, version, on, more.pop("rules", rules()), owing, **more)


@dataclass(frozen=True)
class ConsolidationCase:
    """A case as it stands in the file: `title` says what it shows, `subject` the page's heading it stands under."""

    title: str
    subject: str
    entry: Mapping[str, Any]

    @property
    def form(self) -> FormVersion:
        """The form the province reports by."""
        period = str(self.entry.get("period", "2023"))
        return load_catalogue().form(self.entry.get("form", "two-level" if period == "2025" else "2023"))

    @property
    def frozen(self) -> "ConsolidationCase":
        """The same as it was frozen."""
        return ConsolidationCase(self.title, self.subject, {**self.entry, **self.entry["frozen"]})


def consolidation_cases() -> list[ConsolidationCase]:
    """Every case of every file, in order."""
    return [
        ConsolidationCase(entry["title"], file.stem.partition("-")[2].replace("-", " "), entry)
        for file in sorted(FOLDER.glob("*.yaml"))
        for entry in yaml.safe_load(file.read_text(encoding="utf-8"))
    ]


def carried_out(case: ConsolidationCase) -> Consolidation:
    """The consolidation the case describes."""
    entry, form = case.entry, case.form
    period = PERIODS[str(entry.get("period", "2023"))]
    bases = {
        form.by_code[code].id: {agency: Decimal(number) for agency, number in known.items()}
        for code, known in entry.get("bases", {}).items()
    }
    laid = plan(
        period,
        form.id,
        on=entry.get("as_of", period.cutoff_on),
        expected=entry.get("missing", ()),
        bases=bases,
        prefer=Prefer(entry.get("prefer", "whole")),
        after_succession=AfterSuccession(entry.get("after_succession", "successor")),
        rules=rules(entry.get("leads")),
    )
    return consolidate(
        laid, [_given(agency, said, period, form) for agency, said in entry["given"].items()], PROVINCE
    )


def _given(agency: str, said: Mapping[str, Any], period: ReportingPeriod, form: FormVersion) -> Contribution:
    version = load_catalogue().form(said.get("form", form.id))
    listed = {version.by_code[code].id: frozenset(names) for code, names in said.get("listed", {}).items()}
    figures = {code: str(text) for code, text in said.items() if code[1:2] == "."}
    return given(agency, figures, period, version.id, elements=listed)
