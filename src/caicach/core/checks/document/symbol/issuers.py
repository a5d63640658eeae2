"""The issuer a sentence names agrees with the issuer in the symbol."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from caicach.core.checks.check import Check, Subject
from caicach.core.checks.document.doubts import doubt
from caicach.core.checks.document.entity.own_name import own_name
from caicach.core.checks.document.rule import DocumentRule
from caicach.core.checks.document.symbol.acting import is_own, is_own_code, issuing_agency
from caicach.core.checks.document.symbol.anatomy import SymbolGrammar, initials, is_within
from caicach.core.checks.findings import Finding
from caicach.core.ground.text import fold
from caicach.core.ground.words import plain
from caicach.core.reading.header import CitedDocument


@dataclass(frozen=True, slots=True)
class IssuerCode:
    """A code in symbols, the names of who bears it (folded), and words that may not stand before the name."""

    code: str
    name: str
    known_as: tuple[str, ...]
    never_after: tuple[str, ...] = ()

    def is_named_in(self, phrase: str) -> bool:
        """Whether the folded phrase names this issuer."""
        return any(self._stands(name, phrase) for name in self.known_as)

    def _stands(self, name: str, phrase: str) -> bool:
        match = re.search(rf"\b{re.escape(name)}\b", phrase)
        before = phrase[: match.start()].rstrip() if match else ""
        return match is not None and not before.endswith(self.never_after or ("\0",))


_AGENCY = re.compile(
    r"^(?:chinh phu|thu tuong|tinh uy|thanh uy|huyen uy|quoc hoi)\b|"
    r"^(?:so|bo|ban|phong|ubnd|uy ban|hdnd|hoi dong|cuc|chi cuc|tong cuc|van phong|thanh tra|chu tich)\s+\S"
)
_TERRITORIAL = re.compile(r"^(so|bo)\s+\S+\s+\S")


@dataclass(frozen=True, kw_only=True)
class IssuerFitsSymbol(DocumentRule):
    """`201/KH-BDT` is of the Ban Dân tộc (whether said `của Ban Dân tộc` or `Ban Dân tộc đã ban hành`), `NĐ-CP` of the Government, `QĐ-TTg` of the Prime Minister. A code is judged
    when it is known, or when it and the name both speak of a ministry or a department."""

    grammar: SymbolGrammar
    codes: tuple[IssuerCode, ...]

    def judge(self, check: Check, subject: Subject) -> Iterable[Finding]:
        """One finding for each cited document said to be of another issuer."""
        grammar = self.grammar
        for cited in subject.filing.header.cited:
            code = grammar.dissect(cited.symbol).issuer
            issuer, expected = self._said(subject, cited, code)
            if expected is not None:
                yield doubt(
                    check,
                    subject,
                    "symbols_cited.issuer" if expected != code else "symbols_cited.issuer_other",
                    cited.where,
                    fact=f"symbol:issuer:{cited.key}:{fold(issuer)}",
                    found=issuer,
                    expected=expected,
                    issuer=plain(issuer),
                    code=code,
                )

    def _said(self, subject: Subject, cited: CitedDocument, code: str) -> tuple[str, str | None]:
        """Who the sentence says issued the document, and whose code it bears where that is someone else."""
        if cited.issuer is not None:
            return cited.issuer, self._contradicts(code, cited.issuer)
        text = subject.prose.texts.get(cited.where.address, "")
        name = issuing_agency(text, cited)
        if name is None:
            return "", None
        if not is_own(name, subject.filing):
            return name, self._contradicts(code, name)
        if is_own_code(code, subject.filing, self.grammar):
            return name, None
        return own_name(subject.filing), self._bearer(code, subject)

    def _bearer(self, code: str, subject: Subject) -> str | None:
        """The name of another agency whose code it surely is; the code itself for a department without a name."""
        known = next((issuer.name for issuer in self.codes if issuer.code == code), None)
        named = (
            a.short_names[0] for a in subject.catalogue.agencies if a.abbreviation == code and a.short_names
        )
        return known or next(named, code if re.fullmatch(r"S[A-ZĐ&]{1,8}", code) else None)

    def _contradicts(self, code: str, issuer: str) -> str | None:
        """Whose code it is, when that is not who the sentence says; None when they agree or nobody can tell."""
        phrase = fold(issuer)
        if not _AGENCY.match(phrase):
            return None
        known = next((issuer for issuer in self.codes if issuer.code == code), None)
        if known is not None:
            return None if known.is_named_in(phrase) else known.name
        if _TERRITORIAL.match(phrase) and re.fullmatch(r"[SB][A-ZĐ&]{2,8}", code):
            return None if is_within(code, initials(issuer)) else code
        return None


@dataclass(frozen=True, kw_only=True)
class OwnSymbolFits(DocumentRule):
    """The report's own symbol begins with the abbreviation of its type and goes on with its issuer's code."""

    grammar: SymbolGrammar

    def judge(self, check: Check, subject: Subject) -> Iterable[Finding]:
        """At most two findings, at the symbol."""
        header = subject.filing.header
        if (
            header.symbol is None or "[" in header.symbol.text
        ):  # the bracket asks for what is still to be written
            return
        grammar = self.grammar
        anatomy = grammar.dissect(header.symbol.text)
        shorts = grammar.expected(header.kind.text) if header.kind else ()
        if shorts and anatomy.type not in shorts:
            yield doubt(
                check,
                subject,
                "symbols_cited.own_type",
                header.symbol,
                fact="symbol:own:type",
                found=header.symbol.text,
                expected=shorts[0],
                kind=plain(header.kind.text if header.kind else ""),
            )
        code = _own_code(subject)
        if code and anatomy.type and not _is_same_issuer(anatomy.issuer, code):
            yield doubt(
                check,
                subject,
                "symbols_cited.own_issuer",
                header.symbol,
                fact="symbol:own:issuer",
                found=anatomy.issuer,
                expected=code,
            )


def _own_code(subject: Subject) -> str:
    header, agency = subject.filing.header, subject.filing.agency
    issuer = header.issuer.text if header.issuer else ""
    if re.match(r"(?i)\s*(?:ubnd|ủy ban nhân dân|uỷ ban nhân dân)\b", issuer):
        return "UBND"
    if issuer:
        return initials(issuer)
    return agency.abbreviation if agency else ""


def _is_same_issuer(code: str, expected: str) -> bool:
    return is_within(code, expected) or is_within(expected, code)
