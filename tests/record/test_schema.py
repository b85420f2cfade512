"""The revisions make the tables that the code means, on both stores."""

from collections.abc import Callable
from pathlib import Path

from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from tests.record.made import ISR, KAZ, NOON, RULES, SOURCE, report, told

from mithaq.record.keeper import Keeper, open_ledger
from mithaq.record.schema import METADATA, VERSION
from mithaq.standing.derive import Derivation
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


def test_erased_words_are_in_the_file_no_more(tmp_path: Path) -> None:
    path, words = tmp_path / "a.ledger", "An unlawfully quoted remark stood here."
    with open_ledger(str(path), Derivation(RULES)) as ledger:
        one = report(words)
        kept = ledger.append(one, [told(one, Type.MEET, ISR, KAZ)], recorded_at=NOON, source=SOURCE)
        ledger.search("remark")
        assert len(ledger.search("unlawfully")) == 1
        ledger.erase(kept.report_id, by="counsel", reason="order", recorded_at=NOON)
    assert words.encode() not in path.read_bytes()
    assert b"unlawfully" not in path.read_bytes()


def _is_ours(_: object, name: str | None, *__: object) -> bool:
    """Leave out the full-text index, which each database makes in its own way."""
    return not (name or "").startswith("words")
