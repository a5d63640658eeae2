"""A person's own paragraphs, kept under the division of the outline their heading names: figures that agree with the
appendix become references, and each place a finding doubts becomes a blank that says why."""

import re
from collections import defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from caicach.core.catalogue.filing import Filing
from caicach.core.checks.findings import Family, Finding, Severity
from caicach.core.documents.doubts import doubt
from caicach.core.documents.figures import PROSE
from caicach.core.documents.official import Blank
from caicach.core.documents.outline import Outline
from caicach.core.documents.placed import paragraphs_placed
from caicach.core.documents.statement import Correction, KeptInline, KeptParagraph, Reference
from caicach.core.ground.text import squash
from caicach.core.ground.words import Messages
from caicach.core.reading.found import Address, Paragraph
from caicach.core.reading.places import Fragment, fragment


Kept = Mapping[str, tuple[KeptParagraph, ...]]

# What our own layout and our own sentences mend needs no blank.
_MENDED = frozenset({Family.FORM, Family.OMISSION, Family.TREND})
_BLANK = re.compile(r"\[([^\[\]]{4,})\]")
_ENDS = tuple(".;:!?…”\"')/")


@dataclass(frozen=True, slots=True)
class _Mark:
    """A place [start, end) of a paragraph and what stands there instead."""

    start: int
    end: int
    inlines: tuple[KeptInline, ...]


def kept_narrative(
    filing: Filing,
    outline: Outline,
    findings: Sequence[Finding],
    correcting: Container[str],
    messages: Messages,
) -> Kept:
    """The paragraphs by key of division, in the order they stood; a section whose heading fits no division stays
    with the one before it, heading and all."""
    marks, denied = _marks(filing, findings, correcting, messages), _denied(filing)
    gap = messages.say("documents.rows_missing", rows="").vi.strip()
    kept: dict[str, list[KeptParagraph]] = defaultdict(list)
    for key, paragraph in paragraphs_placed(filing, outline):
        inlines = _marked(paragraph, marks.get(paragraph.address, []))
        written = KeptParagraph(inlines, frozenset(denied.get(paragraph.address, ())))
        if _continues(kept[key], paragraph.text):
            kept[key][-1] = _joined(kept[key][-1], written)
        elif not _is_gap(inlines, gap):
            kept[key].append(written)
    return {key: tuple(paragraphs) for key, paragraphs in kept.items() if paragraphs}


def _joined(first: KeptParagraph, second: KeptParagraph) -> KeptParagraph:
    return KeptParagraph((*first.inlines, " ", *second.inlines), first.denied | second.denied)


def _is_gap(inlines: Sequence[KeptInline], gap: str) -> bool:
    """Whether it is only our own request for figures, which is made again while they are missing."""
    only = inlines[0] if len(inlines) == 1 else None
    return isinstance(only, Blank) and only.prompt.startswith(gap)


def _continues(before: Sequence[KeptParagraph], text: str) -> bool:
    """Whether the paragraph goes on with one that a page's end broke."""
    last = before[-1].inlines[-1] if before and before[-1].inlines else None
    return isinstance(last, str) and not last.rstrip().endswith(_ENDS) and text.lstrip()[:1].islower()


def _marks(
    filing: Filing, findings: Iterable[Finding], correcting: Container[str], messages: Messages
) -> Mapping[Address, list[_Mark]]:
    """What is put into each paragraph: a blank after each doubt, corrections and references in place of words."""
    marks: dict[Address, list[_Mark]] = defaultdict(list)
    asked = list(_asked(filing))
    for address, mark in _doubts(filing, findings, correcting, messages):
        if any(address == at and mark.end == blank.end for at, blank in asked):
            continue  # that it is still to be written, the blank itself says
        if mark not in marks[address]:
            marks[address].append(mark)
    for address, mark in (*asked, *_tagged(filing), *_references(filing)):
        marks[address].append(mark)
    return marks


def _doubts(
    filing: Filing, findings: Iterable[Finding], correcting: Container[str], messages: Messages
) -> Iterator[tuple[Address, _Mark]]:
    """The right words where they are certain; else a blank after each fragment an error or a warning is about."""
    for finding in findings:
        where = finding.place.where
        if where is not None and finding.check in correcting and finding.expected:
            right = _with_capital_of(where.text, finding.expected)
            for place in _everywhere(finding, where, filing):
                yield place.address, _Mark(place.start, place.end, (Correction(place.text, right),))
        elif where is not None and finding.severity is not Severity.HINT and finding.family not in _MENDED:
            advice = squash(finding.suggestion.vi or finding.message.vi).rstrip(".")
            yield where.address, _Mark(where.end, where.end, (" ", doubt(advice, messages)))


