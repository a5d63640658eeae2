"""Comments in someone's own .docx: at the words meant, whatever the runs; nothing else changed."""

import shutil
import unicodedata
import zipfile
from io import BytesIO
from pathlib import Path

import pytest
from lxml import etree

from caicach.adapters.readers import read_bytes
from caicach.adapters.readers.docx.reader import read_docx
from caicach.adapters.renderers.comments import commented, write_comments
from caicach.adapters.renderers.docx import docx_bytes
from caicach.adapters.renderers.word.namespaces import DECLARED
from caicach.adapters.renderers.word.package import packed, relations
from caicach.core.checks.findings import Family, Finding, Place, Severity
from caicach.core.documents.official import OfficialDocument
from caicach.core.ground.errors import CaicachError, WrongUsage
from caicach.core.ground.words import Words
from caicach.core.reading.found import Address, Cell, Paragraph, Table
from caicach.core.reading.places import Fragment, fragment


W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"


def _docx(body: str, **more: str) -> bytes:
    """A Word file with this body, and more parts under word/."""
    types = (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="{_MAIN}"/></Types>'
    )
    related = {f"rId{n}": (name, f"{name}.xml") for n, name in enumerate(more, 1)}
    return packed(
        {
            "[Content_Types].xml": types,
            "_rels/.rels": relations({"rId1": ("officeDocument", "word/document.xml")}),
            "word/document.xml": f"<w:document {DECLARED}><w:body>{body}<w:sectPr/></w:body></w:document>",
            "word/_rels/document.xml.rels": relations(related),
            **{f"word/{name}.xml": part for name, part in more.items()},
        }
    )


def _p(*runs: str) -> str:
    return f"<w:p>{''.join(runs)}</w:p>"


def _r(text: str, look: str = "") -> str:
    return f'<w:r>{f"<w:rPr>{look}</w:rPr>" if look else ""}<w:t xml:space="preserve">{text}</w:t></w:r>'


def _finding(where: Fragment | None, text: str = "", severity: Severity = Severity.ERROR) -> Finding:
    return Finding(
        check="C042",
        family=Family.SUM,
        severity=severity,
        fact="sum:A.1",
        place=Place(text or (where.text if where else ""), "A.1", where),
        message=Words("Tổng khác các dòng thành phần.", "The total differs from its parts."),
        suggestion=Words("Sửa dòng A.1.", "Mend row A.1."),
        arithmetic="1 + 1 = 2 ≠ 3",
        reference=Words("Nghị định 30/2020/NĐ-CP", "Decree 30/2020/NĐ-CP"),
    )


def _at(data: bytes, text: str) -> Fragment:
    """The first place where the text stands, as the reader gives it."""
    for block in read_docx(data, "a.docx").blocks:
        parts: list[Paragraph | Cell] = (
            [block] if isinstance(block, Paragraph) else [c for r in block.rows for c in r]
        )
        for part in parts:
            if text in part.text:
                return fragment(
                    part.text, part.address, part.text.index(text), part.text.index(text) + len(text)
                )
    raise AssertionError(text)


def _part(data: bytes, name: str) -> etree._Element:
    with zipfile.ZipFile(BytesIO(data)) as package:
        return etree.fromstring(package.read(name))


def _covered(data: bytes, number: int) -> str:
    """The shown text between the marks of one comment."""
    text, inside = "", False
    for element in _part(data, "word/document.xml").iter():
        if element.tag in (f"{W}commentRangeStart", f"{W}commentRangeEnd") and element.get(f"{W}id") == str(
            number
        ):
            inside = element.tag == f"{W}commentRangeStart"
        elif inside and element.tag == f"{W}t":
            text += element.text or ""
    return text


def _comments(data: bytes) -> list[list[str]]:
    """The paragraphs of every comment."""
    return [
        ["".join(t.text or "" for t in paragraph.iter(f"{W}t")) for paragraph in comment.iter(f"{W}p")]
        for comment in _part(data, "word/comments.xml").iter(f"{W}comment")
    ]


def _comment_on(data: bytes, *texts: str) -> bytes:
    return commented(data, "a.docx", [_finding(_at(data, text)) for text in texts])


BOLD = "<w:b/>"
NFD = "Ba\u0301o ca\u0301o co\u0301 12 du\u0300ng"


