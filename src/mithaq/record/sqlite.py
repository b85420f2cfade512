"""The embedded store: one SQLite file in WAL mode, one writer and many readers."""

import contextlib
import os
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import sqlalchemy as sa
from sqlalchemy import event
from sqlalchemy.pool import ConnectionPoolEntry

from mithaq.errors import (
    LedgerDamaged,
    LedgerError,
    LedgerFull,
    LedgerLocked,
    LedgerMissing,
    LedgerReadOnly,
)
from mithaq.record.store import Row

#: How long a writer waits for another, in milliseconds.
PATIENCE = 5_000
_HIGHEST = 2**62
_MEMORY = ":memory:"


class SqliteStore:
    """A file; every connection sees whole transactions only."""

    def __init__(self, where: str, patience: int | None = None) -> None:
        self.where = where
        self._engine = sa.create_engine(
            _address(where), poolclass=sa.pool.StaticPool if where == _MEMORY else None
        )
        event.listen(self._engine, "connect", _prepare(PATIENCE if patience is None else patience))

    @contextmanager
    def reading(self) -> Iterator[sa.Connection]:
        """Open a view that stays the same while others write."""
        with errors(self.where), self._engine.connect() as connection:
            connection.exec_driver_sql("BEGIN")
            try:
                yield connection
            finally:
                connection.exec_driver_sql("ROLLBACK")

    @contextmanager
    def writing(self) -> Iterator[sa.Connection]:
        """Open the one writer's transaction."""
        with errors(self.where), self._engine.connect() as connection:
            connection.exec_driver_sql("BEGIN IMMEDIATE")
            try:
                yield connection
            except BaseException:
                _roll_back(connection)
                raise
            connection.exec_driver_sql("COMMIT")

    def insert(self, connection: sa.Connection, table: sa.Table, rows: Sequence[Row]) -> None:
        """Write many rows with one prepared statement."""
        if rows:
            marks = ", ".join("?" * len(table.columns))
            connection.exec_driver_sql(f"INSERT INTO {table.name} VALUES ({marks})", list(rows))  # noqa: S608 - names of our own schema

    def index(self, connection: sa.Connection, rows: Sequence[tuple[int, str]]) -> None:
        """Add passages to the full-text index."""
        if rows:
            query = "INSERT INTO words (rowid, tokens) VALUES (?, ?)"
            connection.exec_driver_sql(query, list(rows))

    def unindex(self, connection: sa.Connection, rows: Sequence[tuple[int, str]]) -> None:
        """Take passages out of the index."""
        if rows:
            query = "INSERT INTO words (words, rowid, tokens) VALUES ('delete', ?, ?)"
            connection.exec_driver_sql(query, list(rows))
            # until its parts are merged, the index only notes that the words are gone
            connection.exec_driver_sql("INSERT INTO words (words) VALUES ('optimize')")

    def find(
        self,
        connection: sa.Connection,
        wanted: Sequence[tuple[str, ...]],
        limit: int,
        before: int | None,
    ) -> list[int]:
        """Return the numbers of passages that have a form of each word."""
        either = [" OR ".join(f'"{form}"' for form in forms) for forms in wanted]
        match = " AND ".join(f"({forms})" for forms in either)
        query = (
            "SELECT rowid FROM words WHERE words MATCH ? AND rowid < ? ORDER BY rowid DESC LIMIT ?"
        )
        rows = connection.exec_driver_sql(query, (match, before or _HIGHEST, limit))
        return list(rows.scalars())

    def close(self) -> None:
        """Close the file."""
        self._engine.dispose()


def _address(where: str) -> str:
    """Return the address of a file; one that may not be written is opened as it stands.

    Beside a file in WAL mode SQLite must write another; where the folder does not allow it, the
    file cannot change either, and SQLite is told so.
    """
    path = Path(where)
    if not exists(where) or os.access(where, os.W_OK):
        return f"sqlite:///{where}"
    frozen = "" if os.access(path.parent, os.W_OK) else "&immutable=1"
    return f"sqlite:///{path.absolute().as_uri()}?mode=ro{frozen}&uri=true"


def _prepare(patience: int) -> "event._ListenerFnType":
    def prepare(connection: sqlite3.Connection, _: ConnectionPoolEntry) -> None:
        connection.isolation_level = None  # SQLAlchemy's BEGIN is ours to give
        for pragma in (
            f"busy_timeout = {patience}",
            "synchronous = NORMAL",
            "foreign_keys = ON",
            "temp_store = MEMORY",
            "secure_delete = ON",  # what is erased leaves no bytes behind
            "cache_size = -64000",  # KiB
            "wal_autocheckpoint = 16000",  # pages: random ones of the indexes are written once
        ):
            connection.execute(f"PRAGMA {pragma}")
        with contextlib.suppress(sqlite3.OperationalError):  # a file that may only be read
            connection.execute("PRAGMA journal_mode = WAL")

    return prepare


def _roll_back(connection: sa.Connection) -> None:
    driver = connection.connection.driver_connection
    if driver is not None and driver.in_transaction:  # a full disk has rolled back by itself
        connection.exec_driver_sql("ROLLBACK")


#: What SQLite's result codes mean for the one who gave the command.
_MEANING: dict[int, Callable[[str], LedgerError]] = {
    sqlite3.SQLITE_BUSY: LedgerLocked,
    sqlite3.SQLITE_LOCKED: LedgerLocked,
    sqlite3.SQLITE_READONLY: LedgerReadOnly,
    sqlite3.SQLITE_FULL: LedgerFull,
    sqlite3.SQLITE_CANTOPEN: LedgerMissing,
}
_DAMAGE = {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_IOERR}
_PRIMARY = 0xFF  # an extended result code holds the primary one in its last byte


@contextmanager
def errors(where: str) -> Iterator[None]:
    """Turn the driver's errors into ours, which say what to do."""
    try:
        yield
    except (sa.exc.DBAPIError, sqlite3.Error) as error:
        raise _meaning(error, where) from error


def _meaning(error: Exception, where: str) -> Exception:
    cause = error.orig if isinstance(error, sa.exc.DBAPIError) else error
    code = getattr(cause, "sqlite_errorcode", 0) & _PRIMARY
    if code in _MEANING:
        return _MEANING[code](where)
    return LedgerDamaged(where, str(cause)) if code in _DAMAGE else error


def exists(where: str) -> bool:
    """Say whether there is a file with something in it."""
    return where != _MEMORY and Path(where).is_file() and Path(where).stat().st_size > 0
