"""The pages of docs/reference, each a function of the catalogue. A new page is one line in PAGES."""

from collections.abc import Callable

from caicach.core.catalogue.catalogue import Catalogue
from reference_pages.acts import acts
from reference_pages.agencies import agencies
from reference_pages.api import api
from reference_pages.calendars import calendars
from reference_pages.check_examples import check_examples
from reference_pages.checks import checks
from reference_pages.command_line import command_line
from reference_pages.consolidation_examples import consolidation_examples
from reference_pages.document_check_examples import document_check_examples
from reference_pages.document_types import document_types
from reference_pages.indicators import indicators
from reference_pages.periods import periods
from reference_pages.permissions import permissions
from reference_pages.receiving import receiving
from reference_pages.settings import settings
from reference_pages.submission_life import submission_life


PAGES: dict[str, Callable[[Catalogue], str]] = {
    "indicators.md": indicators,
    "periods.md": periods,
    "acts.md": acts,
    "document-types.md": document_types,
    "agencies.md": agencies,
    "calendars.md": calendars,
    "checks.md": checks,
    "check-examples.md": check_examples,
    "document-check-examples.md": document_check_examples,
    "consolidation-examples.md": consolidation_examples,
    "command-line.md": command_line,
    "submission-life.md": submission_life,
    "permissions.md": permissions,
    "receiving.md": receiving,
    "settings.md": settings,
    "api.md": api,
}