def _everywhere(finding: Finding, where: Fragment, filing: Filing) -> Iterator[Fragment]:
    """The place of the finding, and for a slip of spelling, told once however often it was made, every other."""
    yield where
    if finding.family is not Family.SPELLING:
        return
    same = re.compile(rf"(?<!\w){re.escape(where.text)}(?!\w)")
    for paragraph in filing.found.paragraphs:
        for match in same.finditer(paragraph.text):
            if (paragraph.address, match.start()) != (where.address, where.start):
                yield fragment(paragraph.text, paragraph.address, *match.span())


def _with_capital_of(written: str, right: str) -> str:
    """The right words, beginning with a capital letter where those written do."""
    return right[:1].upper() + right[1:] if written[:1].isupper() else right


def _denied(filing: Filing) -> Mapping[Address, set[str]]:
    """The indicators each paragraph says nothing arose for."""
    denied: dict[Address, set[str]] = defaultdict(set)
    for claim in filing.claims:
        if claim.is_denial and claim.indicator is not None:
            denied[claim.sentence.address].add(claim.indicator)
    return denied


def _asked(filing: Filing) -> Iterator[tuple[Address, _Mark]]:
    """The blanks of an earlier writing that are still blank."""
    for paragraph in filing.found.paragraphs:
        for blank in paragraph.blanks:
            yield paragraph.address, _Mark(blank.start, blank.end, (Blank(squash(blank.prompt)),))


def _tagged(filing: Filing) -> Iterator[tuple[Address, _Mark]]:
    """The references our own writer marked."""
    for paragraph in filing.found.paragraphs:
        for span in paragraph.figures:
            reference = Reference(span.tag, paragraph.text[span.start : span.end])
            if reference.indicator in filing.form.by_id:
                yield paragraph.address, _Mark(span.start, span.end, (reference,))


def _references(filing: Filing) -> Iterator[tuple[Address, _Mark]]:
    """The counts of claims that equal what the appendix reports for the row the claim speaks of."""
    for claim in filing.claims:
        observation = filing.observations.get(claim.indicator or "")
        if observation is None or claim.is_plan or claim.is_denial or not claim.numbers:
            continue
        number = claim.numbers[0]
        rows = claim.readings[0].plus if claim.readings else (observation.indicator.id,)
        if len(rows) == 1 and number.is_exact and number.value == observation.value.number:
            where = _without_whole(number.where)
            reference = Reference(f"{observation.indicator.id}:{PROSE}", where.text)
            yield where.address, _Mark(where.start, where.end, (reference,))


def _without_whole(where: Fragment) -> Fragment:
    """Of `15/16` the `15`: what it is a part of stays as written."""
    text = where.text.partition("/")[0].rstrip()
    return Fragment(text, where.address, where.start, where.start + len(text))


def _marked(paragraph: Paragraph, marks: Sequence[_Mark]) -> tuple[KeptInline, ...]:
    """The paragraph with its marks in place; of two references that overlap the first given holds."""
    inlines: list[KeptInline] = []
    end = 0
    for mark in sorted(_apart(marks), key=lambda m: (m.end, m.start == m.end)):
        inlines += [*_with_blanks(paragraph.text[end : mark.start]), *mark.inlines]
        end = mark.end
    inlines += _with_blanks(paragraph.text[end:])
    return tuple(inline for inline in inlines if inline != "")


def _apart(marks: Sequence[_Mark]) -> list[_Mark]:
    """The marks without overlaps; a blank inside a reference moves to its end."""
    chosen: list[_Mark] = []
    for mark in sorted(marks, key=lambda m: m.start == m.end):
        around = [m for m in chosen if mark.start < m.end and mark.end > m.start]
        if not around:
            chosen.append(mark)
        elif mark.start == mark.end:
            chosen.append(_Mark(around[0].end, around[0].end, mark.inlines))
    return chosen


def _with_blanks(text: str) -> Iterator[KeptInline]:
    """The text with each `[prompt]` as the blank it was."""
    end = 0
    for place in _BLANK.finditer(text):
        yield text[end : place.start()]
        yield Blank(place[1])
        end = place.end()
    yield text[end:]
