"""The options that commands share, gathered into one record each."""

import functools
import importlib
import os
import sys
from collections.abc import Callable, Iterable
from typing import Any, NamedTuple

import click
import msgspec

from mithaq.views.cli.layout import Screen, screen
from mithaq.views.rows import WRITERS, Row
from mithaq.views.words import LANGS, Words

FORMATS = ("table", "json", "jsonl", "csv", "md")
#: Found nothing, with --exit-code.
_NOTHING = 1

Command = Callable[..., int | None]
Option = Callable[[Command], Command]


class Output(NamedTuple):
    """How an answer is to be shown."""

    format: str
    lang: str
    bidi: str
    quiet: bool
    exit_code: bool

    @property
    def screen(self) -> Screen:
        """Return what the answer is written to."""
        return screen(self.bidi)

    @property
    def words(self) -> Words:
        """Return the words of its language."""
        knowledge = importlib.import_module("mithaq.pipeline").knowledge()
        return Words(self.lang, knowledge)

    def note(self, text: str) -> None:
        """Write a note for people to standard error."""
        if not self.quiet:
            click.echo(text, err=True)

    def show(self, page: object, rows: Iterable[Row], lines: Callable[[], Iterable[str]]) -> int:
        """Write an answer to standard output and return the exit code.

        Args:
            page: the view model, for ``json``.
            rows: its main list, flat, for ``jsonl``, ``csv`` and ``md``.
            lines: makes the lines for a terminal.
        """
        listed = list(rows)
        if self.format == "table":
            text = "\n".join(lines())
        elif self.format == "json":
            text = msgspec.json.format(msgspec.json.encode(page), indent=2).decode()
        else:
            text = WRITERS[self.format](listed)
        if text:
            click.echo(text)
        return _NOTHING if self.exit_code and not listed else 0


class Asked(NamedTuple):
    """Of which ledger, about which two moments."""

    ledger: str
    held: str | None
    known: str | None
    axis: str


class Deed(NamedTuple):
    """In which ledger, on whose word and why something is recorded."""

    ledger: str
    by: str
    reason: str


def with_output(command: Command) -> Command:
    """Give *command* the options of showing, as an `Output` in the argument ``output``."""
    return _gather(command, "output", Output, _OUTPUT)


def with_question(command: Command) -> Command:
    """Give *command* the options of a question, as an `Asked` in the argument ``asked``."""
    return _gather(command, "asked", Asked, _QUESTION)


def with_deed(command: Command) -> Command:
    """Give *command* the options of whoever records something, as a `Deed` in ``deed``."""
    return _gather(command, "deed", Deed, _DEED)


def _gather(
    command: Command,
    name: str,
    record: type[Output | Asked | Deed],
    options: tuple[Option, ...],
) -> Command:
    """Add *options* to *command* and hand what they give on as one *record* called *name*."""

    def run(**given: Any) -> int | None:  # noqa: ANN401 - what click parsed, by name
        made = record(**{field: given.pop(field) for field in record._fields})
        return command(**{name: made}, **given)

    run = functools.update_wrapper(run, command)
    for option in reversed(options):
        run = option(run)
    return run


def _default_format(
    ctx: click.Context,  # noqa: ARG001 - click's signature
    param: click.Parameter,  # noqa: ARG001
    value: str | None,
) -> str:
    return value or ("table" if sys.stdout.isatty() else "jsonl")


def _default_lang() -> str:
    """Return the language of the environment where we have it, else English."""
    found = (os.environ.get("LC_ALL") or os.environ.get("LANG") or "")[:2]
    return found if found in LANGS else LANGS[0]


_OUTPUT = (
    click.option(
        "--format",
        "format",
        type=click.Choice(FORMATS),
        callback=_default_format,
        help="How to write data: a table on a terminal, else JSON Lines.",
    ),
    click.option("--lang", type=click.Choice(LANGS), default=_default_lang, help="Language shown."),
    click.option(
        "--bidi",
        type=click.Choice(["auto", "logical", "visual"]),
        default="auto",
        help="Who orders Arabic letters on a terminal: the terminal (logical) or we (visual).",
    ),
    click.option("-q", "--quiet", is_flag=True, help="No notes and no progress."),
    click.option("--exit-code", is_flag=True, help="Leave with 1 if nothing was found."),
)
LEDGER = click.option(
    "--ledger",
    default="mithaq.db",
    show_default=True,
    envvar="MITHAQ_LEDGER",
    show_envvar=True,
    help="The ledger: a file, or postgresql://…",
)
_DEED = (
    LEDGER,
    click.option(
        "--by", required=True, envvar="MITHAQ_USER", show_envvar=True, help="Who does it."
    ),
    click.option("--reason", required=True, help="Why."),
)
_QUESTION = (
    LEDGER,
    click.option(
        "--held",
        "--valid",
        "held",
        metavar="DAY",
        help="The day asked about: what holds in the world then. [default: that of --known]",
    ),
    click.option(
        "--known",
        metavar="DAY",
        help="Only by what was known by the end of this day. [default: today]",
    ),
    click.option(
        "--axis",
        type=click.Choice(["public", "ledger"]),
        default="public",
        show_default=True,
        help="Known to the public (published), or to this ledger (recorded).",
    ),
)
