"""What stands around the body: from the source where it says so, else from the letterhead, else left for a person."""

from dataclasses import dataclass

from caicach.core.documents.names import date_to_print
from caicach.core.documents.official import DateToPrint
from caicach.core.documents.outline import Head, Letterhead
from caicach.core.documents.sentences import Speaker
from caicach.core.documents.statement import Statement
from caicach.core.documents.templates import Template


@dataclass(frozen=True, slots=True)
class PrintedHead:
    """The head as it will be printed; where a person must write, what belongs there in square brackets."""

    parent_agency: str
    issuer: str
    symbol: str
    place: str
    dated: DateToPrint
    addressees: tuple[str, ...]
    capacity: str
    position: str
    signatory: str
    recipients: tuple[str, ...]


def head_of(statement: Statement, letterhead: Letterhead) -> Head:
    """The usual head of this agency, or of its type, at the cut-off of the period."""
    day = statement.period.cutoff_on if statement.period else None
    return letterhead.head(statement.agency_type, day, statement.agency_name)


def printed_head(statement: Statement, letterhead: Letterhead, speaker: Speaker) -> PrintedHead:
    """The head of this statement. The number and the day stay blank until issue (Decree 30/2020, Article 15)."""
    given = statement.masthead
    usual = head_of(statement, letterhead)

    def all_of(templates: tuple[Template, ...]) -> tuple[str, ...]:
        return tuple(speaker.say(template) for template in templates)

    return PrintedHead(
        parent_agency=(given.parent_agency or speaker.say(usual.parent_agency)).upper(),
        issuer=_in_full(given.issuer or speaker.say(usual.issuer)),
        symbol=given.symbol or speaker.say(letterhead.symbol),
        place=given.place or speaker.say(usual.place),
        dated=date_to_print(statement),
        addressees=given.addressees or all_of(usual.addressees),
        capacity=_capacity(statement, usual, speaker),
        position=(given.position or speaker.say(usual.position)).upper(),
        signatory=given.signatory or speaker.say(letterhead.signatory),
        recipients=given.recipients or all_of(usual.recipients),
    )


def _capacity(statement: Statement, usual: Head, speaker: Speaker) -> str:
    """The capacity the source names; where it names none, the usual one of who usually signs: another position
    signs in a capacity only its holder knows."""
    given = statement.masthead
    if given.capacity is not None:
        return given.capacity.upper()
    is_usual = given.position is None or given.position.upper() == speaker.say(usual.position).upper()
    return speaker.say(usual.capacity) if is_usual else ""


def _in_full(issuer: str) -> str:
    """The issuer in capitals; a people's committee that issues a document writes its name out."""
    capitals = issuer.upper()
    return f"ỦY BAN NHÂN DÂN{capitals.removeprefix('UBND')}" if capitals.startswith("UBND ") else capitals
