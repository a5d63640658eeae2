"""A check may be graver when the report is to be sent."""

from dataclasses import replace

from caicach.adapters.content.checks import load_checks
from caicach.core.checks.findings import Severity, Stage


def test_a_check_keeps_its_severity_while_drafting() -> None:
    check = replace(load_checks().by_id["K420"], severity=Severity.WARNING, at_sending=Severity.ERROR)

    assert check.at(Stage.DRAFTING).severity is Severity.WARNING
    assert check.at(Stage.SENDING).severity is Severity.ERROR


def test_a_check_without_a_severity_for_sending_stays_as_it_is() -> None:
    check = replace(load_checks().by_id["K420"], at_sending=None)

    assert check.at(Stage.SENDING) is check
