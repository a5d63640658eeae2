"""What agencies wrote in one section, as points with their source, for whoever writes the consolidated report."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from caicach.actions.consolidated_report import last_freeze
from caicach.actions.consolidation_delta import carried_out_again
from caicach.adapters.content.messages import messages
from caicach.core.consolidation.arranging import Counted
from caicach.core.consolidation.contributions import Contribution
from caicach.core.consolidation.gathering import Point, gather
from caicach.core.documents.figures import settle
from caicach.core.ground.directory import Directory
from caicach.store.directory import stored_directory
from caicach.store.models import NarrativeSection, Submission


_TOKEN = re.compile(r"\{\{([^{}\s]+)\}\}")


@dataclass(frozen=True)
class GatheredPoint:
    """One thing agencies wrote: its words, their names in tree order, and whose figures are which where they differ."""

    text: str
    agencies: tuple[str, ...]
    figures: tuple[tuple[str, tuple[str, ...]], ...] = ()

    @property
    def more(self) -> int:
        """How many said it beside the first."""
        return len(self.agencies) - 1


def points_for(submission: Submission, key: str) -> tuple[GatheredPoint, ...]:
    """What the agencies whose reports were last frozen into the submission wrote in the section, what most of
    them wrote first; nothing for any other report. Eight queries, more when submissions are read for the first time."""
    frozen = last_freeze(submission)
    if frozen is None:
        return ()
    directory = stored_directory()
    laid = carried_out_again(frozen, directory).arrangement
    texts = _texts([one.contribution for one in laid.counted], key)
    told = tuple(_with_texts(one, key, texts) for one in laid.counted)
    points = gather(replace(laid, counted=told), [key], directory, messages())[key]
    named = (_named(point, directory) for point in points)
    return tuple(sorted(named, key=lambda point: -len(point.agencies)))


def _texts(given: list[Contribution], key: str) -> Mapping[str, str]:
    rows = NarrativeSection.objects.filter(submission__in=[int(one.id) for one in given], key=key)
    return {str(pk): text for pk, text in rows.values_list("submission", "text")}


def _with_texts(one: Counted, key: str, texts: Mapping[str, str]) -> Counted:
    given = one.contribution
    text = _printed(texts.get(given.id, ""), given)
    lines = tuple(line.strip() for line in text.splitlines() if line.strip())
    return replace(one, contribution=replace(given, texts={key: lines}))


def _printed(text: str, given: Contribution) -> str:
    """The text with the agency's own figures where they stood; one that prints no number as three dots."""
    if "{{" not in text:
        return text
    settled = settle(given.form, given.values, given.agency_type)

    def figure(token: re.Match[str]) -> str:
        found = settled.by_tag(token[1])
        return found.text if found else "…"

    return _TOKEN.sub(figure, text)


def _named(point: Point, directory: Directory) -> GatheredPoint:
    def names(agencies: Iterable[str]) -> tuple[str, ...]:
        return tuple(dict.fromkeys(directory.agency(agency).short_names[0] for agency in agencies))

    figures = ((" – ".join(given), names(agencies)) for given, agencies in point.by_figures.items())
    return GatheredPoint(point.text, names(source.agency for source in point.sources), tuple(figures))
