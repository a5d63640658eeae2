"""What makes a figure another though nobody sent anything: bases, the version of the form, the rules."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum

from caicach.core.consolidation.consolidate import Consolidation
from caicach.core.consolidation.ways.against_base import AgainstBase
from caicach.core.consolidation.ways.coded import CountWhere
from caicach.core.consolidation.ways.kept import TakenOnce
from caicach.core.consolidation.ways.way import Way
from caicach.core.ground.numbers import plain_number


class How(StrEnum):
    """What differs in how a figure is made: the version of the form, who answers the row for all, the code that is counted,
    anything else of the rules or of the map."""

    FORM = "form"
    LEADS = "leads"
    COUNTED = "counted"
    RULE = "rule"


@dataclass(frozen=True)
class BaseChanged:
    """The base of an agency in a row: None where nothing was, or is, written down."""

    agency: str
    row: str
    before: Decimal | None
    after: Decimal | None


@dataclass(frozen=True)
class HowChanged:
    """What differs, before and after: the form's id, agencies, or codes; empty where nothing was named."""

    what: How
    before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()


def bases_changed(row: str, before: Consolidation, after: Consolidation) -> Iterator[BaseChanged]:
    """The bases of the row that were written down, taken away or are others, agencies in the order of their ids."""
    way = after.arrangement.way_of.get(row) or before.arrangement.way_of.get(row)
    if not isinstance(way, AgainstBase):
        return
    of = way.of.id
    old, new = _bases(before, of), _bases(after, of)
    for agency in sorted(old.keys() | new.keys()):
        if old.get(agency) != new.get(agency):
            yield BaseChanged(agency, of, old.get(agency), new.get(agency))


def _bases(of: Consolidation, row: str) -> Mapping[str, Decimal]:
    return of.plan.bases.get(row, {})


def how_changed(
    row: str, before: Consolidation, after: Consolidation, *, is_made_anew: bool = False
) -> Iterator[HowChanged]:
    """What differs in how the row is made. `is_made_anew` says that carrying out what was frozen gives another figure, so
    that something differs even where nothing of it was kept to name it by."""
    old, new = before.arrangement.way_of.get(row), after.arrangement.way_of.get(row)
    named = list(_named(old, new))
    if before.plan.form.id != after.plan.form.id:
        named.insert(0, HowChanged(How.FORM, (before.plan.form.id,), (after.plan.form.id,)))
    elif not named and (is_made_anew or _bare(old) != _bare(new)):
        named.append(HowChanged(How.RULE))
    yield from named


def _named(old: Way | None, new: Way | None) -> Iterator[HowChanged]:
    if old is None or new is None:
        return
    if old.leads != new.leads:
        yield HowChanged(How.LEADS, tuple(sorted(old.leads)), tuple(sorted(new.leads)))
    was, now = _counted(old), _counted(new)
    if was != now:
        yield HowChanged(How.COUNTED, was, now)


def _counted(way: Way) -> tuple[str, ...]:
    if isinstance(way, CountWhere | TakenOnce) and way.counted is not None:
        return (plain_number(way.counted),)
    return ()


def _bare(way: Way | None) -> Way | None:
    """The way without what is told by itself."""
    return replace(way, bases={}) if isinstance(way, AgainstBase) else way
