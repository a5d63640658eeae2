"""What a source says of itself beside its figures: agency, period, head of the paper; and the statement they make."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from caicach.adapters.sources.entries import Figures
from caicach.core.catalogue.agency_words import type_of_name
from caicach.core.catalogue.catalogue import Catalogue
from caicach.core.catalogue.indicators import FormVersion
from caicach.core.catalogue.period_words import find_period, period_by_id
from caicach.core.documents.official import DateToPrint
from caicach.core.documents.statement import Masthead, Statement
from caicach.core.ground.agencies import Agency, AgencyType
from caicach.core.ground.periods import ReportingPeriod
from caicach.core.ground.text import fold, squash


# The names a source may give its facts; each is a text.
FACTS = (
    "form_version",
    "agency",
    "agency_type",
    "abbreviation",
    "province",
    "period",
    "parent_agency",
    "place",
    "number",
    "symbol",
    "addressees",
    "capacity",
    "position",
    "signatory",
    "recipients",
)
_SEVERAL = re.compile(r"\s*[;\n]\s*")
_PROVINCE = re.compile(r"\b(?:tỉnh|thành phố)\s+\S.*$")


@dataclass(frozen=True)
class Facts:
    """Facts by name; what the caller of a command says holds over what the source says."""

    texts: Mapping[str, str]
    period: ReportingPeriod | None = None
    agency_type: AgencyType | None = None
    kept: Mapping[str, str] = field(default_factory=dict)

    def get(self, name: str) -> str | None:
        """The fact, None when the source leaves it empty."""
        return squash(self.texts.get(name, "")) or None


def facts_of(
    texts: Mapping[str, str],
    catalogue: Catalogue,
    period: ReportingPeriod | None,
    agency_type: AgencyType | None,
) -> Facts:
    """The facts, with period and type of agency understood (`2023-year`, `năm 2023`; `department`, or by name)."""
    said = squash(texts.get("period", ""))
    agency = agency_named(squash(texts.get("agency", "")), catalogue)
    return Facts(
        texts,
        period or period_by_id(catalogue.regimes, said) or find_period([said], None, catalogue.regimes),
        agency_type or _type(texts, agency),
    )


def statement_from(figures: Figures, form: FormVersion, facts: Facts, catalogue: Catalogue) -> Statement:
    """The statement of these figures and facts."""
    known = agency_named(facts.get("agency") or "", catalogue)
    name = known.name if known else _in_sentence_case(facts.get("agency"))
    province = facts.get("province") or _province(name or "")
    is_below = facts.agency_type in {AgencyType.DEPARTMENT, AgencyType.HOME_AFFAIRS}
    short = squash(name.removesuffix(province)) if name and province and is_below else name
    return Statement(
        form=form,
        values=figures.values,
        notes=figures.notes,
        agency_name=f"{short} {province}" if is_below and short and province else name,
        short_name=short,
        agency_type=facts.agency_type,
        abbreviation=facts.get("abbreviation") or _abbreviation(known, name),
        province=province,
        period=facts.period,
        masthead=_masthead(facts),
        led=led_of(facts, form, facts.period, catalogue),
    )


def led_of(
    facts: Facts, form: FormVersion, period: ReportingPeriod | None, catalogue: Catalogue
) -> frozenset[str]:
    """The rows the agency the facts name answers for its whole province at the cut-off; none while it is not known."""
    known = agency_named(facts.get("agency") or "", catalogue)
    return catalogue.led_by(known.id if known else None, period.cutoff_on if period else None, form)


def _masthead(facts: Facts) -> Masthead:
    return Masthead(
        parent_agency=facts.get("parent_agency"),
        number=facts.get("number"),
        symbol=facts.get("symbol"),
        place=facts.get("place"),
        dated=DateToPrint(None, None, None),
        addressees=_several(facts, "addressees"),
        capacity=facts.get("capacity"),
        position=facts.get("position"),
        signatory=facts.get("signatory"),
        recipients=_several(facts, "recipients"),
    )


def _several(facts: Facts, name: str) -> tuple[str, ...]:
    """A list given in one text, an item a line or between semicolons."""
    items = (squash(item).lstrip("-– ") for item in _SEVERAL.split(facts.texts.get(name, "")))
    return tuple(item.rstrip(".;") for item in items if item)


def agency_named(name: str, catalogue: Catalogue) -> Agency | None:
    """The one agency of the catalogue with that id or name."""
    wanted = name.casefold()
    same = [
        a
        for a in catalogue.agencies
        if wanted in (a.id, a.name.casefold(), *map(str.casefold, a.short_names))
    ]
    return same[0] if len({a.name for a in same}) == 1 else None


def _abbreviation(known: Agency | None, name: str | None) -> str | None:
    """The abbreviation of symbols: every people's committee is `UBND` (Decree 30/2020, Annex I)."""
    if known is not None and known.abbreviation:
        return known.abbreviation
    return "UBND" if name and fold(name).startswith(("ubnd ", "uy ban nhan dan ")) else None


def _type(texts: Mapping[str, str], agency: Agency | None) -> AgencyType | None:
    said = squash(texts.get("agency_type", ""))
    if said in set(AgencyType):
        return AgencyType(said)
    return agency.type if agency else type_of_name(squash(texts.get("agency", "")))


def _province(name: str) -> str | None:
    found = _PROVINCE.search(name)
    return found[0] if found else None


def _in_sentence_case(name: str | None) -> str | None:
    """A name a letterhead gives in capitals, as a sentence begins with it."""
    return name.capitalize() if name is not None and name.isupper() else name
