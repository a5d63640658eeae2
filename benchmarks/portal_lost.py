"""Whether anything was lost: `python -m benchmarks.portal_lost plan result` compares what the server said it kept with
what stands in the tables, and prints as JSON each thing that is missing."""

import json
import sys
from collections.abc import Iterator
from pathlib import Path

from benchmarks.portal_plan import Kept, Plan, read_plan
from caicach.cli.portal import ready_portal


def main(plan_path: str, result_path: str) -> None:
    """Print what is lost, and whether the log verifies."""
    plan = read_plan(plan_path)
    kept = Kept(**json.loads(Path(result_path).read_text(encoding="utf-8"))["kept"])
    ready_portal()
    lost = [*_figures(plan, kept), *_texts(kept), *_acts(kept), *_log(plan, kept)]
    print(json.dumps(lost, ensure_ascii=False))


def _figures(plan: Plan, kept: Kept) -> Iterator[str]:
    """Each acknowledged save raised the revision by one and each of its cells is a row of the history."""
    from caicach.store.models import FigureChange, FigureSheet

    for officer in plan.officers:
        pk = str(officer.pk)
        sheet = FigureSheet.objects.get(pk=officer.pk)
        saves = sheet.revision - officer.revision
        changes = FigureChange.objects.filter(submission=officer.pk).count() - officer.changes
        if saves != kept.saves.get(pk, 0):
            yield f"sheet {pk}: {kept.saves.get(pk, 0)} saves acknowledged, {saves} stand"
        if changes != kept.changes.get(pk, 0):
            yield f"sheet {pk}: {kept.changes.get(pk, 0)} changes acknowledged, {changes} stand"
        for row, number in kept.cells.get(pk, {}).items():
            if sheet.cells.get(row, {}).get("value") != number:
                yield f"sheet {pk}: {row} is {sheet.cells.get(row)}, not {number}"


def _texts(kept: Kept) -> Iterator[str]:
    """Each acknowledged text is the newest of its section or was before a newer one."""
    from caicach.store.models import NarrativeChange, NarrativeSection

    for pk, sections in kept.texts.items():
        for key, texts in sections.items():
            row = NarrativeSection.objects.get(submission=pk, key=key)
            changes = NarrativeChange.objects.filter(submission=pk, key=key).count()
            if row.text != texts[-1] or row.revision != len(texts) or changes != len(texts):
                yield f"section {key} of {pk}: {len(texts)} texts acknowledged, {row.revision} and {changes} stand"


def _acts(kept: Kept) -> Iterator[str]:
    """Each report is where the acknowledged acts brought it, and one that was issued has its files."""
    from caicach.store.models import Submission

    after = {"present": "presented", "approve": "approved", "issue": "issued", "send": "sent"}
    for pk, acts in kept.acts.items():
        submission = Submission.objects.get(pk=pk)
        if submission.status != after[acts[-1]]:
            yield f"report {pk}: {acts[-1]} acknowledged, it is {submission.status}"
        for file in submission.files.all():
            if not file.file.storage.exists(file.file.name):
                yield f"report {pk}: {file.name} is not stored"


def _log(plan: Plan, kept: Kept) -> Iterator[str]:
    """The log holds together and has an entry for each acknowledged save and act."""
    from caicach.actions.audit import verify
    from caicach.store.models import AuditRecord

    entries, _, tampering = verify()
    if tampering is not None or entries < plan.entries:
        yield f"the log does not verify: {tampering}"
    new = AuditRecord.objects.filter(number__gt=plan.entries)
    told = {"edit_figures": sum(kept.saves.values()), "edit_text": sum(map(len, kept.every_text()))}
    for acts in kept.acts.values():
        for act in acts:
            told[act] = told.get(act, 0) + 1
    for act, count in told.items():
        if (stands := new.filter(act=act).count()) != count:
            yield f"log: {count} of {act} acknowledged, {stands} stand"


if __name__ == "__main__":
    main(*sys.argv[1:3])
