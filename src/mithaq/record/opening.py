"""Opening a ledger: which store it is, whether it is one, and of which version."""

from importlib import resources

import sqlalchemy as sa

from mithaq.errors import LedgerDamaged, LedgerMissing, LedgerVersion
from mithaq.record import schema, sqlite
from mithaq.record.store import Store

#: How the address of a server begins.
_SERVER = ("postgresql://", "postgres://", "postgresql+psycopg://")


def open_store(where: str, *, create: bool = True, patience: int | None = None) -> Store:
    """Open the store at *where*: a path, ``:memory:``, or an address; make its tables.

    Raises:
        LedgerMissing: there is none, and it is not to be made.
        LedgerVersion: another version made it.
        LedgerDamaged: it is no ledger.
    """
    store = _store(where, create=create, patience=patience)
    try:
        _settle(store, create=create)
    except BaseException:
        store.close()
        raise
    return store


def _store(where: str, *, create: bool, patience: int | None) -> Store:
    if where.startswith(_SERVER):
        from mithaq.record.postgres import PostgresStore  # noqa: PLC0415 - an optional driver

        return PostgresStore(where, patience)
    if not create and not sqlite.exists(where):
        raise LedgerMissing(where)
    return sqlite.SqliteStore(where, patience)


def _settle(store: Store, *, create: bool) -> None:
    with store.reading() as connection:
        found = _version(connection)
        tables = sa.inspect(connection).get_table_names() if found is None else []
    if found == schema.VERSION:
        return
    if tables:
        raise LedgerDamaged(store.where, f"it holds the tables of something else: {tables[0]}")
    if found is not None and found > schema.VERSION:
        raise LedgerVersion(store.where, found, schema.VERSION)
    if found is None and not create:
        raise LedgerMissing(store.where, "the file holds no ledger")
    with store.writing() as connection:
        if _version(connection) != schema.VERSION:  # another may have been quicker
            _migrate(connection)


def _version(connection: sa.Connection) -> str | None:
    if not sa.inspect(connection).has_table("alembic_version"):
        return None
    query = sa.text("SELECT version_num FROM alembic_version")
    return connection.execute(query).scalar()


def _migrate(connection: sa.Connection) -> None:
    from alembic import command  # noqa: PLC0415 - slow to load, and needed only once a ledger
    from alembic.config import Config  # noqa: PLC0415

    config = Config()
    folder = resources.files("mithaq.record") / "migrations"
    config.set_main_option("script_location", str(folder))
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    command.upgrade(config, "head")
