"""The .docx as Word's own schema sees it: order of properties, styles, controls, sections, carried data."""

import json
import re
import zipfile
from collections.abc import Callable
from io import BytesIO

import pytest
from lxml import etree

from caicach.adapters.readers.docx.reader import read_docx
from caicach.adapters.renderers.docx import docx_bytes
from caicach.core.documents.official import (
    Annex,
    Blank,
    BodyLine,
    DateToPrint,
    Figure,
    LineRole,
    OfficialDocument,
)
from caicach.core.reading.found import Paragraph


W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
# The order of children in the schema (ECMA-376, Part 1), as far as the writer uses them.
ORDERS = {
    "pPr": "pStyle keepNext keepLines pageBreakBefore widowControl numPr pBdr shd tabs spacing ind jc outlineLvl rPr sectPr",
    "rPr": "rStyle rFonts b bCs i iCs caps color spacing sz szCs highlight u shd vertAlign lang",
    "tblPr": "tblStyle tblW jc tblInd tblBorders shd tblLayout tblCellMar tblLook",
    "tcPr": "tcW gridSpan vMerge tcBorders shd noWrap tcMar vAlign",
    "sectPr": "headerReference footerReference type pgSz pgMar pgNumType cols titlePg",
    "sdtPr": "rPr alias tag id lock placeholder showingPlcHdr text",
    "sdt": "sdtPr sdtContent",
    "tbl": "tblPr tblGrid tr",
    "tr": "trPr tc",
    "style": "name basedOn next uiPriority semiHidden qFormat pPr rPr tblPr",
    "settings": "zoom defaultTabStop compat themeFontLang decimalSymbol listSeparator",
}


def _parts(document: OfficialDocument) -> dict[str, bytes]:
    with zipfile.ZipFile(BytesIO(docx_bytes(document))) as package:
        return {name: package.read(name) for name in package.namelist()}


def _body(document: OfficialDocument) -> etree._Element:
    body = etree.fromstring(_parts(document)["word/document.xml"]).find(f"{W}body")
    assert body is not None
    return body


def _text(element: etree._Element) -> str:
    return "".join(text.text or "" for text in element.iter(f"{W}t"))


@pytest.mark.parametrize(
    "part", ["word/document.xml", "word/styles.xml", "word/settings.xml", "word/header1.xml"]
)
def test_properties_stand_in_the_order_of_the_schema(document: OfficialDocument, part: str) -> None:
    """Word calls a file broken when they do not."""
    root = etree.fromstring(_parts(document)[part])

    for name, order in ORDERS.items():
        known = order.split()
        for element in root.iter(W + name):
            places = [known.index(etree.QName(child).localname) for child in element]
            assert places == sorted(places), etree.tostring(element)


def test_every_part_is_well_formed_and_named_in_the_list_of_types(document: OfficialDocument) -> None:
    parts = _parts(document)
    types = etree.fromstring(parts["[Content_Types].xml"])
    named = {override.get("PartName") for override in types if override.get("PartName")}

    for content in parts.values():
        etree.fromstring(content)
    assert {name.lstrip("/") for name in named if name} <= set(parts)


def test_relations_point_at_parts_that_are_there(document: OfficialDocument) -> None:
    parts = _parts(document)
    relations = etree.fromstring(parts["word/_rels/document.xml.rels"])
    targets = [(relation.get("Target") or "").replace("../", "") for relation in relations]

    assert {target if target.startswith("customXml") else f"word/{target}" for target in targets} <= set(
        parts
    )
    used = set(re.findall(rb'r:id="(\w+)"', parts["word/document.xml"]))
    assert used <= {(relation.get("Id") or "").encode() for relation in relations}


def test_same_document_gives_the_same_bytes(document: OfficialDocument) -> None:
    assert docx_bytes(document) == docx_bytes(document)


def test_figures_are_controls_with_the_tag_of_their_observation(document: OfficialDocument) -> None:
    controls = {
        control.find(f"{W}sdtPr/{W}tag").get(f"{W}val"): _text(control)
        for control in _body(document).iter(f"{W}sdt")
    }

    assert controls == {
        "caicach:tasks": "27",
        "caicach:tasks-done": "22",
        "caicach:handled-rate": "98,62",
        "caicach:documents": "1.234",
        "caicach-blank": "[nhập số liệu]",
    }


def test_controls_have_ids_of_their_own(whole: OfficialDocument) -> None:
    ids = [element.get(f"{W}val") for element in _body(whole).iter(f"{W}id")]

    assert len(ids) > 170
    assert len(set(ids)) == len(ids)


def test_tag_longer_than_word_allows_is_refused(make_document: Callable[..., OfficialDocument]) -> None:
    body = (BodyLine(LineRole.BODY, (Figure("1", "x" * 60),)),)

    with pytest.raises(ValueError, match="64"):
        docx_bytes(make_document(body=body))


def test_blank_is_highlighted_and_typed_over_as_a_placeholder(document: OfficialDocument) -> None:
    blanks = [e for e in _body(document).iter(f"{W}sdt") if e.find(f"{W}sdtPr/{W}showingPlcHdr") is not None]

    assert [_text(blank) for blank in blanks] == ["[nêu nguyên nhân]", "[nhập số liệu]"]
    assert all(blank.find(f".//{W}highlight") is not None for blank in blanks)


