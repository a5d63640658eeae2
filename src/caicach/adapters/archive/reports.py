"""A report that was read from a file as an accepted submission."""

import hashlib
import json
from collections.abc import Mapping
from datetime import date

from caicach.adapters.archive.submissions import AcceptedSubmission
from caicach.adapters.content.messages import message
from caicach.adapters.content.outlines import outline_for
from caicach.core.catalogue.filing import Filing
from caicach.core.consolidation.contributions import Contribution
from caicach.core.documents.placed import paragraphs_placed
from caicach.core.ground.errors import UnreadableInput
from caicach.core.ground.numbers import plain_number
from caicach.core.ground.text import squash
from caicach.core.ground.values import Value


Current = Mapping[tuple[str, str], tuple[int, str, str]]
"""Of an agency and period: version, hash of the content and id of what the archive holds."""


def accepted_report(filing: Filing, name: str, accepted_on: date, current: Current) -> AcceptedSubmission:
    """The report of an agency that is known, for a period that is known (UnreadableInput when one is not): the next version
    of what the archive holds of them, or the same when nothing in it differs. Its id is made of its content."""
    agency, period = filing.agency, filing.period
    if agency is None:
        raise UnreadableInput(message("archive.no_agency", name=name), message("archive.no_agency_do"))
    if period is None:
        raise UnreadableInput(message("archive.no_period", name=name), message("archive.no_period_do"))
    values = {row: observation.value for row, observation in filing.observations.items()}
    texts = _texts(filing)
    seal = _seal(filing, values, texts)
    version, seal_before, id_before = current.get((agency.id, period.id), (0, "", ""))
    is_same = seal == seal_before
    given = Contribution(
        id=f"{agency.id}-{period.id}-{seal[:12]}",
        agency=agency.id,
        agency_type=filing.agency_type or agency.type,
        form=filing.form,
        period=period.id,
        values=values,
        content_hash=seal,
        texts=texts,
    )
    return AcceptedSubmission(
        given,
        version if is_same else version + 1,
        accepted_on,
        period_kind=period.kind,
        replaces="" if is_same else id_before,
    )


def _texts(filing: Filing) -> dict[str, tuple[str, ...]]:
    texts: dict[str, tuple[str, ...]] = {}
    for key, paragraph in paragraphs_placed(
        filing, outline_for(filing.period.kind if filing.period else None)
    ):
        texts[key] = (*texts.get(key, ()), squash(paragraph.text))
    return texts


def _seal(filing: Filing, values: Mapping[str, Value], texts: Mapping[str, tuple[str, ...]]) -> str:
    """SHA-256 over figures and text, in one fixed order: the same report in another file is the same."""
    said = {
        "form": filing.form.id,
        "values": {row: [v.state.value, plain_number(v.number) if v.number is not None else None] for row, v in values.items()},
        "texts": texts,
    }  # fmt: skip
    text = json.dumps(said, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()
