"""Annex titles: Roman numbers, and the italic line that names the report. Decree 30/2020, Annex I."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from caicach.core.checks.check import Check, Subject
from caicach.core.checks.document.doubts import doubt
from caicach.core.checks.document.parts import Part
from caicach.core.checks.document.prose import Passage, at
from caicach.core.checks.document.rule import DocumentRule
from caicach.core.checks.findings import Finding
from caicach.core.ground.text import fold, squash
from caicach.core.reading.narrative import is_annex_title
from caicach.core.reading.places import fragment


_NUMBER = re.compile(r"phụ\s+lục\s+(?:số\s+)?(?P<number>\d{1,2}|[IVX]{1,4})(?!\w)", re.IGNORECASE)
_REFERENCE = re.compile(r"^\s*\(?\s*(?:ban hành\s+)?kèm theo", re.IGNORECASE)
_OWN = re.compile(r"/\s*(?P<symbol>[A-ZĐ]{2,}[-–A-ZĐa-z0-9&]*)")


@dataclass(frozen=True, kw_only=True)
class AnnexNumbers(DocumentRule):
    """Two or more annexes bear Roman numbers; a single one bears none."""

    def judge(self, check: Check, subject: Subject) -> Iterable[Finding]:
        """One finding at the first title that is numbered otherwise."""
        titles = [p for p in _annex(subject) if is_annex_title(squash(p.text))]
        for title in titles:
            match = _NUMBER.search(title.text)
            if match is None:
                continue
            if len(titles) == 1:
                yield _numbered(check, subject, title, match, "annex_titles.single", "Phụ lục")
            elif match["number"].isdigit():
                expected = f"Phụ lục {_ROMAN[int(match['number']) % len(_ROMAN)]}"
                yield _numbered(check, subject, title, match, "annex_titles.arabic", expected)
            else:
                continue
            return


_ROMAN = ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X")


def _numbered(
    check: Check, subject: Subject, title: Passage, match: re.Match[str], key: str, expected: str
) -> Finding:
    where = at(title.paragraph, match)
    return doubt(check, subject, key, where, fact="annex:number", found=where.text, expected=expected)


@dataclass(frozen=True, kw_only=True)
class AnnexReference(DocumentRule):
    """Under each annex's name stands `(Kèm theo Báo cáo số … của …)` in italics, with this report's own symbol."""

    def judge(self, check: Check, subject: Subject) -> Iterable[Finding]:
        """A finding for a line that is missing, not in italics, or names another symbol."""
        annex = _annex(subject)
        titles = [i for i, p in enumerate(annex) if is_annex_title(squash(p.text))]
        for index in titles:
            near = annex[index : index + 6]
            line = next((p for p in near if _REFERENCE.match(p.text)), None)
            yield from (
                _missing(check, subject, annex[index]) if line is None else _wrong(check, subject, line)
            )


def _missing(check: Check, subject: Subject, title: Passage) -> Iterable[Finding]:
    where = fragment(title.text, title.paragraph.address)
    yield doubt(
        check, subject, "annex_titles.no_reference", where, fact=f"annex:reference:{where.address.block}"
    )


def _wrong(check: Check, subject: Subject, line: Passage) -> Iterable[Finding]:
    text_format = line.paragraph.format
    where = fragment(line.text, line.paragraph.address)
    if text_format is not None and text_format.italic is False:
        yield doubt(
            check, subject, "annex_titles.not_italic", where, fact=f"annex:italic:{where.address.block}"
        )
    own = subject.filing.header.symbol
    match = _OWN.search(line.text)
    is_whole = own is not None and "[" not in own.text
    if own is not None and is_whole and match is not None and fold(match["symbol"]) != fold(own.text):
        place = at(line.paragraph, match, "symbol")
        yield doubt(
            check,
            subject,
            "annex_titles.other_symbol",
            place,
            fact=f"annex:symbol:{where.address.block}",
            found=place.text,
            expected=own.text,
        )


def _annex(subject: Subject) -> tuple[Passage, ...]:
    return tuple(passage for passage in subject.prose.passages if passage.part is Part.ANNEX)
