"""A question's ledger and moments, opened for one command."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

import click

from mithaq import pipeline
from mithaq.edtf import bounds
from mithaq.views.cli.options import Asked
from mithaq.views.names import resolve
from mithaq.views.questions import Desk
from mithaq.views.tables import Moment


@contextmanager
def open_desk(asked: Asked) -> Iterator[Desk]:
    """Open the ledger that is asked, with the moments that are asked about.

    Raises:
        LedgerError: it is missing, damaged, or of another version.
        BadDate: a moment is no date.
    """
    moment = moment_of(asked)
    with pipeline.open_ledger(asked.ledger) as ledger:
        yield Desk(ledger, pipeline.knowledge(), moment)


def moment_of(asked: Asked) -> Moment:
    """Return the moments asked about: known until today, and holding then, unless told."""
    known = last_day(asked.known) if asked.known else pipeline.today()
    return Moment(held=last_day(asked.held) if asked.held else known, known=known, axis=asked.axis)


def last_day(value: str) -> str:
    """Return the last day of what a person wrote for a day; a month means its end.

    Raises:
        BadDate: it is no EDTF date.
    """
    return bounds(value)[1]


def names_of(*kinds: str) -> Callable[[click.Context, click.Parameter, str], list[str]]:
    """Return what completes a name: codes of states, slugs of accords and organisations."""

    def complete(
        ctx: click.Context,  # noqa: ARG001 - click's signature
        param: click.Parameter,  # noqa: ARG001
        incomplete: str,
    ) -> list[str]:
        ids = (id_.partition(":") for id_ in pipeline.knowledge().entities)
        slugs = (slug for kind, _, slug in ids if kind in kinds)
        return [slug for slug in slugs if slug.lower().startswith(incomplete.lower())]

    return complete


def find(name: str, *kinds: str) -> str:
    """Return the id that *name* means; see `mithaq.views.names.resolve`."""
    return resolve(name, pipeline.knowledge(), *kinds)
