"""Sentences people see: in both languages, with the same names to fill in, and each of them said by some code."""

import re
from pathlib import Path
from string import Formatter

from caicach.adapters.content.files import content_root
from caicach.adapters.content.messages import load_messages
from caicach.core.catalogue.indicators import HowConsolidated, IndicatorKind, Nature
from caicach.core.checks.findings import Family
from caicach.core.ground.agencies import AgencyType
from caicach.core.ground.periods import PeriodKind


ROOT = Path(__file__).parents[2]
MESSAGES = load_messages(content_root()).by_key


def _names(sentence: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(sentence) if name is not None}


def test_both_languages_fill_in_the_same_names() -> None:
    uneven = {key: (w.vi, w.en) for key, w in MESSAGES.items() if _names(w.vi) != _names(w.en)}

    assert uneven == {}


def test_no_sentence_is_called_invalid() -> None:
    blunt = {
        key for key, w in MESSAGES.items() if "không hợp lệ" in w.vi.lower() or "invalid" in w.en.lower()
    }

    assert blunt == set()


def test_every_sentence_is_said_somewhere() -> None:
    """A sentence is used when its key, its last part or the beginning of its last part is written in the source.

    Those of the pages are held to more in test_messages_of_pages.py."""
    files = [
        f for e in ("*.py", "*.jinja", "*.typ", "*.html", "*.js", "*.txt") for f in (ROOT / "src").rglob(e)
    ]
    files += list((ROOT / "content").rglob("*.yaml"))
    files += list((ROOT / "scripts").rglob("*.py"))
    said = " ".join(f.read_text(encoding="utf-8") for f in files if "messages" not in f.parts)
    unsaid = {key for key in MESSAGES if not key.startswith(("terms.", "web.")) and not _is_said(key, said)}

    assert unsaid == set()


def _is_said(key: str, said: str) -> bool:
    last = (
        key.rsplit(".", 1)[1].removesuffix("_fix").removesuffix("_do")
    )  # a finding says its sentence and the fix that goes with it
    stems = [
        f'.{last}"',
        last,
        *(f"{last[: m.end()]}{{" for m in re.finditer("_", last)),
        *(f'{last[: m.end()]}"' for m in re.finditer("_", last)),
    ]
    return any(stem in said for stem in (key.removesuffix("_fix").removesuffix("_do"), f'"{last}"', *stems))


TERMS = {
    "agency": AgencyType,
    "consolidation": HowConsolidated,
    "family": Family,
    "kind": IndicatorKind,
    "nature": Nature,
    "period": PeriodKind,
}


def test_terms_are_those_of_the_core_and_no_others() -> None:
    wanted = {f"terms.{group}_{member.value}" for group, members in TERMS.items() for member in members}

    assert {key for key in MESSAGES if key.startswith("terms.")} == wanted
