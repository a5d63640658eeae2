"""Who a sentence says issued the document it cites: `Ban Dân tộc đã ban hành Kế hoạch số …`."""

import re

from caicach.core.catalogue.filing import Filing
from caicach.core.checks.document.entity.own_name import own_name, own_type
from caicach.core.checks.document.symbol.anatomy import SymbolGrammar, initials, is_within
from caicach.core.ground.text import fold
from caicach.core.reading.header import CitedDocument


_ISSUED = re.compile(
    r"(?:^|.*[\s(“])(?P<name>(?:Sở|Ban|Phòng|Chi cục|Cục|UBND|HĐND|Ủy ban nhân dân|Uỷ ban nhân dân|Bộ)(?!\s+hành\b)"
    r"(?:\s+(?!đã\b|cũng\b)[^\s.;,:()“”]+){0,9}?)\s+(?:(?:đã|cũng|kịp thời|chủ động)\s+)*[Bb]an hành\s+(?:kèm theo\s+)?$",
    re.DOTALL,
)
_FOR_ANOTHER = re.compile(r"\b(tham muu|trinh|de nghi|phoi hop|cung|do)\b")
_LONGEST_LEAD = 160


def issuing_agency(text: str, cited: CitedDocument) -> str | None:
    """The name right before `ban hành` and the citation, as written; None where the sentence names none there, or
    names one that only drafts or asks."""
    lead = text[max(0, cited.where.start - _LONGEST_LEAD) : cited.where.start]
    match = _ISSUED.match(lead) if lead.rstrip().endswith(("an hành", "kèm theo")) else None
    return match["name"] if match is not None and not _FOR_ANOTHER.search(fold(match["name"])) else None


def is_own(name: str, filing: Filing) -> bool:
    """Whether the name is the reporting agency's: its whole name, or its type word alone (`Ban`)."""
    own, kind = own_name(filing), own_type(filing)
    short = name in (kind, kind.capitalize()) if kind else False
    return short or (bool(own) and fold(name).startswith(fold(own)))


def own_codes(filing: Filing, grammar: SymbolGrammar) -> tuple[str, ...]:
    """The codes the agency's own documents may bear: its symbol's, its abbreviation, the letters of its name."""
    symbol = filing.header.symbol
    codes = [grammar.dissect(symbol.text).issuer if symbol else "", initials(own_name(filing))]
    codes.append(filing.agency.abbreviation if filing.agency else "")
    return (*(code for code in codes if code), *(("UBND",) if own_type(filing) == "UBND" else ()))


def is_own_code(code: str, filing: Filing, grammar: SymbolGrammar) -> bool:
    """Whether the code may be the agency's own; whoever has no known code may have any."""
    codes = own_codes(filing, grammar)
    return not codes or any(is_within(code, own) or is_within(own, code) for own in codes)
