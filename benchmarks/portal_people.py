"""What people do in the portal, one act at a time, as their browsers would ask for it; no word of who drives them."""

import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from random import Random
from typing import Any, Protocol

from benchmarks.portal_plan import Kept, OfficerPlan, Plan, SignerPlan


TOLD = re.compile(r'<script id="figures-told" type="application/json">(.*?)</script>', re.S)
REVISION = re.compile(r'name="revision" value="(\d+)"')
EMPTY = {"state": "not_reported", "value": None, "note": "", "typed": ""}
CELLS_A_SAVE = 3


class Answer(Protocol):
    """What the server answered."""

    status_code: int
    text: str


class Browser(Protocol):
    """Asks the server as one signed-in person; an answer that is no 2xx or 302 is a failure by itself."""

    def get(self, session: str, address: str, name: str, *, fragment: bool = False) -> Answer:
        """The page, or the fragment htmx asks for."""

    def post(self, session: str, address: str, name: str, *, sends: Any = None, form: Any = None) -> Answer:
        """What the server answers to JSON of a script, or to a form."""

    def fail(self, name: str, why: str) -> None:
        """An answer of 200 that is not what was asked for."""


@dataclass
class Officer:
    """An officer at one report, who knows of the sheet what the page last told."""

    browser: Browser
    plan: OfficerPlan
    kept: Kept
    draw: Random
    sheet: dict[str, Any] = field(default_factory=dict)
    mark: str = ""
    writing: int = 0

    @property
    def acts(self) -> list[tuple[int, Callable[[], object]]]:
        """What an officer does, each with how often."""
        return [
            (2, self.home), (2, self.figures), (7, self.save), (3, self.others), (2, self.overview),
            (2, self.narrative), (3, self.write), (2, self.findings), (1, self.check), (2, self.papers),
        ]  # fmt: skip

    def one(self) -> None:
        """One act, drawn."""
        weights, acts = zip(*self.acts, strict=True)
        self.draw.choices(acts, weights)[0]()

    def home(self) -> None:
        """The first page."""
        self._get("/", "home")

    def overview(self) -> None:
        """Where the report stands."""
        self._get(self._at(""), "overview of a report")

    def figures(self) -> None:
        """The page of figures, with all its scripts are told."""
        text = self._get(self._at("so-lieu/"), "figures").text
        found = TOLD.search(text)
        if found is None:
            self.browser.fail("figures", "the page tells its scripts nothing")
            return
        self.sheet = json.loads(found[1])["sheet"]

    def others(self) -> None:
        """What the page of figures asks every ten seconds."""
        address = f"so-lieu/moi/?mark={self.mark}&revision={self.sheet.get('revision', '')}"
        answer = self._get(self._at(address), "figures: did others change any")
        if answer.status_code == 200:
            self._receive(json.loads(answer.text))

    def save(self) -> None:
        """A few cells, each with what was seen there; the answer brings the findings."""
        if not self.sheet:
            self.figures()
        name = "figures: save cells, live checks"
        cells = self.sheet["cells"]
        edits, wanted = [], {}
        for cell in self.draw.sample(self.plan.cells, CELLS_A_SAVE):
            seen = {part: cells.get(cell.row, EMPTY).get(part, EMPTY[part]) for part in EMPTY}
            number = str(int(seen["value"] or cell.number) + self.draw.choice((1, 2)))
            edits.append({"row": cell.row, "seen": seen, "text": number, "note": seen["note"]})
            wanted[cell.row] = number
        sends = {"revision": self.sheet["revision"], "edits": edits}
        answer = self.browser.post(self.plan.session, self._at("so-lieu/luu/"), name, sends=sends)
        if answer.status_code != 200:
            return
        told = json.loads(answer.text)
        if told["conflicts"] or told["wants_reason"]:
            self.browser.fail(name, f"not kept: {told['conflicts'] or told['wants_reason']}")
            return
        self.kept.saved(self.plan.pk, wanted)
        self._receive(told)

    def narrative(self) -> None:
        """The page of the text."""
        self._get(self._at("loi-van/"), "narrative")

    def write(self) -> None:
        """Open the editor of a section and save it."""
        section = self.draw.choice(self.plan.sections)
        editor = self._get(
            self._at(f"loi-van/{section}/viet/"), "narrative: open a section", fragment=True
        ).text
        found = REVISION.search(editor)
        if found is None:
            self.browser.fail("narrative: open a section", "no editor")
            return
        self.writing += 1
        text = f"Cơ quan đã thực hiện đầy đủ các nhiệm vụ được giao trong kỳ báo cáo.\n- Lần sửa thứ {self.writing}."
        form = {"text": text, "revision": found[1]}
        name = "narrative: save a section"
        answer = self.browser.post(self.plan.session, self._at(f"loi-van/{section}/luu/"), name, form=form)
        if answer.status_code == 200:
            self.kept.written(self.plan.pk, section, text)

    def findings(self) -> None:
        """The page of findings."""
        self._get(self._at("kiem-tra/"), "findings")

    def check(self) -> None:
        """Check the report as it stands."""
        self.browser.post(self.plan.session, self._at("kiem-tra/lai/"), "findings: check all again", form={})

    def papers(self) -> None:
        """The page of documents, then its pages as pictures, which follow by themselves."""
        self._get(self._at("van-ban/"), "documents")
        shown = self._get(self._at("van-ban/trang/"), "documents: set the pages", fragment=True).text
        for address in re.findall(r'src="([^"]+)"', shown)[:2]:
            self._get(address, "documents: draw a page")

    def _at(self, rest: str) -> str:
        return f"/bao-cao/{self.plan.pk}/{rest}"

    def _get(self, address: str, name: str, *, fragment: bool = False) -> Answer:
        return self.browser.get(self.plan.session, address, name, fragment=fragment)

    def _receive(self, told: dict[str, Any]) -> None:
        self.mark = told.get("mark", self.mark)
        if "cells" in told and self.sheet:
            self.sheet["cells"] = (self.sheet["cells"] if told["is_partial"] else {}) | told["cells"]
            self.sheet["revision"] = told["revision"]


