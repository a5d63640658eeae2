"""content/checks: what is wrong in an entry is named by file, line and field."""

import re
from pathlib import Path

import pytest

from caicach.adapters.content.checks import check_of, load_checks
from caicach.adapters.content.files import content_root, records_in
from caicach.adapters.content.load import load_catalogue
from caicach.core.ground.errors import ContentError


GOOD = """\
- id: K001
  title: {vi: "Tổng", en: "Total"}
  family: sum
  kind: adds_up
  severity: error
  total: legal-documents-issued
  parts: [legal-documents-issued-province]
  scope: {agency_types: [department], periods: [year], forms: ["2023"]}
  reference: {vi: "Biểu mẫu", en: "Form"}
  owner: statistics
  from: 2022-02-28
"""


def load(tmp_path: Path, text: str) -> None:
    file = tmp_path / "totals.yaml"
    file.write_text(text, encoding="utf-8")
    for record in records_in(file):
        check_of(record, load_catalogue())


def test_good_entry_becomes_a_check(tmp_path: Path) -> None:
    load(tmp_path, GOOD)


@pytest.mark.parametrize(
    ("right", "wrong", "field"),
    [
        ("id: K001", "id: SUM-1", "id"),
        ("kind: adds_up", "kind: adds_down", "kind"),
        ("severity: error", "severity: fatal", "severity"),
        ("family: sum", "family: sums", "family"),
        ("total: legal-documents-issued", "total: legal-documents", "total"),
        ("parts: [legal-documents-issued-province]", "parts: []", "parts"),
        ("parts: [legal-documents-issued-province]", "parts: [nothing]", "parts"),
        ("agency_types: [department]", "agency_types: [ministry]", "agency_types"),
        ("forms:", "form:", "form"),
        ('scope: {agency_types: [department], periods: [year], forms: ["2023"]}', "scope: all", "scope"),
        ("from: 2022-02-28", "from: soon", "from"),
        ("owner: statistics", "owners: statistics", "owner"),
        ("owner: statistics", "owner: statistics\n  tolerence: 1", "tolerence"),
        ("owner: statistics", "owner: statistics\n  tolerance: 0.5", "tolerance"),
        ('{vi: "Tổng", en: "Total"}', '{vi: "Tổng"}', "title"),
    ],
)
def test_wrong_field_is_named_with_file_and_line(tmp_path: Path, right: str, wrong: str, field: str) -> None:
    assert right in GOOD

    with pytest.raises(ContentError) as refused:
        load(tmp_path, GOOD.replace(right, wrong))

    assert re.match(rf"Tệp nội dung totals\.yaml:[1-9]\d*, trường “{field}”: ", refused.value.says.vi)


def test_one_id_in_two_files_is_refused(tmp_path: Path) -> None:
    for folder in content_root().iterdir():
        (tmp_path / folder.name).symlink_to(folder)
    (tmp_path / "checks").unlink()
    (tmp_path / "checks").mkdir()
    for name in ("a.yaml", "b.yaml"):
        (tmp_path / "checks" / name).write_text(GOOD, encoding="utf-8")

    with pytest.raises(ContentError, match=r"b\.yaml:\d+.*K001"):
        load_checks(tmp_path)