@pytest.mark.parametrize(
    ("body", "text"),
    [
        pytest.param(_p(_r("Tổng số 27 nhiệm vụ")), "27", id="inside_one_run"),
        pytest.param(_p(_r("Tổng số 27 nhiệm vụ")), "Tổng số 27 nhiệm vụ", id="a_whole_run"),
        pytest.param(_p(_r("Tổng "), _r("số 2", BOLD), _r("7 nhiệm vụ")), "số 27", id="across_runs"),
        pytest.param(
            _p("<w:r><w:t>Dòng</w:t><w:tab/><w:t>27 việc</w:t><w:br/><w:t>xong</w:t></w:r>"),
            "27",
            id="after_a_tab",
        ),
        pytest.param(
            _p(_r("xem "), f'<w:hyperlink w:anchor="a">{_r("trang 27 này")}</w:hyperlink>'),
            "27",
            id="in_a_link",
        ),
        pytest.param(
            _p(_r("có "), f'<w:ins w:id="5" w:author="a">{_r("27")}</w:ins>', _r(" việc")),
            "27",
            id="in_an_insertion",
        ),
        pytest.param(
            _p(
                _r("có "),
                '<w:del w:id="5" w:author="a"><w:r><w:delText>26</w:delText></w:r></w:del>',
                _r("27 việc"),
            ),
            "27",
            id="after_a_deletion",
        ),
        pytest.param(_p(_r(NFD)), "12", id="after_decomposed_letters"),
        pytest.param(_p(_r(NFD)), "Báo cáo", id="on_decomposed_letters"),
        pytest.param(
            f"<w:sdt><w:sdtContent>{_p(_r('có 27 việc'))}</w:sdtContent></w:sdt>",
            "27",
            id="in_a_block_control",
        ),
        pytest.param(
            f"<w:tbl><w:tr><w:tc>{_p(_r('STT'))}</w:tc><w:tc>{_p(_r('một'))}{_p(_r('có 27 việc'))}</w:tc></w:tr>"
            f"<w:tr><w:tc>{_p()}</w:tc><w:tc>{_p(_r('hai'))}</w:tc></w:tr></w:tbl>",
            "27",
            id="in_the_second_paragraph_of_a_cell",
        ),
    ],
)
def test_comment_covers_exactly_the_words_meant(body: str, text: str) -> None:
    data = _docx(body)

    result = _comment_on(data, text)

    assert unicodedata.normalize("NFC", _covered(result, 0)) == text
    assert read_docx(result, "a.docx").blocks == read_docx(data, "a.docx").blocks


def test_figure_in_a_control_is_marked_around_the_control() -> None:
    """A plain-text control may hold nothing but text."""
    control = f"<w:sdt><w:sdtPr><w:text/></w:sdtPr><w:sdtContent>{_r('27')}</w:sdtContent></w:sdt>"
    result = _comment_on(_docx(_p(_r("có "), control, _r(" việc"))), "27")

    inside = _part(result, "word/document.xml").iter(f"{W}sdtContent")

    assert _covered(result, 0) == "27"
    assert all(content.find(f"{W}commentRangeStart") is None for content in inside)


def test_cut_runs_keep_their_look() -> None:
    result = _comment_on(_docx(_p(_r("Tổng số 27 nhiệm vụ", BOLD))), "27")
    runs = [run for run in _part(result, "word/document.xml").iter(f"{W}r") if run.find(f"{W}t") is not None]

    assert [run.findtext(f"{W}t") for run in runs] == ["Tổng số ", "27", " nhiệm vụ"]
    assert all(run.find(f"{W}rPr/{W}b") is not None for run in runs)


def test_several_comments_on_overlapping_words_each_cover_their_own() -> None:
    data = _docx(_p(_r("đã xong 22 trên 27 việc")))

    result = _comment_on(data, "22 trên 27", "27", "22", "đã xong 22 trên 27 việc")

    assert [_covered(result, n) for n in range(4)] == ["22 trên 27", "27", "22", "đã xong 22 trên 27 việc"]


def test_comment_says_severity_message_sum_fix_and_reference_in_either_language() -> None:
    data = _docx(_p(_r("27")))
    finding = _finding(_at(data, "27"), severity=Severity.WARNING)

    vietnamese, english = (
        _comments(commented(data, "a.docx", [finding], language))[0] for language in ("vi", "en")
    )

    assert vietnamese == [
        "CẢNH BÁO: Tổng khác các dòng thành phần.",
        "Phép tính: 1 + 1 = 2 ≠ 3",
        "Cách sửa: Sửa dòng A.1.",
        "Căn cứ: Nghị định 30/2020/NĐ-CP",
        "Quy tắc kiểm tra: C042",
    ]
    assert english[0] == "WARNING: The total differs from its parts."


