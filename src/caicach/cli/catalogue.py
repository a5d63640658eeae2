"""`caicach catalogue`: indicators by code, id or words."""

import json

import click
from rapidfuzz import fuzz, process
from rich.console import Console
from rich.table import Table
from rich.text import Text

from caicach import library
from caicach.cli.arguments import today
from caicach.cli.words import Argument, Command, Option, language_of, message, term
from caicach.core.catalogue.indicators import FormVersion, Indicator, RateOf
from caicach.core.ground.agencies import AgencyType
from caicach.core.ground.errors import WrongUsage
from caicach.core.ground.text import fold


@click.command(cls=Command, words="catalogue")
@click.argument("name", cls=Argument, words="id", required=False)
@click.option("--version", "version", cls=Option, words="form_version")
@click.option("--json", "as_json", cls=Option, words="json", is_flag=True)
@click.pass_context
def catalogue(context: click.Context, name: str | None, version: str | None, as_json: bool) -> None:
    """List the form versions and rows, or show the rows that fit the name."""
    language = language_of(context)
    form = find_form(version)
    rows = list(form.indicators) if name is None else find_indicators(form, name)
    if as_json:
        click.echo(
            json.dumps(
                {"form_version": form.id, "indicators": [as_object(r) for r in rows]},
                ensure_ascii=False,
                indent=1,
            )
        )
        return
    console = Console(highlight=False)
    if name is None:
        console.print(_versions(language))
    if len(rows) == 1:
        console.print(_one(rows[0], form, language))
    else:
        console.print(_list(rows, form, language))


def find_form(version: str | None) -> FormVersion:
    """The version of the form by id; the one in force today when none is named. WrongUsage lists the ids."""
    forms = library.catalogue().forms
    named = [form for form in forms if form.id == version]
    if version and not named:
        raise WrongUsage(
            message("cli.not_found", value=version),
            message("cli.not_found_near", near=", ".join(form.id for form in forms)),
        )
    return named[0] if named else library.catalogue().form_on(today())


def find_indicators(form: FormVersion, name: str) -> list[Indicator]:
    """The row of that code or id, else the rows whose wording has the words; WrongUsage names near ones."""
    exact = form.by_code.get(name.upper()) or form.by_id.get(name)
    if exact:
        return [exact]
    wanted = fold(name)
    rows = [
        row for row in form.indicators if wanted in fold(row.label) or row.code.startswith(f"{name.upper()}.")
    ]
    if rows:
        return rows
    labels = {row.code: fold(row.label) for row in form.indicators}
    near = [
        code for _, score, code in process.extract(wanted, labels, scorer=fuzz.WRatio, limit=3) if score > 60
    ]
    hint = message("cli.not_found_near", near=", ".join(near)) if near else message("cli.not_found_do")
    raise WrongUsage(message("cli.not_found", value=name), hint)


def as_object(row: Indicator) -> dict[str, object]:
    """One row for other tools."""
    return {
        "code": row.code,
        "id": row.id,
        "label": row.label,
        "unit": row.unit.printed if row.unit else None,
        "kind": row.kind.value,
        "nature": row.nature.value,
        "consolidation": row.consolidation.value,
        "codes": {str(item.value): item.label for item in row.codes},
        "applies_to": sorted(member.value for member in row.applies_to),
        "reference": row.reference,
        "unverified": row.unverified,
    }


def _versions(language: str) -> Table:
    table = Table(box=None, pad_edge=False)
    for form in library.catalogue().forms:
        until = form.until.strftime("%d/%m/%Y") if form.until else "…"
        doubt = message("page.unverified").say(language) if form.unverified else ""
        table.add_row(
            Text(form.id, style="bold"),
            f"{form.from_on:%d/%m/%Y} – {until}",
            Text(form.title),
            Text(doubt, style="yellow"),
        )
    return table


def _list(rows: list[Indicator], form: FormVersion, language: str) -> Table:
    table = Table(title=f"\n{form.title} ({form.id})", box=None, title_justify="left", pad_edge=False)
    for name in ("page.column_code", "page.column_label", "page.column_unit"):
        table.add_column(message(name).say(language), overflow="fold")
    for row in rows:
        style = "" if row.takes_value else "bold"
        table.add_row(
            Text(row.code, style=style), Text(row.label, style=style), row.unit.printed if row.unit else ""
        )
    return table


def _one(row: Indicator, form: FormVersion, language: str) -> Table:
    table = Table.grid(padding=(0, 1))
    facts = [
        ("page.column_code", f"{row.code} ({form.id})"),
        ("page.fact_id", row.id),
        ("page.column_label", row.label),
        ("page.column_unit", row.unit.printed if row.unit else ""),
        ("page.fact_codes", "; ".join(f"{item.value} = {item.label}" for item in row.codes)),
        ("page.fact_formula", _formula(row, form)),
        ("page.fact_kind", f"{term('kind', row.kind, language)}; {term('nature', row.nature, language)}"),
        ("page.fact_consolidation", term("consolidation", row.consolidation, language)),
        (
            "page.fact_applies",
            "; ".join(term("agency", t, language) for t in AgencyType if t in row.applies_to),
        ),
        (
            "page.fact_wordings",
            "\n".join(f"{w.from_on:%d/%m/%Y}: {w.label}" for w in row.wordings) if row.is_amended else "",
        ),
        (
            "page.label_reference",
            message("page.unverified").say(language) if row.unverified else row.reference,
        ),
    ]
    for label, text in facts:
        if text:
            table.add_row(Text(f"{message(label).say(language)}:", style="dim"), Text(text))
    return table


def _formula(row: Indicator, form: FormVersion) -> str:
    if row.formula is None:
        return ""
    if isinstance(row.formula, RateOf):
        return f"{form.by_id[row.formula.part].code} / {form.by_id[row.formula.whole].code} × 100"
    return " + ".join(form.by_id[part].code for part in row.formula.parts)
