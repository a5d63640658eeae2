"""Kinds of check about the document: how each entry of content becomes its rule."""

from collections.abc import Callable
from pathlib import Path

from caicach.adapters.content.check_kinds.builder import Builder
from caicach.adapters.content.check_kinds.rows import row_of, rows_of
from caicach.adapters.content.files import Record, records_in
from caicach.adapters.content.spelling import (
    load_abbreviations,
    load_bound_syllables,
    load_doubled,
    load_near_misses,
    load_small_words,
    load_syllables,
    load_terms,
)
from caicach.core.catalogue.catalogue import Catalogue
from caicach.core.checks.check import Rule
from caicach.core.checks.document.entity.addresses import OneAddress
from caicach.core.checks.document.entity.other_agencies import OtherAgencies
from caicach.core.checks.document.entity.other_provinces import OwnProvince, Provinces
from caicach.core.checks.document.entity.own_name import NameCapitals, OwnTypeWord, WholeName
from caicach.core.checks.document.entity.places import ProvinceNames
from caicach.core.checks.document.form.annexes import AnnexNumbers, AnnexReference
from caicach.core.checks.document.form.counts import CountsPadded
from caicach.core.checks.document.form.dates import DatesPadded
from caicach.core.checks.document.form.headings import HeadingsAlike, HeadingsCount
from caicach.core.checks.document.form.letters import LettersFit
from caicach.core.checks.document.form.page import PageFits, PageNumbers, Range
from caicach.core.checks.document.form.signing import SigningCapacity
from caicach.core.checks.document.law.citing import CitedInFull
from caicach.core.checks.document.law.validity import ActsDated, ActsInForce
from caicach.core.checks.document.missing.annexes import AnnouncedAnnexes
from caicach.core.checks.document.missing.closing import ClosingMark
from caicach.core.checks.document.missing.header_parts import HeaderPart, HeaderPartStands
from caicach.core.checks.document.missing.notes import NotesStand
from caicach.core.checks.document.missing.outline import DemandedSection, SectionsHaveText, SectionsStand
from caicach.core.checks.document.omissions import BadFigureMentioned
from caicach.core.checks.document.period.mentions import OtherPeriods, OtherYears, ProgrammesNotOver
from caicach.core.checks.document.period.repeated import NotRepeated
from caicach.core.checks.document.period.unchanged import NotTakenOver
from caicach.core.checks.document.period.years_of_the_frame import DatedAfterPeriod, FrameYears
from caicach.core.checks.document.spelling.abbreviations import AbbreviationsExplained
from caicach.core.checks.document.spelling.bound import LostHalves
from caicach.core.checks.document.spelling.capitals import StrayCapitals
from caicach.core.checks.document.spelling.doubled import DoubledWords
from caicach.core.checks.document.spelling.impossible import ImpossibleSyllables
from caicach.core.checks.document.spelling.near_misses import NearMisses
from caicach.core.checks.document.spelling.punctuation import Punctuation, Slip
from caicach.core.checks.document.spelling.terms import OfficialTerms
from caicach.core.checks.document.symbol.anatomy import SymbolGrammar
from caicach.core.checks.document.symbol.dates import (
    DatesExist,
    NotFromTheFuture,
    NumbersRise,
    OneDateADocument,
    YearFitsSymbol,
)
from caicach.core.checks.document.symbol.issuers import IssuerCode, IssuerFitsSymbol, OwnSymbolFits
from caicach.core.checks.document.symbol.types import SymbolWellFormed, TypeFitsSymbol
from caicach.core.ground.periods import PeriodKind
from caicach.core.ground.words import Words


def _sentence(kind: str, catalogue: Catalogue, **values: object) -> Words:
    return catalogue.messages.say(f"document_rules.{kind}", **values)


def _root(record: Record) -> Path:
    """The content folder the entry stands in."""
    return next(folder.parent for folder in record.file.parents if folder.name == "checks")


def _header_part(record: Record, catalogue: Catalogue) -> HeaderPartStands:
    part = record.member("part", HeaderPart)
    name = catalogue.messages.say(f"document_rules.part_{part}")
    return HeaderPartStands(sentence=_sentence("header_part", catalogue, part=name), part=part)


def _sections(record: Record, catalogue: Catalogue) -> SectionsStand:
    demanded = []
    for entry in record.records("sections"):
        demanded.append(DemandedSection(entry.text("id"), entry.text("title"), entry.texts("patterns")))
        entry.done()
    return SectionsStand(sentence=_sentence("sections", catalogue), sections=tuple(demanded))


def _page(record: Record, catalogue: Catalogue) -> PageFits:
    inner = record.record("ranges")
    ranges = tuple((measure, _range(inner, measure)) for measure in inner.fields)
    return PageFits(sentence=_sentence("page", catalogue), ranges=ranges)


