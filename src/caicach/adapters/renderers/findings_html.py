"""Findings as one self-contained HTML page: no script needed, nothing fetched, every text escaped."""

from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from caicach.adapters.content.files import content_root
from caicach.adapters.content.messages import load_messages
from caicach.adapters.renderers.atomic import write_bytes
from caicach.core.checks.findings import Finding, Severity
from caicach.core.checks.judgement import Judgement
from caicach.core.ground.words import Messages


if TYPE_CHECKING:
    from jinja2 import Template


def findings_html(judgements: Sequence[Judgement], language: str = "vi") -> str:
    """The page: summary of every file, what to fix first, then each file's findings by severity."""
    messages = load_messages(content_root())
    return _template().render(
        judgements=judgements,
        language=language,
        severities=list(Severity),
        say=lambda key, **values: messages.say(key, **values).say(language),
        by_severity=_by_severity,
        period_of=lambda judgement: _period(messages, judgement, language),
        total={severity: sum(_count(j, severity) for j in judgements) for severity in Severity},
    )


@cache
def _template() -> "Template":
    from jinja2 import Environment, PackageLoader, StrictUndefined  # a sixth of a second only a page is worth

    environment = Environment(
        loader=PackageLoader("caicach.adapters.renderers"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    return environment.get_template("findings.html.jinja")


def write_findings_html(judgements: Sequence[Judgement], path: Path, language: str = "vi") -> None:
    """The page in a file, replaced only when whole."""
    write_bytes(path, findings_html(judgements, language).encode())


def _period(messages: Messages, judgement: Judgement, language: str) -> str:
    period = judgement.period
    words = (
        messages.say(f"terms.period_{period.kind.value}", year=period.year)
        if period
        else messages.say("page.unknown")
    )
    return words.say(language)


def _by_severity(judgement: Judgement, severity: Severity) -> list[Finding]:
    return [finding for finding in judgement.findings if finding.severity is severity]


def _count(judgement: Judgement, severity: Severity) -> int:
    return len(_by_severity(judgement, severity))
