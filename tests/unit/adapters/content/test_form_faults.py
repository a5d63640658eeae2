"""A broken form never loads: the error names the file, the line and the field, in both languages."""

from pathlib import Path

import pytest

from caicach.adapters.content.forms import load_forms
from caicach.core.ground.errors import ContentError


UNITS = """\
- {id: task, printed: "Nhiệm vụ", count: true}
- {id: percent, printed: "%", percent: true}
- {id: million, printed: "Triệu đồng"}
"""
FORM = """\
id: small
title: "Biểu mẫu thử"
versions:
- id: first
  from: 2022-01-01
  until: 2022-12-31
  reference: "Công văn thử"
- id: second
  from: 2023-01-01
  reference: "Công văn thử"
  unverified: true
pillars:
- letter: A
  titles:
  - {from: 2022-01-01, title: "Nhóm một"}
sub_headings:
- {before: total, title: "Đề mục"}
"""
ROWS = """\
section: "A.1"
nature: flow
consolidation: sum
applies_to: [province]
rows:
- id: total
  code: "A.1"
  label: "Tổng số"
  kind: count
  unit: task
  formula: {sum: [done, open]}
- id: done
  code: "A.1.1"
  label: "Đã xong"
  kind: count
  unit: task
- id: open
  code: "A.1.2"
  label: "Chưa xong"
  kind: count
  unit: task
- id: done-rate
  code: "A.1.3"
  label: "Tỷ lệ"
  kind: rate
  unit: percent
  consolidation: recompute
  formula: {part: done, whole: total}
"""


def _write(root: Path, *, units: str = UNITS, form: str = FORM, rows: str = ROWS) -> Path:
    folder = root / "forms" / "small" / "A"
    folder.mkdir(parents=True)
    (root / "units.yaml").write_text(units, encoding="utf-8")
    (folder.parent / "form.yaml").write_text(form, encoding="utf-8")
    (folder / "1-tasks.yaml").write_text(rows, encoding="utf-8")
    return root


def _refusal(root: Path) -> ContentError:
    with pytest.raises(ContentError) as caught:
        load_forms(root)
    return caught.value


def test_sound_form_loads_in_both_versions(tmp_path: Path) -> None:
    forms = load_forms(_write(tmp_path))

    assert [(form.id, len(form.indicators), form.unverified) for form in forms] == [
        ("first", 4, False),
        ("second", 4, True),
    ]


