"""From a document as found to a filing: who reports, for when, which form, which figures, which claims."""

from collections.abc import Iterator
from datetime import date

from caicach.core.catalogue.agency_words import find_agency, find_agency_type, type_of_name
from caicach.core.catalogue.binding import bind
from caicach.core.catalogue.carried import Carried, carried_of, with_carried
from caicach.core.catalogue.catalogue import Catalogue
from caicach.core.catalogue.claiming import find_claims
from caicach.core.catalogue.filing import Filing
from caicach.core.catalogue.marked_claims import bound_by_marks
from caicach.core.catalogue.period_words import find_period, period_by_id
from caicach.core.ground.agencies import Agency, AgencyType
from caicach.core.ground.periods import ReportingPeriod
from caicach.core.reading.blanks import set_blanks_aside
from caicach.core.reading.found import FoundDocument
from caicach.core.reading.header import Header
from caicach.core.reading.letterhead import read_header
from caicach.core.reading.lines import lines_of
from caicach.core.reading.narrative import annex_lines, narrative_of
from caicach.core.reading.sections import sections_of


def understand(
    found: FoundDocument,
    catalogue: Catalogue,
    period: ReportingPeriod | None = None,
    agency_type: AgencyType | None = None,
    led: frozenset[str] | None = None,
    *,
    reads_claims: bool = True,
) -> Filing:
    """The filing the document makes. What the caller says of period, type of agency and rows it leads holds; else
    what our own file carries; else what the words say. Claims are left out where nobody will ask for them."""
    header = read_header(found)
    found = set_blanks_aside(found)
    carried = carried_of(found)
    period = period or _period(found, header, carried, catalogue)
    day = period.cutoff_on if period is not None else _day_of(header)
    binding = bind(found, catalogue, day)
    agency = _agency(found, header, carried, catalogue, day)
    if led is None:
        led = catalogue.led_by(agency.id if agency else None, day, binding.form)
    observations = with_carried(binding.observations, carried) if carried else binding.observations
    sections = sections_of(found)
    claims = find_claims(sections, binding.form, catalogue.phrases) if reads_claims else ()
    return Filing(
        found=found,
        header=header,
        sections=sections,
        form=binding.form,
        form_reason=binding.reason,
        observations=observations,
        unbound=binding.unbound,
        claims=bound_by_marks(claims, found, binding.form),
        period=period,
        agency=agency,
        agency_type=agency_type or _type(found, header, carried, agency),
        headings=binding.headings,
        printed_rows=binding.rows,
        tallies=carried.tallies if carried is not None else {},
        led=led,
    )


def _period(
    found: FoundDocument, header: Header, carried: Carried | None, catalogue: Catalogue
) -> ReportingPeriod | None:
    if carried is not None and carried.period is not None:
        known = period_by_id(catalogue.regimes, carried.period)
        if known is not None:
            return known
    year = header.dated.year if header.dated is not None else None
    return find_period(_titles(found, header), year, catalogue.regimes)


def _titles(found: FoundDocument, header: Header) -> Iterator[str]:
    """The texts that name the period, the surest first; sentences about other years are not among them."""
    yield header.subject_text
    for paragraph in annex_lines(found):
        yield paragraph.text
    narrative = narrative_of(found)
    if header.kind is None and header.subject is None:
        yield from (line.text for line in lines_of(found.blocks[:3]) if line.row is None or line.row < 5)
    yield from (p.text for p in reversed(narrative) if p.text.casefold().lstrip().startswith("trên đây là"))


def _day_of(header: Header) -> date | None:
    """The document's date as far as it is written: the first of its month, the last month of its year."""
    dated = header.dated
    if dated is None or dated.year is None:
        return None
    return dated.as_date or date(dated.year, dated.month or 12, 1)


def _agency(
    found: FoundDocument, header: Header, carried: Carried | None, catalogue: Catalogue, day: date | None
) -> Agency | None:
    if carried is not None and carried.agency is not None:
        same = [a for a in catalogue.agencies if carried.agency in (a.id, a.name)]
        if len(same) == 1:
            return same[0]
    return find_agency(found, header, catalogue.agencies, day)


def _type(
    found: FoundDocument, header: Header, carried: Carried | None, agency: Agency | None
) -> AgencyType | None:
    if carried is not None and carried.agency_type is not None:
        return carried.agency_type
    if agency is not None:
        return agency.type
    if carried is not None and carried.agency is not None:
        return type_of_name(carried.agency)
    return find_agency_type(found, header)
