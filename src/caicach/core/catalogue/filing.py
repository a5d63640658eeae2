"""A filing: one report as read and bound, ready to be judged."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from caicach.core.catalogue.claims import Claim
from caicach.core.catalogue.indicators import FormVersion, Indicator
from caicach.core.catalogue.leads import NONE_LED, is_asked
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
    `period`, `agency` and `agency_type` are None when neither the file nor the caller says them.

    `headings` are the ids of the heading rows met, which have no observation; `printed_rows` counts the rows of the
    tables that name something to be reported, whether they found their place or not. `tallies` are the coded rows whose
    figure, in a report made of many, is how many agencies chose a code, with how many were asked. `led` are the rows the
    agency answers for its whole province."""

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
    headings: tuple[str, ...] = ()
    printed_rows: int = 0
    tallies: Mapping[str, int] = field(default_factory=dict)
    led: frozenset[str] = NONE_LED

    @property
    def is_other_form(self) -> bool:
        """Whether the file holds a table, but hardly a row of it is this form's; `form_reason` then says so."""
        bound = len(self.observations) + len(self.headings)
        return self.printed_rows >= 5 and bound * 10 < self.printed_rows * 3

    @property
    def is_no_report(self) -> bool:
        """Whether nothing at all of a report was met: no row of the form, no section, no head."""
        header = self.header
        is_headed = header.kind or header.subject or header.symbol or header.issuer or header.addressees
        return not (self.printed_rows or self.sections or is_headed)

    def is_asked(self, row: Indicator) -> bool:
        """Whether the row is asked of the agency; any row while its type is not known."""
        return is_asked(row, self.agency_type, self.led)

    def section_at(self, block: int) -> Section | None:
        """The section of the narrative that the block stands in; None at the head, the foot and in annexes."""
        return self._by_block.get(block)

    @cached_property
    def _by_block(self) -> Mapping[int, Section]:
        by_block: dict[int, Section] = {}
        for section in self.sections:
            for address in (section.address, *(paragraph.address for paragraph in section.paragraphs)):
                by_block.setdefault(address.block, section)
        return by_block
