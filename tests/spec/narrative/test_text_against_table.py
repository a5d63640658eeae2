"""Sentences beside an appendix, and what the check of one against the other says."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from factories.narratives import PROCEDURES, key_of, narrated, said_of, section


ENTRIES = yaml.safe_load((Path(__file__).parent / "table.yaml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry["id"])
def test_text_against_table(entry: dict[str, Any]) -> None:
    filed = narrated(section(entry["text"], entry.get("title", PROCEDURES)), given=entry["given"])

    findings = said_of(filed)

    assert [key_of(finding) for finding in findings] == entry.get("finds", []), [
        f.message.vi for f in findings
    ]
    assert entry.get("shows", "") in " ".join(finding.arithmetic for finding in findings)
    if findings:
        assert list(findings[0].codes) == entry["codes"]
