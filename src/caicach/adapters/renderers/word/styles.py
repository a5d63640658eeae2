"""The styles of the document: an officer who restyles a heading restyles them all."""

from dataclasses import dataclass

from caicach.adapters.renderers.word.namespaces import DECLARED
from caicach.adapters.renderers.word.paragraphs import twips
from caicach.core.documents.layout import LAYOUT


FONT = "Times New Roman"
_SIZES = LAYOUT.sizes
_GAP = LAYOUT.paragraph_gap * 20
_BODY_SPACING = f'<w:spacing w:before="0" w:after="{_GAP}" w:line="{round(LAYOUT.line_spacing * 240)}" w:lineRule="auto"/>'
_FIRST_LINE = f'<w:ind w:firstLine="{twips(LAYOUT.first_line)}"/>'
_JUSTIFIED = '<w:jc w:val="both"/>'
_CENTRED = '<w:jc w:val="center"/>'


@dataclass(frozen=True, slots=True)
class _Style:
    """One paragraph style; `paragraph` and `letters` are its properties in the order of the schema."""

    id: str
    name: str
    paragraph: str
    letters: str = ""
    following: str = ""

    @property
    def xml(self) -> str:
        following = f'<w:next w:val="{self.following}"/>' if self.following else ""
        letters = f"<w:rPr>{self.letters}</w:rPr>" if self.letters else ""
        return (
            f'<w:style w:type="paragraph" w:styleId="{self.id}"><w:name w:val="{self.name}"/>'
            f'<w:basedOn w:val="Normal"/>{following}<w:qFormat/><w:pPr>{self.paragraph}</w:pPr>{letters}</w:style>'
        )


def _heading(level: int, letters: str) -> _Style:
    shape = f'<w:keepNext/>{_BODY_SPACING}{_FIRST_LINE}{_JUSTIFIED}<w:outlineLvl w:val="{level - 1}"/>'
    return _Style(f"Heading{level}", f"heading {level}", shape, letters, "BodyText")


def _size(points: int) -> str:
    return f'<w:sz w:val="{points * 2}"/><w:szCs w:val="{points * 2}"/>'


_BOLD, _ITALIC = "<w:b/><w:bCs/>", "<w:i/><w:iCs/>"
_STYLES = (
    _Style("BodyText", "Body Text", f"{_BODY_SPACING}{_FIRST_LINE}{_JUSTIFIED}"),
    _Style("Grounds", "Grounds", f"{_BODY_SPACING}{_FIRST_LINE}{_JUSTIFIED}", _ITALIC),
    _heading(1, _BOLD),
    _heading(2, _BOLD),
    _heading(3, _BOLD + _ITALIC),
    _Style(
        "Title",
        "Title",
        f'<w:keepNext/><w:spacing w:before="360" w:after="0"/>{_CENTRED}',
        _BOLD + _size(_SIZES.title),
        "Subtitle",
    ),
    _Style("Subtitle", "Subtitle", f"<w:keepNext/>{_CENTRED}", _BOLD + _size(_SIZES.title), "BodyText"),
    _Style("Header", "header", _CENTRED, _size(_SIZES.page_number)),
    _Style("TableText", "Table Text", '<w:jc w:val="left"/>', _size(_SIZES.annex_table)),
    _Style("Legend", "Legend", '<w:spacing w:before="120"/>', _ITALIC + _size(_SIZES.annex_legend)),
)


def styles_part() -> str:
    """The whole styles part. The language is Vietnamese, so that Word does not underline every word."""
    defaults = (
        f'<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="{FONT}" w:hAnsi="{FONT}" w:eastAsia="{FONT}" '
        f'w:cs="{FONT}"/><w:color w:val="000000"/>{_size(_SIZES.body)}'
        '<w:lang w:val="vi-VN" w:eastAsia="vi-VN" w:bidi="ar-SA"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr>'
        '<w:spacing w:before="0" w:after="0" w:line="240" w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults>'
    )
    normal = '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style>'
    letters = (
        '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
        '<w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/></w:style>'
        '<w:style w:type="character" w:styleId="PlaceholderText"><w:name w:val="Placeholder Text"/>'
        '<w:basedOn w:val="DefaultParagraphFont"/></w:style>'
    )
    table = (
        '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>'
        '<w:uiPriority w:val="99"/><w:semiHidden/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar>'
        '<w:top w:w="0" w:type="dxa"/><w:left w:w="108" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/>'
        '<w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>'
    )
    own = "".join(style.xml for style in _STYLES)
    return f"<w:styles {DECLARED}>{defaults}{normal}{letters}{table}{own}</w:styles>"
