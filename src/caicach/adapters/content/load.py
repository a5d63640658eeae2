"""All content at once."""

from functools import cache
from pathlib import Path

from caicach.adapters.content.files import content_root
from caicach.adapters.content.forms import load_forms
from caicach.adapters.content.messages import load_messages
from caicach.adapters.content.phrases import load_phrases
from caicach.core.catalogue.catalogue import Catalogue


@cache
def load_catalogue(root: Path | None = None) -> Catalogue:
    """The catalogue in content/, read once a process; ContentError names the first thing wrong."""
    folder = root or content_root()
    return Catalogue(
        forms=load_forms(folder),
        regimes=(),
        acts=(),
        document_types=(),
        agencies=(),
        messages=load_messages(folder),
        phrases=load_phrases(folder),
    )
