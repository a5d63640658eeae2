"""Kinds of check about documents our own writer made: each needs nothing from its entry but its place in the book."""

from collections.abc import Callable

from caicach.adapters.content.check_kinds.builder import Builder
from caicach.adapters.content.files import Record
from caicach.core.catalogue.catalogue import Catalogue
from caicach.core.checks.check import Rule
from caicach.core.checks.own.edited import FiguresAsWritten
from caicach.core.checks.own.to_write import NothingLeftToWrite


def _builder(kind: str, rule: Callable[..., Rule]) -> Builder:
    def build(_: Record, catalogue: Catalogue) -> Rule:
        return rule(sentence=catalogue.messages.say(f"own_documents.{kind}"))

    return build


KINDS: dict[str, Builder] = {
    "places_to_write": _builder("places_to_write", NothingLeftToWrite),
    "figures_as_written": _builder("figures_as_written", FiguresAsWritten),
}
