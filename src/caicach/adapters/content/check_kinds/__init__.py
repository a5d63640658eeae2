"""Every kind of check content may name, and how its entry becomes a rule. A new family is one line in KINDS."""

from caicach.adapters.content.check_kinds import appendix, document, narrative, own
from caicach.adapters.content.check_kinds.builder import Builder


KINDS: dict[str, Builder] = {
    **appendix.KINDS,
    **document.KINDS,
    **narrative.KINDS,
    **own.KINDS,
}
"""The builder of each kind by the name content gives it."""
