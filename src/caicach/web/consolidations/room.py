"""One period of one consolidating agency, as a request asks for it: what every page of the room needs."""

from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from django.urls import reverse

from caicach.actions.consolidated import Consolidated, choices_of, consolidated
from caicach.actions.consolidation_plans import Choices
from caicach.actions.consolidations import may_consolidate
from caicach.actions.standing import NotFound
from caicach.actions.words import say as sentence
from caicach.core.catalogue.indicators import Indicator
from caicach.core.consolidation.plan import Prefer
from caicach.core.consolidation.ways.against_base import AgainstBase
from caicach.core.submissions.acts import Act
from caicach.core.submissions.roles import Side
from caicach.store.models import Agency, Consolidation, Duty
from caicach.store.period_words import period_words
from caicach.store.visible import agencies_where
from caicach.web.requests import Request
from caicach.web.words import spoken


ACCEPTED, SENT = "chap-nhan", "da-gui"
TODAY, THEN = "hom-nay", "khi-do"
WHOLE, PARTS = "toan-bo", "tung-phan"
KNOWN = {"tinh": (ACCEPTED, SENT), "ban-do": (TODAY, THEN), "lay": (WHOLE, PARTS)}
_TABS = (
    ("consolidation", "list-check"),
    ("consolidation_figures", "table"),
    ("consolidation_looks", "eye"),
    ("consolidation_bases", "history"),
    ("consolidation_freezing", "lock-check"),
)


@dataclass(frozen=True)
class Tab:
    """One page of the room."""

    name: str
    icon: str
    address: str


@dataclass(frozen=True)
class Room:
    """The period: `agency` consolidates it, `kept` are choices made before, `found` is what it comes to by the choices of
    this request, which `query` carries from page to page."""

    agency: Agency
    regime: str
    period: str
    kept: Consolidation | None
    found: Consolidated
    may_consolidate: bool
    query: str

    @property
    def words(self) -> str:
        """How people call the period."""
        return spoken(period_words(self.period))

    @property
    def tabs(self) -> list[Tab]:
        """The pages of the room; that of the base year where a row is measured against one."""
        ways = self.found.result.arrangement.ways
        without = set() if any(isinstance(way, AgainstBase) for way in ways) else {"consolidation_bases"}
        return [Tab(name, icon, self.address(name)) for name, icon in _TABS if name not in without]

    def address(self, name: str, *more: object) -> str:
        """A page of this period with the choices of this request."""
        return reverse(name, args=(self.regime, self.period, *more)) + (
            f"?{self.query}" if self.query else ""
        )

    @property
    def choices_in_address(self) -> list[tuple[str, str]]:
        """The choices the address makes, as fields of a form."""
        return [
            (name, value)
            for name, _, value in (pair.partition("=") for pair in self.query.split("&"))
            if name
        ]

    @property
    def choice_addresses(self) -> dict[str, str]:
        """The first page of the period with one choice made otherwise."""
        chosen = {
            "sent": {"tinh": SENT}, "accepted": {"tinh": ACCEPTED}, "then": {"ban-do": THEN}, "today": {"ban-do": TODAY},
            "whole": {"lay": WHOLE}, "parts": {"lay": PARTS},
        }  # fmt: skip
        kept = dict(self.choices_in_address)
        return {name: f"?{urlencode(kept | choice)}" for name, choice in chosen.items()}

    @property
    def plain_address(self) -> str:
        """The consolidated appendix."""
        return self.address("consolidation_figures")

    @property
    def bases_address(self) -> str:
        """The figures of the base year."""
        return self.address("consolidation_bases")

    @property
    def doubtful_address(self) -> str:
        """The rows of it with a doubt."""
        asked = dict(self.choices_in_address) | {"loc": "nghi-ngo"}
        return f"{reverse('consolidation_figures', args=(self.regime, self.period))}?{urlencode(asked)}"

    @property
    def missing_address(self) -> str:
        """The agencies whose figures are missing."""
        asked = dict(self.choices_in_address) | {"loc": "missing"}
        return f"{reverse('consolidation', args=(self.regime, self.period))}?{urlencode(asked)}"

    @property
    def is_map_of_today(self) -> bool:
        """Whether agencies stand where they do now, and not where they did at the cut-off."""
        return self.found.result.plan.on > self.found.result.plan.period.cutoff_on

    @property
    def is_of_parts(self) -> bool:
        """Whether the parts count where a whole and its parts both came."""
        return self.found.choices.prefer is Prefer.PARTS

    def row(self, id_: str) -> Indicator:
        """The row of the form; NotFound when it has none of that id that takes a value."""
        found = self.found.result.plan.form.by_id.get(id_)
        if found is None or not found.takes_value:
            raise NotFound(sentence("web.figures.no_such_row"), sentence("web.figures.no_such_row_do"))
        return found


def open_room(request: Request, regime: str, period: str) -> Room:
    """The room as the address asks for it; NotFound for whoever consolidates no such period. Nine queries, one more when a
    submission is read for the first time."""
    agency = _consolidating_agency(request, regime, period)
    kept = Consolidation.objects.filter(agency=agency, regime=regime, period=period).first()
    choices = _choices(request, choices_of(kept))
    found = consolidated(agency.pk, regime, period, choices)
    asked = {name: request.GET.get(name, "") for name in KNOWN}
    query = "&".join(f"{name}={value}" for name, value in asked.items() if value in KNOWN[name])
    return Room(agency, regime, period, kept, found, may_consolidate(agency.pk, request.actor), query)


def _consolidating_agency(request: Request, regime: str, period: str) -> Agency:
    """The chosen agency when it receives the period, else the first of the person's that does."""
    mine = agencies_where(request.actor, Act.SEE_CONSOLIDATION, Side.RECEIVING)
    owed = Duty.objects.filter(receiver__in=mine, regime=regime, period=period)
    receiving = set(owed.values_list("receiver", flat=True).distinct())
    chosen = [request.agency] if request.agency and request.agency.pk in receiving else []
    found = next((agency for agency in (*chosen, *request.agencies) if agency.pk in receiving), None)
    if found is None:
        raise NotFound(sentence("consolidations.no_period"), sentence("consolidations.no_period_do"))
    return found


def _choices(request: Request, kept: Choices) -> Choices:
    counted, map_ = request.GET.get("tinh", ""), request.GET.get("ban-do", "")
    accepted = {ACCEPTED: True, SENT: False}.get(counted, kept.accepted_only)
    on: date | None = {TODAY: request.today, THEN: None}.get(map_, kept.on)
    prefer = {WHOLE: Prefer.WHOLE, PARTS: Prefer.PARTS}.get(request.GET.get("lay", ""), kept.prefer)
    return Choices(on, accepted, kept.left_out, prefer)
