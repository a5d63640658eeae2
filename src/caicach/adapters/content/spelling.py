"""content/spelling: what words may look like, and known wrong writings."""

from collections.abc import Iterable
from pathlib import Path

from caicach.adapters.content.files import Record, records_in
from caicach.core.checks.document.spelling.bound import BoundSyllable
from caicach.core.checks.document.spelling.capitals import SmallWord
from caicach.core.checks.document.spelling.impossible import ImpossibleSyllables
from caicach.core.checks.document.spelling.near_misses import NearMisses
from caicach.core.checks.document.spelling.syllables import SyllableGrammar
from caicach.core.checks.document.spelling.terms import Term
from caicach.core.ground.agencies import Agency
from caicach.core.ground.words import EMPTY, Words


def load_syllables(root: Path, sentence: Words, agencies: Iterable[Agency] = ()) -> ImpossibleSyllables:
    """The rule of possible syllables by spelling/syllables.yaml; the words of agencies' names are right."""
    record = _only(root / "spelling" / "syllables.yaml")
    rule = ImpossibleSyllables(
        sentence=sentence,
        grammar=SyllableGrammar(
            frozenset(record.texts("onsets")),
            frozenset(record.texts("rimes")),
            frozenset(record.texts("qu_rimes")),
        ),
        foreign=frozenset(record.texts("foreign")),
        names=frozenset(record.texts("names")),
        compounds=_all_words(root / "spelling" / "compounds.yaml"),
        of_agencies=frozenset(word.lower() for agency in agencies for word in agency.name.split()),
    )
    record.done()
    return rule


def load_near_misses(root: Path, sentence: Words, alike: tuple[tuple[str, str], ...]) -> NearMisses:
    """The rule of near misses by spelling/compounds.yaml and spelling/also_right.yaml."""
    return NearMisses(
        sentence=sentence,
        compounds=_all_words(root / "spelling" / "compounds.yaml"),
        also_right=_all_words(root / "spelling" / "also_right.yaml"),
        small_words=_all_words(root / "spelling" / "small_words.yaml"),
        alike=alike,
    )


def load_doubled(root: Path) -> frozenset[str]:
    """The words that may stand twice in a row."""
    return frozenset(_only(root / "spelling" / "doubled.yaml").texts("allowed"))


def load_abbreviations(root: Path) -> frozenset[str]:
    """The abbreviations everybody in the service knows."""
    return _all_words(root / "spelling" / "abbreviations.yaml")


def load_small_words(root: Path) -> tuple[SmallWord, ...]:
    """The words that begin small inside a sentence."""
    records = records_in(root / "spelling" / "capitals.yaml")
    return tuple(SmallWord(record.text("word"), record.texts("after")) for record in records)


def load_bound_syllables(root: Path) -> tuple[BoundSyllable, ...]:
    """The syllables that never stand alone."""
    return tuple(_bound(record) for record in records_in(root / "spelling" / "bound_syllables.yaml"))


def _bound(record: Record) -> BoundSyllable:
    bound = BoundSyllable(
        syllable=record.text("syllable"),
        before=frozenset(record.texts("before")),
        after=frozenset(record.texts("after")),
        likely=record.text("likely"),
    )
    record.done()
    return bound


def load_terms(root: Path, name: str) -> tuple[Term, ...]:
    """The wrong writings of spelling/<name>.yaml."""
    return tuple(_term(record) for record in records_in(root / "spelling" / f"{name}.yaml"))


def _term(record: Record) -> Term:
    term = Term(
        wrong=record.text("wrong"),
        right=record.text("right"),
        why=record.words("why") if record.has("why") else EMPTY,
        is_pattern=record.flag("pattern"),
        is_cased=record.flag("cased"),
        from_on=record.day_or_none("from"),
        holding=record.texts("holding"),
    )
    record.done()
    return term


def _only(file: Path) -> Record:
    return next(iter(records_in(file)))


def _all_words(file: Path) -> frozenset[str]:
    return frozenset(word for record in records_in(file) for word in record.texts("words"))
