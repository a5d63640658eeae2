"""The cases of tests/cases/documents: for each check of the document a few lines of a report and what is found in them.

A case gives `lines` of results (one that begins with `# ` is a heading) under the usual head and above the usual foot;
`head` and `foot` say which of their lines read otherwise ("" leaves one out), `bare` leaves both out, and with them the
period; `headless` takes what stands for headings as none. Or it gives one of the three whole `report`s with `changes` and `figures` of its appendix.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import yaml

from caicach.adapters.content.checks import load_checks
from caicach.core.catalogue.filing import Filing
from caicach.core.checks.findings import Finding
from caicach.core.reading.found import Alignment, PageSetup, Paragraph, TextFormat
from factories.judged import HEAD, judged, written
from factories.reports import Change, filing_of


FOLDER = Path(__file__).parents[1] / "cases" / "documents"
MOTTO = ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc")
WHOLE_HEAD = (*HEAD[:2], *MOTTO, *HEAD[2:])
FOOT = ("Nơi nhận:", "- Như trên;", "- Lưu: VT.", "TRƯỞNG BAN", "Nguyễn Văn An")
A4 = {"width": "210", "height": "297", "top": "20", "bottom": "20", "left": "30", "right": "15"}


@dataclass(frozen=True)
class DocumentCase:
    """One case: `outcome` is what it shows, `finds` the findings as severity, the words pointed at, what is expected."""

    check: str
    outcome: str
    number: int
    finds: tuple[tuple[str, str, str], ...]
    entry: Mapping[str, Any]

    @property
    def name(self) -> str:
        """`K400-failing-2`."""
        return f"{self.check}-{self.outcome}-{self.number}"


def document_cases() -> list[DocumentCase]:
    """Every case of every file."""
    return [
        DocumentCase(entry["check"], entry["outcome"], number, _finds(entry), entry)
        for file in sorted(FOLDER.glob("*.yaml"))
        for number, entry in enumerate(yaml.safe_load(file.read_text(encoding="utf-8")), 1)
    ]


def _finds(entry: Mapping[str, Any]) -> tuple[tuple[str, str, str], ...]:
    return tuple((f["severity"], f.get("at", ""), f.get("expected", "")) for f in entry.get("finds", ()))


def told(finding: Finding) -> tuple[str, str, str]:
    """A finding as a case says it."""
    return finding.severity.value, finding.place.text, finding.expected


def findings_of(case: DocumentCase) -> tuple[Finding, ...]:
    """What the case's own check finds in what the case gives; nothing where the filing is outside its scope."""
    check = load_checks().by_id[case.check]
    earlier = (written(*case.entry["earlier"]),) if "earlier" in case.entry else ()
    filing = filing_of_case(case.entry)
    assert check.scope.covers(filing), f"{case.name} is outside the scope of its check"
    return judged(case.check, filing, earlier)


def filing_of_case(entry: Mapping[str, Any]) -> Filing:
    """The filing the case describes."""
    if "report" in entry:
        changes = [Change(old, new) for old, new in entry.get("changes", {}).items()]
        return filing_of(entry["report"], changes, entry.get("figures"))
    filing = _of_lines(entry)
    setups = (_setup(entry["page"]),) if "page" in entry else ()
    blocks = filing.found.blocks
    if "look" in entry:
        look = _look(entry["look"])
        blocks = tuple(replace(b, format=look) if _is_body(b) else b for b in blocks)
    found = replace(
        filing.found, blocks=blocks, page_setups=setups, format=entry.get("format", filing.found.format)
    )
    return replace(filing, found=found)


def _of_lines(entry: Mapping[str, Any]) -> Filing:
    lines = [
        (line[2:], True) if line.startswith("# ") else line for line in entry.get("lines", ("Một câu.",))
    ]
    if entry.get("bare"):
        filing = written(*lines, head=(), period=None)
    else:
        head, foot = _changed(WHOLE_HEAD, entry.get("head", {})), _changed(FOOT, entry.get("foot", {}))
        filing = written(*lines, *foot, *entry.get("annex", ()), head=head)
    return replace(filing, sections=()) if entry.get("headless") else filing


def _changed(lines: tuple[str, ...], changes: Mapping[str, str]) -> tuple[str, ...]:
    assert set(changes) <= set(lines), f"not among the lines: {set(changes) - set(lines)}"
    return tuple(part for line in lines for part in changes.get(line, line).split("\n") if part)


def _setup(page: Mapping[str, str | bool]) -> PageSetup:
    measures = {**A4, **{key: value for key, value in page.items() if key in A4}}
    return PageSetup(
        **{f"{key}_mm": Decimal(str(value)) for key, value in measures.items()},
        page_number=str(page["number"]) if "number" in page else None,
        hides_first_number=page.get("hides_first") if isinstance(page.get("hides_first"), bool) else None,
    )


def _look(look: Mapping[str, str]) -> TextFormat:
    return TextFormat(
        font=look.get("font"),
        size_pt=Decimal(look["size"]) if "size" in look else None,
        alignment=Alignment(look["alignment"]) if "alignment" in look else None,
        line_spacing=Decimal(look["spacing"]) if "spacing" in look else None,
        italic=bool(look["italic"]) if "italic" in look else None,
    )


def _is_body(block: object) -> bool:
    return isinstance(block, Paragraph) and len(block.text) > 60
