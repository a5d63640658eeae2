"""Kinds of check about the narrative: each needs nothing from its entry but its place in the book."""

from collections.abc import Callable

from caicach.adapters.content.check_kinds.builder import Builder
from caicach.adapters.content.files import Record
from caicach.core.catalogue.catalogue import Catalogue
from caicach.core.checks.check import Rule
from caicach.core.checks.narrative.accounts import Accounts
from caicach.core.checks.narrative.changes import Changes
from caicach.core.checks.narrative.contradictions import Contradictions
from caicach.core.checks.narrative.parts import Parts
from caicach.core.checks.narrative.remainders import Remainders
from caicach.core.checks.narrative.shares import Shares
from caicach.core.checks.narrative.table import AgreesWithTable
from caicach.core.ground.words import Words


def _builder(kind: str, rule: Callable[[Words], Rule]) -> Builder:
    def build(_: Record, catalogue: Catalogue) -> Rule:
        return rule(catalogue.messages.say(f"narrative_rules.{kind}"))

    return build


KINDS: dict[str, Builder] = {
    "text_accounts": _builder("text_accounts", Accounts),
    "text_parts": _builder("text_parts", Parts),
    "text_shares": _builder("text_shares", Shares),
    "text_changes": _builder("text_changes", Changes),
    "text_contradictions": _builder("text_contradictions", Contradictions),
    "text_remainders": _builder("text_remainders", Remainders),
    "agrees_with_text": _builder("agrees_with_text", AgreesWithTable),
}
