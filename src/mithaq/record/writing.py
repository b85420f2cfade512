"""Steps: rows are collected with their hash, and written together."""

import datetime as dt
from collections.abc import Callable, Sequence
from operator import itemgetter
from typing import Any

import sqlalchemy as sa

from mithaq.errors import ClockWentBack
from mithaq.record import chain, schema
from mithaq.record.claims import Strand
from mithaq.record.entry import Tx
from mithaq.record.ledger import Source
from mithaq.record.moments import instant, later
from mithaq.record.store import Row, Store

_AT_ONCE = 500
#: A writer reads the clock and then waits for its turn; so much later than others it may come.
_WAITED = dt.timedelta(minutes=10)
_LAST = sa.select(schema.tx).order_by(schema.tx.c.tx_id.desc()).limit(1)
_HIGHEST = sa.select(sa.func.max(schema.statement.c.seq))
#: Two sides, in alphabetical order.
Pair = tuple[str, str]


class Writer:
    """One write transaction: steps are collected, and written together at its end."""

    fresh: list[Strand]  # what was added
    stale: set[Pair]  # pairs of which something known before has changed

    def __init__(
        self, connection: sa.Connection, store: Store, recorded_at: str, *, follows: bool = True
    ) -> None:
        self.connection = connection
        self.recorded_at = instant(recorded_at, "recorded_at")
        self.added: dict[str, int] = {}  # reports of this transaction, by the step that adds them
        self.known: dict[str, int] = {}  # reports that are there already, of those asked about
        self.fresh, self.stale = [], set()
        self.follows = follows  # whether what is derived follows at once: then `fresh` is kept
        self.store = store
        self._rows: dict[str, list[Row]] = {table.name: [] for table in schema.APPEND_ONLY}
        last = connection.execute(_LAST).first()
        self.head = last.hash if last else chain.GENESIS
        self.tx_id = last.tx_id if last else 0
        self.seq = connection.execute(_HIGHEST).scalar() or 0
        if last and self.recorded_at < last.recorded_at:
            if later(self.recorded_at, _WAITED) < last.recorded_at:
                raise ClockWentBack(store.where, self.recorded_at, last.recorded_at)
            self.recorded_at = last.recorded_at

    def recognise(self, report_ids: Sequence[str]) -> None:
        """Look up which reports are there already, all in one question."""
        for start in range(0, len(report_ids), _AT_ONCE):
            some = schema.report.c.report_id.in_(report_ids[start : start + _AT_ONCE])
            query = sa.select(schema.report.c.report_id, schema.report.c.tx_id).where(some)
            for row in self.connection.execute(query):
                self.known[row.report_id] = row.tx_id

    def step(self, kind: str, source: Source, rows: dict[str, list[Row]]) -> Tx:
        """Add one step with its *rows*, which name it by the next tx_id."""
        self.tx_id += 1
        for name, of_table in rows.items():
            of_table.sort(key=_KEYS[name])
        head = (
            self.tx_id, self.recorded_at, kind, source.tool, source.version, source.parameters,
            self.head,
        )  # fmt: skip
        self.head = chain.step_hash(head, rows)
        for name, of_table in rows.items():
            self._rows[name] += of_table
        self._rows["tx"].append((*head, self.head))
        return Tx(*head, self.head)

    def flush(self) -> None:
        """Write what was collected."""
        for table in schema.APPEND_ONLY:
            self.store.insert(self.connection, table, self._rows[table.name])
            self._rows[table.name] = []


def _key(table: sa.Table) -> Callable[[Row], Any]:
    """Return what orders the rows of a step as reading them back does: the primary key."""
    return itemgetter(*(list(table.columns).index(one) for one in table.primary_key.columns))


_KEYS = {table.name: _key(table) for table in schema.APPEND_ONLY}
