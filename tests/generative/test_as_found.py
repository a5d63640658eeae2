"""A document as found without a file is what reading its .docx finds: the same blocks, and the same findings."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from caicach import library
from caicach.adapters.readers import read_file
from caicach.core.catalogue.understand import understand
from caicach.core.checks.findings import Finding
from caicach.core.documents.as_found import NAME, found_of
from caicach.core.documents.compose import Narrative
from caicach.core.documents.official import OfficialDocument
from caicach.core.documents.statement import Masthead
from caicach.core.documents.written import paragraphs_of
from caicach.core.ground.agencies import AgencyType
from caicach.core.reading.found import FoundDocument
from factories.statements import composed, statement


def read_back(document: OfficialDocument, folder: Path) -> FoundDocument:
    path = folder / NAME
    library.write(document, path)
    return read_file(path)


def findings(found: FoundDocument) -> tuple[Finding, ...]:
    return library.check(understand(found, library.catalogue()))


@pytest.mark.slow
def test_the_example_report_is_found_as_its_file_is_read(tmp_path: Path) -> None:
    document = library.compose_official(library.state(library.example_report()))

    read = read_back(document, tmp_path)

    assert found_of(document) == read
    assert findings(found_of(document)) == findings(read)


WORDS = st.text(
    st.sampled_from([*"aăâbcđeêưởị ỌKV0123456789.,;:[]{}()/%-–“”\t\u00a0\u200b\u0301\u00ad\u2011"]),
    max_size=40,
)
TEXTS = st.lists(
    st.one_of(
        WORDS,
        st.sampled_from(
            [
                "Trong kỳ đã ban hành {{steering-documents:prose}} văn bản; [nêu tên văn bản chính].",
                "{{plan-tasks-set:prose}}{{plan-tasks-set:prose}} nhiệm vụ, {{khong-co}} nhiệm vụ.",
                "- Hoàn thành 12/10 nhiệm vụ, đạt 120% trong quý II năm 2019 của Sở Xây dựng.",
                "2. Thực hiện Nghị định 30/2020/QĐ-CP.",
            ]
        ),
    ),
    max_size=4,
)
LINES = st.lists(WORDS.filter(str.strip), max_size=3).map(tuple)


@st.composite
def documents(draw: st.DrawFn) -> OfficialDocument:
    """Any head, any words under some divisions, some figures."""
    keys = draw(
        st.lists(st.sampled_from(["opening", "direction.steering", "institutions", "limits"]), unique=True)
    )
    masthead = Masthead(
        parent_agency=draw(st.sampled_from([None, "UBND tỉnh Bình Minh", "UBND " + "rất dài " * 9])),
        issuer=draw(st.sampled_from([None, "UBND xã Bình Minh Thượng Hòa Đông", "Sở Thủy sản"])),
        number=draw(st.sampled_from([None, "5", "512"])),
        place=draw(st.sampled_from([None, "Gia Lai", "Thành phố Hồ Chí Minh và vùng phụ cận rất xa"])),
        addressees=draw(LINES),
        recipients=draw(LINES),
        capacity=draw(st.sampled_from([None, "", "KT. GIÁM ĐỐC"])),
        signatory=draw(st.sampled_from([None, "Nguyễn Văn An", "Kpã\u0301 Đô"])),
    )
    made = statement(
        {"A.1": draw(st.integers(0, 2000)), "A.2.1": 12, "A.2.2": draw(st.integers(0, 20)), "A.2": "-"},
        draw(st.sampled_from(list(AgencyType))),
        masthead=masthead,
        kept={key: paragraphs_of("\n".join(draw(TEXTS))) for key in keys},
    )
    document = composed(made, draw(st.sampled_from([Narrative.WRITTEN, Narrative.KEEP])))
    annex = document.annexes[0]
    rows = (replace(annex.rows[1], note=draw(WORDS), value=draw(WORDS)), *annex.rows[2:])
    return replace(document, annexes=(replace(annex, rows=(annex.rows[0], *rows)),))


@pytest.mark.slow
@settings(deadline=None, max_examples=25, suppress_health_check=list(HealthCheck))
@given(documents())
def test_any_document_is_found_as_its_file_is_read(tmp_path: Path, document: OfficialDocument) -> None:
    read = read_back(document, tmp_path)

    found = found_of(document)

    assert found.blocks == read.blocks
    assert (found.page_setups, found.notes, found.carried) == (read.page_setups, read.notes, read.carried)
    assert findings(found) == findings(read)
