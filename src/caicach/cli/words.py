"""The language of the command line, and click commands whose help is content."""

import os
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import click

from caicach.adapters.content.files import content_root
from caicach.adapters.content.messages import load_messages
from caicach.core.ground.errors import WrongUsage
from caicach.core.ground.words import Words


LANGUAGES = ("vi", "en")
_messages = load_messages(content_root())


def message(key: str, /, **values: object) -> Words:
    """The sentence `cli.<key>`, filled in."""
    return _messages.say(f"cli.{key}", **values)


@dataclass(frozen=True, slots=True)
class Session:
    """One run of the command line."""

    language: str = "vi"


def take_language(arguments: Sequence[str]) -> tuple[Session, list[str]]:
    """The session, and the arguments without `--lang`, which may stand anywhere; else CAICACH_LANG, else Vietnamese.

    WrongUsage when `--lang` names another language.
    """
    language = "en" if os.environ.get("CAICACH_LANG", "").startswith("en") else "vi"
    rest: list[str] = []
    waiting = iter(arguments)
    for argument in waiting:
        name, equals, value = argument.partition("=")
        if name != "--lang":
            rest.append(argument)
            continue
        language = value if equals else next(waiting, "")
        if language not in LANGUAGES:
            raise WrongUsage(
                message("wrong_usage", what=message("bad_value", value=language, name="--lang")),
                message("option_lang"),
            )
    return Session(language), rest


def language_of(context: click.Context | None) -> str:
    """The language of this run."""
    session = context.obj if context else None
    return session.language if isinstance(session, Session) else "vi"


class Option(click.Option):
    """An option whose help is the sentence `cli.<words>`."""

    def __init__(self, *args: Any, words: str, **attributes: Any) -> None:
        super().__init__(*args, help=message(words).vi, **attributes)
        self.words = message(words)

    def get_help_record(self, ctx: click.Context) -> tuple[str, str] | None:
        """The two columns of `--help`, in the language of the run."""
        self.help = self.words.say(language_of(ctx))
        return super().get_help_record(ctx)


class _Spoken(click.Command):
    """What commands and groups share: help from content, headings in the language of the run."""

    def __init__(self, *args: Any, words: str, **attributes: Any) -> None:
        super().__init__(*args, **attributes)
        self.words = message(words)

    def get_short_help_str(self, limit: int = 45) -> str:
        context = click.get_current_context(silent=True)
        return self.words.say(language_of(context)).split("\n", 1)[0].rstrip(".")

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        pieces = " ".join(self.collect_usage_pieces(ctx))
        formatter.write_usage(ctx.command_path, pieces, f"{message('usage').say(language_of(ctx))}: ")

    def format_help_text(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        formatter.write_paragraph()
        for line in self.words.say(language_of(ctx)).strip().splitlines():
            formatter.write(f"  {line}\n" if line else "\n")

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        option = super().get_help_option(ctx)
        if option is not None:
            option.help = message("help_option").say(language_of(ctx))
        return option

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        records = [record for record in (p.get_help_record(ctx) for p in self.get_params(ctx)) if record]
        if records:
            with formatter.section(message("options").say(language_of(ctx))):
                formatter.write_dl(records)


class Command(_Spoken):
    """A command whose help is the sentence `cli.<words>`."""


class Group(_Spoken, click.Group):
    """The command `caicach` with its commands below."""

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        _Spoken.format_options(self, ctx, formatter)
        rows = [(name, command.get_short_help_str()) for name, command in self.commands.items()]
        with formatter.section(message("commands").say(language_of(ctx))):
            formatter.write_dl(rows)

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The commands in the order of a day's work, not of the alphabet."""
        return list(self.commands)
