"""What may be done to a ledger: each function makes the rows of one step.

What a step touches is noted with the writer, so that what was derived can follow.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

import msgspec
import sqlalchemy as sa

from mithaq.errors import BadJudgement
from mithaq.record import schema, searching
from mithaq.record.claims import fresh_strand, voice_of
from mithaq.record.entry import (
    ANONYMOUS,
    OWN_VOICE,
    Difference,
    Judgement,
    Known,
    Link,
    Receipt,
    Tx,
    Verdict,
)
from mithaq.record.ledger import Source
from mithaq.record.moments import holds_on
from mithaq.record.origins import SAME_VOICE, linked_with, set_origin
from mithaq.record.rereading import Reading, content, reading_of, verdicts
from mithaq.record.rows import (
    check,
    check_report,
    hash_of,
    known_from,
    report_row,
    statement_id,
    statement_row,
    via_rows,
)
from mithaq.record.store import Row
from mithaq.record.writing import Pair, Writer
from mithaq.report import Report, content_id
from mithaq.statement import Statement

_REPORT, _STATEMENT = schema.report, schema.statement


def add(writer: Writer, report: Report, statements: Sequence[Statement], source: Source) -> Receipt:
    """Add a report; of one that is there already, what a newer reader reads otherwise.

    The writer must have been asked to recognise it.
    """
    id_ = content_id(report)
    known = writer.added.get(id_) or writer.known.get(id_)
    if known is None:
        return ingest(writer, report, statements, source)
    if id_ not in writer.added:
        reading = reading_of(writer.connection, id_)
        if source.reader_version not in reading.versions:
            return _reread(writer, report, statements, (reading, source))
    return Receipt(report_id=id_, tx_id=known, new=False, statements=0)


def difference(
    connection: sa.Connection, report: Report, statements: Sequence[Statement]
) -> Difference:
    """Return what recording *statements* as a newer reading would change."""
    id_ = content_id(report)
    told = {content(one, id_): one for one in statements}
    return reading_of(connection, id_).against(told)


def _reread(
    writer: Writer,
    report: Report,
    statements: Sequence[Statement],
    over: tuple[Reading, Source],
) -> Receipt:
    reading, source = over
    id_, tx_id = reading.report_id, writer.tx_id + 1
    found = reading.against(_by_id(report, id_, statements, ""))
    added = _by_id(report, id_, found.added, source.reader_version)
    judged = verdicts(found, source.reader_version, (writer.recorded_at, tx_id))
    if not added and not judged:
        return Receipt(report_id=id_, tx_id=writer.tx_id, new=False, statements=0)
    rows = _statement_rows(writer, added, id_, source.reader_version)
    rows["judgement"] = [msgspec.structs.astuple(one) for one in judged]
    writer.step("read", source, rows)
    writer.stale |= reading.pairs | pairs_of(added.values())
    return Receipt(
        report_id=id_, tx_id=tx_id, new=False, statements=len(added), dropped=len(found.dropped)
    )


def ingest(
    writer: Writer, report: Report, statements: Sequence[Statement], source: Source
) -> Receipt:
    """Add a report that is not there yet, with its statements."""
    check_report(report)
    id_ = content_id(report)
    told = _by_id(report, id_, statements, source.reader_version)
    rows = _statement_rows(writer, told, id_, source.reader_version)
    rows["report"] = [report_row(report, writer.recorded_at, writer.tx_id + 1)]
    tx = writer.step("ingest", source, rows)
    writer.added[id_] = tx.tx_id
    if writer.follows:
        known = Known(known_from(report, writer.recorded_at)), Known(writer.recorded_at)
        imprint = report.agency or report.outlet or id_
        writer.fresh += [fresh_strand(one, key, (id_, imprint), known) for key, one in told.items()]
    return Receipt(report_id=id_, tx_id=tx.tx_id, new=True, statements=len(told))


def pairs_of(statements: Iterable[Statement]) -> set[Pair]:
    """Return the pairs of sides that *statements* are about."""
    return {(min(one.actor, one.object), max(one.actor, one.object)) for one in statements}


def _by_id(
    report: Report, report_id: str, statements: Iterable[Statement], reader_version: str
) -> dict[str, Statement]:
    told: dict[str, Statement] = {}
    for one in statements:
        check(one, report)
        told.setdefault(statement_id(one, report_id, reader_version), one)
    return told


def _statement_rows(
    writer: Writer, told: dict[str, Statement], report_id: str, reader_version: str
) -> dict[str, list[Row]]:
    tx_id = writer.tx_id + 1
    rows: defaultdict[str, list[Row]] = defaultdict(list)
    for id_, one in told.items():
        writer.seq += 1
        at = (writer.seq, id_, report_id, tx_id)
        rows["statement"].append(statement_row(one, at, reader_version))
        rows["via"] += via_rows(one, id_, tx_id)
    return rows


def retract(writer: Writer, report_id: str, told: tuple[str, str, str, str]) -> Tx:
    """Note that a report was taken back; *told* is kind, effective day, by whom and why."""
    kind, effective, by, reason = told
    known = _one(writer, schema.retraction, report_id)
    if known is not None:
        raise BadJudgement(report_id, f"it was {known.kind} already", "nothing needs to be done")
    row: Row = (report_id, kind, holds_on(effective), by, reason, writer.tx_id + 1)
    writer.stale |= _pairs_in(writer, [report_id])
    return writer.step("retract", Source(tool=by), {"retraction": [row]})


def erase(writer: Writer, report_id: str, by: str, reason: str) -> Tx:
    """Note an erasure, then make the hole that it allows."""
    if _one(writer, schema.erasure, report_id) is not None:
        raise BadJudgement(report_id, "it was erased already", "nothing needs to be done")
    row: Row = (report_id, by, reason, writer.tx_id + 1)
    tx = writer.step("erase", Source(tool=by), {"erasure": [row]})
    writer.flush()
    searching.forget(writer.connection, writer.store, report_id)
    for table in (_REPORT, _STATEMENT):
        gone = dict.fromkeys(schema.ERASABLE[table.name])
        writer.connection.execute(
            sa.update(table).where(table.c.report_id == report_id).values(gone)
        )
    writer.stale |= _pairs_in(writer, [report_id])
    return tx


def judge(
    writer: Writer,
    statement: tuple[str, Report],
    told: tuple[Verdict, str, str],
    replacement: Statement | None,
) -> Judgement:
    """Note a judgement about *statement* (its id and its report); *told* is what, by whom, why."""
    id_, report = statement
    verdict, by, reason = told
    if (replacement is not None) is not (verdict is Verdict.CORRECTED):
        raise BadJudgement(
            id_, "a correction needs what is right, and nothing else does", "give it"
        )
    rows: dict[str, list[Row]] = {}
    writer.stale |= _pairs_of_statement(writer, id_)
    new_id = None
    if replacement is not None:
        new_id, rows = _replace(writer, (id_, report), replacement, by)
        writer.stale |= pairs_of([replacement])
    tx_id = writer.tx_id + 1
    judgement_id = hash_of(id_, verdict, by, writer.recorded_at, str(tx_id))
    judgement = Judgement(judgement_id, id_, verdict, new_id, by, reason, writer.recorded_at, tx_id)
    rows["judgement"] = [msgspec.structs.astuple(judgement)]
    writer.step("judge", Source(tool=by), rows)
    return judgement


def _replace(
    writer: Writer, wrong: tuple[str, Report], right: Statement, by: str
) -> tuple[str, dict[str, list[Row]]]:
    """Return the id and the rows of what stands in the place of a misreading."""
    wrong_id, report = wrong
    check(right, report)
    report_id = content_id(report)
    reader = f"{by}, correcting {wrong_id}, step {writer.tx_id + 1}"
    new_id = statement_id(right, report_id, reader)
    writer.seq += 1
    at = (writer.seq, new_id, report_id, writer.tx_id + 1)
    return new_id, {
        "statement": [statement_row(right, at, reader, wrong_id)],
        "via": via_rows(right, new_id, writer.tx_id + 1),
    }


def link(writer: Writer, links: Sequence[Link]) -> list[Tx]:
    """Note which reports depend on which, a step each, and in whose voice the linked speak."""
    steps = [_link_step(writer, one) for one in links]
    writer.flush()
    done: set[str] = set()
    for one in links:
        if one.kind in SAME_VOICE and one.report_id not in done:
            imprint, changed = set_origin(writer.connection, one.report_id)
            done |= linked_with(writer.connection, one.report_id)
            _speak(writer, imprint, changed)
    return steps


def _link_step(writer: Writer, one: Link) -> Tx:
    row: Row = (one.report_id, one.other_id, one.kind, one.method, one.score, writer.tx_id + 1)
    return writer.step("link", Source(tool=one.method), {"report_link": [row]})


def _speak(writer: Writer, imprint: str, changed: set[str]) -> None:
    """Let the reports that changed their voice speak in that of *imprint*."""
    writer.fresh = [
        msgspec.structs.replace(one, voice=voice_of(one.claimant, imprint))
        if one.report_id in changed
        else one
        for one in writer.fresh
    ]
    writer.stale |= _pairs_in(writer, changed - set(writer.added), unnamed=True)


def relate(writer: Writer, links: Iterable[Link]) -> None:
    """Note the links that join what is not joined yet."""
    joined: dict[str, set[str]] = {}
    needed: list[Link] = []
    for one in links:
        for id_ in (one.report_id, one.other_id):
            if id_ not in joined:
                group = linked_with(writer.connection, id_)
                joined |= dict.fromkeys(group, group)
        if one.other_id not in joined[one.report_id]:
            needed.append(one)
            both = joined[one.report_id] | joined[one.other_id]
            joined |= dict.fromkeys(both, both)
    if needed:
        link(writer, needed)


def _one(writer: Writer, table: sa.Table, report_id: str) -> sa.Row[*tuple[Any, ...]] | None:
    return writer.connection.execute(sa.select(table).where(table.c.report_id == report_id)).first()


def _pairs_in(writer: Writer, report_ids: Iterable[str], *, unnamed: bool = False) -> set[Pair]:
    """Return the pairs that reports tell of; *unnamed*: in words that are nobody's by name."""
    query = sa.select(_STATEMENT.c.low, _STATEMENT.c.high).distinct()
    query = query.where(_STATEMENT.c.report_id.in_(sorted(report_ids)))
    if unnamed:
        query = query.where(_STATEMENT.c.claimant.in_([OWN_VOICE, ANONYMOUS]))
    return {(row.low, row.high) for row in writer.connection.execute(query)}


def _pairs_of_statement(writer: Writer, id_: str) -> set[Pair]:
    """Return the pair of a statement, and of what was ever put in its place."""
    query = sa.select(_STATEMENT.c.low, _STATEMENT.c.high).where(
        (_STATEMENT.c.statement_id == id_) | (_STATEMENT.c.replaces == id_)
    )
    return {(row.low, row.high) for row in writer.connection.execute(query)}
