"""Sentences as agencies write them, and what the checks of the narrative say of each. The tables are the manual."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from factories.narratives import PROCEDURES, key_of, narrated, said_of, section
from factories.whole_reports import PERIODS


FOLDER = Path(__file__).parent
ENTRIES = [
    entry
    for file in sorted(FOLDER.glob("*.yaml"))
    for entry in yaml.safe_load(file.read_text(encoding="utf-8"))
    if "given" not in entry
]


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry["id"])
def test_narrative_sentence(entry: dict[str, Any]) -> None:
    period = PERIODS[entry.get("period", "year")]
    filed = narrated(section(entry["text"], entry.get("title", PROCEDURES)), period=period)

    findings = said_of(filed)

    assert [key_of(finding) for finding in findings] == entry.get("finds", []), [
        f.message.vi for f in findings
    ]
    assert entry.get("shows", "") in " ".join(finding.arithmetic for finding in findings)
    if "severity" in entry:
        assert {finding.severity.value for finding in findings} == {entry["severity"]}


def test_corpus_holds_more_right_than_wrong_sentences_and_every_id_once() -> None:
    ids = [entry["id"] for entry in ENTRIES]
    wrong = [entry for entry in ENTRIES if entry.get("finds")]

    assert len(ids) == len(set(ids))
    assert len(wrong) >= 50
    assert len(ENTRIES) - len(wrong) >= 80