@pytest.mark.parametrize(
    "where",
    [
        None,
        Fragment("x", Address(99)),
        Fragment("không có trong đoạn", Address(0), 2, 5),
        Fragment("", Address(0)),
    ],
)
def test_finding_without_a_place_of_its_own_stands_at_the_top(where: Fragment | None) -> None:
    data = _docx(_p(_r("Báo cáo")) + _p(_r("thân bài")))

    result = commented(data, "a.docx", [_finding(where, "thiếu ngày")])

    assert _covered(result, 0) == "Báo cáo"


def test_findings_without_a_place_are_told_in_one_comment_at_the_top_and_none_is_lost() -> None:
    data = _docx(_p(_r("Báo cáo")) + _p(_r("có 27 việc")))
    findings = [_finding(None, "thiếu ngày"), _finding(_at(data, "27")), _finding(None, "thiếu số")]

    result = commented(data, "a.docx", findings)

    comments = _comments(result)
    assert [_covered(result, number) for number in range(2)] == ["Báo cáo", "27"]
    assert len(comments) == 2
    assert comments[0][0] == "2 điểm không gắn với một chỗ nào trong tệp này:"
    assert sum(line.startswith("LỖI: ") for line in comments[0]) == 2


def test_finding_whose_offset_moved_is_pinned_where_its_words_stand() -> None:
    data = _docx(_p(_r("có 27 việc, đã xong 22")))

    result = commented(data, "a.docx", [_finding(Fragment("22", Address(0), 3, 5))])

    assert _covered(result, 0) == "22"


def test_finding_in_an_empty_cell_is_pinned_to_that_cell() -> None:
    row = f'<w:tr><w:tc>{_p(_r("2.1"))}</w:tc><w:tc><w:p><w:pPr><w:jc w:val="right"/></w:pPr></w:p></w:tc></w:tr>'
    data = _docx(f"<w:tbl>{row}{row}</w:tbl>")

    result = commented(data, "a.docx", [_finding(Fragment("", Address(0, 1, 1)))])

    cell = list(_part(result, "word/document.xml").iter(f"{W}tc"))[3]
    marks = [etree.QName(child).localname for child in cell.find(f"{W}p")]
    assert marks == ["pPr", "commentRangeStart", "commentRangeEnd", "r"]


def test_finding_in_a_merged_cell_is_pinned_to_the_cell_that_is_shown() -> None:
    merged = '<w:tc><w:tcPr><w:gridSpan w:val="2"/></w:tcPr>' + _p(_r("Cải cách thể chế")) + "</w:tc>"
    two = f"<w:tc>{_p(_r('1'))}</w:tc><w:tc>{_p(_r('2'))}</w:tc>"
    data = _docx(f"<w:tbl><w:tr>{two}</w:tr><w:tr>{merged}</w:tr></w:tbl>")

    result = commented(data, "a.docx", [_finding(Fragment("", Address(0, 1, 1)))])

    assert _covered(result, 0) == "Cải cách thể chế"


def test_words_in_a_text_box_are_commented_at_the_paragraph_that_holds_the_box() -> None:
    """Word keeps no comments inside text boxes."""
    box = f'<w:r><w:pict><v:textbox xmlns:v="urn:schemas-microsoft-com:vml"><w:txbxContent>{_p(_r("Số: 12/BC"))}</w:txbxContent></v:textbox></w:pict></w:r>'
    data = _docx(_p(_r("Đoạn ngoài "), box))

    result = _comment_on(data, "12/BC")

    inside = next(_part(result, "word/document.xml").iter(f"{W}txbxContent"))
    assert _covered(result, 0).startswith("Đoạn ngoài")
    assert not list(inside.iter(f"{W}commentRangeStart"))


def test_comments_already_there_keep_their_numbers_and_words() -> None:
    old = f'<w:comments {DECLARED}><w:comment w:id="7" w:author="Lan">{_p(_r("Xem lại"))}</w:comment></w:comments>'
    marks = '<w:commentRangeStart w:id="7"/>', '<w:commentRangeEnd w:id="7"/>'
    data = _docx(_p(marks[0], _r("có 27 việc"), marks[1]), comments=old)

    result = _comment_on(data, "27")

    root = _part(result, "word/comments.xml")
    assert [comment.get(f"{W}id") for comment in root] == ["7", "8"]
    assert _comments(result)[0] == ["Xem lại"]
    assert (_covered(result, 7), _covered(result, 8)) == ("có 27 việc", "27")


