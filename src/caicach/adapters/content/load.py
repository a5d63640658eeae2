"""All content at once."""

from functools import cache
from pathlib import Path

from caicach.adapters.content.acts import load_acts
from caicach.adapters.content.agencies import load_directory
from caicach.adapters.content.calendars import load_calendar
from caicach.adapters.content.files import content_root
from caicach.adapters.content.forms import load_forms
from caicach.adapters.content.leads import load_leads
from caicach.adapters.content.messages import load_messages
from caicach.adapters.content.phrases import load_phrases
from caicach.adapters.content.regimes import load_regimes
from caicach.adapters.content.symbols import load_document_types
from caicach.core.catalogue.catalogue import Catalogue


@cache
def load_catalogue(root: Path | None = None) -> Catalogue:
    """The catalogue in content/, read once a process; ContentError names the first thing wrong."""
    folder = root or content_root()
    forms, directory = load_forms(folder), load_directory(folder)
    return Catalogue(
        forms=forms,
        regimes=load_regimes(folder),
        acts=load_acts(folder),
        document_types=load_document_types(folder),
        agencies=directory.agencies,
        directory=directory,
        calendar=load_calendar(folder),
        messages=load_messages(folder),
        phrases=load_phrases(folder),
        leads=load_leads(folder, forms, directory),
    )
