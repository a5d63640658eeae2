"""content/phrases: how Vietnamese sentences name what they count, and the row of the form they speak of."""

import re
from collections.abc import Iterator
from pathlib import Path

from caicach.adapters.content.files import Record, files_under, records_in
from caicach.core.catalogue.phrases import Expression, Noun, Phrase, Phrases, ScopeWord, Topic
from caicach.core.catalogue.roles import Role, Status


_EXPRESSION = re.compile(r"[A-Z](?:\.\d+)+(?: [+-] [A-Z](?:\.\d+)+)*")
_AXES = {"level", "giver", "period"}


def load_phrases(root: Path) -> Phrases:
    """All of content/phrases; empty where there is no such folder. ContentError names the first thing wrong."""
    folder = root / "phrases"
    if not folder.is_dir():
        return Phrases()
    words = next(_records(folder / "words.yaml"))
    return Phrases(
        nouns=tuple(_noun(record) for record in _records(folder / "nouns.yaml")),
        statuses={
            record.member("status", Status): record.texts("forms")
            for record in _records(folder / "statuses.yaml")
        },
        scopes=tuple(_scope(record) for record in _records(folder / "scopes.yaml")),
        topics=tuple(_topic(record) for record in _records(folder / "topics.yaml")),
        phrases=tuple(_phrase(record) for file in files_under(folder / "rows") for record in _records(file)),
        overlapping=words.texts("overlapping"),
        overlapping_heads=words.texts("overlapping_heads"),
        turns=words.texts("turns"),
        rest=words.texts("rest"),
        particles=frozenset(words.texts("particles")),
        counters=words.texts("counters"),
    )


def _records(file: Path) -> Iterator[Record]:
    for record in records_in(file):
        yield record
        record.done()


def _noun(record: Record) -> Noun:
    return Noun(record.text("name"), record.text("family"), record.flag("flows"), record.texts("forms"))


def _scope(record: Record) -> ScopeWord:
    axis = record.text("axis")
    if axis not in _AXES:
        raise record.wrong("axis", "phải là level, giver hoặc period.", "must be level, giver or period.")
    return ScopeWord(axis, record.text("name"), record.texts("forms"))


def _topic(record: Record) -> Topic:
    return Topic(record.text("name"), record.flag("is_plan"), record.texts("titles"))


def _phrase(record: Record) -> Phrase:
    words = record.raw("words") if record.has("words") else []
    if not isinstance(words, list) or not all(isinstance(group, list) for group in words):
        raise record.wrong("words", "phải là danh sách các nhóm từ.", "must be a list of groups of words.")
    phrase = Phrase(
        means=tuple(_expression(record, text) for text in record.texts("means")),
        noun=record.text("noun") if record.has("noun") else None,
        roles=frozenset(_role(record, text) for text in record.texts("roles")),
        topics=frozenset(record.texts("topics")),
        level=record.text("level") if record.has("level") else None,
        giver=record.text("giver") if record.has("giver") else None,
        words=tuple(tuple(str(word) for word in group) for group in words),
        unless=record.texts("unless"),
        percent=record.flag("percent"),
        denials=record.texts("denials"),
        denied_after=record.flag("denied_after"),
        alone=record.flag("alone"),
        lead=record.texts("lead"),
        fact=record.text("fact") if record.has("fact") else None,
    )
    if phrase.denials and not phrase.words:
        raise record.wrong(
            "words", "câu phủ định cần từ chỉ nội dung.", "a denial needs words for what it denies."
        )
    return phrase


def _expression(record: Record, text: str) -> Expression:
    if not _EXPRESSION.fullmatch(text):
        raise record.wrong(
            "means", f"“{text}” không phải mã hay tổng các mã.", f"“{text}” is no sum of codes."
        )
    signed = re.findall(r"(?:^|([+-]) )([A-Z][\d.]+)", text)
    plus = tuple(code for sign, code in signed if sign != "-")
    return Expression(plus, tuple(code for sign, code in signed if sign == "-"))


def _role(record: Record, text: str) -> Role:
    try:
        return Role(text)
    except ValueError:
        known = ", ".join(role.value for role in Role)
        raise record.wrong("roles", f"phải là một trong: {known}.", f"must be one of: {known}.") from None
