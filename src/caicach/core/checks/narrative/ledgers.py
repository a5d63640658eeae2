"""Accounts of work as the narrative gives them: what came in, what was done, what is open, for one kind of work of
one agency, gathered over the sentences and list items of a section."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from caicach.core.catalogue.claims import Approximation, Claim, NumberFound, Whose
from caicach.core.catalogue.roles import DONE_ROLES, Role
from caicach.core.reading.places import Fragment


@dataclass(frozen=True)
class Ledger:
    """The figures of one account by role, each once, and the percentages stated with a role. `noun` is what is
    counted, `scope` whose account it is; `numbers` are all the figures in the order of the text."""

    noun: str
    family: str
    scope: Whose
    section: tuple[str, ...]
    by_role: Mapping[Role, NumberFound] = field(default_factory=dict)
    percents: Mapping[Role, NumberFound] = field(default_factory=dict)

    def get(self, *roles: Role) -> tuple[NumberFound, ...]:
        """The figures of those of the roles that are stated."""
        return tuple(self.by_role[role] for role in roles if role in self.by_role)


@dataclass(frozen=True)
class LedgerIndex:
    """Accounts by section and scope, and by the place of each of their figures, in the order they begin."""

    by_scope: Mapping[tuple[tuple[str, ...], Whose], tuple[Ledger, ...]]
    by_place: Mapping[Fragment, tuple[Ledger, ...]]


def indexed(ledgers: Iterable[Ledger]) -> LedgerIndex:
    """The index of the accounts."""
    by_scope: dict[tuple[tuple[str, ...], Whose], list[Ledger]] = {}
    by_place: dict[Fragment, list[Ledger]] = {}
    for ledger in ledgers:
        by_scope.setdefault((ledger.section, ledger.scope), []).append(ledger)
        for place in dict.fromkeys(number.where for number in ledger.by_role.values()):
            by_place.setdefault(place, []).append(ledger)
    return LedgerIndex(
        {key: tuple(same) for key, same in by_scope.items()},
        {place: tuple(same) for place, same in by_place.items()},
    )


_Key = tuple[tuple[str, ...], str, Whose]


def ledgers_of(claims: Iterable[Claim]) -> tuple[Ledger, ...]:
    """The accounts of a narrative in the order they begin. A role stated again with another number begins a new
    account; `15/16` states the part and its whole."""
    closed: list[Ledger] = []
    open_ones: dict[_Key, Ledger] = {}
    for claim in claims:
        number = claim.numbers[0]
        if claim.is_denial or not number.is_count:
            _note_percent(claim, open_ones)
            continue
        for figure in _figures(number, open_ones.get((claim.section, number.family or "", number.scope))):
            _enter(figure, claim, open_ones, closed)
    return (*closed, *open_ones.values())


def _figures(number: NumberFound, ledger: Ledger | None) -> tuple[NumberFound, ...]:
    """The figures a number states; a fraction of another whole than the account's states nothing of the account."""
    if number.role is None or not number.flows or number.family is None:
        return ()
    if number.whole is None:
        return (number,)
    known = ledger.by_role.get(Role.TOTAL) if ledger else None
    if known is not None and known.value != number.whole:
        return ()
    whole = replace(
        number, value=number.whole, role=Role.TOTAL, whole=None, approximation=Approximation.EXACT
    )
    part = replace(number, role=Role.DONE if number.role is Role.TOTAL else number.role)
    return (whole, part) if part.role in DONE_ROLES else (part,)


def _enter(number: NumberFound, claim: Claim, open_ones: dict[_Key, Ledger], closed: list[Ledger]) -> None:
    role, family = number.role, number.family
    if role is None or family is None:
        return
    key = (claim.section, family, number.scope)
    ledger = open_ones.get(key) or Ledger(number.noun or family, family, number.scope, claim.section)
    before = ledger.by_role.get(role)
    if before is not None and before.value != number.value:
        closed.append(ledger)
        ledger = Ledger(number.noun or family, family, number.scope, claim.section)
    by_role = ledger.by_role if role in ledger.by_role else {**ledger.by_role, role: number}
    percents = dict(ledger.percents)
    if len(claim.numbers) > 1 and number.whole is None and claim.numbers[1].role in {None, role}:
        percents.setdefault(role, claim.numbers[1])
    open_ones[key] = replace(ledger, by_role=by_role, percents=percents)


def _note_percent(claim: Claim, open_ones: dict[_Key, Ledger]) -> None:
    """A percentage with a role of its own (`tỷ lệ đúng hạn đạt 99%`) joins the last account of its scope."""
    percent = claim.numbers[0]
    if not percent.is_percent or percent.role is None or percent.is_range:
        return
    same = [key for key in open_ones if key[0] == claim.section and key[2] == percent.scope]
    if len(same) == 1 and percent.role not in open_ones[same[0]].percents:
        ledger = open_ones[same[0]]
        open_ones[same[0]] = replace(ledger, percents={**ledger.percents, percent.role: percent})
