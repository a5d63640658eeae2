"""Adding up along a tree as plain SQL, level by level, for every engine that speaks it.

The engine lays out two tables: `tree` (node, parent, adder, depth: positions in the tree, see `tree_rows`) and `places`
(agency, node). Then it keeps the answer of each step under the step's name, in order; `totals` is the last. Only inner nodes
are added up: a leaf's parts go to the node above it at once, and its own total is asked for by itself. Every alias with AS,
so that the same text can be carried to other engines."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from caicach.core.consolidation.totals import ASKED, STATES
from caicach.core.consolidation.tree import Tree
from caicach.core.consolidation.ways.columns import AGENCY_COLUMN, TYPE_COLUMN, Encoding


PERIOD_COLUMN = "period"
TREE, PLACES, TOTALS, LISTED = "tree", "places", "totals", "listed"
CODES = tuple(range(ASKED, len(STATES) + ASKED))
"""The codes of the states, in the order of the counts."""

_ABOUT_AGENCY = re.compile(rf"\b(?:{AGENCY_COLUMN}|{TYPE_COLUMN}) IN \([^()]*\)")


@dataclass(frozen=True, slots=True)
class Step:
    """A query whose answer is kept under the name; one that only takes rows of earlier answers may be asked again instead."""

    name: str
    query: str
    only_takes: bool = False


def tree_rows(tree: Tree) -> Iterator[tuple[int, int, int, int]]:
    """The rows of `tree`: node, parent (-1 above the root), adder (the node itself when it is an inner one, else the node
    above it) and depth of the adder."""
    inner = {0, *tree.parents}
    for node, parent in enumerate(tree.parents):
        adder = node if node in inner else parent
        yield node, parent, adder, tree.depths[adder]


def depth_of(tree: Tree) -> int:
    """How many levels stand above the deepest inner node."""
    return max(depth for _, _, _, depth in tree_rows(tree))


def measured(encodings: Iterable[Encoding], measures: Sequence[str], table: str) -> str:
    """Node, period, and for the k-th measure its number `n{k}` and state `s{k}`, a row a submission of the wide table. Agencies
    that have no place do not count; measures that are not encoded are not asked."""
    return (
        f"SELECT p.node AS node, m.* FROM ({projected(encodings, measures, table)}) AS m "  # noqa: S608 - names of content only
        f"JOIN {PLACES} AS p ON p.agency = m.of_agency"
    )


def projected(encodings: Iterable[Encoding], measures: Sequence[str], table: str) -> str:
    """Agency, period, numbers and states of every row of the wide table. What many measures ask of the agency is worked out
    once a row."""
    by_name = {encoding.measure: encoding for encoding in encodings}
    asked: dict[str, str] = {}
    columns = []
    for k, measure in enumerate(measures):
        encoding = by_name.get(measure)
        number, state = (encoding.number, encoding.state) if encoding else ("CAST(0 AS BIGINT)", "0")
        columns += [f"{_shared(number, asked)} AS n{k}", f"{_shared(state, asked)} AS s{k}"]
    about = "".join(f", {condition} AS {name}" for condition, name in asked.items())
    listed = "".join(f", {column}" for column in columns)
    return (
        f"SELECT {AGENCY_COLUMN} AS of_agency, {PERIOD_COLUMN} AS period{listed} "  # noqa: S608
        f"FROM (SELECT *{about} FROM {table}) AS w"
    )


def _shared(expression: str, asked: dict[str, str]) -> str:
    """The expression with its conditions about the agency replaced by the columns that hold them."""
    return _ABOUT_AGENCY.sub(lambda found: asked.setdefault(found[0], f"asked_{len(asked)}"), expression)


def steps(source: str, measures: int, depth: int, keys: Sequence[str] = (PERIOD_COLUMN,)) -> Iterator[Step]:
    """The steps from the source (node, the keys, `n{k}`, `s{k}`) to `totals`: node, keys, and for each measure the sum `n{k}`
    and the count of each state `c{k}_{code}`, a row for each inner node and values of the keys that has parts."""
    names = [name for k in range(measures) for name in (f"n{k}", *(f"c{k}_{code}" for code in CODES))]
    columns = "".join(f", {name} AS {name}" for name in (*keys, *names))
    sums = "".join(f", {_added(name)} AS {name}" for name in names)
    by = ", ".join(("node", *keys))
    yield Step("own", _own(source, _first_sums(measures), "t.adder", keys, ""))
    yield Step(_level(depth), _under("own", depth, is_deepest=True, columns=columns), only_takes=True)
    for level in range(depth - 1, -1, -1):
        under = _under("own", level, is_deepest=False, columns=columns)
        yield Step(_level(level), f"SELECT {by}{sums} FROM ({under}) AS under GROUP BY {by}")  # noqa: S608
    yield Step(TOTALS, _all_levels(_level, depth), only_takes=True)


def at_node(
    source: str, measures: int, node: int, period: str, keys: Sequence[str] = (PERIOD_COLUMN,)
) -> str:
    """The rows of `totals` of a leaf and period; `period` is a literal or the mark of a parameter."""
    where = f" WHERE m.node = {node} AND m.{PERIOD_COLUMN} = {period}"
    return _own(source, _first_sums(measures), "m.node", keys, where)


def list_steps(source: str, depth: int) -> Iterator[Step]:
    """The steps from the source (node, period, catalogue, element) to `listed`: node, period, catalogue and `elements`, how
    many different ones."""
    columns = ", period AS period, catalogue AS catalogue, element AS element"
    yield Step(
        "own_lists",
        f"SELECT DISTINCT t.adder AS node, m.period AS period, m.catalogue AS catalogue, m.element AS element "  # noqa: S608
        f"FROM {source} AS m JOIN {TREE} AS t ON t.node = m.node",
    )
    for level in range(depth, -1, -1):
        under = _under("own_lists", level, level == depth, columns, "lists")
        yield Step(_level(level, "lists"), f"SELECT DISTINCT node{columns} FROM ({under}) AS under")  # noqa: S608
    levels = _all_levels(lambda level: _level(level, "lists"), depth)
    yield Step(
        LISTED,
        f"SELECT node, period, catalogue, COUNT(*) AS elements FROM ({levels}) AS united "  # noqa: S608
        "GROUP BY node, period, catalogue",
    )


def _first_sums(measures: int) -> str:
    return "".join(
        f", SUM(m.n{k}) AS n{k}" + "".join(f", {_counted(f'm.s{k}', code)} AS c{k}_{code}" for code in CODES)
        for k in range(measures)
    )


def _counted(state: str, code: int) -> str:
    return f"CAST(COUNT(CASE WHEN {state} = {code} THEN 1 END) AS INTEGER)"


def _added(name: str) -> str:
    return f"SUM({name})" if name.startswith("n") else f"CAST(SUM({name}) AS INTEGER)"


def _own(source: str, sums: str, node: str, keys: Sequence[str], where: str) -> str:
    named = "".join(f", m.{key} AS {key}" for key in keys)
    by = ", ".join((node, *(f"m.{key}" for key in keys)))
    return (
        f"SELECT {node} AS node{named}{sums} FROM {source} AS m "  # noqa: S608
        f"JOIN {TREE} AS t ON t.node = m.node{where} GROUP BY {by}"
    )


def _under(own: str, level: int, is_deepest: bool, columns: str, kind: str = "level") -> str:
    """What the nodes of a level bring themselves, and what those of the level below come to."""
    here = (
        f"SELECT o.node AS node{columns} FROM {own} AS o "  # noqa: S608
        f"JOIN {TREE} AS t ON t.node = o.node WHERE t.depth = {level}"
    )
    below = (
        f" UNION ALL SELECT t.parent AS node{columns} FROM {_level(level + 1, kind)} AS l "  # noqa: S608
        f"JOIN {TREE} AS t ON t.node = l.node"
    )
    return here if is_deepest else here + below


def _level(level: int, kind: str = "level") -> str:
    return f"{kind}_{level}"


def _all_levels(name_of: Callable[[int], str], depth: int) -> str:
    return " UNION ALL ".join(f"SELECT * FROM {name_of(level)}" for level in range(depth + 1))  # noqa: S608