ROW_FAULTS = [
    ("unit of no list", "unit: task\n  formula", "unit: tasks\n  formula", "unit", 10, "tasks"),
    ("count in per cent", "unit: task\n  formula", "unit: percent\n  formula", "unit", 10, "percent"),
    ("count in an amount", "unit: task\n  formula", "unit: million\n  formula", "unit", 10, "million"),
    ("rate not in per cent", "unit: percent\n  consol", "unit: task\n  consol", "unit", 26, "task"),
    ("id taken", "id: open", "id: done", "id", 17, "done"),
    ("id with a number", "id: open", "id: open-2", "id", 17, "open-2"),
    ("code taken", '"A.1.3"', '"A.1.2"', "code", 23, "A.1.2"),
    ("code of another section", '"A.1.2"', '"A.2.2"', "code", 18, "A.2.2"),
    ("number skipped", '"A.1.2"', '"A.1.5"', "code", 23, "A.1.2"),
    ("parent missing", '"A.1.3"', '"A.1.3.1"', "code", 23, "A.1.3"),
    ("sum of an unknown row", "[done, open]", "[done, opened]", "formula", 11, "opened"),
    ("sum of itself", "[done, open]", "[done, total]", "formula", 11, "total"),
    ("sum of one part", "[done, open]", "[done]", "formula", 11, ""),
    ("rate of an unknown row", "whole: total", "whole: totals", "formula", 28, "totals"),
    ("rate without a base", "part: done, whole: total", "part: done", "whole", 28, ""),
    ("misspelt field", "  label: \"Chưa xong\"", "  label: \"Chưa xong\"\n  lable: x", "lable", 20, ""),
    ("label missing", "  label: \"Chưa xong\"\n", "", "label", 17, ""),
    ("unknown kind", "kind: rate", "kind: ratio", "kind", 25, "count"),
    ("unknown agency type", "[province]", "[ministry]", "applies_to", 4, ""),
    ("no agency type", "[province]", "[]", "applies_to", 4, ""),
    ("codes missing", "kind: count\n  unit: task\n- id: open", "kind: choice\n- id: open", "codes", 12, ""),
    ("one code", "kind: count\n  unit: task\n- id: open", "kind: yes_no\n  codes: {1: x}\n- id: open", "codes", 16, ""),
    ("group of no row", "  label: \"Chưa xong\"", "  label: \"Chưa xong\"\n  choice_group: nothing", "choice_group", 20, "nothing"),
    ("row older than the form", "  code: \"A.1.2\"", "  code: \"A.1.2\"\n  from: 2021-01-01", "from", 19, "2022-01-01"),
    ("code as a number", '"A.1.2"', "1.2", "code", 18, "1.2"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("right", "wrong", "field", "line", "value"), [f[1:] for f in ROW_FAULTS], ids=[f[0] for f in ROW_FAULTS]
)
def test_broken_row_is_refused_by_file_line_and_field(
    tmp_path: Path, right: str, wrong: str, field: str, line: int, value: str
) -> None:
    assert ROWS.count(right) == 1

    error = _refusal(_write(tmp_path, rows=ROWS.replace(right, wrong)))

    assert error.context["field"] == field
    assert error.context["line"] == line
    assert f"1-tasks.yaml:{line}" in error.says.vi
    assert f"“{field}”" in error.says.en
    assert value in error.says.vi


FORM_FAULTS = [
    ("versions overlap", "until: 2022-12-31", "until: 2023-01-01", "from", 9),
    ("version has no end", "  until: 2022-12-31\n", "", "from", 8),
    ("version id taken", "id: second", "id: first", "id", 8),
    ("day that is none", "until: 2022-12-31", "until: 2022-02-30", "YAML", 6),
    ("day as text", "until: 2022-12-31", "until: soon", "until", 6),
    ("field twice", 'title: "Biểu mẫu thử"', 'title: "Biểu mẫu thử"\ntitle: x', "YAML", 3),
    ("broken YAML", "sub_headings:", "sub_headings: [", "YAML", 17),
    ("sub-heading before no row", "before: total", "before: totals", "before", 17),
    ("title only later", "{from: 2022-01-01, title", "{from: 2022-06-01, title", "titles", 14),
    ("pillar unknown", "letter: A", "letter: B", "code", 7),
    ("no version", FORM[FORM.index("versions:"):FORM.index("pillars:")], "", "versions", 1),
]  # fmt: skip


@pytest.mark.parametrize(
    ("right", "wrong", "field", "line"), [f[1:] for f in FORM_FAULTS], ids=[f[0] for f in FORM_FAULTS]
)
def test_broken_form_is_refused_by_file_line_and_field(
    tmp_path: Path, right: str, wrong: str, field: str, line: int
) -> None:
    assert FORM.count(right) == 1

    error = _refusal(_write(tmp_path, form=FORM.replace(right, wrong)))

    assert (error.context["field"], error.context["line"]) == (field, line)


WORDING = """\
  wordings:
  - {from: 2022-01-01, label: "Chưa xong"}
  - {from: 2023-01-01, label: "Còn lại", comparable_with_previous: false}
"""
LABEL = '  label: "Chưa xong"\n'


def test_wordings_of_later_days_hold_from_their_day(tmp_path: Path) -> None:
    first, second = load_forms(_write(tmp_path, rows=ROWS.replace(LABEL, WORDING)))

    assert (first.by_id["open"].label, second.by_id["open"].label) == ("Chưa xong", "Còn lại")
    assert (first.by_id["open"].unverified, second.by_id["open"].unverified) == (False, True)


@pytest.mark.parametrize("day", ["2021-01-01", "2022-01-01"])
def test_wordings_out_of_order_are_refused(tmp_path: Path, day: str) -> None:
    wording = WORDING.replace("2023-01-01", day)

    error = _refusal(_write(tmp_path, rows=ROWS.replace(LABEL, wording)))

    assert error.context["field"] == "wordings"


def test_change_of_formula_holds_from_its_day(tmp_path: Path) -> None:
    change = "  formula: {sum: [done, open]}\n  changes:\n  - {from: 2023-01-01, formula: none}\n"

    first, second = load_forms(
        _write(tmp_path, rows=ROWS.replace("  formula: {sum: [done, open]}\n", change))
    )

    assert first.by_id["total"].formula is not None
    assert second.by_id["total"].formula is None


def test_change_before_the_row_began_is_refused(tmp_path: Path) -> None:
    change = "  formula: {sum: [done, open]}\n  changes:\n  - {from: 2022-01-01, formula: none}\n"

    error = _refusal(_write(tmp_path, rows=ROWS.replace("  formula: {sum: [done, open]}\n", change)))

    assert (error.context["field"], error.context["line"]) == ("from", 13)


def test_formula_that_outlives_its_part_is_refused(tmp_path: Path) -> None:
    rows = ROWS.replace(LABEL, f"{LABEL}  until: 2022-12-31\n")

    error = _refusal(_write(tmp_path, rows=rows))

    assert "open" in error.says.en
    assert "2023-01-01" in error.says.en


def test_unit_listed_twice_is_refused(tmp_path: Path) -> None:
    error = _refusal(_write(tmp_path, units=UNITS + UNITS))

    assert (error.context["field"], error.context["line"]) == ("id", 4)


def test_content_without_forms_has_none(tmp_path: Path) -> None:
    assert load_forms(tmp_path) == ()
