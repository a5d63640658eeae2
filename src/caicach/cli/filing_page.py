"""A reading in the terminal: header, figures, claims, and whatever was doubtful or not recognised."""

from collections import Counter

from rich.console import Console
from rich.table import Table
from rich.text import Text

from caicach.cli.words import message
from caicach.core.catalogue.filing import Filing
from caicach.core.catalogue.observations import Certainty, Observation
from caicach.core.ground.values import ValueState
from caicach.core.reading.header import Header


def print_filing(filing: Filing, language: str) -> None:
    """The whole page."""
    console = Console(highlight=False)
    console.print(Text(filing.found.name, style="bold"))
    for note in filing.found.notes:
        console.print(Text(note.say(language), style="yellow"))
    console.print(_header(filing.header, language))
    console.print(Text(filing.form_reason.say(language), style="dim"))
    console.print(_counts(filing, language))
    _print_rows(console, filing, language)
    _print_claims(console, filing, language)
    console.print(Text(message("page.read_more").say(language), style="dim"))


def _header(header: Header, language: str) -> Table:
    blank = message("page.blank").say(language)
    number = (
        f"{header.number.text if header.number else blank}/{header.symbol.text if header.symbol else blank}"
    )
    place = header.place.text if header.place else blank
    dated = header.dated.where.text if header.dated else blank
    subject = " ".join(part.text for part in (header.kind, header.subject) if part)
    signed = ", ".join(p.text for p in (header.capacity, header.position, header.signatory) if p)
    facts = {
        "page.header_issuer": header.issuer.text if header.issuer else "",
        "page.header_number": number,
        "page.header_date": f"{place}, {dated}",
        "page.header_subject": subject,
        "page.header_addressees": "; ".join(item.text for item in header.addressees),
        "page.header_signatory": signed,
        "page.header_recipients": "; ".join(item.text for item in header.recipients),
        "page.header_cited": str(len(header.cited)),
    }
    table = Table.grid(padding=(0, 1))
    for label, text in facts.items():
        table.add_row(Text(f"{message(label).say(language)}:", style="dim"), Text(text or blank))
    return table


def _counts(filing: Filing, language: str) -> Text:
    observed = filing.observations.values()
    states = Counter(observation.value.state for observation in observed)
    told = ", ".join(
        f"{count} {message(f'page.state_{state.value}').say(language)}" for state, count in states.items()
    )
    doubtful = sum(o.certainty is Certainty.DOUBTFUL for o in observed)
    words = message(
        "page.read_counts",
        rows=len(filing.observations),
        doubtful=doubtful,
        unbound=len(filing.unbound),
        states=told,
    )
    return Text(words.say(language), style="bold")


def _print_rows(console: Console, filing: Filing, language: str) -> None:
    observed = filing.observations.values()
    figures = [o for o in observed if o.value.state is ValueState.REPORTED and o.value.number != 0]
    doubtful = [o for o in observed if o.certainty is Certainty.DOUBTFUL or o.doubt]
    for title, rows in (("page.read_figures", figures), ("page.read_doubtful", doubtful)):
        if rows:
            console.print(_rows(title, rows, language))
    if filing.unbound:
        table = Table(title=message("page.read_unbound").say(language), box=None, title_justify="left")
        for row in filing.unbound:
            table.add_row(
                row.number, Text(row.label), Text(row.raw), Text(row.why.say(language), style="dim")
            )
        console.print(table)


def _rows(title: str, rows: list[Observation], language: str) -> Table:
    table = Table(title=f"\n{message(title).say(language)}", box=None, title_justify="left", pad_edge=False)
    for name in ("page.column_code", "page.column_label", "page.column_value", "page.column_unit"):
        justify = "right" if name == "page.column_value" else "left"
        table.add_column(message(name).say(language), justify=justify, overflow="fold")  # type: ignore[arg-type]
    for row in rows:
        doubt = f"  ({row.doubt.say(language)})" if row.doubt else ""
        unit = row.indicator.unit.printed if row.indicator.unit else row.printed_unit
        table.add_row(row.indicator.code, Text(row.indicator.label + doubt), Text(row.raw), Text(unit))
    return table


def _print_claims(console: Console, filing: Filing, language: str) -> None:
    bound = [claim for claim in filing.claims if claim.indicator]
    if not bound:
        return
    table = Table(
        title=f"\n{message('page.read_claims').say(language)}", box=None, title_justify="left", pad_edge=False
    )
    for claim in bound:
        indicator = filing.form.by_id.get(claim.indicator or "")
        numbers = ", ".join(number.where.text for number in claim.numbers)
        table.add_row(
            indicator.code if indicator else "", numbers, Text(claim.sentence.text, overflow="ellipsis")
        )
    console.print(table)
