"""`who`, `search`, `evidence`: statements, their sentences, and what became of them."""

from collections.abc import Iterator

import click
import msgspec

from mithaq.edtf import bounds
from mithaq.record.entry import Entry, Judgement
from mithaq.record.ledger import Filter
from mithaq.statement import Modality, Type
from mithaq.views.cells import card
from mithaq.views.cli.desk import find, open_desk
from mithaq.views.cli.lines import Writer, section
from mithaq.views.cli.options import Asked, Output, with_output, with_question
from mithaq.views.tables import StatementCard


def _name(
    ctx: click.Context,  # noqa: ARG001 - click's signature
    param: click.Parameter,  # noqa: ARG001
    value: str | None,
) -> str | None:
    """Turn what a person typed into an id."""
    special = value in {"anonymous", "report", None}
    return value if special or value is None else find(value, "state", "org", "accord", "person")


def _period(
    ctx: click.Context,  # noqa: ARG001
    param: click.Parameter,  # noqa: ARG001
    value: str | None,
) -> tuple[str, str] | None:
    return bounds(value) if value else None


@click.command("who")
@click.option("--claimant", metavar="NAME", callback=_name, help="Whose word it is.")
@click.option("--about", "side", metavar="NAME", callback=_name, help="One side of it.")
@click.option("--with", "other", metavar="NAME", callback=_name, help="The other side.")
@click.option("--type", "types", type=click.Choice([kind.value for kind in Type]), multiple=True)
@click.option(
    "--modality", "modalities", type=click.Choice([one.value for one in Modality]), multiple=True
)
@click.option(
    "--published", "said_in", metavar="DATE", callback=_period, help="2025-11, or 2025-10/2025-11."
)
@click.option("--limit", type=click.IntRange(1), default=100, show_default=True)
@click.option("--offset", type=click.IntRange(0), default=0, help="How many to leave out.")
@with_question
@with_output
def who_(*, limit: int, offset: int, asked: Asked, output: Output, **narrowed: object) -> int:
    """List who said what about whom, the newest first."""
    with open_desk(asked) as desk:
        page = desk.said(msgspec.convert(narrowed, Filter))
    return _show(page[offset : offset + limit], output)


@click.command("search")
@click.argument("words", nargs=-1, required=True)
@click.option("--limit", type=click.IntRange(1, 1000), default=20, show_default=True)
@click.option("--offset", type=click.IntRange(0), default=0, help="How many to leave out.")
@with_question
@with_output
def search_(
    words: tuple[str, ...], *, limit: int, offset: int, asked: Asked, output: Output
) -> int:
    """Find statements by the words of their sentences, in either language."""
    with open_desk(asked) as desk:
        page = desk.search(" ".join(words), limit=limit, offset=offset)
    rows = [msgspec.to_builtins(found) for found in page.cards]
    writer = Writer(output.words, output.screen)
    return output.show(page, rows, lambda: _lines(page.cards, writer))


@click.command("evidence")
@click.argument("statement")
@with_question
@with_output
def evidence_(statement: str, asked: Asked, output: Output) -> int:
    """Show one statement, its sentence in its report, and what people judged of it."""
    with open_desk(asked) as desk:
        entry = desk.ledger.statement(statement)
        page = Evidence(
            card=card(entry, desk.axis),
            recorded_at=entry.recorded_at,
            reader_version=entry.reader_version,
            around=_around(desk.ledger.report(entry.report_id).report.text, entry),
            judgements=tuple(desk.ledger.history(entry.id)),
        )
    writer = Writer(output.words, output.screen)
    return output.show(page, [msgspec.to_builtins(page)], lambda: _evidence(page, writer))


class Evidence(msgspec.Struct, frozen=True, kw_only=True):
    """One statement with all that the ledger knows of it."""

    card: StatementCard
    recorded_at: str
    reader_version: str
    around: str  # the paragraph in which the words stand
    judgements: tuple[Judgement, ...] = ()


def _around(text: str, entry: Entry) -> str:
    words = entry.statement.evidence
    start = text.rfind("\n", 0, words.start) + 1
    end = text.find("\n", words.end)
    return text[start : end if end >= 0 else len(text)]


def _show(page: tuple[StatementCard, ...], output: Output) -> int:
    rows = [msgspec.to_builtins(found) for found in page]
    writer = Writer(output.words, output.screen)
    return output.show(page, rows, lambda: _lines(page, writer))


def _lines(page: tuple[StatementCard, ...], writer: Writer) -> Iterator[str]:
    for number, found in enumerate(page, 1):
        yield from writer.card(found, str(number))
    if not page:
        yield from writer.empty()


def _evidence(page: Evidence, writer: Writer) -> Iterator[str]:
    yield from writer.card(page.card)
    yield from writer.facts(
        {
            "id": page.card.id,
            "report": page.card.quote.report,
            "rule": page.card.statement.rule or "",
            "known_from": page.card.known_from or "",
            "recorded_at": page.recorded_at,
            "reader": page.reader_version,
        }
    )
    yield from writer.paragraph(page.around)
    yield from section(writer, "judgements", map(writer.judgement, page.judgements))
