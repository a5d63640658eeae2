"""Records of content files: each wrong field is named with its own line, and nothing passes in silence."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from enum import StrEnum
from pathlib import Path

import pytest

from caicach.adapters.content.files import Record, records_in
from caicach.core.ground.errors import ContentError


class Colour(StrEnum):
    """Something to choose from."""

    RED = "red"


CONTENT = """\
# a comment, so that lines are not what they seem

- name: "Tên"
  day: 2023-02-01
  number: "1.10"
  float: 1.1
  flag: true
  whole: 3
  colour: blue
  empty:
  words: {vi: "một", en: "one"}
  half: {vi: "một", en: 1}
  list: [a, 1]
  inner:
  - id: x
    more: y
"""


@pytest.fixture
def record(tmp_path: Path) -> Record:
    """One entry with a bit of everything."""
    file = tmp_path / "some.yaml"
    file.write_text(CONTENT, encoding="utf-8")
    return next(records_in(file))


def test_record_gives_each_field_as_asked(record: Record) -> None:
    assert record.text("name") == "Tên"
    assert record.day("day") == date(2023, 2, 1)
    assert record.decimal("number") == Decimal("1.10")
    assert record.flag("flag") is True
    assert record.whole("whole") == 3
    assert record.words("words").en == "one"
    assert not record.has("empty")
    assert record.text("empty", "usual") == "usual"


@pytest.mark.parametrize(
    ("ask", "field", "line"),
    [
        (lambda r: r.text("whole"), "whole", 8),
        (lambda r: r.text("nothing"), "nothing", 3),
        (lambda r: r.day("name"), "name", 3),
        (lambda r: r.decimal("float"), "float", 6),
        (lambda r: r.flag("name"), "name", 3),
        (lambda r: r.whole("flag"), "flag", 7),
        (lambda r: r.member("colour", Colour), "colour", 9),
        (lambda r: r.words("half"), "half", 12),
        (lambda r: r.texts("list"), "list", 13),
        (lambda r: r.records("list"), "list", 13),
        (lambda r: r.record("name"), "name", 3),
        (lambda r: r.records("inner")[0].day("more"), "more", 16),
    ],
)
def test_wrong_field_is_named_with_its_line(
    record: Record, ask: Callable[[Record], object], field: str, line: int
) -> None:
    with pytest.raises(ContentError) as caught:
        ask(record)

    assert (caught.value.context["field"], caught.value.context["line"]) == (field, line)
    assert f"some.yaml:{line}" in caught.value.says.vi
    assert caught.value.do.vi


def test_field_nobody_asked_for_is_refused(record: Record) -> None:
    record.text("name")

    with pytest.raises(ContentError) as caught:
        record.done()

    assert caught.value.context["field"] == "day"


@pytest.mark.parametrize(
    ("content", "line"),
    [
        (b"- a: 1\n- b: [\n", 3),
        (b"- a: 1\n  a: 2\n", 2),
        (b"- a: 1\n- [1]: 2\n", 2),
        (b"- a: 2023-02-30\n", 1),
        (b"- 2023-02-30\n", 1),
        (b"just text\n", 1),
        (b"- just text\n", 1),
        (b"", 1),
        (b"\xff\xfe\x00", 1),
        (b"a: \x07", 1),
        (b"a: &x [*x]\nb: !!python/object:os.system {}\n", 1),
    ],
)
def test_file_that_is_no_content_is_refused(tmp_path: Path, content: bytes, line: int) -> None:
    file = tmp_path / "broken.yaml"
    file.write_bytes(content)

    with pytest.raises(ContentError) as caught:
        list(records_in(file))

    assert caught.value.context["line"] == line
    assert "broken.yaml" in caught.value.says.en


def test_decomposed_letters_are_composed(tmp_path: Path) -> None:
    file = tmp_path / "nfd.yaml"
    file.write_text('name: "ke\u0302\u0301 hoa\u0323ch"\n', encoding="utf-8")

    assert next(records_in(file)).text("name") == "kế hoạch"
