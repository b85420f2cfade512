"""Triggers: the database itself refuses to change or delete what was written.

One change is let through: the words of a report for which an erasure is recorded may become null,
and nothing else of the row may change with them.
"""

from collections.abc import Iterable, Iterator, Mapping

import sqlalchemy as sa

_SAYS = "append-only: {table} is never changed"


#: For each table, the columns whose words may go.
Erasable = Mapping[str, tuple[str, ...]]


def guards(dialect: str, tables: Iterable[sa.Table], erasable: Erasable) -> Iterator[str]:
    """Yield the statements that make the triggers of *tables*, in the words of *dialect*."""
    if dialect == "postgresql":
        yield _FUNCTION
    for table in tables:
        gone = erasable.get(table.name, ())
        yield from (_sqlite(table, gone) if dialect == "sqlite" else _postgres(table, gone))


def _sqlite(table: sa.Table, gone: tuple[str, ...]) -> Iterator[str]:
    says = _SAYS.format(table=table.name)
    unless = f"WHEN NOT ({_hole(table, gone, 'IS')})" if gone else ""
    yield (
        f"CREATE TRIGGER {table.name}_keeps_rows BEFORE DELETE ON {table.name} "
        f"BEGIN SELECT RAISE(ABORT, '{says}'); END"
    )
    yield (
        f"CREATE TRIGGER {table.name}_keeps_words BEFORE UPDATE ON {table.name} {unless} "
        f"BEGIN SELECT RAISE(ABORT, '{says}'); END"
    )


_FUNCTION = """
CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN RAISE EXCEPTION 'append-only: % is never changed', TG_TABLE_NAME; END $$
"""


def _postgres(table: sa.Table, gone: tuple[str, ...]) -> Iterator[str]:
    refuse = "EXECUTE FUNCTION refuse_change()"
    unless = ""
    if gone:
        yield _hole_function(table, gone)
        unless = f"WHEN (NOT {table.name}_hole(OLD, NEW))"
    yield (
        f"CREATE TRIGGER {table.name}_keeps_rows BEFORE DELETE ON {table.name} "
        f"FOR EACH ROW {refuse}"
    )
    yield (
        f"CREATE TRIGGER {table.name}_keeps_words BEFORE UPDATE ON {table.name} "
        f"FOR EACH ROW {unless} {refuse}"
    )
    yield f"CREATE TRIGGER {table.name}_keeps_all BEFORE TRUNCATE ON {table.name} {refuse}"


def _hole_function(table: sa.Table, gone: tuple[str, ...]) -> str:
    """Return a function of its own: a trigger's condition may hold no subquery there."""
    name, hole = table.name, _hole(table, gone, "IS NOT DISTINCT FROM")
    return (
        f"CREATE FUNCTION {name}_hole(old {name}, new {name}) RETURNS boolean LANGUAGE sql AS "
        f"$$ SELECT {hole} $$"
    )


def _hole(table: sa.Table, gone: tuple[str, ...], same: str) -> str:
    """Return the condition under which an update only makes a hole that is recorded."""
    empty = [f"new.{name} IS NULL" for name in gone]
    kept = [
        f'new."{column.name}" {same} old."{column.name}"'
        for column in table.columns
        if column.name not in gone
    ]
    recorded = "EXISTS (SELECT 1 FROM erasure WHERE erasure.report_id = old.report_id)"
    return " AND ".join([*empty, *kept, recorded])
