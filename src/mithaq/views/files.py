"""The whole ledger as JSON Lines, and back without loss.

One line a step, with the rows that it wrote by the names of their columns, so that each hash of the
chain can be made again from the file alone; the last line says how much there was, the hash of the
last step, and the digest of what is derived from it. An erased report is a hole there too.
"""

from collections.abc import Iterable, Iterator

import msgspec

from mithaq.errors import BadExport
from mithaq.record.entry import Carried, Kept
from mithaq.record.ledger import Ledger, Page

_PAGE = 500


class End(msgspec.Struct, frozen=True, kw_only=True, tag="end"):
    """The last line."""

    steps: int
    head: str
    digest: str


_DECODER: msgspec.json.Decoder[Carried | End] = msgspec.json.Decoder(Carried | End)


def write_ledger(ledger: Ledger) -> Iterator[bytes]:
    """Give the lines of *ledger* in the order of its steps."""
    number, head = 0, ""
    for step in ledger.carried():
        yield msgspec.json.encode(step)
        number, head = step.tx.tx_id, step.tx.hash
    yield msgspec.json.encode(End(steps=number, head=head, digest=ledger.digest()))


def read_ledger(lines: Iterable[bytes], where: str, ledger: Ledger) -> int:
    """Record what *lines* hold, all or nothing, and return how many steps it was.

    Raises:
        BadExport: a line is none of ours or was changed, one is missing, the ledger was not empty,
            or what is derived is not what was exported.
    """
    ends: list[End] = []
    count = ledger.restore(_steps(lines, where, ends))
    if ledger.digest() != ends[0].digest:
        raise BadExport(where, "what follows from it differs from what was exported")
    return count


def _steps(lines: Iterable[bytes], where: str, ends: list[End]) -> Iterator[Carried]:
    """Give the steps, and put the last line into *ends*."""
    head = ""
    for number, line in enumerate(lines, 1):
        found = _decode(line, f"{where}:{number}")
        if isinstance(found, End):
            ends.append(found)
        else:
            head = found.tx.hash
            yield found
    if not ends or ends[0].head != head:
        raise BadExport(where, "its last line is missing: it was cut short")


def _decode(line: bytes, where: str) -> Carried | End:
    try:
        return _DECODER.decode(line)
    except msgspec.DecodeError as error:
        raise BadExport(where, str(error)) from error


def all_reports(ledger: Ledger) -> Iterator[Kept]:
    """Give every report, in the order of recording."""
    after = 0
    while page := ledger.reports(page=Page(limit=_PAGE, after=after)):
        yield from page
        after = page[-1].tx_id
