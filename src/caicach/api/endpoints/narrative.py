"""Text: reading the sections, and writing one on the revision that was seen."""

from ninja import Router

from caicach.actions.narratives import save_section
from caicach.actions.standing import NotFound, find_submission
from caicach.actions.statements import period_of, statement_of
from caicach.actions.words import messages
from caicach.adapters.content.messages import message
from caicach.adapters.content.outlines import outline_for
from caicach.api.endpoint import endpoint
from caicach.api.requests import Request
from caicach.api.shapes.common import person_name
from caicach.api.shapes.content import Section, SectionGiven, Sections
from caicach.core.documents.titles import PrintedTitle, titles_of
from caicach.core.submissions.acts import Act
from caicach.store.models import NarrativeSection, Submission


router = Router(tags=["narrative"])


@endpoint(router, "GET", "/submissions/{submission}/narrative", act=Act.USE_API, answer=Sections)
def read_narrative(request: Request, submission: int) -> Sections:
    """Every section of the outline with the words people wrote in it."""
    found, _ = find_submission(pk=submission, actor=request.actor, today=request.today)
    return Sections(submission=found.pk, sections=sections_of(found))


@endpoint(router, "GET", "/submissions/{submission}/narrative/{key}", act=Act.USE_API, answer=Section)
def read_section(request: Request, submission: int, key: str) -> Section:
    """One section."""
    found, _ = find_submission(pk=submission, actor=request.actor, today=request.today)
    return _section(found, key)


@endpoint(router, "PUT", "/submissions/{submission}/narrative/{key}", act=Act.EDIT, answer=Section)
def write_section(request: Request, submission: int, key: str, given: SectionGiven) -> Section:
    """The text of a section. 409 with theirs and ours when its revision is no longer the one seen."""
    found, _ = find_submission(pk=submission, actor=request.actor, today=request.today)
    _section(found, key)
    save_section(
        submission_id=submission,
        key=key,
        text=given.text,
        seen_revision=given.seen_revision,
        actor=request.actor,
        by=request.user,
        now=request.now,
    )
    return _section(found, key)


def titles_in(submission: Submission) -> dict[str, PrintedTitle]:
    """The headings of the submission by section key, in printed order."""
    outline = outline_for(period_of(submission.duty).kind)
    return dict(titles_of(statement_of(submission), outline, messages()))


def sections_of(submission: Submission) -> list[Section]:
    """Every section in printed order."""
    written = {row.key: row for row in submission.sections.select_related("changed_by")}
    return [_shape(title, written.get(title.key)) for title in titles_in(submission).values()]


def _section(submission: Submission, key: str) -> Section:
    found = next((section for section in sections_of(submission) if section.key == key), None)
    if found is None:
        raise NotFound(
            message("api.errors.no_section", key=key), message("api.errors.no_section_do"), section=key
        )
    return found


def _shape(title: PrintedTitle, row: NarrativeSection | None) -> Section:
    return Section(
        key=title.key,
        number=title.number,
        title=title.title,
        text=row.text if row else "",
        revision=row.revision if row else 0,
        changed_by=person_name(row.changed_by) if row else None,
        changed_at=row.changed_at if row else None,
    )
