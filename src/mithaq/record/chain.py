"""The hash chain: each step's hash takes in the one before it and every row that the step wrote.

Words that an erasure may remove enter by their own hash, which stays, so the chain holds over a
hole, and a hole is believed only where an erasure is recorded.
"""

import hashlib
from collections.abc import Iterator, Sequence
from contextlib import ExitStack

import msgspec
import sqlalchemy as sa

from mithaq.record import schema
from mithaq.record.ledger import Verified
from mithaq.record.rows import Rows, hash_of
from mithaq.record.store import STRETCH, Row

#: What the first step's `prev_hash` says.
GENESIS = "0" * 64

#: For each table, the places of its row that enter the hash of a step.
_HASHED = {
    table.name: [
        place
        for place, column in enumerate(table.columns)
        if column.name not in schema.ERASABLE.get(table.name, ())
    ]
    for table in schema.APPEND_ONLY
}


def step_hash(head: Row, rows: Rows) -> str:
    """Return the hash of a step: *head* is its row in `tx` but for the hash itself."""
    content = [
        [
            str(table.name),
            [[row[place] for place in _HASHED[table.name]] for row in rows[table.name]],
        ]
        for table in schema.APPEND_ONLY
        if rows.get(table.name)
    ]
    return hashlib.sha256(msgspec.json.encode([head, content])).hexdigest()


def verify(connection: sa.Connection) -> Verified:
    """Walk the chain from the first step, and check every hash on the way."""
    with ExitStack() as opened:
        walk = _Walk(connection, opened)
        breaks = list(walk.breaks())
    return Verified(
        steps=walk.steps,
        reports=walk.seen["report"],
        statements=walk.seen["statement"],
        erased=len(walk.erased),
        head=walk.head,
        breaks=tuple(breaks),
    )


class _Walk:
    """All append-only tables, read side by side in the order of steps."""

    def __init__(self, connection: sa.Connection, opened: ExitStack) -> None:
        self.steps = 0
        self.head = GENESIS
        self.seen = {table.name: 0 for table in schema.APPEND_ONLY}
        query = sa.select(schema.erasure.c.report_id)
        self.erased = set(connection.execute(query).scalars())
        self._streams = {
            table.name: Stream(connection, table, opened) for table in schema.APPEND_ONLY
        }

    def breaks(self) -> Iterator[str]:
        """Yield each break as a sentence."""
        for step in self._streams.pop("tx"):
            yield from self._step(step)
        for name, stream in self._streams.items():
            if stream.ahead is not None:
                yield f"{name}: rows of step {stream.ahead[-1]} stand there, but no such step"

    def _step(self, step: Row) -> Iterator[str]:
        tx_id, written = step[0], step[-1]
        self.steps += 1
        if tx_id != self.steps:
            yield f"step {self.steps} is missing; {tx_id} follows"
            self.steps = int(tx_id or 0)
        if step[-2] != self.head:
            yield f"step {tx_id} does not follow from the step before it"
        rows = {name: stream.take(int(tx_id or 0)) for name, stream in self._streams.items()}
        for name, of_table in rows.items():
            self.seen[name] += len(of_table)
        if step_hash(step[:-1], rows) != written:
            yield f"step {tx_id} is not what was written: its hash does not fit"
        yield from self._words(rows["report"], rows["statement"])
        self.head = str(written)

    def _words(self, reports: Sequence[Row], statements: Sequence[Row]) -> Iterator[str]:
        for row in reports:
            named = dict(zip(schema.report.columns.keys(), row, strict=True))
            if named["text"] is None and named["report_id"] not in self.erased:
                yield f"report {named['report_id']}: its text is gone and no erasure is recorded"
            elif named["text"] is not None and named["text_hash"] != hash_of(
                str(named["title"] or ""), str(named["text"])
            ):
                yield f"report {named['report_id']}: its text is not what was written"
        for row in statements:
            named = dict(zip(schema.statement.columns.keys(), row, strict=True))
            words = named["condition"]
            if words is not None and named["condition_hash"] != hash_of(str(words)):
                yield f"statement {named['statement_id']}: its condition is not what was written"


class Stream:
    """The rows of one table in the order of steps, one step at a time."""

    def __init__(self, connection: sa.Connection, table: sa.Table, opened: ExitStack) -> None:
        order = [table.c.tx_id, *table.primary_key.columns]
        if table is schema.statement:
            order = [table.c.seq]  # which rises with the steps
        query = sa.select(table).order_by(*order)
        result = connection.execute(query, execution_options=STRETCH)
        opened.callback(result.close)
        self._rows: Iterator[Row] = (tuple(row) for row in result)
        self._place = list(table.columns.keys()).index("tx_id")
        self.ahead = next(self._rows, None)

    def __iter__(self) -> Iterator[Row]:
        while self.ahead is not None:
            row, self.ahead = self.ahead, next(self._rows, None)
            yield row

    def take(self, tx_id: int) -> list[Row]:
        """Return the rows of step *tx_id*, which are the next, or none."""
        rows = []
        while self.ahead is not None and self.ahead[self._place] == tx_id:
            rows.append(self.ahead)
            self.ahead = next(self._rows, None)
        return rows
