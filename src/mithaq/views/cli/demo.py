"""`demo`: two reports of one event, one Arabic and one English, from the text to the standing."""

import tempfile
from collections.abc import Iterator
from pathlib import Path

import click
import msgspec

from mithaq import pipeline
from mithaq.errors import Failure
from mithaq.report import Report
from mithaq.views.cli.lines import Writer, section
from mithaq.views.cli.options import Output, with_output
from mithaq.views.questions import Desk
from mithaq.views.tables import AccordPage, Cell, ExpectedLine, Moment, ReportPage

#: In a wheel they lie beside the views, in a checkout on top.
_PLACES = (Path(__file__).parents[1] / "examples", Path(__file__).parents[4] / "examples")
_ACCORD = "accord:abraham-accords"


class Demo(msgspec.Struct, frozen=True, kw_only=True):
    """All that two reports tell, and what follows from it."""

    reports: tuple[ReportPage, ...]
    accord: AccordPage
    ties: tuple[Cell, ...]
    expected: tuple[ExpectedLine, ...]


@click.command("demo")
@with_output
def demo_(output: Output) -> int:
    """Read two reports of one event and show who said what, and who stands where."""
    with tempfile.TemporaryDirectory(prefix="mithaq-") as folder:
        page = _demo(str(Path(folder) / "demo.db"))
    rows = [msgspec.to_builtins(card) for report in page.reports for card in report.cards]
    writer = Writer(output.words, output.screen)
    return output.show(page, rows, lambda: _lines(page, writer))


def _demo(where: str) -> Demo:
    told = example_readings()
    with pipeline.open_ledger(where, create=True) as ledger:
        receipts = pipeline.record(told, ledger)
        moment = _moment([reading.report for reading in told])
        desk = Desk(ledger, pipeline.knowledge(), moment)
        ids = [receipt.report_id for receipt in receipts if not isinstance(receipt, Failure)]
        return Demo(
            reports=tuple(desk.report(id_) for id_ in ids),
            accord=desk.accord(_ACCORD),
            ties=desk.ties(),
            expected=desk.expected(),
        )


def example_readings() -> list[pipeline.Reading]:
    """Read the two reports."""
    files = sorted(next(place for place in _PLACES if place.is_dir()).glob("*.txt"))
    readings = [pipeline.read_one(found) for found in pipeline.take_in(files, named=False)]
    return [reading for reading in readings if isinstance(reading, pipeline.Reading)]


def _moment(reports: list[Report]) -> Moment:
    """Ask about the day of the newest report: what is to come is seen from there."""
    day = max((report.published or "")[:10] for report in reports)
    return Moment(held=day, known=day)


def _lines(page: Demo, writer: Writer) -> Iterator[str]:
    for report in page.reports:
        yield from writer.report(report, len(report.cards))
        for number, card in enumerate(report.cards, 1):
            yield from writer.card(card, str(number))
    yield from writer.title(page.accord.accord, page.accord.moment)
    yield from section(writer, "standing", map(writer.cell, page.accord.cells))
    yield from section(writer, "effects", map(writer.effect, page.accord.effects))
    yield from section(writer, "ties", map(writer.tie, page.ties))
    yield from section(writer, "expected", map(writer.expected, page.expected))
