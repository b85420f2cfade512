"""The revisions make the tables that the code means, on both stores."""

from collections.abc import Callable

from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from tests.record.made import ISR, KAZ, NOON, SOURCE, report, told

from mithaq.record.keeper import Keeper
from mithaq.record.schema import METADATA, VERSION
from mithaq.statement import Type


def test_the_revisions_make_what_the_schema_says(open_: Callable[..., Keeper]) -> None:
    with open_()._store.reading() as connection:
        context = MigrationContext.configure(connection, opts={"include_object": _is_ours})
        assert compare_metadata(context, METADATA) == []
        assert context.get_current_revision() == VERSION


def test_a_ledger_of_the_first_schema_is_derived_again_when_it_is_opened(
    open_: Callable[..., Keeper],
) -> None:
    old, one = open_(), report("Israel recognised Kazakhstan.")
    old.append(one, [told(one, Type.RECOGNISE, ISR, KAZ)], recorded_at=NOON, source=SOURCE)
    before = old.as_of(state=ISR)
    with old._store.writing() as connection:  # as the first version left it
        connection.exec_driver_sql("DELETE FROM standing")
        connection.exec_driver_sql("DROP INDEX standing_pair")
        connection.exec_driver_sql("CREATE INDEX standing_pair ON standing (axis, state, toward)")
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '0001'")
    old.close()

    assert [one.value for one in before] == ["recognised"]
    assert open_().as_of(state=ISR) == before


def _is_ours(_: object, name: str | None, *__: object) -> bool:
    """Leave out the full-text index, which each database makes in its own way."""
    return not (name or "").startswith("words")
