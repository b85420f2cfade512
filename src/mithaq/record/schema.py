"""The tables, the same on both stores: append-only ones, and what is derived from them.

`record.migrations` makes them; a test holds the two together.
"""

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql

#: The schema that this version reads and writes; the last of the migrations.
VERSION = "0004"

#: Text that orders by code point on both stores.
TEXT = sa.Text().with_variant(postgresql.TEXT(collation="C"), "postgresql")
WHOLE = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
SCORE: sa.types.TypeEngine[float] = sa.REAL().with_variant(
    postgresql.DOUBLE_PRECISION(), "postgresql"
)

METADATA = sa.MetaData()


def _text(name: str, *, null: bool = False, key: bool = False) -> sa.Column[str]:
    return sa.Column(name, TEXT, nullable=null, primary_key=key)


def _whole(name: str, *, key: bool = False) -> sa.Column[int]:
    return sa.Column(name, WHOLE, nullable=False, primary_key=key, autoincrement=False)


def _offset(name: str) -> sa.Column[int]:
    return sa.Column(name, sa.Integer, nullable=False)


def _table(name: str, *columns: sa.Column[str] | sa.Column[int] | sa.Column[float]) -> sa.Table:
    return sa.Table(name, METADATA, *columns, sqlite_strict=True)


tx = _table(
    "tx",
    _whole("tx_id", key=True),
    _text("recorded_at"),
    _text("kind"),
    _text("tool"),
    _text("version"),
    _text("parameters"),
    _text("prev_hash"),
    _text("hash"),
)

report = _table(
    "report",
    _text("report_id", key=True),
    _text("name"),  # the id that it was given; empty where none was
    _text("lang", null=True),
    _text("title", null=True),
    _text("text", null=True),  # null only where erased
    _text("text_hash"),
    _text("published", null=True),
    _text("published_precision", null=True),  # day or instant
    _text("retrieved", null=True),
    _text("outlet", null=True),
    _text("agency", null=True),
    _text("url", null=True),
    _text("known_from"),  # published; else retrieved; else recorded
    _whole("tx_id"),
)

report_link = _table(
    "report_link",
    _text("report_id", key=True),
    _text("other_id", key=True),
    _text("kind", key=True),
    _text("method"),
    sa.Column("score", SCORE, nullable=False),
    _whole("tx_id"),
)

statement = _table(
    "statement",
    _whole("seq", key=True),
    _text("statement_id"),
    _text("report_id"),
    _text("type"),
    _text("actor"),
    _text("object"),
    _text("low"),  # actor and object in alphabetical order: the pair that is derived together
    _text("high"),
    _text("level", null=True),
    _text("modality"),
    _text("polarity"),
    _text("condition", null=True),
    _text("condition_hash", null=True),
    _text("time", null=True),
    _text("time_lo", null=True),
    _text("time_hi", null=True),
    _text("claimant"),
    _text("act", null=True),
    _text("said", null=True),
    _text("channel", null=True),
    _text("place", null=True),
    _text("actor_person", null=True),
    _text("object_person", null=True),
    _text("claimant_person", null=True),
    _offset("start"),  # the evidence: code points of the report's text
    _offset("end"),
    _text("plover", null=True),
    _text("cameo", null=True),
    _text("rule", null=True),
    _text("reader_version"),
    _text("replaces", null=True),  # the statement that a judgement corrected into this one
    _whole("tx_id"),
)

via = _table(
    "via",
    _text("statement_id", key=True),
    _whole("position", key=True),
    _text("id"),
    _whole("tx_id"),
)

judgement = _table(
    "judgement",
    _text("judgement_id", key=True),
    _text("statement_id"),
    _text("verdict"),
    _text("replacement_id", null=True),
    _text("by"),
    _text("reason"),
    _text("recorded_at"),
    _whole("tx_id"),
)

retraction = _table(
    "retraction",
    _text("report_id", key=True),
    _text("kind"),
    _text("effective"),
    _text("by"),
    _text("reason"),
    _whole("tx_id"),
)

erasure = _table(
    "erasure",
    _text("report_id", key=True),
    _text("by"),
    _text("reason"),
    _whole("tx_id"),
)

standing = _table(
    "standing",
    _text("axis"),
    _text("state"),
    _text("toward"),
    _text("timeline"),
    _text("known_from"),
    _text("valid_from"),
    _text("known_to"),
    _text("valid_from_lo"),
    _text("valid_to"),
    _text("value"),
    _text("grade"),
    _text("since"),
    _text("modality"),
    _whole("voices"),
    _whole("denials"),
    _whole("contested"),
    _text("basis"),
    _text("against"),
    _text("beside"),
    _text("detail", null=True),
)

#: Of linked reports: in whose voice they speak; a report without links is not here.
origin = _table("origin", _text("report_id", key=True), _text("imprint"))

#: No two rectangles have the same; the index is shorter, since few share a pair.
STANDING_KEY = (
    standing.c.axis,
    standing.c.state,
    standing.c.toward,
    standing.c.timeline,
    standing.c.known_from,
    standing.c.valid_from,
)

#: How far what is derived has followed: `words` up to a seq; `due`: standings must be derived.
mark = _table("mark", _text("name", key=True), _whole("value"))

#: In the order in which a step writes them and in which its hash takes them.
APPEND_ONLY = (tx, report, statement, via, report_link, judgement, retraction, erasure)
#: Columns whose words an erasure removes; what stays is the hash beside them.
ERASABLE = {"report": ("title", "text"), "statement": ("condition",), "tx": ()}

INDEXES = (
    sa.Index("report_tx", report.c.tx_id),
    sa.Index("report_name", report.c.name),
    sa.Index("report_known_from", report.c.known_from),
    sa.Index("statement_id", statement.c.statement_id, unique=True),
    sa.Index("statement_report", statement.c.report_id),
    sa.Index("statement_pair", statement.c.low, statement.c.high),
    sa.Index("statement_low", statement.c.low, statement.c.seq),  # the newest of one side first
    sa.Index("statement_high", statement.c.high, statement.c.seq),
    sa.Index("statement_claimant", statement.c.claimant, statement.c.seq),
    sa.Index(
        "statement_replaces",
        statement.c.replaces,
        sqlite_where=statement.c.replaces.is_not(None),
        postgresql_where=statement.c.replaces.is_not(None),
    ),
    sa.Index("via_tx", via.c.tx_id),
    sa.Index("report_link_tx", report_link.c.tx_id),
    sa.Index("report_link_other", report_link.c.other_id),
    sa.Index("judgement_statement", judgement.c.statement_id),
    sa.Index("judgement_tx", judgement.c.tx_id),
    sa.Index("retraction_tx", retraction.c.tx_id),
    sa.Index("erasure_tx", erasure.c.tx_id),
    sa.Index(
        "standing_pair", standing.c.axis, standing.c.state, standing.c.toward, standing.c.known_to
    ),
    sa.Index("standing_toward", standing.c.axis, standing.c.toward, standing.c.known_to),
    sa.Index("standing_known_from", standing.c.axis, standing.c.known_from),
    sa.Index("standing_known_to", standing.c.axis, standing.c.known_to),
)
