"""A cluster adds up as the reference does, to the digit, in any order and partition; what it cannot do it says."""

import random
from collections.abc import Sequence
from decimal import Decimal
from itertools import product
from threading import Timer
from typing import Any

import pytest

from caicach.adapters.engines import spark_engine
from caicach.adapters.engines.spark_connect import Spark, SparkFailed, SparkUnreachable
from caicach.adapters.engines.spark_engine import SparkEngine
from caicach.core.consolidation.parts import Parts
from caicach.core.consolidation.reference import ReferenceEngine
from caicach.core.consolidation.totals import Totals
from caicach.core.consolidation.tree import Tree, tree_of
from caicach.core.ground.errors import UnreadableInput, WrongUsage
from caicach.core.ground.values import NONE_AROSE, NOT_APPLICABLE, NOT_REPORTED, WITHHELD, Value, reported
from factories.spark_cluster import Cluster


PERIODS = ("2024-half_year", "2024-year")
CATALOGUES = ("procedures", "documents")
STATES = (NONE_AROSE, NOT_APPLICABLE, NOT_REPORTED, WITHHELD)


def ground(seed: int, nodes: int = 40, parts: int = 120, measures: int = 9) -> tuple[Tree, list[Parts]]:
    """A ragged tree, and what is brought to any of its nodes, inner ones and none too: units missing, several at one node,
    decimals, every state, lists of names."""
    chance = random.Random(seed)  # noqa: S311 - the same every time
    parents: dict[str, str | None] = {"root": None}
    for number in range(nodes):
        parents[f"n{number}"] = chance.choice(list(parents)[: 1 + nodes // 4])
    names = [f"m{k}" if k % 3 else f"code={k}~2022" for k in range(measures)]

    def value() -> Value:
        if chance.random() < 0.3:
            return chance.choice(STATES)
        return reported(Decimal(chance.randint(-(10**9), 10**12)).scaleb(-chance.randint(0, 3)))

    def part() -> Parts:
        asked = chance.sample(names, chance.randint(0, measures))
        elements = {c: frozenset(chance.sample("abcdefgh", chance.randint(0, 5))) for c in CATALOGUES}
        node = chance.choice(list(parents))
        return Parts(node, chance.choice(PERIODS), {m: value() for m in asked}, elements)

    return tree_of(parents), [part() for _ in range(parts)]


def answers(totals: Totals, tree: Tree, measures: Sequence[str]) -> dict[tuple[str, ...], object]:
    """Everything there is to ask."""
    found: dict[tuple[str, ...], object] = {}
    for place in product(tree.nodes, (*PERIODS, "2020-year"), (*measures, "never asked")):
        found[place] = totals.of(*place)
    for node, period, catalogue in product(tree.nodes, PERIODS, CATALOGUES):
        found[node, period, catalogue] = totals.elements(node, period, catalogue)
    return found


def expected_of(tree: Tree, parts: Sequence[Parts]) -> dict[tuple[str, ...], object]:
    return answers(ReferenceEngine().add_up(tree, parts), tree, measures_of(parts))


def measures_of(parts: Sequence[Parts]) -> list[str]:
    return sorted({measure for part in parts for measure in part.values})


@pytest.mark.parametrize("seed", [3])
def test_cluster_equals_the_reference_in_any_order(cluster: Cluster, seed: int) -> None:
    tree, parts = ground(seed)
    shuffled = random.Random(seed).sample(parts, len(parts))  # noqa: S311

    found = SparkEngine(cluster.address, at_once=5).add_up(tree, shuffled)

    assert answers(found, tree, measures_of(parts)) == expected_of(tree, parts)


def test_totals_of_two_partitions_add_up_to_the_whole(cluster: Cluster) -> None:
    tree, parts = ground(7, nodes=9, parts=40, measures=3)
    engine = SparkEngine(cluster.address)

    one, other = engine.add_up(tree, parts[:13]), engine.add_up(tree, parts[13:])

    whole = ReferenceEngine().add_up(tree, parts)
    for place in product(tree.nodes, PERIODS, measures_of(parts)):
        assert one.of(*place) + other.of(*place) == whole.of(*place)


@pytest.mark.parametrize(("nodes", "parts"), [(0, 3), (4, 0)])
def test_a_single_node_and_no_parts(cluster: Cluster, nodes: int, parts: int) -> None:
    tree, given = ground(1, nodes, parts, measures=2)

    found = SparkEngine(cluster.address).add_up(tree, given)

    assert answers(found, tree, measures_of(given)) == expected_of(tree, given)


def test_sum_of_more_than_64_bits_is_exact(cluster: Cluster) -> None:
    tree = tree_of({"root": None, "a": "root", "b": "a", "c": "a"})
    large = reported(4 * 10**15)
    parts = [Parts(node, "p", {"m": large, "k": reported("0.001")}) for node in ("a", "b", "c")]

    found = SparkEngine(cluster.address).add_up(tree, parts)

    assert found.of("root", "p", "m").number == 12 * 10**15
    assert found.of("root", "p", "k").number == Decimal("0.003")


def test_figure_finer_than_a_thousandth_is_refused_before_anything_is_sent(cluster: Cluster) -> None:
    tree = tree_of({"root": None})

    with pytest.raises(UnreadableInput, match=r"0\.0001"):
        SparkEngine(cluster.address).add_up(tree, [Parts("root", "p", {"m": reported("0.0001")})])


def test_worker_killed_in_the_middle_still_gives_the_right_answer(
    cluster: Cluster, monkeypatch: pytest.MonkeyPatch
) -> None:
    tree, parts = ground(11, nodes=40, parts=300, measures=12)
    killed = cluster.start_worker()
    number = len(cluster.workers) - 1
    keep = Spark.keep
    timers: list[Timer] = []

    def dying(self: Spark, name: str, query: str) -> None:
        if name == "own" and not timers:
            timers.append(Timer(0.3, cluster.kill_worker, [number]))
            timers[0].start()
        keep(self, name, query)

    monkeypatch.setattr(Spark, "keep", dying)

    found = SparkEngine(cluster.address, at_once=6).add_up(tree, parts)

    timers[0].join()
    assert killed.returncode == -9
    assert answers(found, tree, measures_of(parts)) == expected_of(tree, parts)


def test_cluster_without_workers_is_told_after_a_while(tmp_path: Any) -> None:
    empty = Cluster(tmp_path)
    try:
        empty.start(workers=0)
        tree, parts = ground(1, nodes=3, parts=3, measures=2)

        with pytest.raises(SparkFailed, match="Sau 1 phút cụm Spark vẫn chưa làm xong một bước"):
            SparkEngine(empty.address, patience=15).add_up(tree, parts)
    finally:
        empty.stop()


def test_nobody_at_the_address_is_told_at_once() -> None:
    tree = tree_of({"root": None})

    with pytest.raises(SparkUnreachable, match=r"Không có cụm Spark nào trả lời ở “sc://127\.0\.0\.1:9”"):
        SparkEngine("sc://127.0.0.1:9").add_up(tree, [])


@pytest.mark.parametrize("address", ["127.0.0.1:15002", "http://a:1", "sc://", "sc://a:b", "spark://a:7077"])
def test_address_of_something_else_is_refused(address: str) -> None:
    with pytest.raises(WrongUsage, match="không phải địa chỉ của một cụm Spark"):
        SparkEngine(address).add_up(tree_of({"root": None}), [])


def test_server_that_is_not_spark_is_told(cluster: Cluster) -> None:
    with pytest.raises(SparkUnreachable, match="Không có cụm Spark nào trả lời"):
        SparkEngine(f"sc://127.0.0.1:{cluster.master_port}").add_up(tree_of({"root": None}), [])


def test_what_spark_cannot_do_is_told_in_a_sentence(
    cluster: Cluster, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(spark_engine, "PARTS", "no_such_table")
    monkeypatch.setattr(Spark, "put", lambda self, name, table: None)

    with pytest.raises(SparkFailed, match="Cụm Spark không làm được phép tổng hợp"):
        SparkEngine(cluster.address).add_up(tree_of({"root": None}), [Parts("root", "p", {"m": NONE_AROSE})])
