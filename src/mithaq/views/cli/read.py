"""`read` and `add`: reports become statements, shown or recorded."""

import itertools
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click
import msgspec

from mithaq import edtf, pipeline
from mithaq.errors import BadDate, Failure
from mithaq.report import Report
from mithaq.statement import Statement
from mithaq.views.cli.lines import Writer
from mithaq.views.cli.options import LEDGER, Output, with_output
from mithaq.views.cli.progress import name_failures, watch
from mithaq.views.cli.shard import SHARD, only
from mithaq.views.tables import Quote, StatementCard

_STDIN = Path("-")
_ENCODER = msgspec.json.Encoder()
_NO_PATHS = "add: give files or folders with reports, - for standard input, or --reference"
_SUMMARY = (
    "{reports:,} reports with {statements:,} statements recorded in {ledger}; "
    "{known:,} were there already; {failures:,} failed"
)


@click.command("read")
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="PATH…")
@click.option("--jobs", type=click.IntRange(0), default=0, help="Processes; 0: by their number.")
@click.option("--published", metavar="DAY", help="The day of publication of those without one.")
@SHARD
@with_output
def read_(paths: tuple[Path, ...], jobs: int, output: Output, **which: Any) -> int:  # noqa: ANN401
    """Show who said what about whom in reports: files, folders, or - for standard input.

    Takes plain text, HTML pages, JSON Lines, feeds and web archives. Nothing is kept.
    """
    failures: list[Failure] = []
    reports = only(which["shard"], _reports(paths, which["published"]))
    found = pipeline.read(reports, jobs=jobs)
    status = _show(watch(found, failures, output), output)
    return name_failures(failures) or status


@click.command("add")
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path), metavar="PATH…")
@click.option("--jobs", type=click.IntRange(0), default=0, help="Processes; 0: by their number.")
@click.option("--published", metavar="DAY", help="The day of publication of those without one.")
@SHARD
@click.option("--reference", is_flag=True, help="Also the reference record that comes with us.")
@LEDGER
@with_output
def add_(paths: tuple[Path, ...], ledger: str, output: Output, **how: Any) -> int:  # noqa: ANN401
    """Read reports into the ledger, each whole or not at all; the same again changes nothing."""
    if not paths and not how["reference"]:
        raise click.UsageError(_NO_PATHS)
    reports = only(how["shard"], _reports(paths, how["published"], named=False))
    readings = pipeline.read(reports, jobs=how["jobs"])
    known = pipeline.reference() if how["reference"] else iter(())
    failures: list[Failure] = []
    with pipeline.open_ledger(ledger, create=True) as kept:
        items = watch(itertools.chain(known, readings), failures, output)
        outcome = pipeline.record_all(items, kept)
    failures += outcome.failures
    summary = {**outcome._asdict(), "failures": len(failures)}
    output.note(_SUMMARY.format(**summary, ledger=ledger))
    return name_failures(failures)


def _reports(
    paths: tuple[Path, ...], published: str | None, *, named: bool = True
) -> Iterator[Report | Failure]:
    if published and not edtf.is_edtf(published):
        raise BadDate(published, "--published")
    for path in paths:
        for item in _found(path, named=named):
            if isinstance(item, Report) and published and not item.published:
                yield msgspec.structs.replace(item, published=published)
            else:
                yield item


def _found(path: Path, *, named: bool) -> Iterator[Report | Failure]:
    if path == _STDIN:
        return pipeline.take_in_bytes(sys.stdin.buffer.read(), named=named)
    return pipeline.take_in([path], named=named)


def _show(readings: Iterator[pipeline.Reading], output: Output) -> int:
    if output.format == "jsonl":  # as they come: a batch may be large
        count = 0
        for reading in readings:
            count += len(reading.statements)
            click.echo(_ENCODER.encode_lines(reading.statements), nl=False)
        return int(output.exit_code and not count)
    found = list(readings)
    page = [told for reading in found for told in reading.statements]
    return output.show(
        page, [msgspec.to_builtins(told) for told in page], lambda: _lines(found, output)
    )


def _lines(readings: list[pipeline.Reading], output: Output) -> Iterator[str]:
    writer = Writer(output.words, output.screen)
    for report, statements in readings:
        yield from writer.report(report, len(statements))
        for number, told in enumerate(statements, 1):
            yield from writer.card(_card(report, told, number), str(number))


def _card(report: Report, told: Statement, number: int) -> StatementCard:
    words = told.evidence
    quote = Quote(
        report=told.report,
        start=words.start,
        end=words.end,
        text=words.text,
        lang=report.lang,
        title=report.title,
        published=report.published,
        agency=report.agency,
        outlet=report.outlet,
        url=report.url,
    )
    return StatementCard(id=str(number), statement=told, quote=quote)
