"""What a database must be able to do for the ledger; the rest is shared."""

from collections.abc import Sequence
from contextlib import AbstractContextManager
from typing import Protocol

import sqlalchemy as sa

#: The values of one row, in the order of the table's columns.
Row = tuple[str | int | float | None, ...]


#: Long answers come a stretch at a time.
STRETCH = {"yield_per": 2_000}


class Store(Protocol):
    """One database, opened: SQLite's file or PostgreSQL's server."""

    where: str  # for error messages: a path, or an address without its password

    def reading(self) -> AbstractContextManager[sa.Connection]:
        """Open a view that stays the same while others write."""

    def writing(self) -> AbstractContextManager[sa.Connection]:
        """Open the one writer's transaction: all of it is kept at the end, or nothing.

        Raises:
            LedgerLocked: another process writes and does not stop within the time limit.
            LedgerReadOnly, LedgerFull, LedgerDamaged, LedgerLost: as they say.
        """

    def insert(self, connection: sa.Connection, table: sa.Table, rows: Sequence[Row]) -> None:
        """Write many rows at once, by the fastest way that the database has."""

    def index(self, connection: sa.Connection, rows: Sequence[tuple[int, str]]) -> None:
        """Add passages to the full-text index: the number of each, and its tokens."""

    def unindex(self, connection: sa.Connection, rows: Sequence[tuple[int, str]]) -> None:
        """Take passages out of the index, with the tokens that they were added with."""

    def find(
        self,
        connection: sa.Connection,
        wanted: Sequence[tuple[str, ...]],
        limit: int,
        before: int | None,
    ) -> list[int]:
        """Return the numbers of passages that have a form of each word, the highest first."""

    def close(self) -> None:
        """Let go of it."""
