"""What would be another after a freeze, and why, in the words of the page."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from caicach.actions.consolidation_delta import Delta
from caicach.actions.words import content
from caicach.core.catalogue.indicators import Indicator
from caicach.core.consolidation.delta import Because, Change
from caicach.core.consolidation.delta_of_rules import BaseChanged, How, HowChanged
from caicach.core.ground.days import official_day
from caicach.core.ground.numbers import vietnamese_number
from caicach.web.consolidations.room import Room
from caicach.web.consolidations.saying import value_text
from caicach.web.words import begun, message, say


MOST_NAMED = 3


@dataclass(frozen=True)
class SaidChange:
    """One figure that would be another, and its causes, a sentence each."""

    row: Indicator
    before: str
    after: str
    address: str
    causes: tuple[str, ...]


def said_changes(room: Room, delta: Delta) -> list[SaidChange]:
    """Every change, in the order of the form."""
    return [_said(room, change, delta) for change in delta.changes]


def _said(room: Room, change: Change, delta: Delta) -> SaidChange:
    row, figure = delta.row(change.row), delta.after.result.figures.get(change.row)
    is_count = bool(figure.codes) if figure is not None else False
    return SaidChange(
        row,
        value_text(row, change.before, is_count=is_count),
        value_text(row, change.after, is_count=is_count),
        room.address("consolidation_parts", row.id) if figure is not None else "",
        tuple(_causes(row, change, delta)),
    )


def _causes(row: Indicator, change: Change, delta: Delta) -> Iterator[str]:
    """The rules first, which hold for all, then bases, then submissions."""
    yield from (_how(row, one, delta) for one in change.how)
    yield from (_base(one, delta) for one in change.bases)
    yield from (_submission(row, one, delta) for one in change.because)


def _how(row: Indicator, one: HowChanged, delta: Delta) -> str:
    if one.what is How.RULE:
        return begun(message("web.freezing.cause_rule"))
    named = {How.FORM: _forms, How.LEADS: _leads, How.COUNTED: _codes}[one.what]
    before, after = named(one.before, row, delta), named(one.after, row, delta)
    return begun(message(f"web.freezing.cause_{one.what}", before=before, after=after))


def _forms(ids: tuple[str, ...], row: Indicator, delta: Delta) -> str:
    return ", ".join(official_day(content().form(id_).from_on) for id_ in ids)


def _leads(ids: tuple[str, ...], row: Indicator, delta: Delta) -> str:
    return ", ".join(_names(ids, delta)) or say("web.freezing.cause_leads_none")


def _codes(codes: tuple[str, ...], row: Indicator, delta: Delta) -> str:
    labels = {f"{item.value}": item.label for item in row.codes}
    return ", ".join(labels.get(code, code) for code in codes) or say("web.freezing.cause_leads_none")


def _base(one: BaseChanged, delta: Delta) -> str:
    key = (
        "cause_base_given" if one.before is None else "cause_base_gone" if one.after is None else "cause_base"
    )
    words = message(
        f"web.freezing.{key}",
        agency=_names([one.agency], delta)[0],
        before="" if one.before is None else vietnamese_number(one.before),
        after="" if one.after is None else vietnamese_number(one.after),
    )
    return begun(words)


def _submission(row: Indicator, one: Because, delta: Delta) -> str:
    return say(
        f"web.freezing.cause_{one.cause}",
        agency=_names([one.agency], delta)[0],
        before=value_text(row, one.before),
        after=value_text(row, one.after),
    )


def _names(ids: Iterable[str], delta: Delta) -> list[str]:
    """Agencies by name; one the portal does not have by its id."""
    known = ((id_, delta.after.directory.find(id_)) for id_ in ids)
    return [agency.name if agency is not None else id_ for id_, agency in known]


def proposed_reason(delta: Delta) -> str:
    """What makes the figures others, to begin the reason with."""
    sent = dict.fromkeys(one.agency for change in delta.changes for one in change.because)
    based = dict.fromkeys(one.agency for change in delta.changes for one in change.bases)
    is_ruled = any(change.how for change in delta.changes)
    said = [
        *_reason("reason_proposed", _names(sent, delta)),
        *_reason("reason_proposed_bases", _names(based, delta)),
        *([say("web.freezing.reason_proposed_rules")] if is_ruled else []),
    ]
    return " ".join(said)


def _reason(key: str, names: list[str]) -> Iterator[str]:
    if names:
        more = len(names) - MOST_NAMED
        end = "_more" if more > 0 else ""
        yield say(f"web.freezing.{key}{end}", agencies=", ".join(names[:MOST_NAMED]), more=more)
