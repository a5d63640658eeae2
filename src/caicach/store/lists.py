"""Members of catalogues, each list kept once under its hash."""

from collections.abc import Collection, Iterable, Mapping

from caicach.core.ground.elements import Element, Listed, hash_of
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
    wanted = set(hashes)
    rows = ElementList.objects.filter(pk__in=wanted).values_list("pk", "elements") if wanted else ()
    return {sha256: tuple(Element(code, name) for code, name in kept) for sha256, kept in rows}


def keys_of_lists(hashes: Iterable[str]) -> Mapping[str, frozenset[str]]:
    """What tells the members of each of these lists from one another. One query, none for none."""
    return {sha256: frozenset(one.key for one in kept) for sha256, kept in lists_of(hashes).items()}


def lists_behind(submissions: Iterable[int], row: str) -> Mapping[int, tuple[Element, ...]]:
    """What each of these submissions lists in the row. Two queries."""
    of = dict(
        FigureSheet.objects.filter(pk__in=submissions, **{f"cells__{row}__has_key": "list"}).values_list(
            "pk", f"cells__{row}__list__sha256"
        )
    )
    known = lists_of(of.values())
    return {pk: known[sha256] for pk, sha256 in of.items()}


def members_of(submissions: Iterable[int]) -> Mapping[str, Mapping[str, Element]]:
    """How each member of a catalogue is written that these submissions list, by row and key. Two queries."""
    sheets = FigureSheet.objects.filter(pk__in=submissions).order_by("pk").values_list("cells", flat=True)
    named = [
        (row, cell["list"]["sha256"]) for cells in sheets for row, cell in cells.items() if "list" in cell
    ]
    known = lists_of(sha256 for _, sha256 in named)
    found: dict[str, dict[str, Element]] = {}
    for row, sha256 in named:
        for element in known[sha256]:
            kept = found.setdefault(row, {}).setdefault(element.key, element)
            if not kept.name:
                found[row][element.key] = element
    return found
