"""All content a reading needs, as one value."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from caicach.core.catalogue.acts import Act
from caicach.core.catalogue.indicators import FormVersion
from caicach.core.catalogue.leads import NONE_LED, Lead, led_by
from caicach.core.catalogue.phrases import NO_PHRASES, Phrases
from caicach.core.catalogue.regimes import Regime
from caicach.core.catalogue.symbols import DocumentType
from caicach.core.ground.agencies import Agency
from caicach.core.ground.directory import NO_DIRECTORY, Directory
from caicach.core.ground.words import Messages
from caicach.core.ground.working_calendar import NO_CALENDAR, WorkingCalendar


@dataclass(frozen=True)
class Catalogue:
    """Forms in order of their dates, regimes, acts, document types, agencies, and every sentence people see.

    `agencies` are those of the `directory`, which knows their places and successions as well."""

    forms: tuple[FormVersion, ...]
    regimes: tuple[Regime, ...]
    acts: tuple[Act, ...]
    document_types: tuple[DocumentType, ...]
    agencies: tuple[Agency, ...]
    messages: Messages
    phrases: Phrases = NO_PHRASES
    directory: Directory = NO_DIRECTORY
    calendar: WorkingCalendar = NO_CALENDAR
    leads: tuple[Lead, ...] = ()

    @cached_property
    def acts_by_key(self) -> Mapping[str, tuple[Act, ...]]:
        """The acts by the symbol they are cited by; one symbol may name several."""
        keyed: dict[str, tuple[Act, ...]] = {}
        for act in self.acts:
            keyed[act.key] = (*keyed.get(act.key, ()), act)
        return keyed

    def led_by(self, agency: str | None, day: date | None, form: FormVersion) -> frozenset[str]:
        """The rows of the form the agency answers for its whole province on the day; none while the agency is not known."""
        return NONE_LED if agency is None else led_by(self.leads, agency, day, form)

    def form_on(self, day: date) -> FormVersion:
        """The version of the form in force on the day; the earliest one before any."""
        in_force = [form for form in self.forms if form.from_on <= day]
        return in_force[-1] if in_force else self.forms[0]

    def form(self, version: str) -> FormVersion:
        """The version with this id; KeyError if there is none."""
        found = {form.id: form for form in self.forms}
        return found[version]
