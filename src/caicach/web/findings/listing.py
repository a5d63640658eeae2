"""The findings kept with a submission as the page lists them: grouped by what to fix first, each with its place."""

import hashlib
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from django.urls import NoReverseMatch, reverse

from caicach.core.checks.findings import Family, Severity
from caicach.core.ground.errors import CaicachError
from caicach.store.models import Explanation, Submission
from caicach.web.submissions.places import PlaceNames, place_names
from caicach.web.words import language, say


GROUPS = ("errors", "unexplained", "explained", "hints")
_PAGES = {"cell": "figures", "section": "narrative", "head": "narrative"}
HEAD = "dau-van-ban"


@dataclass(frozen=True)
class ShownFinding:
    """One finding in the language of the request. `explanation` is what the agency said of it, `draft` what a person
    has just typed and could not be kept, `refused` why."""

    stored: Mapping[str, Any]
    place: str
    address: str
    explanation: Explanation | None = None
    draft: str = ""
    refused: CaicachError | None = None

    @property
    def check(self) -> str:
        """The permanent id of the check."""
        return str(self.stored["check"])

    @property
    def fact(self) -> str:
        """What the finding is about; with the check it names the finding."""
        return str(self.stored["fact"])

    @property
    def severity(self) -> str:
        """`error`, `warning` or `hint`."""
        return str(self.stored["severity"])

    @property
    def family(self) -> str:
        """What kind of thing is wrong."""
        return str(self.stored["family"])

    @property
    def anchor(self) -> str:
        """Where on the page it stands, the same whatever else is found."""
        return anchor_of(self.check, self.fact)

    @property
    def message(self) -> str:
        """What is wrong."""
        return self._said("message")

    @property
    def suggestion(self) -> str:
        """What to do about it."""
        return self._said("suggestion")

    @property
    def reference(self) -> str:
        """Which rule it rests on; empty where none is named."""
        return self._said("reference")

    @property
    def arithmetic(self) -> str:
        """The sum shown, where the sentence is about one."""
        return str(self.stored.get("arithmetic", ""))

    @property
    def group(self) -> str:
        """Which of GROUPS it belongs to."""
        if self.severity == Severity.WARNING:
            return "explained" if self.explanation else "unexplained"
        return "errors" if self.severity == Severity.ERROR else "hints"

    def _said(self, name: str) -> str:
        english = self.stored.get("en", {}) if language() == "en" else {}
        return str(english.get(name) or self.stored.get(name, ""))


@dataclass(frozen=True)
class Group:
    """Findings to be treated alike."""

    name: str
    findings: tuple[ShownFinding, ...]


def anchor_of(check: str, fact: str) -> str:
    """`kt-1f3a…` for the finding of that check about that fact."""
    return f"kt-{hashlib.sha256(f'{check}|{fact}'.encode()).hexdigest()[:12]}"


def shown_findings(submission: Submission) -> list[ShownFinding]:
    """Every finding kept, with its explanation. One query, and those of the names of places."""
    explained = {(e.check_id, e.fact): e for e in submission.explanations.select_related("by").order_by("at")}
    names = place_names(submission)
    return [
        replace(
            _shown(stored, submission, names), explanation=explained.get((stored["check"], stored["fact"]))
        )
        for stored in submission.findings
    ]


def grouped(findings: Iterable[ShownFinding]) -> list[Group]:
    """The groups that hold anything, what to fix first first; in each the families together."""
    order = {family.value: place for place, family in enumerate(Family)}
    listed = sorted(findings, key=lambda finding: order.get(finding.family, len(order)))
    groups = [Group(name, tuple(f for f in listed if f.group == name)) for name in GROUPS]
    return [group for group in groups if group.findings]


def families(findings: Iterable[ShownFinding]) -> list[tuple[str, int]]:
    """The families met with how many findings each has, most first."""
    return Counter(finding.family for finding in findings).most_common()


def _shown(stored: Mapping[str, Any], submission: Submission, names: PlaceNames) -> ShownFinding:
    work = stored.get("work", {})
    kind, key = work.get("kind", "whole"), work.get("key", "")
    return ShownFinding(
        stored, _place_words(kind, key, names), _address(submission, kind, key, work.get("words", ""))
    )


def _place_words(kind: str, key: str, names: PlaceNames) -> str:
    if kind == "head":
        return say("web.findings.place_head")
    if kind == "section" and key in {"opening", "closing"}:
        return say(f"web.narrative.{key}")
    return names.name(kind, key) if kind in {"cell", "section"} else say("web.findings.place_whole")


def _address(submission: Submission, kind: str, key: str, words: str) -> str:
    """Where it is mended; the words meant go along so that the page can mark them. Empty for the whole."""
    if kind not in _PAGES or (kind == "cell" and not key):
        return ""
    try:
        page = reverse(_PAGES[kind], args=(submission.pk,))
    except NoReverseMatch:
        return ""
    return f"{page}#{HEAD if kind == 'head' else key}"