def test_every_other_part_stays_byte_for_byte(document: OfficialDocument) -> None:
    data = docx_bytes(document)

    result = _comment_on(data, "27", "98,62")

    with zipfile.ZipFile(BytesIO(data)) as before, zipfile.ZipFile(BytesIO(result)) as after:
        changed = {name for name in before.namelist() if before.read(name) != after.read(name)}
        assert set(after.namelist()) - set(before.namelist()) == {"word/comments.xml"}
    assert changed == {"word/document.xml", "[Content_Types].xml", "word/_rels/document.xml.rels"}


def test_our_own_document_keeps_figures_and_data_under_comments(document: OfficialDocument) -> None:
    data = docx_bytes(document)

    before, after = read_docx(data, "a.docx"), read_docx(_comment_on(data, "27", "98,62"), "a.docx")

    assert after.blocks == before.blocks
    assert after.carried == before.carried


def test_no_finding_leaves_the_file_as_it_is() -> None:
    data = _docx(_p(_r("27")))

    assert commented(data, "a.docx", []) == data


def test_commented_copy_is_written_beside_the_untouched_source(tmp_path: Path) -> None:
    source, copy = tmp_path / "nguồn.docx", tmp_path / "có nhận xét.docx"
    source.write_bytes(_docx(_p(_r("27"))))
    before = source.read_bytes()

    write_comments(source, [_finding(None)], copy)

    assert source.read_bytes() == before
    assert len(_comments(copy.read_bytes())) == 1


def test_source_is_never_overwritten(tmp_path: Path) -> None:
    source = tmp_path / "a.docx"
    source.write_bytes(_docx(_p(_r("27"))))

    with pytest.raises(WrongUsage) as refused:
        write_comments(source, [_finding(None)], tmp_path / "." / "a.docx")

    assert "tệp nguồn" in refused.value.says.vi


@pytest.mark.parametrize("data", [b"%PDF-1.7", b"", b"PK\x03\x04 not a zip"])
def test_file_that_is_no_word_file_is_refused_with_a_sentence(data: bytes) -> None:
    with pytest.raises(CaicachError) as refused:
        commented(data, "bao-cao.pdf", [_finding(None)])

    assert "bao-cao.pdf" in refused.value.says.vi


@pytest.mark.slow
@pytest.mark.libreoffice
@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_rich_text_comes_back_as_a_commented_word_file() -> None:
    data = rb"{\rtf1\ansi Bao cao co 27 viec\par da xong 22\par}"
    found = read_bytes(data, "a.rtf")
    where = fragment(found.paragraphs[1].text, found.paragraphs[1].address, 8, 10)

    assert _covered(commented(data, "a.rtf", [_finding(where)]), 0) == "22"


def test_strict_open_xml_is_refused_with_a_sentence() -> None:
    data = packed(
        {
            "[Content_Types].xml": "<Types xmlns='http://schemas.openxmlformats.org/package/2006/content-types'/>",
            "_rels/.rels": relations({"rId1": ("officeDocument", "word/document.xml")}),
            "word/document.xml": '<w:document xmlns:w="http://purl.oclc.org/ooxml/wordprocessingml/main"><w:body>'
            f"{_p(_r('27'))}</w:body></w:document>",
        }
    )

    with pytest.raises(CaicachError) as refused:
        commented(data, "a.docx", [_finding(None)])

    assert "Strict" in refused.value.says.vi


@pytest.mark.slow
def test_real_report_is_commented_at_every_cell_and_reads_as_before() -> None:
    path = Path(__file__).parents[3] / "shared" / "reports" / "gia-lai-ban-dan-toc-2023.docx"
    if not path.exists():
        pytest.skip("the real report is not beside this checkout")
    data = path.read_bytes()
    found = read_docx(data, path.name)
    cells = [c for t in found.blocks if isinstance(t, Table) for r in t.rows for c in r if not c.is_continued]

    result = commented(data, path.name, [_finding(fragment(cell.text, cell.address)) for cell in cells])

    shown = [_normal(_covered(result, number)) for number in range(0, len(cells), 97)]
    assert shown == [_normal(cell.text) for cell in cells[::97]]
    assert read_docx(result, path.name).blocks == found.blocks


def _normal(text: str) -> str:
    return "".join(text.split())
