"""The real report, in every format it was received in, understood to the last row."""

from collections import Counter
from functools import cache
from pathlib import Path

import pytest

from caicach.adapters.content.load import load_catalogue
from caicach.adapters.readers.file import read_file
from caicach.core.catalogue.filing import Filing
from caicach.core.catalogue.observations import Certainty
from caicach.core.catalogue.understand import understand
from caicach.core.ground.agencies import AgencyType
from caicach.core.ground.values import Value, ValueState


REPORTS = Path(__file__).resolve().parents[2].parent / "shared" / "reports"
NAME = "gia-lai-ban-dan-toc-2023"
WHOLE = ["docx", "pdf", "md", pytest.param("doc", marks=pytest.mark.libreoffice)]
ALL = [*WHOLE, "xlsx"]

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not REPORTS.is_dir(), reason="the real report is not beside this checkout"),
]


@cache
def filing(suffix: str) -> Filing:
    return understand(read_file(REPORTS / f"{NAME}.{suffix}"), load_catalogue())


def what_stands(value: Value) -> str:
    if value.state is not ValueState.REPORTED:
        return value.state.value
    return "zero" if value.number == 0 else "number"


@pytest.mark.parametrize("suffix", ALL)
def test_every_row_of_the_appendix_is_bound_without_doubt(suffix: str) -> None:
    found = filing(suffix)

    assert found.form.id == "2023"
    assert (len(found.observations), len(found.headings), found.unbound) == (176, 24, ())
    assert {o.certainty for o in found.observations.values()} == {Certainty.BOUND}
    assert {o.score for o in found.observations.values()} == {100}


@pytest.mark.parametrize("suffix", ALL)
def test_zeros_numbers_and_blanks_are_counted_as_printed(suffix: str) -> None:
    counted = Counter(what_stands(o.value) for o in filing(suffix).observations.values())

    assert counted == {"zero": 121, "number": 25, "not_reported": 30}


@pytest.mark.parametrize("suffix", ALL)
def test_every_format_gives_the_same_observations(suffix: str) -> None:
    first = {i: o.value for i, o in filing("docx").observations.items()}

    assert {i: o.value for i, o in filing(suffix).observations.items()} == first


@pytest.mark.parametrize("suffix", WHOLE)
def test_period_agency_and_type_are_told(suffix: str) -> None:
    found = filing(suffix)

    assert found.period is not None
    assert found.period.id == "2023-year"
    assert found.agency is not None
    assert found.agency.id == "gia-lai-ban-dan-toc"
    assert found.agency_type is AgencyType.DEPARTMENT


@pytest.mark.parametrize("suffix", WHOLE)
def test_header_facts_are_read_with_their_blanks(suffix: str) -> None:
    header = filing(suffix).header

    assert header.issuer is None
    assert header.number is None
    assert header.symbol is not None
    assert header.symbol.text == "BC-BDT"
    assert header.dated is not None
    assert (header.dated.day, header.dated.month, header.dated.year) == (None, 12, 2023)
    assert header.kind is not None
    assert header.kind.text == "BÁO CÁO"
    assert header.addressees == ()
    assert len(header.recipients) == 4
    assert header.signatory is not None
    assert header.signatory.text == "Kpã Đô"


@pytest.mark.parametrize("suffix", WHOLE)
def test_sections_follow_the_outline_and_not_the_list_of_tasks(suffix: str) -> None:
    paths = [".".join(section.path) for section in filing(suffix).sections]

    assert len(paths) == 29
    assert paths[:6] == ["I", "I.1", "I.2", "I.3", "I.4", "I.5"]
    assert "II.4.4.2" in paths
    assert "II.5.5.1" in paths
    assert paths[-1] == "IV"


@pytest.mark.parametrize("suffix", WHOLE)
def test_every_cited_document_is_found(suffix: str) -> None:
    cited = filing(suffix).header.cited

    assert len(cited) == 36
    keys = [c.key for c in cited]
    assert {"858/UBND-NV", "3011/KH-UBND", "380/SNV-TCBM&CCHC", "25/2020/QĐ-UBND", "24/CT-TTg"} <= set(keys)
    assert sum(c.date is None for c in cited) == 2
    plan = next(c for c in cited if c.key == "3011/KH-UBND")
    assert (plan.kind_word, plan.issuer) == ("Quyết định", "UBND tỉnh")
