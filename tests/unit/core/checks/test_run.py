"""Running the book: one finding a fact, in the order of the document, with a summary."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

import pytest

from caicach.adapters.content.checks import load_checks
from caicach.adapters.content.load import load_catalogue
from caicach.core.checks.book import CheckBook
from caicach.core.checks.check import Check, Subject
from caicach.core.checks.findings import Family, Finding, Place, Severity
from caicach.core.checks.run import judge, judged_on, one_a_fact, summarise
from caicach.core.ground.words import EMPTY, Words, plain
from caicach.core.reading.found import Address
from caicach.core.reading.header import DateFound, Header
from caicach.core.reading.places import fragment
from factories.filings import filing


@dataclass(frozen=True)
class Says:
    """A rule that always gives the same findings."""

    findings: tuple[Finding, ...]

    def describe(self) -> Words:
        """Nothing to say."""
        return EMPTY

    def judge(self, check: Check, subject: Subject) -> Iterable[Finding]:
        """The findings it was made with."""
        return self.findings


def found(
    check: str = "K900",
    severity: Severity = Severity.WARNING,
    fact: str = "fact",
    block: int | None = 0,
    **parts: str,
) -> Finding:
    where = None if block is None else fragment("x", Address(block))
    return Finding(
        check, Family.SUM, severity, fact, Place("x", where=where), plain("m"), plain("s"), **parts
    )


def judged(*findings: Finding) -> tuple[Finding, ...]:
    check = replace(load_checks().by_id["K001"], rule=Says(findings))
    return judge(Subject(filing({}), load_catalogue()), CheckBook((check,)))


def test_findings_of_one_fact_are_one_that_names_the_other_checks() -> None:
    kept = one_a_fact([found("K902"), found("K901", Severity.ERROR), found("K903", Severity.HINT)])

    assert [(f.check, f.also) for f in kept] == [("K901", ("K902", "K903"))]


def test_among_equally_grave_findings_the_one_that_shows_its_arithmetic_is_kept() -> None:
    kept = one_a_fact([found("K901"), found("K902", arithmetic="1 + 1 = 2")])

    assert [f.check for f in kept] == ["K902"]


def test_one_check_twice_about_one_fact_is_not_its_own_companion() -> None:
    assert one_a_fact([found("K901"), found("K901")])[0].also == ()


def appendix(
    rows: tuple[str, ...], severity: Severity = Severity.ERROR, family: Family = Family.SUM
) -> Finding:
    """A finding on the figures of these rows, at the first."""
    place = Place("4", rows[0], fragment("4", Address(9, 3, 3)))
    return replace(
        found("K084", severity, "part:row"), family=family, place=place, codes=rows, arithmetic="4 > 3"
    )


def sentence(rows: tuple[str, ...], severity: Severity = Severity.ERROR) -> Finding:
    """A finding on words printed from these rows."""
    return replace(found("K700", severity, "account:part:1"), printed_from=rows, arithmetic="4 ≠ 3")


def test_a_sentence_printed_from_figures_says_nothing_their_own_finding_says() -> None:
    kept = one_a_fact([sentence(("A.2.1", "A.2.2")), appendix(("A.2.2", "A.2.1"), family=Family.RATE)])

    assert [(f.check, f.also) for f in kept] == [("K084", ("K700",))]


@pytest.mark.parametrize(
    ("of_text", "of_figures"),
    [
        pytest.param(sentence(()), appendix(("A.2.2", "A.2.1")), id="a number was typed"),
        pytest.param(sentence(("A.2.1",)), appendix(("A.2.1",)), id="one row alone tells no relation"),
        pytest.param(sentence(("A.2.1", "A.2.3")), appendix(("A.2.2", "A.2.1")), id="other rows"),
        pytest.param(sentence(("A.1", "A.2")), appendix(("A.1", "A.2", "A.3")), id="fewer rows"),
        pytest.param(sentence(("A.2", "A.1", "A.3")), appendix(("A.1", "A.2", "A.3")), id="another whole"),
        pytest.param(sentence(("A.1", "A.2")), appendix(("A.1", "A.2"), Severity.WARNING), id="a milder one"),
        pytest.param(
            sentence(("A.1", "A.2")), appendix(("A.1", "A.2"), family=Family.CONFLICT), id="another kind of doubt"
        ),
        pytest.param(
            sentence(("A.1", "A.2")), replace(sentence(("A.1", "A.2")), fact="other", codes=("A.1", "A.2")),
            id="two sentences",
        ),
    ],
)  # fmt: skip
def test_a_sentence_that_may_be_wrong_by_itself_keeps_its_finding(
    of_text: Finding, of_figures: Finding
) -> None:
    assert len(one_a_fact([of_text, of_figures])) == 2


def test_findings_of_different_facts_stay_apart() -> None:
    assert len(one_a_fact([found(fact="a"), found(fact="b")])) == 2


def test_findings_stand_in_the_order_of_the_document_and_those_without_a_place_last() -> None:
    findings = judged(found(fact="c", block=None), found(fact="b", block=7), found(fact="a", block=3))

    assert [f.fact for f in findings] == ["a", "b", "c"]


def test_findings_without_a_cell_stand_in_the_order_of_the_form() -> None:
    late = replace(found(fact="late", block=None), codes=("G.1",))
    early = replace(found(fact="early", block=None), codes=("A.1",))

    assert [f.fact for f in judged(late, early)] == ["early", "late"]


def test_summary_counts_each_severity_and_names_the_gravest_first() -> None:
    findings = (
        found("K1", Severity.HINT),
        found("K2"),
        found("K3", Severity.ERROR),
        found("K4"),
        found("K5"),
    )

    summary = summarise(findings)

    assert (summary.errors, summary.warnings, summary.hints) == (1, 3, 1)
    assert [f.check for f in summary.first] == ["K3", "K2", "K4"]


def test_summary_of_hints_alone_names_hints_first() -> None:
    assert [f.check for f in summarise((found("K1", Severity.HINT),)).first] == ["K1"]


def test_summary_of_nothing_is_empty() -> None:
    assert summarise(()).first == ()


def test_filing_is_judged_on_the_date_it_bears_else_on_its_cut_off() -> None:
    where = fragment("x", Address(0))
    dated = replace(filing({}), header=Header(dated=DateFound(20, 12, 2023, where)))
    half_dated = replace(filing({}), header=Header(dated=DateFound(None, 12, 2023, where)))

    assert judged_on(dated) == date(2023, 12, 20)
    assert judged_on(half_dated) == date(2023, 12, 14)
    assert judged_on(filing({}, period=None)) is None