def _range(record: Record, field: str) -> Range:
    inner = record.record(field)
    allowed = Range(inner.decimal("least"), inner.decimal("most"))
    inner.done()
    return allowed


def _letters(record: Record, catalogue: Catalogue) -> LettersFit:
    return LettersFit(
        sentence=_sentence("letters", catalogue),
        font=record.text("font"),
        size_pt=_range(record, "size_pt"),
        line_spacing=_range(record, "line_spacing"),
    )


def _counts(record: Record, catalogue: Catalogue) -> CountsPadded:
    return CountsPadded(sentence=_sentence("counts", catalogue), nouns=record.texts("nouns"))


def _symbol_type(record: Record, catalogue: Catalogue) -> TypeFitsSymbol:
    codes = frozenset(code.code for code in _issuer_codes(_root(record)))
    neutral = frozenset(record.texts("neutral"))
    sentence = _sentence("symbol_type", catalogue)
    return TypeFitsSymbol(sentence=sentence, grammar=_grammar(catalogue), neutral=neutral, issuers=codes)


def _symbol_issuer(record: Record, catalogue: Catalogue) -> IssuerFitsSymbol:
    sentence, codes = _sentence("symbol_issuer", catalogue), _issuer_codes(_root(record))
    return IssuerFitsSymbol(sentence=sentence, grammar=_grammar(catalogue), codes=codes)


def _symbol_form(record: Record, catalogue: Catalogue) -> SymbolWellFormed:
    return SymbolWellFormed(sentence=_sentence("symbol_form", catalogue), grammar=_grammar(catalogue))


def _own_symbol(record: Record, catalogue: Catalogue) -> OwnSymbolFits:
    return OwnSymbolFits(sentence=_sentence("own_symbol", catalogue), grammar=_grammar(catalogue))


def _grammar(catalogue: Catalogue) -> SymbolGrammar:
    return SymbolGrammar(catalogue.document_types)


def _issuer_codes(root: Path) -> tuple[IssuerCode, ...]:
    return tuple(
        IssuerCode(r.text("code"), r.text("name"), r.texts("known_as"), r.texts("never_after"))
        for r in records_in(root / "issuers" / "codes.yaml")
    )


def _other_periods(record: Record, catalogue: Catalogue) -> OtherPeriods:
    names = tuple((kind, catalogue.messages.say(f"document_rules.{kind}")) for kind in PeriodKind)
    return OtherPeriods(sentence=_sentence("other_periods", catalogue), names=names)


def _taken_over(record: Record, catalogue: Catalogue) -> NotTakenOver:
    least, heavy = record.whole("least_words"), record.whole("heavy_percent")
    sentence = _sentence("taken_over", catalogue, least=least)
    return NotTakenOver(sentence=sentence, least_words=least, heavy_percent=heavy)


def _own_type(record: Record, catalogue: Catalogue) -> OwnTypeWord:
    return OwnTypeWord(sentence=_sentence("own_type", catalogue), words=record.texts("words"))


def _other_agencies(record: Record, catalogue: Catalogue) -> OtherAgencies:
    return OtherAgencies(sentence=_sentence("other_agencies", catalogue), leading=record.texts("leading"))


def _provinces(record: Record, catalogue: Catalogue) -> ProvinceNames:
    places = next(iter(records_in(_root(record) / "places" / "provinces.yaml")))
    names, also = places.texts("names"), places.texts("also")
    return ProvinceNames(sentence=_sentence("provinces", catalogue), names=names, also=also)


def _own_province(record: Record, catalogue: Catalogue) -> OwnProvince:
    places = next(iter(records_in(_root(record) / "places" / "provinces.yaml")))
    merged = places.record("merged")
    provinces = Provinces(
        names=frozenset(places.texts("names")),
        current=frozenset(places.texts("current")),
        changed_on=places.day("changed"),
        merged={name: merged.text(name) for name in merged.fields},
    )
    return OwnProvince(sentence=_sentence("own_province", catalogue), provinces=provinces)


def _repeated(record: Record, catalogue: Catalogue) -> NotRepeated:
    least = record.whole("least_words")
    return NotRepeated(sentence=_sentence("repeated", catalogue, least=least), least_words=least)


def _abbreviations(record: Record, catalogue: Catalogue) -> AbbreviationsExplained:
    known = load_abbreviations(_root(record))
    return AbbreviationsExplained(sentence=_sentence("abbreviations", catalogue), known=known)