def test_unwritten_words_of_the_head_are_highlighted(make_document: Callable[..., OfficialDocument]) -> None:
    body = _body(make_document(signatory="[họ và tên]", annexes=(), body=()))
    shown = [_text(run) for run in body.iter(f"{W}r") if run.find(f".//{W}highlight") is not None]

    assert shown == ["[họ và tên]"]


def test_text_with_marks_of_xml_and_control_codes_is_printed_as_text(
    make_document: Callable[..., OfficialDocument],
) -> None:
    body = (BodyLine(LineRole.BODY, ("a < b & c > “d”\x00\x0b\ud800\tcột\nhai",)),)

    text = _body(make_document(body=body))

    assert "a < b & c > “d”cộthai" in _text(text)
    assert text.find(f".//{W}tab") is not None


@pytest.mark.parametrize(("number", "annexes"), [(1, 0), (2, 1), (4, 3)])
def test_each_appendix_is_a_section_with_pages_numbered_from_one(
    document: OfficialDocument, make_document: Callable[..., OfficialDocument], number: int, annexes: int
) -> None:
    sections = list(_body(make_document(annexes=document.annexes * annexes)).iter(f"{W}sectPr"))

    assert len(sections) == number
    for section in sections:
        assert section.find(f"{W}pgNumType").get(f"{W}start") == "1"
        assert section.find(f"{W}titlePg") is not None


def test_appendix_rows_never_break_and_its_two_heading_rows_repeat(document: OfficialDocument) -> None:
    table = list(_body(document).iter(f"{W}tbl"))[-1]
    rows = list(table.iter(f"{W}tr"))
    repeated = [row.find(f"{W}trPr/{W}tblHeader") is not None for row in rows]

    assert repeated == [True, True, *[False] * (len(rows) - 2)]
    assert all(row.find(f"{W}trPr/{W}cantSplit") is not None for row in rows)


def test_appendix_has_one_row_for_each_of_the_form(whole: OfficialDocument) -> None:
    table = list(_body(whole).iter(f"{W}tbl"))[-1]
    numbers = [_text(row.find(f"{W}tc")) for row in table.iter(f"{W}tr")]

    assert sum(1 for number in numbers if number[:1].isdigit()) == 200


def test_carried_data_comes_back_as_it_was(make_document: Callable[..., OfficialDocument]) -> None:
    data = {
        "observations": {"a": {"value": "16.90", "state": "reported"}},
        "odd": "<&>\u0085\ud800\uffff]]>“ơ”",
    }
    parts = _parts(make_document(carried=data))
    root = etree.fromstring(parts["customXml/item1.xml"])

    assert root.tag == "{urn:caicach:data:1}caicach"
    assert json.loads(root.text or "") == data


def test_our_own_reader_finds_text_figures_and_data(document: OfficialDocument) -> None:
    found = read_docx(docx_bytes(document), "bao-cao.docx")
    told = next(block for block in found.blocks if isinstance(block, Paragraph) and "Được giao" in block.text)

    assert found.carried == document.carried
    assert told.text == "Được giao 27 nhiệm vụ; <còn> [nêu nguyên nhân] & khác."
    assert [(f.tag, told.text[f.start : f.end]) for f in told.figures] == [("tasks", "27")]
    assert [block.heading for block in found.paragraphs if block.heading] == [1, 2, 3]
    assert {setup.page_number for setup in found.page_setups} == {"top_centre"}
    assert all(setup.hides_first_number for setup in found.page_setups)


def test_properties_name_the_document_in_its_language(document: OfficialDocument) -> None:
    core = _parts(document)["docProps/core.xml"].decode()

    assert "<dc:title>Báo cáo Công tác cải cách hành chính năm 2023</dc:title>" in core
    assert "<dc:language>vi-VN</dc:language>" in core


@pytest.mark.parametrize(
    ("addressees", "expected"),
    [
        ((), []),
        (("Sở Nội vụ",), ["Kính gửi: Sở Nội vụ"]),
        (("Sở Nội vụ;", "- UBND tỉnh."), ["Kính gửi:", "- Sở Nội vụ;", "- UBND tỉnh."]),
    ],
)
def test_addressees_stand_on_one_line_or_as_a_list(
    make_document: Callable[..., OfficialDocument], addressees: tuple[str, ...], expected: list[str]
) -> None:
    texts = [_text(p) for p in _body(make_document(addressees=addressees)).iterchildren(f"{W}p")]
    begin = texts.index("Công tác cải cách hành chính năm 2023") + 2

    assert texts[begin : texts.index("Căn cứ Nghị định số 30/2020/NĐ-CP;")] == expected


def test_number_and_date_keep_room_until_issue_and_leading_zeros_after(
    make_document: Callable[..., OfficialDocument],
) -> None:
    head = _text(next(_body(make_document(number="5", dated=DateToPrint(4, 2, 2024))).iter(f"{W}tbl")))

    assert "Số: 05/BC-BDT" in head
    assert "Gia Lai, ngày 04 tháng 02 năm 2024" in head


def test_blank_in_a_cell_and_an_empty_document_are_still_written(
    make_document: Callable[..., OfficialDocument],
) -> None:
    empty = make_document(body=(), annexes=(Annex(None, "", "", ()),), recipients=(), subject="", capacity="")
    lone = make_document(body=(BodyLine(LineRole.BODY, (Blank("viết"),)),))

    assert read_docx(docx_bytes(empty), "a.docx").blocks
    assert "[viết]" in _text(_body(lone))
