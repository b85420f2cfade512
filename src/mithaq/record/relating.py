"""Reports that tell one story: reprints and translations, linked as they are recorded.

A link is made where the two are not joined already, so fifty reprints need forty-nine links, and
what is joined in the end does not depend on the order in which the reports came.
"""

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence

import msgspec
import sqlalchemy as sa

from mithaq.ingest.reprints import Reprints
from mithaq.record.entry import Link, LinkKind
from mithaq.record.schema import report, statement
from mithaq.record.store import STRETCH

#: A story is reprinted within so many days.
WINDOW = 7
#: So many texts are remembered; then the index is begun again with those of the days around.
_MOST = 20_000
_METHOD = "rensa 0.35"
#: A translation carries the statements of its original, or nearly: so many of them,
_SHARED = 0.6
_AT_LEAST = 3  # and no fewer than these
_BY_STATEMENTS = "statements 0.6"


class Imprint(msgspec.Struct, frozen=True):
    """What of a report decides whether it may tell another's story."""

    report_id: str
    known_from: str
    lang: str | None
    agency: str | None
    outlet: str | None
    url: str | None

    @property
    def day(self) -> dt.date:
        """Return the day of publication."""
        return dt.date.fromisoformat(self.known_from[:10])


_IMPRINT = (
    report.c.report_id,
    report.c.known_from,
    report.c.lang,
    report.c.agency,
    report.c.outlet,
    report.c.url,
)


#: Reports of the reference record repeat one another's form, not one another.
_MADE = "reference:"
_ADDED = (report.c.tx_id > sa.bindparam("after")) & (report.c.tx_id <= sa.bindparam("until"))
_PRINTED = (report.c.known_from >= sa.bindparam("first")) & (
    report.c.known_from <= sa.bindparam("last")
)
_NEW = (
    sa.select(*_IMPRINT, report.c.text)
    .where(_ADDED, ~report.c.name.startswith(_MADE))
    .order_by(report.c.tx_id)
)
_AROUND = sa.select(report.c.report_id, report.c.text).where(_ADDED, _PRINTED)
_ELSEWHERE = sa.select(*_IMPRINT).where(
    report.c.agency == sa.bindparam("agency"), report.c.lang != sa.bindparam("lang"), _PRINTED
)


class Relating:
    """Finds which earlier reports a new one repeats; remembers the texts of the days around."""

    def __init__(self) -> None:
        self._forget()

    def _forget(self) -> None:
        self._texts = Reprints()
        self._first: str | None = None  # the texts from this day on are remembered
        self._seen = 0  # of steps up to this

    def links(self, connection: sa.Connection, after: int, until: int) -> Iterator[Link]:
        """Yield the links of the reports that the steps after *after*, up to *until*, added."""
        rows = connection.execute(_NEW, {"after": after, "until": until}).all()
        new = [(Imprint(*row[:-1]), row.text or "") for row in rows]
        if not new:
            return
        self._remember(connection, [one for one, _ in new], after)
        for one, text in new:
            yield from self._reprints(connection, one, text)
            yield from translations(connection, one)
        self._seen = until

    def _remember(self, connection: sa.Connection, new: Sequence[Imprint], until: int) -> None:
        """Take up the texts around *new* ones that are not remembered yet."""
        first = (min(one.day for one in new) - dt.timedelta(WINDOW)).isoformat()
        if self._first is None or first < self._first or len(self._texts) > _MOST:
            self._forget()
            self._first = first
        last = (max(one.day for one in new) + dt.timedelta(WINDOW)).isoformat()
        around = {"after": self._seen, "until": until, "first": self._first, "last": last + "T~"}
        for row in connection.execute(_AROUND, around, execution_options=STRETCH):
            if row.text is not None and row.report_id not in self._texts:
                self._texts.add(row.report_id, row.text)

    def _reprints(self, connection: sa.Connection, one: Imprint, text: str) -> Iterator[Link]:
        near = dict(self._texts.add(one.report_id, text))
        others = imprints(connection, near)
        for other in sorted(others, key=lambda other: (-near[other.report_id], other.report_id)):
            if abs((one.day - other.day).days) <= WINDOW:
                yield _link(one, other, _METHOD, near[other.report_id])


def imprints(connection: sa.Connection, ids: Iterable[str]) -> list[Imprint]:
    """Return the imprints of reports."""
    query = sa.select(*_IMPRINT).where(report.c.report_id.in_(sorted(ids)))
    return [Imprint(*row) for row in connection.execute(query)]


def _link(one: Imprint, other: Imprint, method: str, score: float) -> Link:
    """Return the link from the later to the earlier of the two."""
    first, later = sorted((one, other), key=lambda of: (of.known_from, of.report_id))
    kind = LinkKind.REPRINT_OF
    if method == _BY_STATEMENTS:
        kind = LinkKind.TRANSLATION_OF
    elif first.url is not None and first.url == later.url:
        kind = LinkKind.REVISION_OF
    return Link(
        report_id=later.report_id, other_id=first.report_id, kind=kind, method=method,
        score=round(score, 3),
    )  # fmt: skip


def translations(connection: sa.Connection, one: Imprint) -> Iterator[Link]:
    """Yield links to reports of the same agency and day, in another language, that say the same."""
    if one.agency is None or one.lang is None:
        return
    near = [(one.day + dt.timedelta(days)).isoformat() for days in (-1, 1)]
    asked = {"agency": one.agency, "lang": one.lang, "first": near[0], "last": near[1] + "T~"}
    others = [Imprint(*row) for row in connection.execute(_ELSEWHERE, asked)]
    if not others:
        return
    said = _said(connection, [one.report_id, *(other.report_id for other in others)])
    for other in others:
        score = _overlap(said.get(one.report_id, set()), said.get(other.report_id, set()))
        if score >= _SHARED:
            yield _link(one, other, _BY_STATEMENTS, score)


def _said(connection: sa.Connection, ids: Sequence[str]) -> dict[str, set[tuple[str, ...]]]:
    columns = statement.c
    query = sa.select(
        columns.report_id, columns.type, columns.low, columns.high, columns.modality,
        columns.polarity,
    ).where(columns.report_id.in_(ids))  # fmt: skip
    said: dict[str, set[tuple[str, ...]]] = {}
    for id_, *what in connection.execute(query):
        said.setdefault(id_, set()).add(tuple(what))
    return said


def _overlap(one: set[tuple[str, ...]], other: set[tuple[str, ...]]) -> float:
    shared = len(one & other)
    return shared / len(one | other) if shared >= _AT_LEAST else 0.0
