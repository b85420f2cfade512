"""In whose voice linked reports speak: that of the one that was printed first."""

import sqlalchemy as sa

from mithaq.record.entry import LinkKind
from mithaq.record.schema import origin, report, report_link

#: Links over which a story stays one story.
SAME_VOICE = frozenset(
    {LinkKind.REPRINT_OF, LinkKind.REVISION_OF, LinkKind.TRANSLATION_OF, LinkKind.CORRECTS}
)


def set_origin(connection: sa.Connection, report_id: str) -> tuple[str, set[str]]:
    """Note the voice of all reports that are linked with *report_id*.

    Returns:
        The imprint in whose voice they speak, and the ids of those that spoke in another before.
    """
    linked = sorted(linked_with(connection, report_id))
    own = sa.func.coalesce(report.c.agency, report.c.outlet, report.c.report_id)
    query = (
        sa.select(report.c.report_id, own.label("own"), origin.c.imprint)
        .outerjoin(origin, origin.c.report_id == report.c.report_id)
        .where(report.c.report_id.in_(linked))
        .order_by(report.c.known_from, report.c.report_id)
    )
    rows = connection.execute(query).all()
    imprint: str = rows[0].own
    connection.execute(sa.delete(origin).where(origin.c.report_id.in_(linked)))
    connection.execute(
        sa.insert(origin), [{"report_id": id_, "imprint": imprint} for id_ in linked]
    )
    return imprint, {row.report_id for row in rows if (row.imprint or row.own) != imprint}


def rebuild(connection: sa.Connection) -> None:
    """Drop all voices of linked reports and find them again from the links."""
    connection.execute(sa.delete(origin))
    query = sa.select(report_link.c.report_id).where(report_link.c.kind.in_(sorted(SAME_VOICE)))
    done: set[str] = set()
    for id_ in connection.execute(query.order_by(report_link.c.report_id)).scalars().all():
        if id_ not in done:
            set_origin(connection, id_)
            done |= linked_with(connection, id_)


def linked_with(connection: sa.Connection, report_id: str) -> set[str]:
    """Return the ids of all reports that links of one voice join with *report_id*, and itself."""
    found, ahead = {report_id}, [report_id]
    while ahead:
        near = _neighbours(connection, ahead) - found
        found |= near
        ahead = sorted(near)
    return found


def _neighbours(connection: sa.Connection, ids: list[str]) -> set[str]:
    one, other = report_link.c.report_id, report_link.c.other_id
    query = sa.select(one, other).where(
        one.in_(ids) | other.in_(ids), report_link.c.kind.in_(sorted(SAME_VOICE))
    )
    return {id_ for row in connection.execute(query) for id_ in row}
