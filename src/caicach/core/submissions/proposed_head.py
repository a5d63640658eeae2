"""What a file that was read proposes for the head and foot of the paper, each item with the place it was read from."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from caicach.core.ground.text import fold, squash
from caicach.core.ground.words import Messages, Words
from caicach.core.reading.header import Header
from caicach.core.reading.places import Fragment


Said = Mapping[str, str | Sequence[str]]
"""Fields of head and foot: lines as text, addressees and recipients as lists."""

_SIGNING = ("capacity", "position", "signatory")
_IN_CAPITALS = frozenset(
    {"parent_agency", "capacity", "position"}
)  # as the paper prints them, whatever is given
_STOPS = " .;-–"


@dataclass(frozen=True, slots=True)
class ProposedItem:
    """One item of head or foot. `says` are the fields of the head it fills in, as the file has them; who signs is one
    item of up to three fields, for a capacity without its position would name another signatory. `place` is where it
    stands; `doubt` says why a person should look first, None where the file is clear."""

    name: str
    says: Said
    place: Words
    doubt: Words | None = None


def proposed_head(header: Header, abbreviation: str, messages: Messages) -> tuple[ProposedItem, ...]:
    """Every item the file fills in, in the order of the paper; nothing for what stands blank in it. `abbreviation` is
    the agency's own in symbols of its papers, empty where it is not known."""
    symbol = _line("symbol", header.symbol)
    found = (
        _line("parent_agency", header.parent_agency),
        symbol and _with_doubt(symbol, _of_another(header.symbol, abbreviation, messages)),
        _line("place", header.place),
        _list("addressees", header.addressees),
        _signing(header, messages),
        _list("recipients", header.recipients),
    )
    return tuple(item for item in found if item is not None)


def given_at_issue(header: Header) -> tuple[ProposedItem, ...]:
    """The number and the day in the file: told, and never filled in, for the clerk gives both at issue. A date with
    its day left blank says nothing."""
    dated = header.dated.where if header.dated is not None and header.dated.day is not None else None
    found = (_line("number", header.number), _line("dated", dated))
    return tuple(item for item in found if item is not None)


def _line(name: str, where: Fragment | None) -> ProposedItem | None:
    text = _filled_in(where)
    return ProposedItem(name, {name: text}, where.address.words) if where is not None and text else None


def _list(name: str, fragments: Sequence[Fragment]) -> ProposedItem | None:
    items = tuple(item for one in fragments if (item := squash(one.text).strip(_STOPS)))
    return ProposedItem(name, {name: items}, fragments[0].address.words) if items else None


def _signing(header: Header, messages: Messages) -> ProposedItem | None:
    lines = {name: getattr(header, name) for name in _SIGNING}
    says = {name: text for name, where in lines.items() if (text := _filled_in(where))}
    if not says:
        return None
    place = next(where.address.words for name, where in lines.items() if name in says)
    is_for_another = fold(says.get("capacity", "")).startswith("kt")
    is_whole = "position" in says or not is_for_another
    return ProposedItem(
        "signing", says, place, None if is_whole else messages.say("submissions.proposed_no_position")
    )


def _filled_in(where: Fragment | None) -> str:
    """The words; empty for a place in square brackets that our own writer left for a person."""
    text = squash(where.text) if where is not None else ""
    return "" if set(text) & set("[]") else text


def _of_another(symbol: Fragment | None, abbreviation: str, messages: Messages) -> Words | None:
    """Why to look first at a symbol that ends in another agency's letters."""
    text = squash(symbol.text) if symbol is not None else ""
    parts = text.replace("–", "-").replace(" ", "").split("-")
    if not abbreviation or abbreviation.casefold() in (part.casefold() for part in parts[1:]):
        return None
    return messages.say("submissions.proposed_other_symbol", symbol=text, own=abbreviation)


def _with_doubt(item: ProposedItem, doubt: Words | None) -> ProposedItem:
    return ProposedItem(item.name, item.says, item.place, doubt)


def is_said(says: Said, printed: Said, given: Said) -> bool:
    """Whether the paper says so already. `given` are the fields of the head people filled in: a capacity they gave is
    another capacity where the file has none."""
    is_other_capacity = "position" in says and "capacity" not in says and "capacity" in given
    return not is_other_capacity and all(
        _plain(name, text) == _plain(name, printed[name]) for name, text in says.items()
    )


def is_blank(says: Said, printed: Said, given: Said) -> bool:
    """Whether nobody filled in any of these fields, and the paper asks for words there in square brackets."""
    asks = any("[" in "".join(printed[name]) for name in says)
    return asks and not any(name in given for name in says)


def with_item(given: Said, says: Said) -> Said:
    """The fields of the head with those of the item; who signs is taken whole, so that no capacity of another stays."""
    replaced = {"capacity", "position"} if "position" in says or "capacity" in says else set()
    return {name: text for name, text in given.items() if name not in replaced} | dict(says)


def _plain(name: str, said: str | Sequence[str]) -> tuple[str, ...]:
    lines = (said,) if isinstance(said, str) else said
    bare = tuple(squash(line).strip(_STOPS) for line in lines)
    return tuple(line.casefold() for line in bare) if name in _IN_CAPITALS else bare
