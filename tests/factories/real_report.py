"""The department whose real report ships with caicach, owing that very report."""

from dataclasses import dataclass

from caicach import library
from caicach.actions.acting import actor_of
from caicach.actions.figures import save_cells
from caicach.actions.heads import mark_of, take_head
from caicach.actions.narratives import save_sections
from caicach.actions.readings import take_file
from caicach.actions.submissions import start
from caicach.core.submissions.editing import CellContent, CellEdit
from caicach.core.submissions.roles import Actor, Role
from caicach.store.cells import cell_of
from caicach.store.models import FileReading, Submission, User
from factories.portal import NOW, TODAY, agency, duty, person


NAME = "ban-dan-toc-2023.docx"


@dataclass
class RealReport:
    """An officer of Ban Dân tộc with the report of 2023 just begun."""

    officer: User
    submission: Submission

    @property
    def actor(self) -> Actor:
        """The officer with the grants of today."""
        return actor_of(self.officer, TODAY)

    def upload(self, data: bytes | None = None, name: str = NAME) -> FileReading:
        """The real report, or these bytes, uploaded and read."""
        content = library.example_report().read_bytes() if data is None else data
        return take_file(
            submission_id=self.submission.pk, name=name, data=content, actor=self.actor, by=self.officer, now=NOW
        )  # fmt: skip

    def take_all(self, reading: FileReading) -> None:
        """Everything the file proposes, confirmed."""
        told, who = reading.proposals, {"actor": self.actor, "now": NOW}
        figures = [(stored["row"], cell_of(stored["cell"])) for stored in told["figures"]]
        edits = [CellEdit(row, CellContent(), cell) for row, cell in figures if cell != CellContent()]
        save_cells(submission_id=self.submission.pk, edits=tuple(edits), by=self.officer, **who)
        texts = {section["key"]: (section["text"], 0) for section in told["sections"]}
        save_sections(submission_id=self.submission.pk, texts=texts, by=self.officer, **who)
        names = {item["name"] for item in told["head"]}
        take_head(reading=reading, names=names, seen=mark_of(self.again().head), **who)

    def again(self) -> Submission:
        """The submission as it stands now."""
        return Submission.objects.get(pk=self.submission.pk)


def real_report() -> RealReport:
    """All of it, stored."""
    home_affairs = agency("snv", "Sở Nội vụ tỉnh Gia Lai", "home_affairs", short_name="Sở Nội vụ")
    department = agency(
        "gia-lai-ban-dan-toc", "Ban Dân tộc tỉnh Gia Lai", short_name="Ban Dân tộc", abbreviation="BDT"
    )
    officer = person("bdt", "Rơ Châm Hà", Role.OFFICER, department)
    owed = duty(department, home_affairs, year=2023)
    begun = start(duty_id=owed.pk, actor=actor_of(officer, TODAY), by=officer, now=NOW)
    return RealReport(officer, begun)
