"""A filing: one report as read and bound, ready to be judged."""

from dataclasses import dataclass

from caicach.core.catalogue.claims import Claim
from caicach.core.catalogue.indicators import FormVersion
from caicach.core.catalogue.observations import Observations, UnboundRow
from caicach.core.ground.agencies import Agency, AgencyType
from caicach.core.ground.periods import ReportingPeriod
from caicach.core.ground.words import Words
from caicach.core.reading.found import FoundDocument
from caicach.core.reading.header import Header
from caicach.core.reading.sections import Section


@dataclass(frozen=True)
class Filing:
    """What one file turned out to hold. `form_reason` says why this version of the form was taken;
    `period`, `agency` and `agency_type` are None when neither the file nor the caller says them."""

    found: FoundDocument
    header: Header
    sections: tuple[Section, ...]
    form: FormVersion
    form_reason: Words
    observations: Observations
    unbound: tuple[UnboundRow, ...]
    claims: tuple[Claim, ...]
    period: ReportingPeriod | None
    agency: Agency | None
    agency_type: AgencyType | None
