"""Questions about entries, reports and steps, as one query each."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

import sqlalchemy as sa

from mithaq.errors import UnknownName
from mithaq.record import deriving
from mithaq.record.claims import voice_of
from mithaq.record.entry import (
    Axis,
    Entry,
    Judgement,
    Kept,
    Link,
    LinkKind,
    Retraction,
    Tx,
    Verdict,
)
from mithaq.record.knowing import held, public
from mithaq.record.ledger import Counts, Filter, Page
from mithaq.record.moments import LAST
from mithaq.record.rows import report_of, statement_of
from mithaq.record.schema import (
    erasure,
    judgement,
    report,
    report_link,
    retraction,
    standing,
    statement,
    tx,
    via,
)

_WORDS = sa.func.substr(
    report.c.text, statement.c.start + 1, statement.c.end - statement.c.start
).label("words")

#: A statement with all that an entry tells of it.
_ENTRIES = deriving.STRANDS.add_columns(
    *[
        column
        for column in statement.columns
        if column.name not in deriving.STRANDS.selected_columns
    ],
    report.c.name,
    report.c.lang,
    report.c.published,
    report.c.agency,
    report.c.outlet,
    _WORDS,
)

#: Rows of one query: databases bound how many values a query may have.
_PORTION = 500
EntryRow = sa.Row[*tuple[Any, ...]]


def entries(
    connection: sa.Connection, filter_: Filter, page: Page, at: tuple[str, Axis]
) -> list[Entry]:
    """Return a page of what *filter_* lets through and was known *at* a moment, on an axis."""
    moment, axis = at
    portion = max(1, min(page.limit, _PORTION))
    found: list[Entry] = []
    after = page.after
    while len(found) < page.limit:
        seqs = _seqs(connection, filter_, Page(portion, after, page.newest_first), at)
        rows = connection.execute(_ENTRIES.where(statement.c.seq.in_(seqs))).all()
        ordered = sorted(rows, key=lambda row: seqs.index(row.seq))
        found += [one for one in _entries(connection, ordered) if one.is_known(axis, moment)]
        if len(seqs) < portion:
            break
        after = seqs[-1]
    return found[: page.limit]


def _seqs(
    connection: sa.Connection, filter_: Filter, page: Page, at: tuple[str, Axis]
) -> list[int]:
    """Return the numbers of a page of statements, from the index alone where it suffices."""
    seq = statement.c.seq
    order = seq.desc() if page.newest_first else seq
    query = sa.select(seq).where(_behind(page), *_narrowed(filter_))
    query = _known_by(query, filter_, at).order_by(order).limit(page.limit)
    found = {
        number
        for side in _sides(filter_)
        for number in connection.execute(query.where(*side)).scalars()
    }
    return sorted(found, reverse=page.newest_first)[: page.limit]


def _known_by(
    query: sa.Select[*tuple[Any, ...]], filter_: Filter, at: tuple[str, Axis]
) -> sa.Select[*tuple[Any, ...]]:
    """Leave out what came to be known later; when all is asked for, nothing need be joined."""
    moment, axis = at
    if moment != LAST and axis is Axis.LEDGER:
        query = query.join(tx, tx.c.tx_id == statement.c.tx_id).where(tx.c.recorded_at <= moment)
    if filter_.said_in is None and (moment == LAST or axis is Axis.LEDGER):
        return query
    query = query.join(report, report.c.report_id == statement.c.report_id)
    if axis is Axis.PUBLIC:
        query = query.where(report.c.known_from <= moment)
    if filter_.said_in is not None:
        first, last = filter_.said_in
        query = query.where(report.c.known_from >= first, report.c.known_from <= last + "T~")
    return query


def _behind(page: Page) -> sa.ColumnElement[bool]:
    if not page.newest_first:
        return statement.c.seq > page.after
    return statement.c.seq < page.after if page.after else sa.true()


def by_ids(connection: sa.Connection, ids: Iterable[str]) -> dict[str, Entry]:
    """Return the entries of *ids*, of those that exist."""
    wanted = sorted(set(ids))
    found: dict[str, Entry] = {}
    for start in range(0, len(wanted), _PORTION):
        some = statement.c.statement_id.in_(wanted[start : start + _PORTION])
        rows = connection.execute(_ENTRIES.where(some)).all()
        found |= {entry.id: entry for entry in _entries(connection, rows)}
    return found


def by_id(connection: sa.Connection, id_: str) -> Entry:
    """Return the one entry whose id begins with *id_*."""
    query = _ENTRIES.where(_begins(statement.c.statement_id, id_)).limit(2)
    found = _entries(connection, connection.execute(query).all())
    if len(found) != 1:
        raise UnknownName(id_, "statement", tuple(entry.id for entry in found))
    return found[0]


def _begins(column: sa.Column[str], start: str) -> sa.ColumnElement[bool]:
    """Return the condition in a form for which both databases use the index."""
    return (column >= start) & (column < start + "~")


def _narrowed(filter_: Filter) -> list[sa.ColumnElement[bool]]:
    columns = statement.c
    wanted: list[sa.ColumnElement[bool]] = [
        column == value
        for column, value in (
            (columns.actor, filter_.actor),
            (columns.object, filter_.object),
            (columns.claimant, filter_.claimant),
            (columns.report_id, filter_.report_id),
        )
        if value is not None
    ]
    if filter_.types:
        wanted.append(columns.type.in_(list(filter_.types)))
    if filter_.modalities:
        wanted.append(columns.modality.in_(list(filter_.modalities)))
    if filter_.happens_from is not None:
        wanted.append(columns.time_hi >= filter_.happens_from)
    if filter_.happens_to is not None:
        wanted.append(columns.time_lo <= filter_.happens_to)
    return wanted


def _sides(filter_: Filter) -> list[list[sa.ColumnElement[bool]]]:
    """Return the conditions about the sides, each for a query of its own that uses its index."""
    low, high = statement.c.low, statement.c.high
    if filter_.side is None:
        return [[]]
    if filter_.other is None:
        return [[low == filter_.side], [high == filter_.side]]
    first, last = sorted((filter_.side, filter_.other))
    return [[low == first, high == last]]


def _entries(connection: sa.Connection, rows: Sequence[EntryRow]) -> list[Entry]:
    ids = [row.statement_id for row in rows]
    judged = deriving.rulings(connection, ids)
    passed = _passed_on(connection, ids)
    return [_entry(row, judged, passed[row.statement_id]) for row in rows]


def _entry(row: EntryRow, judged: deriving.Rulings, passed: Sequence[str]) -> Entry:
    course = deriving.course_of(row, judged)
    told = statement_of(row, row.words or "", passed, row.name or row.report_id)
    return Entry(
        id=row.statement_id,
        seq=row.seq,
        statement=told,
        report_id=row.report_id,
        published=row.published,
        agency=row.agency,
        outlet=row.outlet,
        lang=row.lang,
        voice=voice_of(row.claimant, row.imprint),
        recorded_at=row.recorded_at,
        reader_version=row.reader_version,
        public=public(course),
        held=held(course),
        verdict=course.rulings[-1].verdict if course.rulings else None,
    )


def _passed_on(connection: sa.Connection, ids: Sequence[str]) -> dict[str, list[str]]:
    query = sa.select(via).where(via.c.statement_id.in_(ids)).order_by(via.c.position)
    passed: defaultdict[str, list[str]] = defaultdict(list)
    for row in connection.execute(query):
        passed[row.statement_id].append(row.id)
    return passed


def kept(connection: sa.Connection, report_id: str) -> Kept:
    """Return the one report of that name, or whose id begins so."""
    query = sa.select(report, tx.c.recorded_at).join(tx, tx.c.tx_id == report.c.tx_id)
    either = (report.c.name == report_id) | _begins(report.c.report_id, report_id)
    rows = connection.execute(query.where(either).limit(2)).all()
    if len(rows) != 1:
        raise UnknownName(report_id, "report", tuple(row.report_id for row in rows))
    return _kept(connection, rows)[0]


def reports(connection: sa.Connection, page: Page) -> list[Kept]:
    """Return a page of reports; `after` is the tx_id of the last."""
    tx_id = report.c.tx_id
    query = sa.select(report, tx.c.recorded_at).join(tx, tx.c.tx_id == tx_id)
    if page.newest_first:
        query = query.order_by(tx_id.desc())
        query = query.where(tx_id < page.after) if page.after else query
    else:
        query = query.where(tx_id > page.after).order_by(tx_id)
    return _kept(connection, connection.execute(query.limit(page.limit)).all())


def _kept(connection: sa.Connection, rows: Sequence[EntryRow]) -> list[Kept]:
    ids = [row.report_id for row in rows]
    where = report_link.c.report_id.in_(ids)
    links: defaultdict[str, list[Link]] = defaultdict(list)
    for row in connection.execute(sa.select(report_link).where(where)):
        told = dict(row._mapping) | {"kind": LinkKind(row.kind)}  # noqa: SLF001 - SQLAlchemy's public name
        links[row.report_id].append(Link(**told))
    back = {
        row.report_id: Retraction(**row._mapping)  # noqa: SLF001
        for row in connection.execute(sa.select(retraction).where(retraction.c.report_id.in_(ids)))
    }
    gone = set(
        connection.execute(
            sa.select(erasure.c.report_id).where(erasure.c.report_id.in_(ids))
        ).scalars()
    )
    return [
        Kept(
            report_id=row.report_id,
            report=report_of(row),
            recorded_at=row.recorded_at,
            tx_id=row.tx_id,
            erased=row.report_id in gone,
            retraction=back.get(row.report_id),
            links=tuple(links[row.report_id]),
        )
        for row in rows
    ]


def history(connection: sa.Connection, statement_id: str) -> list[Judgement]:
    """Return the judgements about a statement, the oldest first."""
    query = sa.select(judgement).where(judgement.c.statement_id == statement_id)
    return [
        Judgement(**(dict(row._mapping) | {"verdict": Verdict(row.verdict)}))  # noqa: SLF001
        for row in connection.execute(query.order_by(judgement.c.tx_id))
    ]


def steps(connection: sa.Connection, page: Page) -> list[Tx]:
    """Return a page of steps; `after` is the tx_id of the last."""
    query = sa.select(tx).limit(page.limit)
    if page.newest_first:
        query = query.order_by(tx.c.tx_id.desc())
        query = query.where(tx.c.tx_id < page.after) if page.after else query
    else:
        query = query.where(tx.c.tx_id > page.after).order_by(tx.c.tx_id)
    return [Tx(**row._mapping) for row in connection.execute(query)]  # noqa: SLF001


def counts(connection: sa.Connection) -> Counts:
    """Return how much there is."""
    number = sa.func.count()
    first, last = connection.execute(
        sa.select(sa.func.min(report.c.published), sa.func.max(report.c.published))
    ).one()
    claimants = sa.select(sa.func.count(statement.c.claimant.distinct()))
    return Counts(
        reports=connection.execute(sa.select(number).select_from(report)).scalar_one(),
        statements=connection.execute(sa.select(number).select_from(statement)).scalar_one(),
        claimants=connection.execute(claimants).scalar_one(),
        standings=connection.execute(sa.select(number).select_from(standing)).scalar_one(),
        steps=connection.execute(sa.select(number).select_from(tx)).scalar_one(),
        first_published=first,
        last_published=last,
        last_recorded=connection.execute(sa.select(sa.func.max(tx.c.recorded_at))).scalar(),
    )
