"""Much deriving is shared with a second process, for no pair of sides knows of another.

Pairs are many, so two halves of them take about equally long. The second process touches no
database: it has the strands from the first and gives back rows.
"""

import os
import threading
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from multiprocessing import current_process, get_all_start_methods, get_context
from multiprocessing.connection import Connection

import msgspec

from mithaq.record.claims import Strand
from mithaq.record.entry import Axis
from mithaq.record.ledger import Derivation
from mithaq.record.rows import standing_row
from mithaq.record.store import Row

_AT_ONCE = 5_000  # rows
#: So many strands are worth a second process, which takes a moment to begin and to be heard.
WORTH = 50_000
_END = b""
_ROWS = msgspec.msgpack.Decoder(list[tuple[str | int | None, ...]])


def derived(
    pairs: Iterable[Sequence[Strand]], derivation: Derivation, worth: int = WORTH
) -> Iterator[Sequence[Row]]:
    """Yield the rows of all standings, on both axes, in stretches."""
    waiting = list(pairs)
    if sum(map(len, waiting)) < worth or not _may_fork():
        return _alone(waiting, derivation)
    return _shared(waiting, derivation)


def _may_fork() -> bool:
    """Say whether a second process is safe here and has a core: threads do not survive a fork."""
    is_alone = threading.active_count() == 1 and not current_process().daemon
    return is_alone and "fork" in get_all_start_methods() and (os.cpu_count() or 1) > 1


def _alone(pairs: Iterable[Sequence[Strand]], derivation: Derivation) -> Iterator[Sequence[Row]]:
    rows: list[Row] = []
    for of_pair in pairs:
        rows += [standing_row(one) for one in derivation.derive(of_pair, *Axis)]
        if len(rows) >= _AT_ONCE:
            yield rows
            rows = []
    yield rows


def _shared(pairs: Sequence[Sequence[Strand]], derivation: Derivation) -> Iterator[Sequence[Row]]:
    mine, others = pairs[::2], pairs[1::2]
    forking = get_context("fork")
    receiving, sending = forking.Pipe(duplex=False)
    helper = forking.Process(target=_help, args=(others, derivation, sending), daemon=True)
    helper.start()
    sending.close()
    try:
        yield from _alone(mine, derivation)
        found = list(_heard(receiving))
    finally:  # whatever happened to the first process, the second does not outlive it
        helper.kill()
        helper.join()
        receiving.close()
    whole = found and found[-1] == _END
    yield from map(_ROWS.decode, found[:-1]) if whole else _alone(others, derivation)


def _help(pairs: Sequence[Sequence[Strand]], derivation: Derivation, sending: Connection) -> None:
    """Derive all first and tell then: whoever listens is busy until then."""
    done = [msgspec.msgpack.encode(rows) for rows in _alone(pairs, derivation)]
    for data in chain(done, [_END]):
        sending.send_bytes(data)


def _heard(receiving: Connection) -> Iterator[bytes]:
    """Yield what the helper sends; it is whole if the end is the last of it."""
    while True:
        try:
            data = receiving.recv_bytes()
        except EOFError:  # the helper was ended
            return
        yield data
        if data == _END:
            return
