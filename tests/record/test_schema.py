"""The revisions make the tables that the code means, on both stores."""

from collections.abc import Callable

from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext

from mithaq.record.keeper import Keeper
from mithaq.record.schema import METADATA, VERSION


def test_the_revisions_make_what_the_schema_says(open_: Callable[..., Keeper]) -> None:
    with open_()._store.reading() as connection:
        context = MigrationContext.configure(connection, opts={"include_object": _is_ours})
        assert compare_metadata(context, METADATA) == []
        assert context.get_current_revision() == VERSION


def _is_ours(_: object, name: str | None, *__: object) -> bool:
    """Leave out the full-text index, which each database makes in its own way."""
    return not (name or "").startswith("words")
