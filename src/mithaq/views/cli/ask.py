"""`accord`, `state`, `pair`, `expected`, `changes`: questions to the ledger."""

from collections.abc import Iterator

import click
import msgspec

from mithaq.record.ledger import Filter
from mithaq.views.cli.desk import find, last_day, names_of, open_desk
from mithaq.views.cli.lines import Writer, section
from mithaq.views.cli.options import Asked, Output, with_output, with_question
from mithaq.views.tables import AccordPage, PairPage, StatePage


@click.command("accord")
@click.argument("name", shell_complete=names_of("accord", "org"))
@click.option(
    "--through",
    metavar="STEP",
    type=click.IntRange(1),
    help="As the ledger answered right after a step that `mithaq audit` lists.",
)
@with_question
@with_output
def accord_(name: str, through: int | None, asked: Asked, output: Output) -> int:
    """Show who stands where toward an accord or organisation, by id or by name."""
    writer = Writer(output.words, output.screen)
    with open_desk(asked) as desk:
        accord = find(name, "accord", "org")
        if through is not None:
            then = desk.through(accord, through)
            rows = [msgspec.to_builtins(cell) for cell in then]
            return output.show(
                then, rows, lambda: section(writer, "standing", map(writer.cell, then))
            )
        page = desk.accord(accord)
    rows = [msgspec.to_builtins(cell) for cell in page.cells]
    return output.show(page, rows, lambda: _accord(page, writer))


@click.command("state")
@click.argument("name", shell_complete=names_of("state"))
@with_question
@with_output
def state_(name: str, asked: Asked, output: Output) -> int:
    """Show where a state stands, what it said and what was said of it."""
    with open_desk(asked) as desk:
        page = desk.state(find(name, "state"))
    rows = [msgspec.to_builtins(cell) for cell in (*page.accords, *page.ties)]
    return output.show(page, rows, lambda: _state(page, Writer(output.words, output.screen)))


@click.command("pair")
@click.argument("one", shell_complete=names_of("state"))
@click.argument("other", shell_complete=names_of("state"))
@with_question
@with_output
def pair_(one: str, other: str, asked: Asked, output: Output) -> int:
    """Show what is between two states: ties, contacts, stances, last words."""
    with open_desk(asked) as desk:
        page = desk.pair(find(one, "state", "org"), find(other, "state", "org"))
    rows = [msgspec.to_builtins(cell) for cell in page.ties]
    return output.show(page, rows, lambda: _pair(page, Writer(output.words, output.screen)))


@click.command("expected")
@click.argument("name", required=False)
@with_question
@with_output
def expected_(name: str | None, asked: Asked, output: Output) -> int:
    """List what is to come, of all or of one state, accord or organisation."""
    side = find(name, "state", "accord", "org") if name else None
    with open_desk(asked) as desk:
        page = desk.expected(Filter(side=side))
    rows = [msgspec.to_builtins(line) for line in page]
    writer = Writer(output.words, output.screen)
    return output.show(page, rows, lambda: section(writer, "expected", map(writer.expected, page)))


@click.command("conflicts")
@with_question
@with_output
def conflicts_(asked: Asked, output: Output) -> int:
    """List what is contested: who says so, and who says the contrary."""
    with open_desk(asked) as desk:
        page = tuple(cell for cell in desk.everything() if cell.contested)
    rows = [msgspec.to_builtins(cell) for cell in page]
    writer = Writer(output.words, output.screen)
    return output.show(page, rows, lambda: section(writer, "conflicts", map(writer.tie, page)))


@click.command("changes")
@click.argument("name", required=False)
@click.option("--since", metavar="DAY", required=True, help="Compare with what was known then.")
@with_question
@with_output
def changes_(name: str | None, since: str, asked: Asked, output: Output) -> int:
    """Show what changed in knowing after a day, up to --known."""
    side = find(name, "state", "accord", "org") if name else None
    with open_desk(asked) as desk:
        page = desk.changes(last_day(since), side)
    rows = [msgspec.to_builtins(line) for line in page.lines]
    writer = Writer(output.words, output.screen)
    return output.show(
        page, rows, lambda: section(writer, "changes", map(writer.change, page.lines))
    )


def _accord(page: AccordPage, writer: Writer) -> Iterator[str]:
    yield from writer.title(page.accord, page.moment)
    yield from section(writer, "standing", map(writer.cell, page.cells))
    yield from section(writer, "effects", map(writer.effect, page.effects))
    yield from section(writer, "conditions", map(writer.condition, page.conditions))
    yield from section(writer, "expected", map(writer.expected, page.expected))
    yield from section(writer, "statements", map(writer.card, page.cards))
    if not page.cards:
        yield from writer.empty()


def _state(page: StatePage, writer: Writer) -> Iterator[str]:
    yield from writer.title(page.state, page.moment)
    yield from section(writer, "accords", map(writer.stance, page.accords))
    yield from section(writer, "ties", map(writer.tie, page.ties))
    yield from section(writer, "conditions", map(writer.condition, page.conditions))
    yield from section(writer, "expected", map(writer.expected, page.expected))
    yield from section(writer, "said", map(writer.card, page.said))
    yield from section(writer, "said_of", map(writer.card, page.said_of))
    if not (page.said or page.said_of):
        yield from writer.empty()


def _pair(page: PairPage, writer: Writer) -> Iterator[str]:
    yield from writer.title(page.one, page.moment, page.other)
    yield from section(writer, "ties", map(writer.tie, page.ties))
    yield from section(writer, "contacts", map(writer.card, page.contacts))
    yield from section(writer, "stances", map(writer.card, page.stances))
    yield from section(writer, "expected", map(writer.expected, page.expected))
    yield from section(writer, "last_words", map(writer.card, page.last_words))
