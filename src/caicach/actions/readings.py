"""Files people upload to fill a submission: kept, read, and remembered as proposals; nothing is written from them."""

from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from django.db import transaction
from django.utils.timezone import localdate

from caicach import library
from caicach.actions import audit
from caicach.actions.figures import require_editable
from caicach.actions.packages import package_in, require_fitting, told_by
from caicach.actions.papers import store_file
from caicach.actions.standing import find_submission
from caicach.actions.statements import form_of, led_by, period_of
from caicach.actions.words import content, messages
from caicach.adapters.consolidating.figures_file import FORMAT, filing_of_figures
from caicach.adapters.consolidating.package import elements_for, tallies_for
from caicach.adapters.content.outlines import outline_for
from caicach.adapters.sources.workbook import filled_form_of
from caicach.core.catalogue.carried import carried_of
from caicach.core.catalogue.filing import Filing
from caicach.core.documents.kept import kept_narrative
from caicach.core.documents.statement import KeptParagraph
from caicach.core.documents.written import text_of
from caicach.core.ground.agencies import AgencyType
from caicach.core.ground.elements import Element
from caicach.core.ground.tallies import Tally
from caicach.core.ground.text import fold, squash
from caicach.core.ground.words import Words
from caicach.core.submissions.editing import CellContent
from caicach.core.submissions.proposed import ProposedFigure, proposed_by
from caicach.core.submissions.proposed_head import ProposedItem, given_at_issue, proposed_head
from caicach.core.submissions.roles import Actor
from caicach.store.cells import json_of
from caicach.store.lists import kept_list
from caicach.store.models import FileReading, StoredFile, Submission, User


_LONGEST_NAME = 200
_LONGEST_ENDING = 8
_LONGEST_ON_DISK = 80  # letters; a Vietnamese one takes three of the 255 bytes a file system allows


def take_file(
    *, submission_id: int, name: str, data: bytes, actor: Actor, by: User, now: datetime
) -> FileReading:
    """The file kept with the submission and what was read from it. UnreadableInput for a file that is no report;
    NotNow while the submission cannot be changed. Nothing of the submission changes."""
    _, standing = find_submission(pk=submission_id, actor=actor, today=localdate(now))
    require_editable(standing, actor)
    filing = read_data(name, data)
    return keep_reading(
        submission_id=submission_id, name=name, data=data, filing=filing, actor=actor, by=by, now=now
    )


def read_data(name: str, data: bytes) -> Filing:
    """What the file holds. Reading takes its time, so it is done before anything is locked."""
    return _read(plain_name(name), data)


def keep_reading(
    *, submission_id: int, name: str, data: bytes, filing: Filing, actor: Actor, by: User, now: datetime
) -> FileReading:
    """The file and what was read from it, kept with the submission; NotNow while it cannot be changed, UnreadableInput for
    a consolidation that is not of this report."""
    plain = plain_name(name)
    with transaction.atomic():
        submission, standing = find_submission(pk=submission_id, actor=actor, today=localdate(now))
        require_editable(standing, actor)
        require_fitting(filing, str(_agency(filing, submission)["name"]), submission, plain)
        stored = store_file(
            submission=submission, kind=StoredFile.Kind("uploaded"), name=plain, content=data, by=by, now=now
        )
        reading = FileReading.objects.create(
            submission=submission, file=stored, proposals=proposals_of(filing, submission), by=by, at=now
        )
        audit.record(
            act="read_file",
            subject=f"submission:{submission.pk}",
            agency=submission.duty.agency_id,
            actor=actor,
            now=now,
            details={"file": plain, "sha256": stored.sha256},
        )
    return reading


def origin_of(reading: FileReading, place: str) -> str:
    """Where a figure taken out of the file comes from, as its cell keeps it."""
    return ", ".join(part for part in (reading.file.name, place) if part)[:300]


def is_of_another(reading: FileReading) -> bool:
    """Whether the file says it is of another period or of another agency."""
    told = reading.proposals
    return False in (told["period"]["is_same"], told["agency"]["is_same"])


def plain_name(name: str) -> str:
    """The name without folders, short enough to keep; an ending no kind of document has gets one more."""
    plain = Path(name.replace("\\", "/")).name[-_LONGEST_NAME:].strip() or "tep"
    return plain if len(Path(plain).suffix) <= _LONGEST_ENDING else f"{plain[:-4]}.bin"


def _read(name: str, data: bytes) -> Filing:
    with TemporaryDirectory() as folder:
        path = Path(folder) / name[-_LONGEST_ON_DISK:]
        path.write_bytes(data)
        if path.suffix.lower() == ".json":
            return filing_of_figures(path, content())
        return library.read(path)


