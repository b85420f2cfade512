"""Questions about where states stand: the derived rectangles, cut at a valid day and a moment."""

import hashlib
from collections.abc import Iterable, Sequence
from operator import attrgetter
from typing import Any

import msgspec
import sqlalchemy as sa

from mithaq.collector import uncollected
from mithaq.record.entry import Axis, Standing, Timeline
from mithaq.record.moments import asked, holds_on
from mithaq.record.rows import standing_of
from mithaq.record.schema import STANDING_KEY, standing
from mithaq.record.store import STRETCH

_C = standing.c


class Cut(msgspec.Struct, frozen=True, kw_only=True):
    """Where a question cuts the rectangles."""

    valid: str | None = None
    known: str | None = None
    axis: Axis = Axis.PUBLIC


def as_of(
    connection: sa.Connection,
    cut: Cut,
    *either: Sequence[sa.ColumnElement[bool]],
) -> list[Standing]:
    """Return the standings that *cut* meets and that one of *either* conditions lets through.

    Each condition is a query of its own: joined by OR, SQLite would not use their indexes.
    """
    moment, day = asked(cut.known), holds_on(cut.valid)
    known = [_C.known_from <= moment, _C.known_to > moment]
    valid = [] if day is None else [_C.valid_from_lo <= day, _C.valid_to > day]
    with uncollected():
        found = [
            standing_of(row)
            for where in either
            for row in rows_of(connection, [_on_axis(cut.axis, where), *known, *valid, *where])
        ]
        return sorted(found, key=_order)


def rows_of(
    connection: sa.Connection, where: Iterable[sa.ColumnElement[bool]]
) -> list[sa.Row[*tuple[Any, ...]]]:
    """Return the rows of a question, all fetched at one stroke."""
    return list(connection.execute(sa.select(standing).where(*where)).all())


def _on_axis(axis: Axis, where: Sequence[object]) -> sa.ColumnElement[bool]:
    """Return the condition on the axis; one that no index helps where most of the table is read.

    An index would lead to half of all rows one by one, which takes twice as long as reading on.
    """
    return _C.axis == axis if where else _C.axis.concat("") == axis


def on(standings: Sequence[Standing], valid: str | None) -> list[Standing]:
    """Return those of *standings* that hold on the day *valid*, in their order."""
    day = holds_on(valid)
    held = [one for one in standings if day is None or one.valid_from_lo <= day < one.valid_to]
    return sorted(held, key=_order)


_order = attrgetter("state", "toward", "timeline", "valid_from", "known_from")
_by_moment = attrgetter("known_from", "state", "toward", "timeline", "valid_from")


def toward(
    state: str | None, other: str | None, timelines: Sequence[Timeline] = ()
) -> list[sa.ColumnElement[bool]]:
    """Return the conditions of a question about a state, an accord, some timelines."""
    wanted: list[sa.ColumnElement[bool]] = []
    if state is not None:
        wanted.append(_C.state == state)
    if other is not None:
        wanted.append(_C.toward == other)
    if timelines:
        wanted.append(_C.timeline.in_(list(timelines)))
    return wanted


def between(one: str, other: str) -> tuple[list[sa.ColumnElement[bool]], ...]:
    """Return the conditions of a question about two sides, in either order."""
    return toward(one, other), toward(other, one)


def around(side: str) -> tuple[list[sa.ColumnElement[bool]], ...]:
    """Return the conditions of a question about all of one side."""
    return toward(side, None), toward(None, side)


def since(
    connection: sa.Connection,
    axis: Axis,
    span: tuple[str, str | None],
    where: Sequence[sa.ColumnElement[bool]],
) -> list[Standing]:
    """Return the rectangles that began or ended to be known within *span* (after, up to)."""
    after, until = asked(span[0]), asked(span[1])
    began = (_C.known_from > after) & (_C.known_from <= until)
    ended = (_C.known_to > after) & (_C.known_to <= until) & (_C.known_from <= after)
    with uncollected():
        found = [
            standing_of(row)
            for edge in (began, ended)
            for row in rows_of(connection, [_C.axis == axis, edge, *where])
        ]
        return sorted(found, key=_by_moment)


def moments(connection: sa.Connection, other: str, axis: Axis) -> list[tuple[str, int]]:
    """Return each moment at which a rectangle toward *other* began to be known, and how many."""
    query = (
        sa.select(_C.known_from, sa.func.count())
        .where(_C.toward == other, _C.axis == axis)
        .group_by(_C.known_from)
        .order_by(_C.known_from)
    )
    return [(moment, number) for moment, number in connection.execute(query)]


def digest(connection: sa.Connection, axes: Sequence[Axis] = tuple(Axis)) -> str:
    """Return the hash of all standings on *axes*, in their own order."""
    hashed = hashlib.sha256()
    query = sa.select(standing).where(_C.axis.in_(list(axes)))
    for row in connection.execute(query.order_by(*STANDING_KEY), execution_options=STRETCH):
        hashed.update(msgspec.json.encode(tuple(row)))
    return hashed.hexdigest()
