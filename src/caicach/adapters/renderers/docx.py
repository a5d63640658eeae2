"""An official document as a .docx that Word and LibreOffice open, with its data inside."""

from pathlib import Path
from xml.sax.saxutils import escape

from caicach.adapters.renderers.atomic import write_bytes
from caicach.adapters.renderers.word.annex_table import annex
from caicach.adapters.renderers.word.body import addressees, body, title
from caicach.adapters.renderers.word.carried import carried_part, properties_part
from caicach.adapters.renderers.word.header_table import header_table
from caicach.adapters.renderers.word.list_annex import list_annex
from caicach.adapters.renderers.word.namespaces import DECLARED
from caicach.adapters.renderers.word.package import content_types, packed, relations
from caicach.adapters.renderers.word.page import NUMBERED, UNNUMBERED, header_part, section
from caicach.adapters.renderers.word.paragraphs import Inlines, Shape, paragraph
from caicach.adapters.renderers.word.signature_table import signature_table
from caicach.adapters.renderers.word.styles import styles_part
from caicach.core.documents import printed
from caicach.core.documents.official import OfficialDocument


def write_docx(document: OfficialDocument, path: Path) -> None:
    """The document at `path`, in the layout of Decree 30/2020; an existing file is replaced only on success."""
    write_bytes(path, docx_bytes(document))


def docx_bytes(document: OfficialDocument) -> bytes:
    """The .docx as bytes; equal documents give equal bytes."""
    return packed(
        {
            "[Content_Types].xml": content_types(),
            "_rels/.rels": relations(
                {
                    "rId1": ("officeDocument", "word/document.xml"),
                    "rId2": ("core-properties", "docProps/core.xml"),
                    "rId3": ("extended-properties", "docProps/app.xml"),
                }
            ),
            "word/document.xml": _document_part(document),
            "word/_rels/document.xml.rels": relations(
                {
                    "rId1": ("styles", "styles.xml"),
                    "rId2": ("settings", "settings.xml"),
                    "rId3": ("customXml", "../customXml/item1.xml"),
                    NUMBERED: ("header", "header1.xml"),
                    UNNUMBERED: ("header", "header2.xml"),
                }
            ),
            "word/styles.xml": styles_part(),
            "word/settings.xml": _settings_part(),
            "word/header1.xml": header_part(is_numbered=True),
            "word/header2.xml": header_part(is_numbered=False),
            "docProps/core.xml": _core_part(document),
            "docProps/app.xml": _app_part(),
            "customXml/item1.xml": carried_part(document.carried),
            "customXml/_rels/item1.xml.rels": relations({"rId1": ("customXmlProps", "itemProps1.xml")}),
            "customXml/itemProps1.xml": properties_part(),
        }
    )


def _document_part(document: OfficialDocument) -> str:
    inlines = Inlines()
    pages = [
        header_table(document)
        + title(document)
        + addressees(document)
        + body(document, inlines)
        + signature_table(document)
    ]
    pages += [annex(item, inlines) for item in document.annexes]
    pages += [list_annex(item) for item in document.lists]
    between = paragraph("", Shape(exact_line=1, section=section()))
    last = paragraph("", Shape(exact_line=1)) + section()
    return f"<w:document {DECLARED}><w:body>{between.join(pages)}{last}</w:body></w:document>"


def _settings_part() -> str:
    return (
        f'<w:settings {DECLARED}><w:zoom w:percent="100"/><w:defaultTabStop w:val="720"/><w:compat>'
        '<w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/>'
        '</w:compat><w:themeFontLang w:val="vi-VN"/><w:decimalSymbol w:val=","/><w:listSeparator w:val=";"/>'
        "</w:settings>"
    )


def _core_part(document: OfficialDocument) -> str:
    return (
        '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"<dc:title>{escape(printed.printable(printed.title_in_one_line(document)))}</dc:title><dc:creator>{escape(printed.printable(document.issuer))}</dc:creator>"
        "<dc:language>vi-VN</dc:language></cp:coreProperties>"
    )


def _app_part() -> str:
    return (
        '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
        "<Application>caicach</Application></Properties>"
    )
