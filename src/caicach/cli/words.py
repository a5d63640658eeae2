"""The language of the command line, and click commands whose help is content."""

import os
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

import click

from caicach.adapters.content.files import content_root
from caicach.adapters.content.messages import load_messages
from caicach.core.ground.errors import WrongUsage
from caicach.core.ground.periods import ReportingPeriod
from caicach.core.ground.words import Words


LANGUAGES = ("vi", "en")
_messages = load_messages(content_root())


def message(key: str, /, **values: object) -> Words:
    """The sentence of that key, filled in: `cli.…` what is said, `page.…` labels, `cli_options.…` and `cli_commands.…` help."""
    return _messages.say(key, **values)


@dataclass(frozen=True, slots=True)
class Session:
    """One run of the command line: its language, and the portal it asks, empty when none is named; whether this run itself
    named it."""

    language: str = "vi"
    server: str = ""
    is_server_named: bool = False


def take_session(arguments: Sequence[str]) -> tuple[Session, list[str]]:
    """The session, and the arguments without `--lang` and `--server`, which may stand anywhere; else CAICACH_LANG and
    CAICACH_SERVER, else Vietnamese and no server.

    WrongUsage when `--lang` names another language or `--server` no address.
    """
    said = {"--lang": "en" if os.environ.get("CAICACH_LANG", "").startswith("en") else "vi"}
    rest: list[str] = []
    waiting = iter(arguments)
    for argument in waiting:
        name, equals, value = argument.partition("=")
        if name not in {"--lang", "--server"}:
            rest.append(argument)
            continue
        said[name] = value if equals else next(waiting, "")
        _require_meaning(name, said[name])
    server = said.get("--server", os.environ.get("CAICACH_SERVER", ""))
    return Session(said["--lang"], server, "--server" in said), rest


def _require_meaning(name: str, value: str) -> None:
    known = value in LANGUAGES if name == "--lang" else value.startswith(("http://", "https://"))
    if not known:
        raise WrongUsage(
            message("cli.wrong_usage", what=message("cli.bad_value", value=value, name=name)),
            message(f"cli_options.{name[2:]}"),
        )


def session_of(context: click.Context) -> Session:
    """This run."""
    return context.obj if isinstance(context.obj, Session) else Session()


def language_of(context: click.Context | None) -> str:
    """The language of this run."""
    session = context.obj if context else None
    return session.language if isinstance(session, Session) else "vi"


def term(group: str, member: StrEnum, language: str) -> str:
    """A value of the core as people read it: `sở, ban, ngành` for the agency type `department`."""
    return message(f"terms.{group}_{member.value}").say(language)


def period_words(period: ReportingPeriod) -> Words:
    """`năm 2023`, `6 tháng đầu năm 2024`."""
    return message(f"terms.period_{period.kind.value}", year=period.year)


class Option(click.Option):
    """An option whose help is the sentence `cli_options.<words>`; `value` names what it takes where the type does not
    say enough."""

    def __init__(self, *args: Any, words: str, value: str = "", **attributes: Any) -> None:
        super().__init__(*args, **attributes)
        self.words = message(f"cli_options.{words}")
        self.value = value

    def make_metavar(self, ctx: click.Context) -> str:
        """What stands for the value in `--help`: a choice as its members, else a word of the run's language."""
        if self.is_flag or isinstance(self.type, click.Choice):
            return super().make_metavar(ctx)
        return message(f"cli.value_{self.value or self.type.name}").say(language_of(ctx))

    def get_help_record(self, ctx: click.Context) -> tuple[str, str] | None:
        """The two columns of `--help`, in the language of the run."""
        self.help = self.words.say(language_of(ctx))
        record = super().get_help_record(ctx)
        if record is None:
            return None
        return record[0], record[1].replace("[required]", message("cli.required").say(language_of(ctx)))


class Argument(click.Argument):
    """An argument whose name is the word `cli.value_<words>`."""

    def __init__(self, *args: Any, words: str, **attributes: Any) -> None:
        super().__init__(*args, **attributes)
        self.words = message(f"cli.value_{words}")

    def make_metavar(self, ctx: click.Context) -> str:
        """`TỆP…`, in brackets where it may be left out."""
        name = self.words.say(language_of(ctx)) + ("…" if self.nargs == -1 else "")
        return name if self.required else f"[{name}]"


class _Spoken(click.Command):
    """What commands and groups share: help from content, headings in the language of the run."""

    def __init__(self, *args: Any, words: str, **attributes: Any) -> None:
        super().__init__(*args, **attributes)
        self.words = message(f"cli_commands.{words}")

    def get_short_help_str(self, limit: int = 45) -> str:
        context = click.get_current_context(silent=True)
        return self.words.say(language_of(context)).split("\n", 1)[0].rstrip(".")

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        self.options_metavar = message("cli.value_options").say(language_of(ctx))
        pieces = " ".join(self.collect_usage_pieces(ctx))
        formatter.write_usage(ctx.command_path, pieces, f"{message('cli.usage').say(language_of(ctx))}: ")

    def format_help_text(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        formatter.write_paragraph()
        for line in self.words.say(language_of(ctx)).strip().splitlines():
            formatter.write(f"  {line}\n" if line else "\n")

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        option = super().get_help_option(ctx)
        if option is not None:
            option.help = message("cli.help_option").say(language_of(ctx))
        return option

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        options = [parameter for parameter in self.get_params(ctx) if isinstance(parameter, click.Option)]
        records = [record for record in (o.get_help_record(ctx) for o in options) if record]
        if records:
            with formatter.section(message("cli.options").say(language_of(ctx))):
                formatter.write_dl(records)


class Command(_Spoken):
    """A command whose help is the sentence `cli_commands.<words>`."""


class Group(_Spoken, click.Group):
    """The command `caicach` with its commands below."""

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        self.subcommand_metavar = message("cli.value_command").say(language_of(ctx))
        super().format_usage(ctx, formatter)

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        _Spoken.format_options(self, ctx, formatter)
        rows = [(name, command.get_short_help_str()) for name, command in self.commands.items()]
        with formatter.section(message("cli.commands").say(language_of(ctx))):
            formatter.write_dl(rows)

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The commands in the order of a day's work, not of the alphabet."""
        return list(self.commands)
