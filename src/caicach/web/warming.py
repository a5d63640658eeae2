"""Making a web process ready before the first page asks: what is read, compiled and imported once is so by then."""

import gc

from django.urls import get_resolver

from caicach import library
from caicach.actions.words import check_book, content
from caicach.adapters.content.messages import messages
from caicach.core.documents.compose import Narrative


def warm_up() -> None:
    """Content is read, every page and endpoint imported, a report written and checked; what all this left behind is set
    aside from garbage collection, which otherwise walks through it again and again while people wait, and shared by the
    processes forked from this one."""
    content(), check_book(), messages()
    _ = get_resolver().url_patterns
    filing = library.read(library.example_report())
    library.check(filing)
    library.compose_official(library.state(library.example_report()), Narrative.WRITTEN)
    gc.collect()
    gc.freeze()
