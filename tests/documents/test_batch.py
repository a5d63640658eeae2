"""Many documents at once: one outcome a file, in order, whatever becomes of the others."""

from collections.abc import Callable
from pathlib import Path

import pytest

from caicach.adapters.renderers.batch import Order, Outcome, write_document, write_documents
from caicach.core.documents.official import OfficialDocument
from caicach.core.ground.errors import WrongUsage


def test_file_that_fails_does_not_stop_the_others(document: OfficialDocument, tmp_path: Path) -> None:
    paths = (tmp_path / "a.docx", tmp_path / "không có" / "b.docx", tmp_path / "c.xlsx")

    outcomes = list(write_documents([Order(document, paths)]))

    assert [outcome.path for outcome in outcomes] == list(paths)
    assert [outcome.error is None for outcome in outcomes] == [True, False, True]
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.docx", "c.xlsx"]


@pytest.mark.slow
def test_documents_written_by_several_processes_equal_those_written_by_one(
    make_document: Callable[..., OfficialDocument], tmp_path: Path
) -> None:
    documents = [make_document(symbol=f"BC-{n}") for n in range(20)]
    for folder in ("one", "two"):
        (tmp_path / folder).mkdir()

    for folder, workers in (("one", 1), ("two", 2)):
        orders = [Order(d, (tmp_path / folder / f"{n}.docx",)) for n, d in enumerate(documents)]
        assert list(write_documents(orders, workers)) == [Outcome(order.paths[0]) for order in orders]

    for n in range(20):
        assert (tmp_path / "one" / f"{n}.docx").read_bytes() == (tmp_path / "two" / f"{n}.docx").read_bytes()


@pytest.mark.parametrize("name", ["a.odt", "a", "a.docx.bak"])
def test_ending_nobody_writes_is_refused_with_those_that_are(document: OfficialDocument, name: str) -> None:
    with pytest.raises(WrongUsage) as refused:
        write_document(document, Path(name))

    assert ".docx, .pdf, .xlsx" in refused.value.do.vi
