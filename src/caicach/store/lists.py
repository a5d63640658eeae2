"""Members of catalogues, each list kept once under its hash."""

from collections.abc import Collection, Iterable, Iterator, Mapping

from caicach.core.ground.elements import Element, Listed, hash_of, key_of
from caicach.store.models import ElementList, FigureSheet


def kept_list(elements: Collection[Element]) -> Listed:
    """The list as a cell names it, stored where it is new."""
    listed = Listed(hash_of(elements), len(elements))
    ElementList.objects.get_or_create(
        sha256=listed.sha256,
        defaults={"elements": [[one.code, one.name] for one in elements], "count": listed.count},
    )
    return listed


def lists_of(hashes: Iterable[str]) -> Mapping[str, tuple[Element, ...]]:
    """The members of each of these lists. One query, none for none."""
    return {sha256: tuple(Element(code, name) for code, name in kept) for sha256, kept in _pairs_of(hashes)}


def keys_of_lists(hashes: Iterable[str]) -> Mapping[str, frozenset[str]]:
    """What tells the members of each of these lists from one another. One query, none for none."""
    return {
        sha256: frozenset(key_of(code, name) for code, name in kept) for sha256, kept in _pairs_of(hashes)
    }


def members_of(submissions: Iterable[int], row: str = "") -> Mapping[str, Mapping[str, Element]]:
    """How each member of a catalogue is written that these submissions list, by row (or of one row) and key: as the first of
    them wrote it that wrote a name. Two queries."""
    named = list(_named(submissions, row))
    known = dict(_pairs_of(sha256 for _, sha256 in named))
    found: dict[str, dict[str, Element]] = {}
    for of, sha256 in named:
        written = found.setdefault(of, {})
        for code, name in known[sha256]:
            kept = written.get(key := key_of(code, name))
            if kept is None or (name and not kept.name):
                written[key] = Element(code, name)
    return found


def _named(submissions: Iterable[int], row: str) -> Iterator[tuple[str, str]]:
    """The rows in which these submissions list anything, with the hash of the list; each list once."""
    sheets = FigureSheet.objects.filter(pk__in=submissions).order_by("pk")
    if row:
        listing = sheets.filter(**{f"cells__{row}__has_key": "list"})
        for sha256 in dict.fromkeys(listing.values_list(f"cells__{row}__list__sha256", flat=True)):
            yield row, sha256
        return
    cells = (pair for sheet in sheets.values_list("cells", flat=True) for pair in sheet.items())
    yield from dict.fromkeys((of, cell["list"]["sha256"]) for of, cell in cells if "list" in cell)


def _pairs_of(hashes: Iterable[str]) -> Iterable[tuple[str, list[list[str]]]]:
    wanted = set(hashes)
    return ElementList.objects.filter(pk__in=wanted).values_list("pk", "elements") if wanted else ()
