"""What an agency wrote itself: its text without the sentences our outline says of its figures, which are added up and said
again of the whole."""

import re
from collections.abc import Mapping
from dataclasses import replace

from caicach.adapters.content.load import load_catalogue
from caicach.adapters.content.outlines import outline_for
from caicach.core.consolidation.contributions import Contribution
from caicach.core.documents.compose import Narrative, compose
from caicach.core.documents.statement import OPENING, Statement
from caicach.core.ground.agencies import Agency
from caicach.core.ground.periods import ReportingPeriod
from caicach.core.ground.text import squash


_BRACKETS = re.compile(r"\s*\[[^\[\]]*\]")
_BLANK = re.compile(r"\s*\[[\s….]*\]")
_LETTER = re.compile(r"[^\W\d_]")


def own_words(
    whole: Mapping[str, tuple[str, ...]], statement: Statement | None
) -> Mapping[str, tuple[str, ...]]:
    """The paragraphs by division that are the agency's own; without figures all are. A place still to be written says
    nothing."""
    said = _said_of_figures(statement) if statement is not None else frozenset()
    found: dict[str, tuple[str, ...]] = {}
    for key, paragraphs in whole.items():
        written = (squash(_BLANK.sub("", text)) for text in paragraphs if key != OPENING)
        kept = tuple(text for text in written if _LETTER.search(text) and _bare(text) not in said)
        if kept:
            found[key] = kept
    return found


def with_own_words(given: Contribution, agency: Agency | None, period: ReportingPeriod) -> Contribution:
    """The contribution of the archive, which keeps whole texts, with what the agency wrote itself."""
    if not given.texts:
        return given
    statement = Statement(
        form=given.form,
        values=given.values,
        agency_name=agency.name if agency is not None else None,
        short_name=agency.short_names[0] if agency is not None and agency.short_names else None,
        agency_type=given.agency_type,
        period=period,
        led=load_catalogue().led_by(given.agency, period.cutoff_on, given.form),
    )
    return replace(given, texts=own_words(given.texts, statement if given.values else None))


def _said_of_figures(statement: Statement) -> frozenset[str]:
    outline = outline_for(statement.period.kind if statement.period else None)
    bare = replace(statement, kept={})
    lines = compose(bare, outline, load_catalogue().messages, Narrative.COMPOSE).body
    return frozenset(_bare(line.text) for line in lines)


def _bare(text: str) -> str:
    """The text without what stands in square brackets, which differs between a paper as composed and as read back."""
    return squash(_BRACKETS.sub("", text))
