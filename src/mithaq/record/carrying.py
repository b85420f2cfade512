"""A ledger carried whole into another: its steps with all rows that they wrote, holes as holes."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from contextlib import ExitStack

import msgspec
import sqlalchemy as sa

from mithaq.errors import BadExport
from mithaq.record import chain, deriving, origins
from mithaq.record.entry import Carried, Named, Tx
from mithaq.record.schema import APPEND_ONLY, tx
from mithaq.record.store import Row, Store

_AT_ONCE = 20_000  # rows
_TABLES = {table.name: table for table in APPEND_ONLY if table is not tx}


def steps(connection: sa.Connection) -> Iterator[Carried]:
    """Yield all steps in order."""
    with ExitStack() as opened:
        streams = {table.name: chain.Stream(connection, table, opened) for table in APPEND_ONLY}
        for head in streams.pop("tx"):
            step = Tx(*head)  # type: ignore[arg-type] # the columns of the table are its fields
            taken = {name: stream.take(step.tx_id) for name, stream in streams.items()}
            named = {name: [_named(name, row) for row in rows] for name, rows in taken.items()}
            yield Carried(tx=step, rows={name: rows for name, rows in named.items() if rows})


def restore(connection: sa.Connection, store: Store, carried: Iterable[Carried]) -> int:
    """Write steps into an empty ledger as they stood, and return how many they are.

    Raises:
        BadExport: the ledger is not empty, or the chain of the steps does not hold.
    """
    if connection.execute(sa.select(tx.c.tx_id).limit(1)).first() is not None:
        raise BadExport(store.where, "the ledger holds something already")
    waiting: defaultdict[str, list[Row]] = defaultdict(list)
    number = 0
    for number, one in enumerate(carried, 1):
        for name, rows in _checked(one, store.where).items():
            waiting[name] += rows
        if number % _AT_ONCE == 0:
            _write(connection, store, waiting)
    _write(connection, store, waiting)
    if breaks := chain.verify(connection).breaks:
        raise BadExport(store.where, breaks[0])
    origins.rebuild(connection)
    deriving.set_due(connection)
    return number


def _checked(one: Carried, where: str) -> dict[str, list[Row]]:
    """Return the rows of a step, if its hash is theirs: what was changed never comes in."""
    head: Row = msgspec.structs.astuple(one.tx)
    rows = {name: [_row(name, row) for row in one.rows.get(name, ())] for name in _TABLES}
    if chain.step_hash(head[:-1], rows) != one.tx.hash:
        raise BadExport(where, f"step {one.tx.tx_id} is not what was written")
    return {"tx": [head], **rows}


def _write(connection: sa.Connection, store: Store, waiting: dict[str, list[Row]]) -> None:
    for table in APPEND_ONLY:
        store.insert(connection, table, waiting.pop(table.name, []))


def _named(table: str, row: Row) -> Named:
    columns = _TABLES[table].columns.keys()
    return {name: value for name, value in zip(columns, row, strict=True) if value is not None}


def _row(table: str, named: Named) -> Row:
    return tuple(named.get(name) for name in _TABLES[table].columns.keys())  # noqa: SIM118 - not a dict
