"""The narrative of the real report: what is right stays silent, what is wrong is found, in every format."""

from pathlib import Path

import pytest

from caicach import library
from caicach.core.catalogue.filing import Filing
from factories.narratives import KINDS, said_of


REPORTS = Path(__file__).resolve().parents[3] / "shared" / "reports"
NAME = "gia-lai-ban-dan-toc-2023"
BOUND = {
    "plan-tasks-set": "16",
    "inspected-units-of-department": "02",
    "provincial-tasks-assigned": "27",
    "provincial-tasks-on-time": "22",
    "provincial-tasks-late": "02",
    "provincial-tasks-overdue": "3",
    "procedures-in-force": "02",
}
FAULTS = [
    ("tổng số 27 nhiệm", "tổng số 28 nhiệm", "A.5.5"),
    ("hoàn thành 22 nhiệm", "hoàn thành 21 nhiệm", "A.5.6"),
    ("02 nhiệm vụ hoàn", "04 nhiệm vụ hoàn", "A.5.7"),
    ("3 nhiệm vụ chưa", "5 nhiệm vụ chưa", "A.5.8"),
    ("16 nhiệm vụ", "18 nhiệm vụ", "A.2.1"),
    ("tại 02 phòng", "tại 03 phòng", "A.3.1"),
    ("có 02 TTHC, cụ", "có 05 TTHC, cụ", "C.1.4"),
    ("không có phát sinh phản ánh", "có phát sinh 05 phản ánh", "C.3.4.1"),
    ("không có hồ sơ TTHC giải quyết", "có 03 hồ sơ TTHC giải quyết", "C.3.1.1"),
]


def _read(path: Path) -> Filing:
    if not path.exists():
        pytest.skip("the real report is not beside this checkout")
    return library.read(path)


@pytest.mark.slow
@pytest.mark.parametrize("ending", ["md", "docx", "pdf"])
def test_real_narrative_in_every_format_binds_its_claims(ending: str) -> None:
    filing = _read(REPORTS / f"{NAME}.{ending}")

    bound = {c.indicator: c.numbers[0].where.text for c in filing.claims if c.indicator and not c.is_denial}

    assert bound == BOUND


@pytest.mark.slow
@pytest.mark.parametrize("ending", ["md", "docx", "pdf"])
def test_only_the_impossible_share_of_rooms_is_wrong_with_the_figures_of_the_narrative(ending: str) -> None:
    findings = said_of(_read(REPORTS / f"{NAME}.{ending}"))

    assert [(f.place.text, f.severity.value) for f in findings] == [("75%", "warning")]
    assert "2/3 = 66,67%" in findings[0].arithmetic


@pytest.mark.slow
@pytest.mark.parametrize(("right", "wrong", "code"), FAULTS)
def test_figure_of_the_narrative_changed_is_found_against_the_appendix(
    right: str, wrong: str, code: str, tmp_path: Path
) -> None:
    source = REPORTS / f"{NAME}.md"
    if not source.exists():
        pytest.skip("the real report is not beside this checkout")
    text = source.read_text(encoding="utf-8")
    assert right in text
    changed = tmp_path / "changed.md"
    changed.write_text(text.replace(right, wrong, 1), encoding="utf-8")

    found = [f for f in library.check(library.read(changed)) if f.place.code == code and f.check == "K705"]

    assert len(found) == 1


def test_every_kind_of_check_of_the_narrative_is_published() -> None:
    assert {check.kind for check in library.check_book()} >= set(KINDS)