def proposals_of(filing: Filing, submission: Submission) -> dict[str, Any]:
    """All the file proposes, as it is stored: figures and sections with their places, and what it says of itself."""
    agency_type = AgencyType(submission.duty.agency.type)
    figures = proposed_by(filing, form_of(submission), agency_type, messages(), led_by(submission))
    package, values = package_in(filing) or {}, {one.indicator: one.value for one in figures}
    tallies, listed = tallies_for(package, values), elements_for(package, values)
    filled_in = filled_form_of(filing.found, messages())
    head = filled_in.head if filled_in is not None else filing.header
    return {
        "form": filing.form.id,
        "form_reason": _words(filing.form_reason),
        "format": filing.found.format,
        "is_ours": carried_of(filing.found) is not None and filing.found.format != FORMAT,
        "package": told_by(filing),
        "period": _period(filing, submission),
        "agency": _agency(filing, submission),
        "notes": [_words(note) for note in filing.found.notes],
        "figures": [
            _figure(figure, tallies.get(figure.indicator), listed.get(figure.indicator, ()))
            for figure in figures
        ],
        "unbound": [_unbound(row) for row in filing.unbound],
        "sections": sections_of(filing, submission),
        "head": [
            _item(item) for item in proposed_head(head, submission.duty.agency.abbreviation, messages())
        ],
        "at_issue": [_item(item) for item in given_at_issue(head)],
    }


def _period(filing: Filing, submission: Submission) -> dict[str, Any]:
    """Which period the file says it is of, and whether that is the duty's (None where it does not say)."""
    period = filing.period
    if period is None:
        return {"is_same": None}
    return {
        "kind": period.kind.value,
        "year": period.year,
        "is_same": period.id == period_of(submission.duty).id,
    }


def _agency(filing: Filing, submission: Submission) -> dict[str, Any]:
    """Whose report the file says it is, and whether that is the agency's own (None where it does not say)."""
    own = submission.duty.agency
    carried = carried_of(filing.found)
    form = filled_form_of(filing.found, messages())
    issuer = filing.header.issuer
    name = (
        (carried.agency if carried else None)
        or (filing.agency.name if filing.agency else None)
        or (squash(form.facts.get("agency", "")) if form else None)
        or None
    )
    if name is None and issuer is None:
        return {"name": "", "is_same": None}
    said = name or squash(issuer.text if issuer else "")
    names = {fold(own.name), fold(own.short_name)}
    is_same = fold(said) in names or (filing.agency is not None and filing.agency.id == own.pk)
    return {"name": said, "is_same": is_same}


def sections_of(filing: Filing, submission: Submission) -> list[dict[str, str]]:
    """The paragraphs of the file by division: with references as tokens, and as a person reads them."""
    outline = outline_for(period_of(submission.duty).kind)
    kept = kept_narrative(filing, outline, (), (), content().messages)
    return [
        {"key": key, "text": text_of(paragraphs), "shown": shown_of(paragraphs)}
        for key, paragraphs in kept.items()
    ]


def shown_of(paragraphs: tuple[KeptParagraph, ...]) -> str:
    """The paragraphs as printed, a line each."""
    return "\n".join("".join(_shown(inline) for inline in paragraph.inlines) for paragraph in paragraphs)


def _shown(inline: object) -> str:
    if isinstance(inline, str):
        return inline
    prompt = getattr(inline, "prompt", None)
    return f"[{prompt}]" if prompt is not None else str(getattr(inline, "text", ""))


def _figure(figure: ProposedFigure, tally: Tally | None, elements: tuple[Element, ...]) -> dict[str, Any]:
    listed = kept_list(elements) if elements else None
    return {
        "row": figure.indicator,
        "cell": json_of(CellContent(figure.value, tally=tally, listed=listed)),
        "raw": figure.raw,
        "quote": figure.quote,
        "place": _words(figure.place),
        "note": figure.note,
        "doubt": _words(figure.doubt) if figure.doubt else None,
        "is_from_text": figure.is_from_text,
    }


def _item(item: ProposedItem) -> dict[str, Any]:
    return {
        "name": item.name,
        "says": {name: text if isinstance(text, str) else list(text) for name, text in item.says.items()},
        "place": _words(item.place),
        "doubt": _words(item.doubt) if item.doubt else None,
    }


def _unbound(row: Any) -> dict[str, Any]:
    return {
        "number": row.number,
        "label": squash(row.label),
        "raw": squash(row.raw),
        "place": _words(row.where.address.words),
        "why": _words(row.why),
    }


def _words(words: Words) -> dict[str, str]:
    return {"vi": words.vi, "en": words.en}
