"""`caicach token`: keys for programs, made and ended on the server itself by whoever administers it."""

from datetime import timedelta
from typing import TYPE_CHECKING

import click
from rich.console import Console
from rich.table import Table

from caicach.cli.portal import ready_portal
from caicach.cli.words import Argument, Command, Group, Option, language_of, message
from caicach.core.ground.errors import WrongUsage
from caicach.core.submissions.roles import Role


if TYPE_CHECKING:
    from caicach.store.models import User


@click.group(cls=Group, words="server.token")
def token() -> None:
    """The commands of keys."""


@token.command(cls=Command, words="server.token_create")
@click.argument("username", cls=Argument, words="username")
@click.option("--agency", cls=Option, words="token_agency", required=True)
@click.option(
    "--role", cls=Option, words="token_role", required=True, type=click.Choice([r.value for r in Role])
)
@click.option("--label", cls=Option, words="token_label", value="words", required=True)
@click.option("--days", cls=Option, words="token_days", type=int, default=180)
@click.pass_context
def create(context: click.Context, username: str, agency: str, role: str, label: str, days: int) -> None:
    """Print the key, and nothing else, on standard output."""
    ready_portal()
    from django.utils.timezone import localdate, now

    from caicach.actions.tokens import create_token

    moment = now()
    made = create_token(
        user=_person(username),
        agency_id=agency,
        role=Role(role),
        label=label,
        expires_on=localdate(moment) + timedelta(days=max(-1, min(days, 10_000))),
        now=moment,
    )
    language = language_of(context)
    click.echo(
        message("cli.token_made", number=made.token.pk, day=f"{made.token.expires_on:%d/%m/%Y}").say(
            language
        ),
        err=True,
    )
    click.echo(made.secret)


@token.command("list", cls=Command, words="server.token_list")
@click.pass_context
def list_tokens(context: click.Context) -> None:
    """Show every key that is not over."""
    ready_portal()
    from django.utils.timezone import localdate

    from caicach.store.models import ApiToken

    language = language_of(context)
    table = Table(box=None, pad_edge=False)
    for name in (
        "column_number",
        "column_person",
        "column_role",
        "column_agency",
        "column_label",
        "column_until",
    ):
        table.add_column(message(f"cli.{name}").say(language), overflow="fold")
    rows = ApiToken.objects.filter(revoked_at=None, expires_on__gte=localdate())
    for row in rows.select_related("user", "agency").order_by("pk"):
        role = message(f"submissions.role_{row.role}").say(language)
        hint = f"{row.label} (…{row.hint})"
        table.add_row(
            str(row.pk), row.user.username, role, row.agency.short_name, hint, f"{row.expires_on:%d/%m/%Y}"
        )
    Console(highlight=False).print(table)


@token.command(cls=Command, words="server.token_revoke")
@click.argument("number", cls=Argument, words="number", type=int)
@click.pass_context
def revoke(context: click.Context, number: int) -> None:
    """End the key."""
    ready_portal()
    from django.utils.timezone import now

    from caicach.actions.tokens import revoke_token

    revoke_token(token_id=number, now=now())
    click.echo(message("cli.token_revoked", number=number).say(language_of(context)))


def _person(username: str) -> "User":
    from caicach.store.models import User

    found: User | None = User.objects.filter(username=username).first()
    if found is None:
        raise WrongUsage(message("cli.not_found", value=username), message("cli.no_person_do"))
    return found
