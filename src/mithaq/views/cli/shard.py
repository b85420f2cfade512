"""`--shard I/N`: of all reports, the share that one of N machines reads.

Where a report goes is told by its content alone, so that machines need not agree on an order, and
the same report found twice is read by one of them.
"""

import zlib
from collections.abc import Iterable, Iterator

import click

from mithaq.errors import Failure
from mithaq.report import Report, content_id

#: Which share, counted from 1, of how many.
Share = tuple[int, int]


def _share(
    ctx: click.Context,  # noqa: ARG001 - click's signature
    param: click.Parameter,  # noqa: ARG001
    value: str | None,
) -> Share | None:
    """Return the two numbers."""
    if value is None:
        return None
    which, _, of = value.partition("/")
    if not (which.isdecimal() and of.isdecimal() and 1 <= int(which) <= int(of)):
        what = f"{value!r} is not one of several, as 1/4 or 4/4"
        raise click.BadParameter(what)
    return int(which), int(of)


SHARD = click.option(
    "--shard",
    callback=_share,
    metavar="I/N",
    help="Only the I-th of N shares of the reports: each of N machines reads its own.",
)


def only(share: Share | None, found: Iterable[Report | Failure]) -> Iterator[Report | Failure]:
    """Give what belongs to *share*; None: everything."""
    for item in found:
        if share is None or _number(item) % share[1] == share[0] - 1:
            yield item


def _number(item: Report | Failure) -> int:
    """Return the number by which it is dealt out; what cannot be read has but its name."""
    key = content_id(item) if isinstance(item, Report) else item.what
    return zlib.crc32(key.encode())
