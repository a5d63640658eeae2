"""A consolidation of the level below taken in as a report: whether it belongs here, and who is in it kept beside the figures."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction

from caicach.actions import audit
from caicach.actions.figures import save_cells
from caicach.actions.statements import period_of
from caicach.adapters.consolidating.package import coverage_said
from caicach.adapters.content.messages import message
from caicach.core.catalogue.filing import Filing
from caicach.core.consolidation.coverage import Came
from caicach.core.ground.errors import UnreadableInput
from caicach.core.ground.text import fold
from caicach.core.submissions.editing import CellEdit, Merged
from caicach.core.submissions.roles import Actor
from caicach.store.models import FigureSheet, FileReading, Submission, User
from caicach.store.period_words import period_words


MOST_NAMED = 5000
NOT_IN_TIME = (Came.MISSING, Came.LEFT_OUT, Came.LATE)


def package_in(filing: Filing) -> Mapping[str, Any] | None:
    """What a consolidation says of itself in the file; None in any other file."""
    package = (filing.found.carried or {}).get("consolidation")
    return package if isinstance(package, Mapping) else None


def require_fitting(filing: Filing, agency_said: str, submission: Submission, name: str) -> None:
    """UnreadableInput for a consolidation of another period, agency or version of the form, or one that does not say of how
    many agencies it is; any other file is let through."""
    package = package_in(filing)
    if package is None:
        return
    if coverage_said(package) is None:
        raise _refusal("broken", name)
    duty = submission.duty
    if filing.period is None or filing.period.id != period_of(duty).id:
        of_file = period_words(filing.period.id) if filing.period else message("packages.no_period")
        raise _refusal("other_period", name, of_file=of_file, own=period_words(duty.period))
    if fold(agency_said) not in {fold(duty.agency.name), fold(duty.agency.short_name)}:
        raise _refusal("other_agency", name, of_file=agency_said or "–", own=duty.agency.name)
    if filing.form.id != submission.form_version:
        raise _refusal("other_form", name, of_file=filing.form.id, own=submission.form_version)


def _refusal(key: str, name: str, **values: object) -> UnreadableInput:
    return UnreadableInput(
        message(f"packages.{key}", name=name, **values), message(f"packages.{key}_do"), file=name
    )


def told_by(filing: Filing) -> dict[str, Any] | None:
    """Who is in the consolidation, as a reading keeps it: how many of how many, each way, and who is not in time by name."""
    package = package_in(filing)
    covered = coverage_said(package) if package is not None else None
    if package is None or covered is None:
        return None
    received, expected = covered
    return {
        "received": received,
        "expected": expected,
        "not_in_time": [
            {"agency": str(one.get("name") or one.get("agency") or "")[:300], "came": one["came"]}
            for one in _agencies(package)
            if one.get("came") in NOT_IN_TIME
        ][:MOST_NAMED],
    }


def _agencies(package: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    coverage = package.get("coverage")
    agencies = coverage.get("agencies") if isinstance(coverage, Mapping) else None
    return [one for one in agencies if isinstance(one, Mapping)] if isinstance(agencies, list) else []


def take_figures(
    *, reading: FileReading, edits: tuple[CellEdit, ...], actor: Actor, by: User, now: datetime, why: str
) -> Merged:
    """The figures taken out of the file, and where it is a consolidation, who is in it beside them. Figures another person
    changed meanwhile come back as conflicts, as everywhere."""
    with transaction.atomic():
        merged = save_cells(
            submission_id=reading.submission_id, edits=edits, actor=actor, by=by, now=now, why=why
        )
        if merged.changed and reading.proposals.get("package"):
            _enter_coverage(reading, actor, now)
    return merged


def _enter_coverage(reading: FileReading, actor: Actor, now: datetime) -> None:
    covers = reading.proposals["package"] | {"file": reading.file.name, "sha256": reading.file.sha256}
    FigureSheet.objects.filter(pk=reading.submission_id).update(covers=covers)
    audit.record(
        act="take_package",
        subject=f"submission:{reading.submission_id}",
        agency=reading.submission.duty.agency_id,
        actor=actor,
        now=now,
        details={
            "file": reading.file.name,
            "sha256": reading.file.sha256,
            "received": covers["received"],
            "expected": covers["expected"],
        },
    )