def _omission(record: Record, catalogue: Catalogue) -> BadFigureMentioned:
    what = record.words("what")
    return BadFigureMentioned(
        sentence=_sentence("omission", catalogue, what=what),
        rows=rows_of(record, "rows", catalogue),
        whole=row_of(record, "whole", catalogue) if record.has("whole") else None,
        least_percent=record.decimal("least_percent") if record.has("least_percent") else None,
        mentions=record.texts("mentions"),
        what=what,
    )


def _syllables(record: Record, catalogue: Catalogue) -> ImpossibleSyllables:
    return load_syllables(_root(record), _sentence("syllables", catalogue), catalogue.agencies)


def _near_misses(record: Record, catalogue: Catalogue) -> NearMisses:
    alike = []
    for entry in record.records("alike"):
        alike.append((entry.text("onset"), entry.text("sounds")))
        entry.done()
    return load_near_misses(_root(record), _sentence("near_misses", catalogue), tuple(alike))


def _terms(record: Record, catalogue: Catalogue) -> OfficialTerms:
    terms = load_terms(_root(record), record.text("list"))
    sentence = _sentence("terms", catalogue, count=len(terms))
    return OfficialTerms(sentence=sentence, terms=terms, message=f"spelling.{record.text('message')}")


def _doubled(record: Record, catalogue: Catalogue) -> DoubledWords:
    return DoubledWords(sentence=_sentence("doubled", catalogue), allowed=load_doubled(_root(record)))


def _punctuation(record: Record, catalogue: Catalogue) -> Punctuation:
    return Punctuation(sentence=_sentence("punctuation", catalogue), slip=record.member("slip", Slip))


def _capitals(record: Record, catalogue: Catalogue) -> StrayCapitals:
    return StrayCapitals(sentence=_sentence("capitals", catalogue), words=load_small_words(_root(record)))


def _lost_halves(record: Record, catalogue: Catalogue) -> LostHalves:
    syllables = load_bound_syllables(_root(record))
    return LostHalves(sentence=_sentence("lost_halves", catalogue), syllables=syllables)


def _plain(kind: str, rule: Callable[..., Rule]) -> Builder:
    """The builder of a kind that has no fields of its own."""
    return lambda record, catalogue: rule(sentence=_sentence(kind, catalogue))


KINDS: dict[str, Builder] = {
    "header_part": _header_part,
    "sections": _sections,
    "sections_have_text": _plain("sections_have_text", SectionsHaveText),
    "notes_stand": _plain("notes_stand", NotesStand),
    "announced_annexes": _plain("announced_annexes", AnnouncedAnnexes),
    "closing_mark": _plain("closing_mark", ClosingMark),
    "page": _page,
    "page_numbers": _plain("page_numbers", PageNumbers),
    "letters": _letters,
    "headings_count": _plain("headings_count", HeadingsCount),
    "headings_alike": _plain("headings_alike", HeadingsAlike),
    "annex_numbers": _plain("annex_numbers", AnnexNumbers),
    "annex_reference": _plain("annex_reference", AnnexReference),
    "dates_padded": _plain("dates_padded", DatesPadded),
    "counts": _counts,
    "signing_capacity": _plain("signing_capacity", SigningCapacity),
    "symbol_type": _symbol_type,
    "symbol_form": _symbol_form,
    "symbol_issuer": _symbol_issuer,
    "own_symbol": _own_symbol,
    "symbol_year": _plain("symbol_year", YearFitsSymbol),
    "one_date": _plain("one_date", OneDateADocument),
    "numbers_rise": _plain("numbers_rise", NumbersRise),
    "dates_exist": _plain("dates_exist", DatesExist),
    "not_from_the_future": _plain("not_from_the_future", NotFromTheFuture),
    "acts_in_force": _plain("acts_in_force", ActsInForce),
    "acts_dated": _plain("acts_dated", ActsDated),
    "cited_in_full": _plain("cited_in_full", CitedInFull),
    "other_periods": _other_periods,
    "other_years": _plain("other_years", OtherYears),
    "programmes_not_over": _plain("programmes_not_over", ProgrammesNotOver),
    "frame_years": _plain("frame_years", FrameYears),
    "dated_after_period": _plain("dated_after_period", DatedAfterPeriod),
    "taken_over": _taken_over,
    "repeated": _repeated,
    "own_type": _own_type,
    "whole_name": _plain("whole_name", WholeName),
    "name_capitals": _plain("name_capitals", NameCapitals),
    "other_agencies": _other_agencies,
    "provinces": _provinces,
    "own_province": _own_province,
    "one_address": _plain("one_address", OneAddress),
    "omission": _omission,
    "syllables": _syllables,
    "near_misses": _near_misses,
    "terms": _terms,
    "doubled": _doubled,
    "punctuation": _punctuation,
    "capitals": _capitals,
    "abbreviations": _abbreviations,
    "lost_halves": _lost_halves,
}
