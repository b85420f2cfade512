"""A newer reader's reading of a report beside the older one: what is kept, added, dropped.

What both read alike stays. What only the newer one reads is added; what it reads no longer is
rejected in its name, and comes back if a later reader reads it again. What a person has judged
stays as that person left it.
"""

from collections.abc import Mapping, Sequence

import msgspec
import sqlalchemy as sa

from mithaq.record.deriving import Pair, rulings
from mithaq.record.entry import Difference, Judgement, Verdict
from mithaq.record.knowing import Ruling
from mithaq.record.rows import hash_of, statement_id, statement_of
from mithaq.record.schema import statement
from mithaq.statement import Statement

#: How the judgements of readers are signed, so that persons' judgements outrank them.
READER = "reader:"


class Reading(msgspec.Struct, frozen=True):
    """What the ledger has of one report: each statement by what it says."""

    report_id: str
    by_content: Mapping[str, str]  # hash of what is said, whoever read it -> statement id
    last: Mapping[str, Ruling]  # statement id -> its latest ruling
    replacements: frozenset[str]  # statement ids that stand in the place of others
    pairs: frozenset[Pair]
    versions: frozenset[str]

    def against(self, told: Mapping[str, Statement]) -> Difference:
        """Return how *told*, by hash of what is said, differs."""
        ids = self.by_content
        return Difference(
            added=tuple(one for key, one in told.items() if key not in ids),
            dropped=tuple(
                id_ for key, id_ in ids.items() if key not in told and self._may_drop(id_)
            ),
            restored=tuple(
                id_ for key, id_ in ids.items() if key in told and self._may_restore(id_)
            ),
            kept=sum(key in ids for key in told),
        )

    def _may_drop(self, id_: str) -> bool:
        ruling = self.last.get(id_)
        if id_ in self.replacements or (ruling and not ruling.by.startswith(READER)):
            return False
        return ruling is None or ruling.verdict is Verdict.CONFIRMED

    def _may_restore(self, id_: str) -> bool:
        ruling = self.last.get(id_)
        return bool(ruling and ruling.by.startswith(READER) and ruling.verdict is Verdict.REJECTED)


def reading_of(connection: sa.Connection, report_id: str) -> Reading:
    """Return what the ledger has of a report."""
    query = sa.select(statement).where(statement.c.report_id == report_id)
    rows = connection.execute(query.order_by(statement.c.seq)).all()
    said = {row.statement_id: content(statement_of(row, "", (), ""), report_id) for row in rows}
    judged = rulings(connection, list(said))
    return Reading(
        report_id=report_id,
        by_content={key: id_ for id_, key in said.items()},
        last={id_: of_id[-1] for id_, of_id in judged.items()},
        replacements=frozenset(row.statement_id for row in rows if row.replaces),
        pairs=frozenset((row.low, row.high) for row in rows),
        versions=frozenset(row.reader_version for row in rows if not row.replaces),
    )


def content(told: Statement, report_id: str) -> str:
    """Return the hash of what a statement says, whoever read it."""
    return statement_id(told, report_id, "")


def verdicts(
    difference: Difference, reader_version: str, at: tuple[str, int]
) -> Sequence[Judgement]:
    """Return the judgements in the reader's name; *at* is when, and in which step."""
    recorded_at, tx_id = at
    by = READER + reader_version
    found = [
        *((id_, Verdict.REJECTED, "not read any more") for id_ in difference.dropped),
        *((id_, Verdict.CONFIRMED, "read again") for id_ in difference.restored),
    ]
    return [
        Judgement(
            hash_of(id_, verdict, by, recorded_at, str(tx_id)), id_, verdict, None, by, why,
            recorded_at, tx_id,
        )
        for id_, verdict, why in found
    ]  # fmt: skip
