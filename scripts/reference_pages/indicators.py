"""docs/reference/indicators.md: every row of the statistics appendix, in each of its versions."""

from collections.abc import Iterable

from caicach.core.catalogue.catalogue import Catalogue
from caicach.core.catalogue.indicators import FormVersion, Indicator, RateOf, SumOf
from caicach.core.ground.agencies import AgencyType
from reference_pages.tables import day, doubt, table


HEADINGS = ("Code", "Chỉ tiêu", "Id", "Unit", "Kind", "Nature", "Consolidates by", "Formula", "Answered by")


def indicators(catalogue: Catalogue) -> str:
    """The versions, the whole form of 2023, its amendments, and what a later version changes."""
    whole = catalogue.form("2023")
    parts = [
        "# Indicators of the statistics appendix",
        (
            "A row is known by its id for ever; its code, words and formula belong to a version of the form. A code is the "
            "letter of the pillar and the printed number. Words are printed here as the form words them."
        ),
        "## Versions",
        _versions(catalogue.forms),
        f"## The form of {whole.id}",
        *(_pillar(whole, letter) for letter in "ABCDEFG"),
        "## Rows worded anew in 2023",
        _amendments(whole),
        *_later(catalogue.forms, whole),
    ]
    return "\n\n".join(part.strip() for part in parts)


def _versions(forms: tuple[FormVersion, ...]) -> str:
    rows = [
        (
            f"`{form.id}`",
            day(form.from_on),
            day(form.until),
            str(len(form.indicators)),
            str(sum(row.takes_value for row in form.indicators)),
            form.reference,
            doubt(form.unverified),
        )
        for form in forms
    ]
    return table(("Version", "From", "Until", "Rows", "Taking a value", "Source", ""), rows)


def _pillar(form: FormVersion, letter: str) -> str:
    title = next(pillar.title for pillar in form.pillars if pillar.letter == letter)
    rows = [row for row in form.indicators if row.pillar == letter]
    return f"### {letter}. {title}\n\n{table(HEADINGS, (_row(form, row) for row in rows))}"


def _row(form: FormVersion, row: Indicator) -> tuple[str, ...]:
    if not row.takes_value:
        return (row.code, f"**{row.label}**", f"`{row.id}`", "", "heading", "", "", "", "")
    return (
        row.code,
        row.label,
        f"`{row.id}`",
        _unit(row),
        row.kind.value,
        row.nature.value,
        row.consolidation.value,
        _formula(form, row),
        _answered_by(row.applies_to),
    )


def _unit(row: Indicator) -> str:
    if row.codes:
        codes = "; ".join(f"{code.value} = {code.label}" for code in row.codes)
        return f"{codes} (printed “{row.printed_unit}”)"
    printed = row.unit.printed if row.unit else ""
    return printed if printed == row.printed_unit else f"{printed} (printed “{row.printed_unit}”)"


def _formula(form: FormVersion, row: Indicator) -> str:
    if isinstance(row.formula, RateOf):
        return f"{form.by_id[row.formula.part].code} / {form.by_id[row.formula.whole].code} × 100"
    if isinstance(row.formula, SumOf):
        return " + ".join(form.by_id[part].code for part in row.formula.parts)
    return ""


def _answered_by(types: Iterable[AgencyType]) -> str:
    chosen = set(types)
    return "all" if chosen == set(AgencyType) else ", ".join(t.value for t in AgencyType if t in chosen)


def _amendments(form: FormVersion) -> str:
    rows = [
        (
            row.code,
            row.wordings[-2].label,
            row.label,
            day(row.wordings[-1].from_on),
            "yes" if row.wordings[-1].comparable_with_previous else "**no**",
        )
        for row in form.indicators
        if row.is_amended
    ]
    titles = [(p.letter, p.printed[0], p.title, "", "yes") for p in form.pillars if len(p.printed) > 1]
    return table(("Code", "Before", "Since", "From", "Comparable"), [*rows, *titles])


def _later(forms: tuple[FormVersion, ...], base: FormVersion) -> list[str]:
    parts: list[str] = []
    for form in (later for later in forms if later.from_on > base.from_on):
        gone = [row.code for row in base.indicators if row.id not in form.by_id]
        came = [row for row in form.indicators if row.id not in base.by_id]
        worded = [
            row for row in form.indicators if row.id in base.by_id and row.label != base.by_id[row.id].label
        ]
        parts += [
            f"## What the version `{form.id}` changes",
            f"From {day(form.from_on)}. {doubt(form.unverified).capitalize()}: {form.reference}.",
            f"Rows no longer asked for: {', '.join(gone)}.",
            "Rows worded anew, not comparable with before:",
            table(("Code", "Since"), ((row.code, row.label) for row in worded)),
            "New rows:",
            table(HEADINGS, (_row(form, row) for row in came)),
        ]
    return parts
