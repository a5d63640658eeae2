"""An entry of the log in words."""

from dataclasses import dataclass
from datetime import datetime

from caicach.core.submissions.acts import Act
from caicach.store.models import AuditRecord
from caicach.web.words import say


_ACTS = {act.value for act in Act}
_NAMED = (
    "explain", "take_back_explanation", "remark", "answer_remark", "edit_head", "edit_text", "edit_figures",
    "read_file", "take_package", "edit_list",
)  # fmt: skip


@dataclass(frozen=True)
class LogLine:
    """An entry: who did what, when, for whom, and why."""

    number: int
    at: datetime
    who: str
    on_behalf_of: str
    what: str
    why: str
    subject: str
    agency: str


def log_line(row: AuditRecord) -> LogLine:
    """The entry in the language of the request."""
    who = say("web.history.system") if row.automated else row.actor.partition("|")[2]
    return LogLine(
        row.number,
        datetime.fromisoformat(row.at),
        who,
        row.on_behalf_of,
        _what(row),
        row.details.get("reason", "") or row.details.get("text", ""),
        row.subject,
        row.agency,
    )


def _what(row: AuditRecord) -> str:
    details = row.details
    if row.act == "begin":
        return say("web.history.began", version=details.get("version", ""))
    if row.act == "edit_head" and details.get("file"):
        return say("web.history.head_from_file", file=details["file"])
    if row.act == "renamed":
        return say("web.history.renamed", before=details.get("before", ""), after=details.get("after", ""))
    if row.act in _NAMED:
        return say(f"web.history.{row.act}", check=details.get("check", ""), file=details.get("file", ""))
    name = say(f"submissions.act_{row.act}") if row.act in _ACTS else row.act
    if "from" in details and "to" in details and row.act in _ACTS and row.act != Act.EXTEND:
        of, to = (say(f"submissions.status_{details[end]}") for end in ("from", "to"))
        return say("web.history.moved", act=name, of=of, to=to)
    return name if row.act in _ACTS else say("web.history.other", act=name)
