"""Numbers of headings: no gap, no number twice, one way of writing them."""

import itertools
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from caicach.core.checks.check import Check, Subject
from caicach.core.checks.document.doubts import doubt, lighter
from caicach.core.checks.document.missing.annexes import roman
from caicach.core.checks.document.rule import DocumentRule
from caicach.core.checks.findings import Finding
from caicach.core.ground.words import plain
from caicach.core.reading.places import Fragment, fragment
from caicach.core.reading.sections import Section


_TITLE_AFTER_SPACE = re.compile(r"\s+[^\W\d_]")


@dataclass(frozen=True, kw_only=True)
class HeadingsCount(DocumentRule):
    """Headings of one level under one heading count 1, 2, 3 … or I, II, III …"""

    def judge(self, check: Check, subject: Subject) -> Iterable[Finding]:
        """A finding at each heading whose number is met before, or leaves one out."""
        for siblings in _families(subject.filing.sections):
            yield from _out_of_count(check, subject, siblings)


def _families(sections: tuple[Section, ...]) -> Iterator[list[tuple[Section, int]]]:
    """Numbered headings by the heading they stand under, in order; a run that starts anew after a heading of a
    higher level is a family of its own."""
    open_families: dict[int, list[tuple[Section, int]]] = {}
    for section in sections:
        number = _last_number(section.number)
        if number is None:
            continue
        for level in [level for level in open_families if level > section.level]:
            yield open_families.pop(level)
        open_families.setdefault(section.level, []).append((section, number))
    yield from open_families.values()


def _last_number(number: str | None) -> int | None:
    if not number:
        return None
    last = number.rsplit(".", 1)[-1]
    if last.isdigit():
        return int(last)
    return roman(last) if re.fullmatch(r"[IVX]+", last) else None


def _out_of_count(check: Check, subject: Subject, siblings: list[tuple[Section, int]]) -> Iterator[Finding]:
    for (before, earlier), (section, number) in itertools.pairwise(siblings):
        if number == earlier + 1 or _is_deeper_path(before, section):
            continue
        key = (
            "headings.twice" if number == earlier else "headings.gap" if number > earlier else "headings.back"
        )
        expected = _as_written(section.number or "", earlier + 1)
        yield doubt(
            check,
            subject,
            key,
            heading_of(section),
            fact=f"heading:{section.address.block}",
            found=section.number or "",
            expected=expected,
            before=before.number or "",
        )


def _is_deeper_path(before: Section, section: Section) -> bool:
    """`2.3` after `1.4` counts anew under another number: their own prefixes differ."""
    prefixes = [(s.number or "").rpartition(".")[0] for s in (before, section)]
    return prefixes[0] != prefixes[1]


def _as_written(like: str, number: int) -> str:
    prefix, dot, last = like.rpartition(".")
    if last.isdigit():
        return f"{prefix}{dot}{number}"
    tens, units = divmod(number, 10)
    return "X" * tens + ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")[units]


def heading_of(section: Section) -> Fragment:
    """The heading as a fragment: its number and title."""
    text = f"{section.number}. {section.title}" if section.number else section.title
    return fragment(text, section.address)


@dataclass(frozen=True, kw_only=True)
class HeadingsAlike(DocumentRule):
    """A number is followed by a dot, and headings of one level end alike: all bare, all with a colon, or all with
    a dot."""

    def judge(self, check: Check, subject: Subject) -> Iterable[Finding]:
        """At most two findings: numbers without their dot, and ends that differ."""
        texts = subject.prose.texts
        numbered = [(s, texts.get(s.address, "")) for s in subject.filing.sections if s.number]
        bare = [(s, t) for s, t in numbered if _has_no_dot(s, t)]
        if bare and len(bare) * 2 < len(numbered):
            yield _first_of(check, subject, "headings.no_dot", bare)
        ends: dict[str, list[tuple[Section, str]]] = {}
        for section, text in numbered:
            ends.setdefault(text.rstrip()[-1:] if text.rstrip()[-1:] in ".:;" else "", []).append(
                (section, text)
            )
        if len(ends) > 1:
            usual = max(sorted(ends), key=lambda end: len(ends[end]))
            odd = [entry for end, entries in ends.items() if end != usual for entry in entries]
            odd.sort(key=lambda entry: entry[0].address.block)
            yield _first_of(check, subject, "headings.ends", odd)


def _has_no_dot(section: Section, text: str) -> bool:
    """Whether nothing but a space stands between the number and the title."""
    start, number = text.lstrip(), section.number or ""
    return start.startswith(number) and _TITLE_AFTER_SPACE.match(start, len(number)) is not None


def _first_of(check: Check, subject: Subject, key: str, entries: list[tuple[Section, str]]) -> Finding:
    section, text = entries[0]
    shown = ", ".join(f"“{entry.number}”" for entry, _ in entries[:6])
    return doubt(
        check,
        subject,
        key,
        fragment(text, section.address),
        fact=f"heading:{key}",
        found=section.number or "",
        severity=lighter(check.severity),
        times=len(entries),
        shown=plain(shown),
    )
