"""Wrong figures in a composed report: told once, and no fault of the words is lost with what is not said twice."""

from collections.abc import Iterable
from dataclasses import replace

import pytest

from caicach.adapters.content.checks import load_checks
from caicach.adapters.content.load import load_catalogue
from caicach.core.catalogue.filing import Filing
from caicach.core.catalogue.understand import understand
from caicach.core.checks import run
from caicach.core.checks.check import Subject
from caicach.core.checks.findings import Finding, Stage
from caicach.core.documents.as_found import as_found
from caicach.core.documents.compose import Narrative
from caicach.core.documents.official import BodyLine, OfficialDocument
from caicach.core.ground.agencies import AgencyType
from caicach.core.ground.periods import PeriodKind, ReportingPeriod
from factories.check_cases import check_cases
from factories.sound_figures import PROVINCE_2024
from factories.statements import composed, statement


YEAR_2024 = next(
    period for regime in load_catalogue().regimes if (period := regime.period(PeriodKind.YEAR, 2024))
)
WRONG = {
    "K084": {"A.2.1": "3", "A.2.2": "4"},
    "K015": {"A.5.1": "5", "A.5.2": "2", "A.5.3": "2", "A.5.4": "2"},
}


def report(figures: dict[str, str], period: ReportingPeriod = YEAR_2024) -> OfficialDocument:
    """The composed report of a province whose figures are sound but for those given."""
    given = {**PROVINCE_2024, **figures}
    return composed(statement(given, AgencyType.PROVINCE, period), Narrative.COMPOSE)


def filing_of(document: OfficialDocument) -> Filing:
    return understand(as_found(document).found, load_catalogue(), YEAR_2024, AgencyType.PROVINCE)


def judged(document: OfficialDocument) -> tuple[Finding, ...]:
    return run.judge(Subject(filing_of(document), load_catalogue()), load_checks(), Stage.SENDING)


def about(findings: Iterable[Finding], *checks: str) -> list[tuple[str, tuple[str, ...]]]:
    return [(f.check, f.also) for f in findings if f.check in checks or set(f.also) & set(checks)]


def typed_over(document: OfficialDocument, row: str, text: str) -> OfficialDocument:
    """The report with a figure of its text typed over by a person."""

    def line(one: BodyLine) -> BodyLine:
        return replace(one, inlines=tuple(text if getattr(i, "tag", "") == row else i for i in one.inlines))

    return replace(document, body=tuple(line(one) for one in document.body))


@pytest.mark.parametrize("check", WRONG)
def test_wrong_figures_and_the_sentence_printed_from_them_are_one_finding(check: str) -> None:
    found = about(judged(report(WRONG[check])), check, "K700")

    assert found == [(check, ("K700",))]


def test_a_number_typed_into_the_sentence_is_told_beside_the_wrong_figures() -> None:
    document = typed_over(report(WRONG["K084"]), "plan-tasks-completed:prose", "05")

    checks = {f.check for f in judged(document)}

    assert {"K084", "K700", "K705"} <= checks


@pytest.mark.slow
def test_mending_the_figures_leaves_nothing_of_what_was_not_said_twice(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Over every failing case of the figures: what merging takes away is of words whose figures another finding names,
    and is right once those are sound again; everything else is told as before."""
    taken = 0
    given = [c.entry["given"] for c in check_cases() if c.outcome == "failing" and _is_of_a_province(c.entry)]
    for figures in given:
        subject = Subject(filing_of(report(figures)), load_catalogue())
        merged = run.judge(subject, load_checks(), Stage.SENDING)
        with monkeypatch.context() as apart:
            apart.setattr("caicach.core.checks.merging._is_source", lambda *_: False)
            every = run.judge(subject, load_checks(), Stage.SENDING)
        gone = {(f.check, f.fact) for f in every} - {(f.check, f.fact) for f in merged}
        sound = {code: PROVINCE_2024[code] for code in figures}
        mended = {(f.check, f.fact) for f in judged(report(sound))} if gone else set()
        sources = [set(f.codes) for f in merged if "K700" in f.also]
        assert all(set(f.printed_from) in sources for f in every if (f.check, f.fact) in gone)
        assert not gone & mended
        assert len(merged) == len(every) - len(gone)
        taken += len(gone)

    assert len(given) > 90
    assert taken >= len(WRONG)


def _is_of_a_province(entry: dict[str, object]) -> bool:
    form, agency = entry.get("form", "2023"), entry.get("agency_type")
    given = entry["given"]
    return form == "2023" and agency == "province" and isinstance(given, dict) and not _marks(given.values())


def _marks(values: Iterable[object]) -> bool:
    """Whether any is no plain whole number."""
    return any(not str(value).isdigit() for value in values)