def signing(browser: Browser, plan: SignerPlan, kept: Kept, today: str) -> Iterator[None]:
    """A finished report on its way: the person whose turn it is opens it, does the act and sees where it stands."""
    way: tuple[tuple[str, str, str, dict[str, str]], ...] = (
        ("present", plan.officer, "drafting", {}),
        ("approve", plan.head, "presented", {}),
        ("issue", plan.clerk, "approved", {"number": str(100 + plan.pk), "issued_on": today}),
        ("send", plan.clerk, "issued", {}),
    )
    for act, session, seen, form in way:
        browser.get(session, f"/bao-cao/{plan.pk}/", "overview of a report")
        name = f"act: {act}"
        answer = browser.post(session, f"/bao-cao/{plan.pk}/viec/{act}/", name, form={"seen": seen, **form})
        if answer.status_code != 302:
            return
        kept.done(plan.pk, act)
        browser.get(session, f"/bao-cao/{plan.pk}/", "overview of a report")
        yield


def receiving(browser: Browser, plan: Plan, draw: Random) -> None:
    """One look of a receiver: at the board, at part of it, at the year, at a report."""
    address, name, fragment = draw.choice(
        (
            ("/theo-doi/", "board", False),
            ("/theo-doi/", "board", False),
            ("/theo-doi/?page=2", "board: a part of it", True),
            ("/theo-doi/ca-nam/", "board of the year", False),
            (f"/bao-cao/{draw.choice(plan.delivered)}/", "overview of a report", False),
            ("/", "home", False),
        )
    )
    browser.get(plan.receiver, address, name, fragment=fragment)
