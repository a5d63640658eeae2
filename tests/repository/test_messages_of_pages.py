"""Sentences of the pages: every key a template or a module of the portal says exists, and every key of the pages is said."""

import re
from collections.abc import Iterator
from pathlib import Path
from string import Formatter

import pytest

from caicach.adapters.content.messages import messages


ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "src" / "caicach"
SHELLS = ("web", "api", "jobs", "actions", "store", "cli")
MESSAGES = messages().by_key
TAG = re.compile(r'\{%\s*say\s+"([\w.]+)"([^%]*)%\}')
FILTERED = re.compile(r'"([\w.]+)"\s*\|\s*say\b')
CALL = re.compile(r'\b(?:say|say_later|message|messages\(\)\.say)\(\s*f?"([\w.]+)')
VIETNAMESE = re.compile(r"[ăâđêôơưĂÂĐÊÔƠƯàáảãạằắẳẵặầấẩẫậèéẻẽẹềếểễệìíỉĩịòóỏõọồốổỗộờớởỡợùúủũụừứửữựỳýỷỹỵ]")


def _templates() -> list[Path]:
    return sorted(p for e in ("*.html", "*.txt") for p in (PACKAGE / "web" / "templates").rglob(e))


def _modules() -> list[Path]:
    return sorted(p for shell in SHELLS for p in (PACKAGE / shell).rglob("*.py"))


def _said_by(file: Path) -> Iterator[str]:
    """The keys the file says; one that is only begun there ends in `_` or `.`."""
    text = file.read_text(encoding="utf-8")
    if file.suffix == ".py":
        yield from CALL.findall(text)
    else:
        yield from (key for key, _ in TAG.findall(text))
        yield from FILTERED.findall(text)


@pytest.mark.parametrize("file", [*_templates(), *_modules()], ids=lambda p: str(p.relative_to(PACKAGE)))
def test_every_sentence_that_is_said_exists(file: Path) -> None:
    unknown = [
        key
        for key in _said_by(file)
        if not (any(k.startswith(key) for k in MESSAGES) if key.endswith(("_", ".")) else key in MESSAGES)
    ]

    assert unknown == []


@pytest.mark.parametrize("file", _templates(), ids=lambda p: str(p.relative_to(PACKAGE)))
def test_sentences_are_given_the_values_they_name(file: Path) -> None:
    text = file.read_text(encoding="utf-8")
    wrong = [
        key
        for key, values in TAG.findall(text)
        if not key.endswith(("_", "."))
        if _names(key) != set(re.findall(r"\b(\w+)=", values))
    ]

    assert wrong == []


@pytest.mark.parametrize("file", _templates(), ids=lambda p: str(p.relative_to(PACKAGE)))
def test_templates_hold_no_sentence_of_their_own(file: Path) -> None:
    text = file.read_text(encoding="utf-8").replace("Tiếng Việt", "")  # the name of a language in itself
    text = re.sub(r"<kbd>.*?</kbd>", "", text)  # what is typed, in either language

    assert [
        line.strip() for line in text.splitlines() if VIETNAMESE.search(re.sub(r"\{#.*?#\}", "", line))
    ] == []


def test_every_sentence_of_the_pages_is_said() -> None:
    files = [
        *_templates(),
        *_modules(),
        *(PACKAGE / "core").rglob("*.py"),
        *(PACKAGE / "web" / "static" / "web").rglob("*.js"),
    ]
    text = "\n".join(file.read_text(encoding="utf-8") for file in files)
    literals = set(re.findall(r"[\"']([\w.]+)(?=[\"'{])", text))
    begun = tuple(
        literal for literal in literals if literal.startswith("web.") and literal.endswith(("_", "."))
    )

    unsaid = [
        key
        for key in MESSAGES
        if key.startswith("web.")
        if key not in literals and key.removesuffix("_do") not in literals and not key.startswith(begun)
    ]

    assert unsaid == []


def _names(key: str) -> set[str]:
    return (
        {name for _, name, _, _ in Formatter().parse(MESSAGES[key].vi) if name} if key in MESSAGES else set()
    )
