"""The word that names a document agrees with the abbreviation in its symbol."""

from collections.abc import Iterable
from dataclasses import dataclass

from caicach.core.checks.check import Check, Subject
from caicach.core.checks.document.doubts import doubt, place_key
from caicach.core.checks.document.rule import DocumentRule
from caicach.core.checks.document.symbol.anatomy import Anatomy, SymbolGrammar
from caicach.core.checks.findings import Finding
from caicach.core.ground.text import fold
from caicach.core.ground.words import plain
from caicach.core.reading.header import CitedDocument


_LETTER = "cong van"
_PLAIN_TYPES = frozenset(("KH", "QĐ", "NĐ", "NQ", "BC", "TTr", "TB", "CT"))


@dataclass(frozen=True, kw_only=True)
class TypeFitsSymbol(DocumentRule):
    """`Kế hoạch` bears `KH`, `Quyết định` `QĐ`, a letter no type. Words that name no type of their own, or a text
    issued with a decision (`văn bản`, `Quy chế`, `Đề án`), are let be (`neutral`)."""

    grammar: SymbolGrammar
    neutral: frozenset[str]
    issuers: frozenset[str]

    def judge(self, check: Check, subject: Subject) -> Iterable[Finding]:
        """One finding for each document cited under a wrong name, at its first citation."""
        grammar = self.grammar
        met: set[tuple[str, str]] = set()
        for cited in subject.filing.header.cited:
            word = fold(cited.kind_word or "")
            if not word or word in self.neutral or (word, cited.key) in met:
                continue
            met.add((word, cited.key))
            yield from self._compare(check, subject, cited, grammar)

    def _compare(
        self, check: Check, subject: Subject, cited: CitedDocument, grammar: SymbolGrammar
    ) -> Iterable[Finding]:
        anatomy = grammar.dissect(cited.symbol)
        if anatomy.issuer.startswith(("QH", "UBTVQH")) or anatomy.glued:
            return
        expected = grammar.expected(cited.kind_word or "")
        fact = f"symbol:type:{place_key(cited.where)}"
        if anatomy.type and self._differs(cited, anatomy, expected):
            names = " / ".join(grammar.abbreviations.get(anatomy.type, (anatomy.type,)))
            yield doubt(
                check,
                subject,
                "symbols_cited.type",
                cited.where,
                fact=fact,
                found=f"{cited.kind_word} … {anatomy.type}",
                expected=names,
                kind=plain(cited.kind_word or ""),
                short=anatomy.type,
            )
        elif (
            not anatomy.type
            and expected
            and fold(cited.kind_word or "") != _LETTER
            and _has_issuer(cited, anatomy)
        ):
            yield doubt(
                check,
                subject,
                "symbols_cited.no_type",
                cited.where,
                fact=fact,
                found=cited.where.text,
                expected=" / ".join(expected),
                kind=plain(cited.kind_word or ""),
            )

    def _differs(self, cited: CitedDocument, anatomy: Anatomy, expected: tuple[str, ...]) -> bool:
        word = fold(cited.kind_word or "")
        if word == _LETTER:
            return anatomy.type in _PLAIN_TYPES and anatomy.issuer in self.issuers
        if word == "ket luan" and anatomy.type == "TB":
            return False
        return bool(expected) and anatomy.type not in expected


def _has_issuer(cited: CitedDocument, anatomy: Anatomy) -> bool:
    """Whether the symbol has two groups and no year: a year alone may make a number of its own kind."""
    return cited.year_in_symbol is None and bool(anatomy.rest)


@dataclass(frozen=True, kw_only=True)
class SymbolWellFormed(DocumentRule):
    """A hyphen joins the groups, no spaces around it, none lost; a number below ten has a leading zero; decrees
    and circulars bear their year."""

    grammar: SymbolGrammar

    def judge(self, check: Check, subject: Subject) -> Iterable[Finding]:
        """At most one finding for each cited symbol and kind of fault, at its first citation."""
        grammar = self.grammar
        met: set[tuple[str, str]] = set()
        for cited in subject.filing.header.cited:
            for key, expected in _faults(cited, grammar):
                if (key, cited.key) not in met:
                    met.add((key, cited.key))
                    yield doubt(
                        check,
                        subject,
                        f"symbols_cited.{key}",
                        cited.where,
                        fact=f"symbol:{key}:{cited.key}",
                        found=cited.where.text,
                        expected=expected,
                    )
        yield from _own_number(check, subject)


def _faults(cited: CitedDocument, grammar: SymbolGrammar) -> Iterable[tuple[str, str]]:
    anatomy = grammar.dissect(cited.symbol)
    if " " in cited.symbol.strip() or "–" in cited.symbol:
        yield "spaces", cited.key
    if anatomy.glued is not None:
        middle = f"/{cited.year_in_symbol}" if cited.year_in_symbol else ""
        yield "hyphen_lost", f"{cited.number}{middle}/{anatomy.glued}-{anatomy.issuer[len(anatomy.glued) :]}"
    is_legal = anatomy.type == "NĐ" or (anatomy.type == "TT" and fold(cited.kind_word or "") == "thong tu")
    if is_legal and cited.year_in_symbol is None:
        year = cited.date.year if cited.date else None
        yield "no_year", f"{cited.number}/{year or '…'}/{anatomy.type}-{anatomy.issuer}"
    if (
        cited.number.isdigit()
        and len(cited.number) == 1
        and anatomy.type != "TT"
        and cited.year_in_symbol is None
    ):
        yield "no_zero", f"0{cited.key}"


def _own_number(check: Check, subject: Subject) -> Iterable[Finding]:
    number = subject.filing.header.number
    if number is not None and number.text.isdigit() and len(number.text) == 1:
        yield doubt(
            check,
            subject,
            "symbols_cited.own_no_zero",
            number,
            fact="symbol:own:zero",
            found=number.text,
            expected=f"0{number.text}",
        )
