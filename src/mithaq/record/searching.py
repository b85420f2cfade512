"""Full-text search over the sentences that statements rest on.

The index is derived: it follows the statements up to a mark, and catches up before it is asked.
"""

from collections.abc import Iterator, Sequence

import sqlalchemy as sa

from mithaq.record.schema import mark, report, statement
from mithaq.record.store import STRETCH, Store
from mithaq.record.words import tokens, words

_MARK = "words"
_PORTION = 5_000
#: A passage is a sentence of a report; it is known by the first statement that rests on it.
_PASSAGES = (
    sa.select(
        sa.func.min(statement.c.seq).label("seq"),
        report.c.lang,
        sa.func.substr(
            report.c.text, statement.c.start + 1, statement.c.end - statement.c.start
        ).label("words"),
    )
    .join(report, report.c.report_id == statement.c.report_id)
    .where(report.c.text.is_not(None))
    .group_by(report.c.report_id, statement.c.start, statement.c.end)
)


def is_behind(connection: sa.Connection) -> bool:
    """Say whether there are statements that the index does not know."""
    return _last(connection) > _marked(connection)


def catch_up(connection: sa.Connection, store: Store) -> None:
    """Index what the index does not know yet."""
    last, marked = _last(connection), _marked(connection)
    new = _PASSAGES.where(statement.c.seq > marked)
    rows: list[tuple[int, str]] = []
    for row in connection.execute(new, execution_options=STRETCH):
        rows.append((row.seq, tokens(row.words, row.lang)))
        if len(rows) == _PORTION:
            store.index(connection, rows)
            rows.clear()
    store.index(connection, rows)
    connection.execute(sa.delete(mark).where(mark.c.name == _MARK))
    connection.execute(sa.insert(mark).values(name=_MARK, value=last))


def forget(connection: sa.Connection, store: Store, report_id: str) -> None:
    """Take the sentences of a report out of the index; its text must still be there."""
    query = _PASSAGES.where(report.c.report_id == report_id, statement.c.seq <= _marked(connection))
    rows = [(row.seq, tokens(row.words, row.lang)) for row in connection.execute(query)]
    store.unindex(connection, rows)


def find(connection: sa.Connection, store: Store, query: str) -> Iterator[list[str]]:
    """Yield the statement ids of sentences that hold all words of *query*, the latest first."""
    wanted = words(query, None)
    before: int | None = None
    while wanted and (found := store.find(connection, wanted, _PORTION // 50, before)):
        yield _statements(connection, found)
        before = found[-1]


def _statements(connection: sa.Connection, passages: Sequence[int]) -> list[str]:
    """Return all statements that rest on the sentences of *passages*."""
    first = statement.alias("first")
    query = (
        sa.select(statement.c.statement_id)
        .join(
            first,
            (first.c.report_id == statement.c.report_id)
            & (first.c.start == statement.c.start)
            & (first.c.end == statement.c.end),
        )
        .where(first.c.seq.in_(passages))
        .order_by(first.c.seq.desc(), statement.c.seq)
    )
    return list(connection.execute(query).scalars())


def _last(connection: sa.Connection) -> int:
    return connection.execute(sa.select(sa.func.max(statement.c.seq))).scalar() or 0


def _marked(connection: sa.Connection) -> int:
    return connection.execute(sa.select(mark.c.value).where(mark.c.name == _MARK)).scalar() or 0
