"""From rows to strands, and from strands to the standings of a pair."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import Any

import sqlalchemy as sa

from mithaq.collector import uncollected
from mithaq.edtf import END
from mithaq.record import origins
from mithaq.record.claims import Strand, day_of, voice_of
from mithaq.record.entry import Axis, Known, Standing, Verdict
from mithaq.record.knowing import Course, Ruling, held, public
from mithaq.record.ledger import Derivation
from mithaq.record.rows import standing_of
from mithaq.record.schema import (
    erasure,
    judgement,
    mark,
    origin,
    report,
    retraction,
    standing,
    statement,
    tx,
)
from mithaq.record.sharing import derived
from mithaq.record.store import STRETCH, Store
from mithaq.statement import Level, Modality, Polarity, Type

Pair = tuple[str, str]
_DUE = "due"

_IN_PAIR = (statement.c.low == sa.bindparam("low_")) & (statement.c.high == sa.bindparam("high_"))

_undone = tx.alias("undone")
_gone = tx.alias("gone")


def strands_through(tx_id: int | None = None) -> sa.Select[*tuple[Any, ...]]:
    """Return the question for all that bears on statements, one row each, up to a step."""
    taken, gone = retraction.c.report_id, erasure.c.report_id
    is_taken, is_gone = taken == statement.c.report_id, gone == statement.c.report_id
    if tx_id is not None:
        is_taken &= retraction.c.tx_id <= tx_id
        is_gone &= erasure.c.tx_id <= tx_id
    imprint = sa.func.coalesce(
        origin.c.imprint, report.c.agency, report.c.outlet, report.c.report_id
    )
    query = (
        sa.select(
            *_OF_STATEMENT,
            report.c.known_from,
            imprint.label("imprint"),
            tx.c.recorded_at,
            retraction.c.effective,
            _undone.c.recorded_at.label("retraction_recorded"),
            _gone.c.recorded_at.label("erased_at"),
        )
        .join(report, report.c.report_id == statement.c.report_id)
        .join(tx, tx.c.tx_id == statement.c.tx_id)
        .outerjoin(origin, origin.c.report_id == statement.c.report_id)
        .outerjoin(retraction, is_taken)
        .outerjoin(_undone, _undone.c.tx_id == retraction.c.tx_id)
        .outerjoin(erasure, is_gone)
        .outerjoin(_gone, _gone.c.tx_id == erasure.c.tx_id)
    )
    return query if tx_id is None else query.where(statement.c.tx_id <= tx_id)


_OF_STATEMENT = (
    statement.c.statement_id,
    statement.c.report_id,
    statement.c.type,
    statement.c.actor,
    statement.c.object,
    statement.c.level,
    statement.c.modality,
    statement.c.polarity,
    statement.c.condition,
    statement.c.time,
    statement.c.said,
    statement.c.claimant,
    statement.c.replaces,
)
STRANDS = strands_through()

StrandRow = sa.Row[*tuple[Any, ...]]  # what stands in it is what its query selects
Rulings = dict[str, list[Ruling]]


def of_pairs(
    connection: sa.Connection,
    pairs: Iterable[Pair],
    types: Iterable[Type],
    through: int | None = None,
) -> dict[Pair, list[Strand]]:
    """Return the strands of *types* between the two sides of each of *pairs*, up to a step."""
    found: dict[Pair, list[Strand]] = {}
    wanted, is_judged = _of_pair(frozenset(types), through), _is_anything_judged(connection)
    for low, high in pairs:
        rows = connection.execute(wanted, {"low_": low, "high_": high}).all()
        judged = _rulings_of(connection, (low, high), through) if is_judged else {}
        found[low, high] = weave(rows, judged)
    return found


def _is_anything_judged(connection: sa.Connection) -> bool:
    query = "SELECT 1 FROM judgement LIMIT 1"
    return connection.exec_driver_sql(query).first() is not None


@lru_cache(maxsize=100)
def _of_pair(types: frozenset[Type], through: int | None) -> sa.Select[*tuple[Any, ...]]:
    """Return the question for the strands of one pair; the types stand in it as they are."""
    strands = STRANDS if through is None else strands_through(through)
    named = [sa.literal_column(f"'{one}'", sa.Text()) for one in sorted(types)]
    return strands.where(_IN_PAIR, statement.c.type.in_(named))


def shown(connection: sa.Connection, pair: Pair) -> list[Standing]:
    """Return the rectangles of a pair that are known still, in both directions."""
    rows = connection.execute(_SHOWN, {"low_": pair[0], "high_": pair[1]}).all()
    return [standing_of(row) for row in rows]


_SIDES: tuple[sa.BindParameter[str], ...] = (sa.bindparam("low_"), sa.bindparam("high_"))
#: One search of the index for each axis and direction; by OR and IN, SQLite would read on and on.
_SHOWN = sa.union_all(
    *[
        sa.select(standing).where(
            standing.c.axis == sa.literal_column(f"'{axis}'", sa.Text()),
            standing.c.state == state,
            standing.c.toward == toward,
            standing.c.known_to == sa.literal_column(f"'{END}'", sa.Text()),
        )
        for axis in Axis
        for state, toward in (_SIDES, _SIDES[::-1])
    ]
)


def is_due(connection: sa.Connection) -> bool:
    """Say whether something was recorded without deriving what follows."""
    query = "SELECT 1 FROM mark WHERE name = 'due'"
    return connection.exec_driver_sql(query).first() is not None


def set_due(connection: sa.Connection) -> None:
    """Note that all must be derived before the next answer."""
    if not is_due(connection):
        connection.execute(sa.insert(mark).values(name=_DUE, value=1))


def rebuild(connection: sa.Connection, store: Store, derivation: Derivation) -> int:
    """Drop all standings and derive them again; their indexes are made at the end, in one go."""
    for index in sorted(standing.indexes, key=lambda one: str(one.name)):
        index.drop(connection)
    connection.execute(sa.delete(standing))
    origins.rebuild(connection)
    connection.execute(sa.delete(mark).where(mark.c.name == _DUE))
    with uncollected():
        strands = pairs_of_strands(connection, derivation.types)
        number = write(connection, store, derivation, strands)
    for index in sorted(standing.indexes, key=lambda one: str(one.name)):
        index.create(connection)
    return number


def pairs_of_strands(connection: sa.Connection, types: Iterable[Type]) -> Iterator[list[Strand]]:
    """Yield the strands of *types*, pair by pair."""
    judged = rulings(connection)
    groups: defaultdict[Pair, list[Strand]] = defaultdict(list)
    query = STRANDS.where(statement.c.type.in_(sorted(types)))
    for row in connection.execute(query, execution_options=STRETCH):
        strand = _strand(row, judged)
        groups[strand.pair].append(strand)
    for pair in sorted(groups):
        yield groups.pop(pair)


def rulings(connection: sa.Connection, ids: Sequence[str] | None = None) -> Rulings:
    """Return the rulings about the statements *ids* and those they replace; None: about all."""
    if ids is None:
        return _ruled(connection, sa.true())
    replaced = sa.select(statement.c.replaces).where(statement.c.statement_id.in_(ids))
    about = judgement.c.statement_id
    return _ruled(connection, about.in_(ids) | about.in_(replaced))


def _rulings_of(connection: sa.Connection, pair: Pair, through: int | None) -> Rulings:
    """Return the rulings about all statements between *pair*, and about what those replace."""
    among = (statement.c.low == pair[0]) & (statement.c.high == pair[1])
    about = judgement.c.statement_id
    known = sa.true() if through is None else judgement.c.tx_id <= through
    return _ruled(
        connection,
        known
        & (
            about.in_(sa.select(statement.c.statement_id).where(among))
            | about.in_(sa.select(statement.c.replaces).where(among))
        ),
    )


def _ruled(connection: sa.Connection, where: sa.ColumnElement[bool]) -> Rulings:
    found: Rulings = defaultdict(list)
    for row in connection.execute(sa.select(judgement).where(where).order_by(judgement.c.tx_id)):
        ruling = Ruling(
            row.tx_id, row.recorded_at, Verdict(row.verdict), row.replacement_id, row.by
        )
        found[row.statement_id].append(ruling)
    return found


def course_of(row: StrandRow, judged: Rulings) -> Course:
    """Return what befell the statement of *row*."""
    return Course(
        statement_id=row.statement_id,
        recorded_at=row.recorded_at,
        known_from=row.known_from,
        retracted=row.effective,
        retraction_recorded=row.retraction_recorded,
        erased_at=row.erased_at,
        rulings=judged.get(row.statement_id, ()),
        of_origin=judged.get(row.replaces, ()) if row.replaces else (),
    )


def weave(rows: Iterable[StrandRow], judged: Rulings) -> list[Strand]:
    """Return the strands of *rows*, with their known times."""
    return [_strand(row, judged) for row in rows]


def _strand(row: StrandRow, judged: Rulings) -> Strand:
    (
        id_, report_id, type_, actor, object_, level, modality, polarity, condition, time, said,
        claimant, replaces, known_from, imprint, recorded_at, effective, _, erased_at,
    ) = row  # fmt: skip
    if effective is erased_at is replaces is None and id_ not in judged:
        known: tuple[tuple[Known, ...], ...] = _plainly(known_from), _plainly(recorded_at)
    else:
        course = course_of(row, judged)
        known = public(course), held(course)
    return Strand(
        id_, report_id, _TYPES[type_], actor, object_, _LEVELS.get(level), _MODALITIES[modality],
        _POLARITIES[polarity], condition, time, day_of(said, known_from), claimant,
        voice_of(claimant, imprint), *known,
    )  # fmt: skip


@lru_cache(maxsize=10_000)
def _plainly(since: str) -> tuple[Known]:
    """Return that something is known since then, and for good."""
    return (Known(since),)


_TYPES = {str(one): one for one in Type}
_LEVELS = {str(one): one for one in Level}
_MODALITIES = {str(one): one for one in Modality}
_POLARITIES = {str(one): one for one in Polarity}


def write(
    connection: sa.Connection, store: Store, derivation: Derivation, strands: Iterable[list[Strand]]
) -> int:
    """Derive pairs on both axes, write their standings and return how many they are."""
    number = 0
    for rows in derived(strands, derivation):
        store.insert(connection, standing, rows)
        number += len(rows)
    return number


def clear(connection: sa.Connection, pair: Pair) -> None:
    """Remove the standings of a pair, in both directions."""
    for state, toward in (pair, pair[::-1]):
        connection.execute(
            sa.delete(standing).where(
                standing.c.axis.in_(list(Axis)),
                standing.c.state == state,
                standing.c.toward == toward,
            )
        )
