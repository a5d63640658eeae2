"""Agencies and people from a spreadsheet: what each row would do, or did."""

from typing import Annotated

from ninja import Schema
from pydantic import StringConstraints

from caicach.actions.importing import Outcome
from caicach.api.shapes.common import Given


class ImportRow(Schema):
    """One row's answer; when refused, the column and why."""

    row: int
    label: str
    outcome: Outcome
    column: str | None
    says: str
    do: str | None


class Import(Schema):
    """Every row in the order of the file. `mark` says all of it in short: give it back as `seen`."""

    done: bool
    mark: str
    created: int
    unchanged: int
    refused: int
    rows: list[ImportRow]


class ImportGiven(Given):
    """`seen` makes sure that what was tried is what is done."""

    seen: Annotated[str, StringConstraints(max_length=64)] = ""
    all_or_nothing: bool = False
