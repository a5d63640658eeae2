"""An official document as an archival PDF (PDF/A-3a, tagged), set by typst from the value the .docx is made of."""

import json
from collections.abc import Mapping
from dataclasses import asdict
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Final

import typst

from caicach.adapters.renderers.atomic import write_bytes
from caicach.adapters.renderers.word.carried import carried_json
from caicach.core.documents import printed, wording
from caicach.core.documents.layout import LAYOUT
from caicach.core.documents.official import Annex, Blank, DateToPrint, Inline, ListAnnex, OfficialDocument
from caicach.core.ground.errors import CaicachError
from caicach.core.ground.words import Words


_WIDEST_FIGURE = 13  # characters of `3.583.605.887`, the longest that fits the column of values
_TEMPLATES = Path(__file__).parent / "pages"
_FONTS = ("Times New Roman", "Liberation Serif", "Tinos")
_STANDARD: Final = "a-3a"


class NoFont(CaicachError):
    """The machine has no font with the letters and widths the decree asks for."""


def write_pdf(document: OfficialDocument, path: Path) -> None:
    """The document at `path`, with its data attached as `caicach.json`; an existing file is replaced only on
    success. NoFont when the machine has neither Times New Roman nor a font of the same widths."""
    write_bytes(path, pdf_bytes(document))


def pdf_bytes(document: OfficialDocument) -> bytes:
    """The PDF as bytes; equal documents give equal bytes."""
    text = json.dumps(_printed(document), ensure_ascii=False)
    made = _compiler().compile(
        sys_inputs={"document": text},
        format="pdf",
        pdf_standards=_STANDARD,
        timestamp=_moment(document.dated),
    )
    assert isinstance(made, bytes)  # noqa: S101 - one PDF, not a list of pages
    return made


def _moment(dated: DateToPrint) -> datetime:
    """The moment PDF/A demands: the day the document bears, so that no clock gets into the bytes."""
    year, month, day = dated.year or 1980, dated.month or 1, dated.day or 1
    try:
        return datetime(year, month, day, tzinfo=UTC)
    except ValueError:  # a day such as 31 February: the document prints it, its properties cannot
        return datetime(1980, 1, 1, tzinfo=UTC)


@cache
def _compiler() -> typst.Compiler:
    """One compiler a process: it keeps fonts and templates."""
    return typst.Compiler(input=_TEMPLATES / "official.typ", root=_TEMPLATES, font_paths=_fonts())


@cache
def _fonts() -> typst.Fonts:
    return typst.Fonts(include_system_fonts=True, include_embedded_fonts=False)


@cache
def _font() -> str:
    """The first of the permitted fonts that this machine has."""
    there = set(_fonts().families())
    for family in _FONTS:
        if family in there:
            return family
    raise NoFont(
        Words(
            f"Máy này không có phông chữ nào trong số: {', '.join(_FONTS)}, nên không lập được tệp PDF.",
            f"This machine has none of the fonts {', '.join(_FONTS)}, so no PDF can be made.",
        ),
        Words(
            "Cài gói fonts-liberation2 (Debian, Ubuntu) hoặc phông Times New Roman, rồi chạy lại; "
            "hoặc ghi ra .docx.",
            "Install the package fonts-liberation2 (Debian, Ubuntu) or Times New Roman, and run again; "
            "or write a .docx.",
        ),
    )


def _printed(document: OfficialDocument) -> Mapping[str, object]:
    """What the templates print."""
    return {
        "layout": asdict(LAYOUT),
        "font": _font(),
        "words": {
            name.lower(): words
            for name, words in vars(wording).items()
            if isinstance(words, str) and name.isupper()
        },
        "title": printed.title_in_one_line(document),
        "author": document.issuer,
        "head": _head(document),
        "addressees": printed.addressee_lines(document),
        "body": [
            {"role": line.role.value, "inlines": [_inline(inline) for inline in line.inlines]}
            for line in document.body
        ],
        "signing": printed.signing_lines(document),
        "signatory": document.signatory,
        "recipients": printed.list_lines(document.recipients),
        "annexes": [_annex(annex) for annex in document.annexes],
        "lists": [_list(item) for item in document.lists],
        "carried": carried_json(document.carried) if document.carried else None,
        "carried_description": wording.CARRIED_DESCRIPTION,
    }


def _head(document: OfficialDocument) -> Mapping[str, object]:
    return {
        "parent_agency": asdict(printed.parent_agency(document)),
        "issuer": asdict(printed.issuer(document)),
        "motto_rule": printed.motto_rule_mm(),
        "number": printed.number_line(document),
        "number_columns": printed.number_columns(document),
        "date": printed.date_line(document),
        "kind": document.kind.upper(),
        "subject": asdict(printed.subject(document)),
    }


def _inline(inline: Inline) -> Mapping[str, str]:
    if isinstance(inline, str):
        return {"kind": "text", "text": inline}
    if isinstance(inline, Blank):
        return {"kind": "blank", "text": f"[{inline.prompt}]"}
    return {"kind": "figure", "text": inline.text}


def _annex(annex: Annex) -> Mapping[str, object]:
    return {
        "title": printed.annex_title(annex),
        "name": asdict(printed.annex_name(annex)),
        "reference": annex.reference_line,
        "legend": annex.legend,
        "rows": [
            {
                "role": row.role.value,
                "number": row.number,
                "label": row.label,
                "unit": printed.annex_unit(row.unit),
                "value": _breakable(_inline(row.value)),
                "note": row.note,
            }
            for row in annex.rows
        ],
    }


def _list(item: ListAnnex) -> Mapping[str, object]:
    return {
        "title": item.title,
        "name": asdict(printed.annex_name(item)),
        "reference": item.reference_line,
        "columns": [asdict(column) for column in item.columns],
        "rows": item.rows,
    }


def _breakable(value: Mapping[str, str]) -> Mapping[str, str]:
    """A figure too long for its column may break after a dot, so that it does not run into the column beside it."""
    is_long = len(value["text"]) > _WIDEST_FIGURE and value["kind"] == "figure"
    return {**value, "text": value["text"].replace(".", ".\u200b")} if is_long else value
