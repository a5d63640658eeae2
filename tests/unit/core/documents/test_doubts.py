"""Notes of an earlier writing are taken out before a document of ours is understood again."""

from caicach.adapters.content.load import load_catalogue
from caicach.core.documents.doubts import doubt, without_doubts
from caicach.core.reading.found import Address, FigureSpan, FoundDocument, Paragraph


MESSAGES = load_catalogue().messages


def test_note_goes_and_figures_after_it_keep_their_words() -> None:
    note = f" [{doubt('Tính lại', MESSAGES).prompt}]"
    text = f"Có 27{note} nhiệm vụ, 22 đúng hạn [nêu tên]."
    at = text.index("22")
    figures = (FigureSpan("a:prose", 3, 5), FigureSpan("b:prose", at, at + 2))
    found = FoundDocument("a.docx", "docx", (Paragraph(text, Address(0), figures=figures),))

    paragraph = without_doubts(found, MESSAGES).paragraphs[0]

    assert paragraph.text == "Có 27 nhiệm vụ, 22 đúng hạn [nêu tên]."
    assert [paragraph.text[f.start : f.end] for f in paragraph.figures] == ["27", "22"]


def test_document_without_notes_is_the_same() -> None:
    found = FoundDocument("a.docx", "docx", (Paragraph("Có 27 [nêu tên].", Address(0)),))

    assert without_doubts(found, MESSAGES) == found
