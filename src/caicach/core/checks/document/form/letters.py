"""Font, size, alignment and spacing of the body, where the file says them; one finding a subject."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from decimal import Decimal

from caicach.core.checks.check import Check, Subject
from caicach.core.checks.document.doubts import doubt
from caicach.core.checks.document.form.page import Range
from caicach.core.checks.document.rule import DocumentRule
from caicach.core.checks.findings import Finding
from caicach.core.ground.numbers import vietnamese_number
from caicach.core.reading.found import Alignment, Paragraph, TextFormat
from caicach.core.reading.places import fragment


_LONG = 60
# A PDF may hold a stand-in for the font the author chose.
_WORD_FORMATS = frozenset(("docx", "doc", "odt"))


@dataclass(frozen=True, kw_only=True)
class LettersFit(DocumentRule):
    """The body is in the one font, its size inside the range, long paragraphs justified, lines not too far apart.

    What the file does not say is let be; the finding says how many paragraphs differ and what most of them have.
    """

    font: str
    size_pt: Range
    line_spacing: Range

    def judge(self, check: Check, subject: Subject) -> Iterable[Finding]:
        """At most one finding for each of font, size, alignment and line spacing."""
        if subject.filing.found.format not in _WORD_FORMATS:
            return
        paragraphs = [passage.paragraph for passage in subject.prose.body if not passage.is_heading]
        for aspect, told, is_right, expected in self._aspects():
            said = [(p, value) for p in paragraphs if p.format and (value := told(p, p.format)) is not None]
            wrong = [(p, value) for p, value in said if not is_right(value)]
            if len(wrong) * 10 > len(said):
                yield _finding(check, subject, aspect, wrong, len(said), expected)

    def _aspects(self) -> tuple[tuple[str, "Told", Callable[[object], bool], str], ...]:
        return (
            ("font", lambda p, f: f.font, lambda value: value == self.font, self.font),
            ("size", lambda p, f: f.size_pt, lambda value: _inside(value, self.size_pt), self.size_pt.shown),
            ("alignment", _alignment, lambda value: value is Alignment.JUSTIFIED, ""),
            (
                "line_spacing",
                lambda p, f: f.line_spacing,
                lambda value: _inside(value, self.line_spacing),
                self.line_spacing.shown,
            ),
        )


Told = Callable[[Paragraph, TextFormat], object]


def _alignment(paragraph: Paragraph, text_format: TextFormat) -> Alignment | None:
    return text_format.alignment if len(paragraph.text) > _LONG else None


def _inside(value: object, allowed: Range) -> bool:
    return isinstance(value, Decimal) and allowed.holds(value, Decimal("0.05"))


def _finding(
    check: Check,
    subject: Subject,
    aspect: str,
    wrong: list[tuple[Paragraph, object]],
    told: int,
    expected: str,
) -> Finding:
    values = [_shown(value) for _, value in wrong]
    most = max(sorted(set(values)), key=values.count)
    first = wrong[values.index(most)][0]
    where = fragment(first.text, first.address, 0, min(60, len(first.text)))
    return doubt(
        check,
        subject,
        f"layout.{aspect}",
        where,
        fact=f"layout:{aspect}",
        found=most,
        expected=expected,
        times=len(wrong),
        of=told,
    )


def _shown(value: object) -> str:
    if isinstance(value, Decimal):
        return vietnamese_number(value.normalize())
    return value.value if isinstance(value, Alignment) else str(value)
