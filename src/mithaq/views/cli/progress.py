"""Progress and failures, on standard error."""

import importlib
import sys
from collections.abc import Iterator
from typing import Any

import click

from mithaq.errors import Failure
from mithaq.pipeline import Reading
from mithaq.views.cli.options import Output

#: Some input failed.
FAILED = 3


def watch(
    items: Iterator[Reading | Failure], failures: list[Failure], output: Output
) -> Iterator[Reading]:
    """Pass readings on and gather failures; on a terminal a bar tells how many, and how fast."""
    if output.quiet or not sys.stderr.isatty():
        yield from _sorted(items, failures)
        return
    with _bar() as bar:
        task = bar.add_task("reading", total=None, failed=0)
        for reading in _sorted(items, failures):
            bar.update(task, advance=1, failed=len(failures))
            yield reading


def name_failures(failures: list[Failure]) -> int:
    """Name each input that failed, however quiet it is to be, and return the exit code."""
    for failure in failures:
        click.echo(f"mithaq: {failure.error}", err=True)
    return FAILED if failures else 0


def _sorted(items: Iterator[Reading | Failure], failures: list[Failure]) -> Iterator[Reading]:
    for item in items:
        if isinstance(item, Failure):
            failures.append(item)
        else:
            yield item


def _bar() -> Any:  # noqa: ANN401 - rich is imported only on a terminal
    rich = importlib.import_module("rich.progress")
    console = importlib.import_module("rich.console").Console(stderr=True)
    return rich.Progress(
        rich.SpinnerColumn(),
        rich.TextColumn(
            "{task.description} {task.completed} reports, {task.fields[failed]} failed"
        ),
        rich.TimeElapsedColumn(),
        console=console,
        transient=True,
    )
