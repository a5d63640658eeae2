"""Pages: A4, margins, and a number in the middle of the top margin from the second page of each section."""

from caicach.adapters.renderers.word.namespaces import DECLARED
from caicach.adapters.renderers.word.paragraphs import twips
from caicach.core.documents.layout import LAYOUT


NUMBERED, UNNUMBERED = "rId10", "rId11"
_FIELD = (
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> PAGE </w:instrText></w:r>'
    '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>2</w:t></w:r>'
    '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
)


def section() -> str:
    """The properties of one section: its pages are numbered from 1, the first number is not shown."""
    page = LAYOUT.page
    return (
        f'<w:sectPr><w:headerReference w:type="default" r:id="{NUMBERED}"/>'
        f'<w:headerReference w:type="first" r:id="{UNNUMBERED}"/><w:type w:val="nextPage"/>'
        f'<w:pgSz w:w="{twips(page.width)}" w:h="{twips(page.height)}"/>'
        f'<w:pgMar w:top="{twips(page.top)}" w:right="{twips(page.right)}" w:bottom="{twips(page.bottom)}" '
        f'w:left="{twips(page.left)}" w:header="{twips(page.header)}" w:footer="{twips(page.header)}" w:gutter="0"/>'
        '<w:pgNumType w:start="1"/><w:cols w:space="720"/><w:titlePg/></w:sectPr>'
    )


def header_part(is_numbered: bool) -> str:
    """The header of pages with a number, or of first pages."""
    shown = _FIELD if is_numbered else ""
    return f'<w:hdr {DECLARED}><w:p><w:pPr><w:pStyle w:val="Header"/></w:pPr>{shown}</w:p></w:hdr>'
