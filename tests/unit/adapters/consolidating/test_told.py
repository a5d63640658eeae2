"""Whose report a file is, by its name: one agency or none, never a guess."""

import pytest

from caicach.adapters.consolidating.nation import national_directory
from caicach.adapters.consolidating.told import agency_of_name


AGENCIES = national_directory().agencies
ALIVE = tuple(a for a in AGENCIES if a.valid_to is None)


@pytest.mark.parametrize(
    ("name", "agency"),
    [
        ("xa-phuong/UBND xã Ia Dom.docx", "gia-lai-xa-ia-dom"),
        ("xa-phuong/012_ubnd-xa-ia-dom_bao cao CCHC.docx", "gia-lai-xa-ia-dom"),
        ("Ủy ban nhân dân xã Ia Dom/Bao cao.docx", "gia-lai-xa-ia-dom"),
        ("so-nganh/So Nong nghiep va Moi truong.docx", "gia-lai-so-nong-nghiep-moi-truong"),
        ("gia-lai-so-tu-phap.pdf", "gia-lai-so-tu-phap"),
        ("Báo cáo CCHC 6 tháng.docx", None),
        ("van-phong.docx", None),
    ],
)
def test_agency_is_told_by_the_name_of_file_or_folder(name: str, agency: str | None) -> None:
    assert agency_of_name(name, ALIVE) == agency


def test_two_agencies_of_one_name_tell_nothing() -> None:
    assert agency_of_name("Sở Nội vụ.docx", [a for a in AGENCIES if a.id.startswith("gia-lai")]) is None
