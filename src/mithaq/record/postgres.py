"""The server's store: PostgreSQL 14 or later, several writers, one chain."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

import sqlalchemy as sa
from sqlalchemy import pool

from mithaq.errors import (
    LedgerDamaged,
    LedgerError,
    LedgerFull,
    LedgerLocked,
    LedgerLost,
    LedgerReadOnly,
)
from mithaq.record.store import Row

#: How long a writer waits for another, in milliseconds.
PATIENCE = 30_000
#: The chain has one end, so that writers take turns; any number does that no other tool locks.
_HIGHEST = 2**62
_TURN = 7_154_121


class PostgresStore:
    """A database of a server; a step waits for its turn and then sees all steps before it."""

    def __init__(self, where: str, patience: int | None = None) -> None:
        url = sa.make_url(where).set(drivername="postgresql+psycopg")
        self.where = url.set(drivername="postgresql").render_as_string(hide_password=True)
        self._patience = PATIENCE if patience is None else patience
        try:
            self._engine = sa.create_engine(
                url, isolation_level="AUTOCOMMIT", poolclass=pool.QueuePool, pool_pre_ping=True
            )
        except ModuleNotFoundError as error:
            what, do = "the driver for PostgreSQL is missing", "pip install 'mithaq[postgres]'"
            raise LedgerError(what, self.where, do) from error

    @contextmanager
    def reading(self) -> Iterator[sa.Connection]:
        """Open a view that stays the same while others write."""
        begin = "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY"
        with errors(self.where), self._within(begin, "ROLLBACK") as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[sa.Connection]:
        """Open a writer's transaction, when its turn has come."""
        with errors(self.where), self._within("BEGIN", "COMMIT") as connection:
            connection.exec_driver_sql(f"SET LOCAL lock_timeout = {self._patience}")
            connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({_TURN})")
            yield connection

    @contextmanager
    def _within(self, begin: str, end: str) -> Iterator[sa.Connection]:
        with self._engine.connect() as connection:
            connection.exec_driver_sql(begin)
            try:
                yield connection
            except BaseException:
                if not connection.invalidated and not connection.closed:
                    connection.exec_driver_sql("ROLLBACK")
                raise
            connection.exec_driver_sql(end)

    def insert(self, connection: sa.Connection, table: sa.Table, rows: Sequence[Row]) -> None:
        """Write many rows by COPY."""
        driver = connection.connection.driver_connection
        if not rows or driver is None:
            return
        with driver.cursor() as cursor, cursor.copy(f"COPY {table.name} FROM STDIN") as copy:
            for row in rows:
                copy.write_row(row)

    def index(self, connection: sa.Connection, rows: Sequence[tuple[int, str]]) -> None:
        """Add passages to the full-text index."""
        driver = connection.connection.driver_connection
        if not rows or driver is None:
            return
        with driver.cursor() as cursor, cursor.copy("COPY words FROM STDIN") as copy:
            for number, tokens in rows:
                copy.write_row((number, " ".join(f"'{token}'" for token in tokens.split())))

    def unindex(self, connection: sa.Connection, rows: Sequence[tuple[int, str]]) -> None:
        """Take passages out of the index."""
        for number, _ in rows:
            connection.exec_driver_sql("DELETE FROM words WHERE seq = %s", (number,))

    def find(
        self,
        connection: sa.Connection,
        wanted: Sequence[tuple[str, ...]],
        limit: int,
        before: int | None,
    ) -> list[int]:
        """Return the numbers of passages that have a form of each word."""
        either = [" | ".join(f"'{form}'" for form in forms) for forms in wanted]
        match = " & ".join(f"({forms})" for forms in either)
        query = (
            "SELECT seq FROM words WHERE tokens @@ %s::tsquery AND seq < %s "
            "ORDER BY seq DESC LIMIT %s"
        )
        rows = connection.exec_driver_sql(query, (match, before or _HIGHEST, limit))
        return list(rows.scalars())

    def close(self) -> None:
        """Close all connections."""
        self._engine.dispose()


#: What PostgreSQL's error codes mean for the one who gave the command.
_MEANING = {
    "55P03": LedgerLocked,
    "25006": LedgerReadOnly,
    "42501": LedgerReadOnly,
    "53100": LedgerFull,
}
_DAMAGE = ("XX001", "XX002")
_LOST = ("08", "57P", "3D000", "28")  # connection, shutdown, no such database, no such user


@contextmanager
def errors(where: str) -> Iterator[None]:
    """Turn the driver's errors into ours, which say what to do."""
    try:
        yield
    except sa.exc.DBAPIError as error:
        raise _meaning(error.orig, where) or error from error
    except Exception as error:
        if meant := _meaning(error, where):
            raise meant from error
        raise


def _meaning(cause: BaseException | None, where: str) -> LedgerError | None:
    """Return our error for the driver's; None where it is no fault of the database."""
    if not type(cause).__module__.startswith("psycopg"):
        return None
    code = getattr(cause, "sqlstate", None)
    if code in _MEANING:
        return _MEANING[code](where)
    if code in _DAMAGE:
        return LedgerDamaged(where, str(cause))
    if code is None or code.startswith(_LOST):
        return LedgerLost(where, str(cause).strip().split("\n")[0])
    return None
