"""The first tables, and the triggers that keep what is written as it was written.

A revision stands for good: it says in full what it makes, whatever `record.schema` says later.
"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

from mithaq.record.guards import guards

revision = "0001"
down_revision = None

#: Each column's mark: ``*`` key, ``?`` may be null, ``#`` whole number, ``%`` small, ``~`` real.
_APPEND_ONLY = {
    "tx": "tx_id#* recorded_at kind tool version parameters prev_hash hash",
    "report": "report_id* name lang? title? text? text_hash published? published_precision? "
    "retrieved? outlet? agency? url? known_from tx_id#",
    "statement": "seq#* statement_id report_id type actor object low high level? modality polarity "
    "condition? condition_hash? time? time_lo? time_hi? claimant act? said? channel? place? "
    "actor_person? object_person? claimant_person? start% end% plover? cameo? rule? "
    "reader_version replaces? tx_id#",
    "via": "statement_id* position#* id tx_id#",
    "report_link": "report_id* other_id* kind* method score~ tx_id#",
    "judgement": "judgement_id* statement_id verdict replacement_id? by reason recorded_at tx_id#",
    "retraction": "report_id* kind effective by reason tx_id#",
    "erasure": "report_id* by reason tx_id#",
}
_DERIVED = {
    "standing": "axis state toward timeline known_from valid_from known_to valid_from_lo valid_to "
    "value grade since modality voices# denials# contested# basis against beside detail?",
    "origin": "report_id* imprint",
    "mark": "name* value#",
}
_ERASABLE = {"report": ("title", "text"), "statement": ("condition",)}
_INDEXES = {
    "report_tx": "report tx_id",
    "report_name": "report name",
    "report_known_from": "report known_from",
    "statement_report": "statement report_id",
    "statement_pair": "statement low high",
    "statement_low": "statement low seq",
    "statement_high": "statement high seq",
    "statement_claimant": "statement claimant seq",
    "via_tx": "via tx_id",
    "report_link_tx": "report_link tx_id",
    "report_link_other": "report_link other_id",
    "judgement_statement": "judgement statement_id",
    "judgement_tx": "judgement tx_id",
    "retraction_tx": "retraction tx_id",
    "erasure_tx": "erasure tx_id",
    "standing_pair": "standing axis state toward",
    "standing_toward": "standing axis toward known_to",
    "standing_known_from": "standing axis known_from",
    "standing_known_to": "standing axis known_to",
}
_WORDS = {
    "sqlite": (
        """
        CREATE VIRTUAL TABLE words USING fts5(
            tokens, content='', detail='none', columnsize=0,
            tokenize='unicode61 remove_diacritics 0'
        )
        """,
    ),
    "postgresql": (
        "CREATE TABLE words (seq bigint PRIMARY KEY, tokens tsvector NOT NULL)",
        "CREATE INDEX words_tokens ON words USING gin (tokens)",
    ),
}


def upgrade() -> None:
    """Make the tables, their indexes and their guards."""
    tables = {
        name: op.create_table(name, *map(_column, columns.split()), sqlite_strict=True)
        for name, columns in (_APPEND_ONLY | _DERIVED).items()
    }
    for name, of_table in _INDEXES.items():
        table, *columns = of_table.split()
        op.create_index(name, table, columns)
    op.create_index("statement_id", "statement", ["statement_id"], unique=True)
    replaces = sa.text("replaces IS NOT NULL")
    op.create_index(
        "statement_replaces", "statement", ["replaces"], sqlite_where=replaces,
        postgresql_where=replaces,
    )  # fmt: skip
    dialect = op.get_bind().dialect.name
    kept = [tables[name] for name in _APPEND_ONLY]
    for command in (*_WORDS[dialect], *guards(dialect, kept, _ERASABLE)):
        op.execute(command)


_TEXT = sa.Text().with_variant(postgresql.TEXT(collation="C"), "postgresql")
_WHOLE = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
_SCORE: sa.types.TypeEngine[float] = sa.REAL().with_variant(
    postgresql.DOUBLE_PRECISION(), "postgresql"
)


def _column(marked: str) -> sa.Column[str] | sa.Column[int] | sa.Column[float]:
    """Return the column that a marked name stands for."""
    name = marked.rstrip("*?#%~")
    nullable, key = "?" in marked, "*" in marked
    if "#" in marked:
        return sa.Column(name, _WHOLE, nullable=False, primary_key=key, autoincrement=False)
    if "%" in marked:
        return sa.Column(name, sa.Integer, nullable=False)
    if "~" in marked:
        return sa.Column(name, _SCORE, nullable=False)
    return sa.Column(name, _TEXT, nullable=nullable, primary_key=key)
