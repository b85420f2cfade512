"""In whose voice linked reports speak: that of the one that was printed first."""

import sqlalchemy as sa

from mithaq.record.entry import LinkKind
from mithaq.record.schema import origin, report, report_link

#: Links over which a story stays one story.
SAME_VOICE = frozenset(
    {LinkKind.REPRINT_OF, LinkKind.REVISION_OF, LinkKind.TRANSLATION_OF, LinkKind.CORRECTS}
)


def set_origin(connection: sa.Connection, report_id: str) -> set[str]:
    """Note the voice of all reports that are linked with *report_id*, and return their ids."""
    linked = linked_with(connection, report_id)
    first = connection.execute(
        sa.select(report)
        .where(report.c.report_id.in_(sorted(linked)))
        .order_by(report.c.known_from, report.c.report_id)
        .limit(1)
    ).one()
    imprint = first.agency or first.outlet or first.report_id
    connection.execute(sa.delete(origin).where(origin.c.report_id.in_(sorted(linked))))
    rows = [{"report_id": one, "imprint": imprint} for one in sorted(linked)]
    connection.execute(sa.insert(origin), rows)
    return linked


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
