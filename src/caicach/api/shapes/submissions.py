"""Submissions, the acts that move them, remarks, history, differences."""

from datetime import date
from enum import StrEnum
from typing import Annotated, Any, Literal

from ninja import Schema
from pydantic import Field, StringConstraints

from caicach.api.shapes.common import AgencyName, Cursor, Given, Moment, PersonName, Text
from caicach.core.submissions.acts import Act
from caicach.core.submissions.differences import Change
from caicach.core.submissions.needs import Need
from caicach.core.submissions.statuses import Status
from caicach.store.models import Remark as StoredRemark


class Move(StrEnum):
    """The acts of the transition table that are a person's to do; a test holds them to the table."""

    PRESENT = "present"
    WITHDRAW = "withdraw"
    SEND_BACK = "send_back"
    APPROVE = "approve"
    ISSUE = "issue"
    SEND = "send"
    RECEIVE = "receive"
    ACCEPT = "accept"
    CORRECT = "correct"
    CANCEL = "cancel"


class Brief(Schema):
    """A version in a list."""

    id: int
    duty: int
    agency: AgencyName
    regime: str
    period: str
    version: int
    status: Status
    form_version: str
    replaces: int | None
    number: str
    symbol: str
    issued_on: date | None
    sent_at: Moment | None
    errors: int
    warnings: int
    hints: int
    unexplained: int


class Submissions(Schema):
    """A part of the list, newest first."""

    submissions: list[Brief]
    next: str | None


class SubmissionFilter(Cursor):
    """Which submissions."""

    duty: int | None = Field(None, ge=1)
    period: str = Field("", max_length=40)
    agency: str = Field("", max_length=80)
    status: Status | None = None


class Begin(Given):
    """The duty to begin."""

    duty: int = Field(ge=1)


class Step(Schema):
    """A step taken."""

    step: str
    by: PersonName
    at: Moment


class Refused(Schema):
    """Why an act must wait."""

    code: str
    says: str
    do: str


class Offer(Schema):
    """An act that is the key's in this status."""

    act: Act
    asks: list[Need]
    refusal: Refused | None


class Submission(Brief):
    """One version: where it stands and what can be done now."""

    receiver: AgencyName | None
    due_on: date
    is_latest: bool
    is_frozen: bool
    can_edit: bool
    open_remarks: int
    correction_reason: str
    created_at: Moment
    steps: list[Step]
    head: dict[str, Any]
    content_hash: str
    receipt_hash: str
    acts: list[Offer]


class ActGiven(Given):
    """What an act may need; `seen` is the status the decision was made on."""

    seen: Status | None = None
    reason: Annotated[str, StringConstraints(strict=True, max_length=1000)] = ""
    number: Annotated[str, StringConstraints(strict=True, max_length=20)] = ""
    issued_on: date | None = None


class RemarkGiven(Given):
    """A remark and what it is pinned to."""

    kind: StoredRemark.Kind
    place: Annotated[str, StringConstraints(strict=True, max_length=80)] = ""
    quote: Annotated[str, StringConstraints(strict=True, max_length=2000)] = ""
    text: Text


class Remark(Schema):
    """A remark and its answer."""

    id: int
    kind: StoredRemark.Kind
    place: str
    quote: str
    text: str
    agency: AgencyName
    by: PersonName
    at: Moment
    answer: str
    answered_by: PersonName | None
    answered_at: Moment | None


class Remarks(Schema):
    """Every remark, the oldest first."""

    remarks: list[Remark]


class AnswerGiven(Given):
    """The answer that closes a remark."""

    answer: Text


class Event(Schema):
    """One thing that happened: a step, a cell or a section changed."""

    id: int
    kind: Literal["steps", "figures", "text"]
    act: str
    at: Moment
    by: str
    on_behalf_of: str
    place: str
    before: Any
    after: Any
    why: str


class History(Schema):
    """A part of the history of one kind, newest first."""

    events: list[Event]
    next: str | None


class HistoryFilter(Cursor):
    """Which events."""

    kind: Literal["steps", "figures", "text"] = "steps"


class Stretch(Schema):
    """Words kept, added or removed."""

    change: Change
    text: str


class CellDifference(Schema):
    """A row that differs."""

    indicator: str
    code: str
    before: dict[str, Any]
    after: dict[str, Any]


class SectionDifference(Schema):
    """A section whose words differ."""

    key: str
    stretches: list[Stretch]


class Differences(Schema):
    """What differs from one version to the other."""

    before: int
    after: int
    figures: list[CellDifference]
    sections: list[SectionDifference]
