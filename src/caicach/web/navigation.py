"""The left column of every page: what there is, and for whom. A new page that belongs there is one line here."""

from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse

from caicach.adapters.content.receivers import receivers
from caicach.core.submissions.acts import Act, is_permitted
from caicach.core.submissions.roles import Role, Side


@dataclass(frozen=True, slots=True)
class Entry:
    """One line: the name of its address, its sentence, its icon, and the roles that see it (none named: everyone). With
    `where_received` these are roles in an agency of a level that receives reports."""

    url: str
    words: str
    icon: str
    roles: frozenset[Role] = frozenset()
    where_received: bool = False


@dataclass(frozen=True, slots=True)
class Section:
    """Lines under one heading; no heading for the first."""

    words: str
    entries: tuple[Entry, ...]


_SEE_CONSOLIDATION = frozenset(
    role for role in Role if is_permitted(role, Act.SEE_CONSOLIDATION, Side.RECEIVING)
)
NAVIGATION = (
    Section(
        "",
        (
            Entry("home", "web.navigation.home", "home"),
            Entry("board", "web.board.title", "layout-board", frozenset({Role.RECEIVER})),
            Entry("consolidations", "web.consolidations.title", "sitemap", _SEE_CONSOLIDATION, where_received=True),
            Entry("notices", "web.notices.title", "bell"),
        ),
    ),
    Section(
        "web.navigation.administration",
        (
            Entry("my_people", "web.people.title", "users", frozenset({Role.AGENCY_ADMIN, Role.SYSTEM_ADMIN})),
            Entry("outbox", "web.outbox.title", "mail", frozenset({Role.AGENCY_ADMIN, Role.SYSTEM_ADMIN})),
            Entry("agencies", "web.agencies.title", "buildings", frozenset({Role.SYSTEM_ADMIN})),
            Entry(
                "log",
                "web.log.title",
                "history",
                frozenset({Role.OFFICER, Role.HEAD, Role.RECEIVER, Role.AGENCY_ADMIN, Role.SYSTEM_ADMIN}),
            ),
        ),
    ),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Shown:
    """An entry as one request sees it."""

    words: str
    icon: str
    address: str
    is_here: bool


def navigation_for(request: HttpRequest) -> list[tuple[str, list[Shown]]]:
    """The headings with the entries this person sees, and which of them is where the person is."""
    if not request.user.is_authenticated:
        return []
    roles, receiving = {grant.role for grant in request.actor.grants}, _roles_where_received(request)
    seen = [
        (
            section.words,
            [
                e
                for e in section.entries
                if not e.roles or e.roles & (receiving if e.where_received else roles)
            ],
        )
        for section in NAVIGATION
    ]
    addresses = {entry.url: reverse(entry.url) for _, entries in seen for entry in entries}
    here = max((a for a in addresses.values() if request.path.startswith(a)), key=len, default="")
    return [
        (words, [Shown(e.words, e.icon, addresses[e.url], addresses[e.url] == here) for e in entries])
        for words, entries in seen
        if entries
    ]


def _roles_where_received(request: HttpRequest) -> set[Role]:
    """The person's roles in agencies of the levels to which reports are sent. No query beyond that of one's agencies."""
    levels = {level for receiving in receivers().values() for level in receiving.received_by.values()}
    here = {agency.pk for agency in request.agencies if agency.type in levels}
    return {grant.role for grant in request.actor.grants if grant.agency in here}


def address_or_none(name: str) -> str | None:
    """The address of that name, None while no page has it."""
    try:
        return reverse(name)
    except NoReverseMatch:
        return None
