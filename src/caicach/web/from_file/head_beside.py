"""The head and foot a file has beside those the paper would be printed with now."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from caicach.actions.heads import printed_head
from caicach.core.documents.official import OfficialDocument
from caicach.core.submissions.proposed_head import Said, is_blank, is_said
from caicach.store.models import FileReading, Submission
from caicach.web.from_file.stored import Stored
from caicach.web.words import say


@dataclass(frozen=True)
class ItemBeside(Stored):
    """One item of head or foot as the file has it and as it would be printed now."""

    stored: Mapping[str, Any]
    printed: Said
    given: Said

    @property
    def name(self) -> str:
        """Which item, as the form sends it back."""
        return str(self.stored["name"])

    @property
    def title(self) -> str:
        """What it is called."""
        return say(f"web.from_file.head_{self.name}")

    @property
    def text(self) -> str:
        """The file's words, a line each."""
        return _lines(self.stored["says"].values())

    @property
    def now_text(self) -> str:
        """What would be printed now."""
        fields = ("capacity", "position", "signatory") if self.name == "signing" else (self.name,)
        return _lines(self.printed[field] for field in fields)

    @property
    def is_same(self) -> bool:
        """Whether the paper says it already."""
        return is_said(self.stored["says"], self.printed, self.given)

    @property
    def is_sure(self) -> bool:
        """Whether it can be taken at once: clear, and for a place nobody has filled in."""
        return self.doubt is None and is_blank(self.stored["says"], self.printed, self.given)


def items_beside(
    reading: FileReading, submission: Submission, document: OfficialDocument
) -> list[ItemBeside]:
    """Every item the file fills in, in the order of the paper."""
    printed = printed_head(document)
    return [ItemBeside(stored, printed, submission.head) for stored in reading.proposals["head"]]


def at_issue(reading: FileReading) -> list[tuple[str, str]]:
    """What the file has of number and date, to be told: (what it is called, its words)."""
    return [
        (say(f"web.from_file.head_{item['name']}"), _lines(item["says"].values()))
        for item in reading.proposals["at_issue"]
    ]


def _lines(said: Iterable[str | Sequence[str]]) -> str:
    texts: list[str] = []
    for one in said:
        texts += [one] if isinstance(one, str) else one
    return "\n".join(text for text in texts if text)
