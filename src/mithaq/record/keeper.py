"""The ledger on a store: each method is one transaction."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Self

from sqlalchemy import Connection

from mithaq.errors import LedgerError
from mithaq.record import asking, board, chain, changing, deriving, searching
from mithaq.record.claims import Claim, Strand, gather
from mithaq.record.entry import (
    Axis,
    Difference,
    Entry,
    Judgement,
    Kept,
    Link,
    LinkKind,
    Receipt,
    Standing,
    Timeline,
    Tx,
    Verdict,
)
from mithaq.record.following import Follower
from mithaq.record.ledger import Counts, Derivation, Filter, Page, Source, Verified
from mithaq.record.moments import asked
from mithaq.record.opening import open_store
from mithaq.record.relating import Relating
from mithaq.record.store import Store
from mithaq.record.writing import Writer
from mithaq.report import Report, content_id
from mithaq.statement import Statement, Type

_ALL = Filter()
_FIRST = Page()
_SELF = Source()


class Keeper:
    """A `Ledger` kept in a `Store`; `record.ledger` says what each method promises."""

    def __init__(self, store: Store, derivation: Derivation) -> None:
        self.where = store.where
        self._store = store
        self._derivation = derivation
        self._follower = Follower(store, derivation)
        self._relating = Relating()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the database."""
        self._store.close()

    # -- writing ------------------------------------------------------------------------------

    def append(
        self,
        report: Report,
        statements: Sequence[Statement],
        *,
        recorded_at: str,
        source: Source = _SELF,
    ) -> Receipt:
        """Record one report with its statements."""
        return self.extend([(report, statements)], recorded_at=recorded_at, source=source)[0]

    def extend(
        self,
        batch: Iterable[tuple[Report, Sequence[Statement]]],
        *,
        recorded_at: str,
        source: Source = _SELF,
        derive: bool = True,
        relate: bool = True,
    ) -> list[Receipt]:
        """Record many reports; one that is refused ends the batch, and those before it stay."""
        receipts: list[Receipt] = []
        refused: LedgerError | None = None
        with self._writing(recorded_at, derive=derive) as writer:
            readings = list(batch)
            writer.recognise([content_id(report) for report, _ in readings])
            for report, statements in readings:
                try:
                    receipts.append(changing.add(writer, report, statements, source))
                except LedgerError as error:
                    refused = error
                    break
            if relate and writer.added:
                self._relate(writer)
        if refused is not None:
            raise refused
        return receipts

    def _relate(self, writer: Writer) -> None:
        """Link the new reports with those whose story they tell."""
        writer.flush()
        first, last = min(writer.added.values()), writer.tx_id
        changing.relate(writer, self._relating.links(writer.connection, first - 1, last))

    def difference(self, report: Report, statements: Sequence[Statement]) -> Difference:
        """Return what a newer reading of a report would change; nothing is written."""
        with self._store.reading() as connection:
            return changing.difference(connection, report, statements)

    def retract(
        self,
        report_id: str,
        *,
        effective: str,
        by: str,
        reason: str,
        recorded_at: str,
        kind: str = "retracted",
    ) -> Tx:
        """Record that the outlet took a report back."""
        with self._writing(recorded_at) as writer:
            id_ = asking.kept(writer.connection, report_id).report_id
            return changing.retract(writer, id_, (kind, effective, by, reason))

    def judge(
        self,
        statement_id: str,
        verdict: Verdict,
        *,
        by: str,
        reason: str,
        recorded_at: str,
        replacement: Statement | None = None,
    ) -> Judgement:
        """Record what a person found about a reading."""
        with self._writing(recorded_at) as writer:
            entry = asking.by_id(writer.connection, statement_id)
            report = asking.kept(writer.connection, entry.report_id).report
            return changing.judge(writer, (entry.id, report), (verdict, by, reason), replacement)

    def link(
        self,
        report_id: str,
        other_id: str,
        kind: LinkKind,
        *,
        method: str,
        score: float,
        recorded_at: str,
    ) -> Tx:
        """Record that one report depends on another."""
        with self._writing(recorded_at) as writer:
            one, other = (
                asking.kept(writer.connection, id_).report_id for id_ in (report_id, other_id)
            )
            link = Link(report_id=one, other_id=other, kind=kind, method=method, score=score)
            return changing.link(writer, [link])

    def erase(self, report_id: str, *, by: str, reason: str, recorded_at: str) -> Tx:
        """Remove the words of a report and leave a recorded hole."""
        with self._writing(recorded_at) as writer:
            id_ = asking.kept(writer.connection, report_id).report_id
            return changing.erase(writer, id_, by, reason)

    def derive(self) -> int:
        """Derive everything anew."""
        with self._store.writing() as connection:
            number = deriving.rebuild(connection, self._store, self._derivation)
        self._follower.end("")
        return number

    @contextmanager
    def _writing(self, recorded_at: str, *, derive: bool = True) -> Iterator[Writer]:
        """Open a step; at its end all is written, and what was derived has followed."""
        with self._kept(), self._store.writing() as connection:
            writer = Writer(connection, self._store, recorded_at)
            self._follower.start(writer.head)
            yield writer
            writer.flush()
            if derive:
                self._follower.follow(connection, writer.fresh, writer.stale)
            elif writer.fresh:
                deriving.set_due(connection)
        self._follower.end(writer.head if derive else "")

    @contextmanager
    def _kept(self) -> Iterator[None]:
        """Forget what is warm if the step was not kept."""
        try:
            yield
        except BaseException:
            self._follower.end("")
            self._relating = Relating()
            raise

    @contextmanager
    def _standing(self) -> Iterator[Connection]:
        """Open a view of what is derived; after a bulk load it is derived first."""
        with self._store.reading() as connection:
            if not deriving.is_due(connection):
                yield connection
                return
        self.derive()
        with self._store.reading() as connection:
            yield connection

    # -- where states stand -------------------------------------------------------------------

    def as_of(
        self,
        *,
        valid: str | None = None,
        known: str | None = None,
        axis: Axis = Axis.PUBLIC,
        state: str | None = None,
        toward: str | None = None,
        timelines: Sequence[Timeline] = (),
    ) -> list[Standing]:
        """Return the standings that hold on a day by what was known at a moment."""
        cut = board.Cut(valid=valid, known=known, axis=axis)
        with self._standing() as connection:
            return board.as_of(connection, cut, board.toward(state, toward, timelines))

    def pair(
        self,
        one: str,
        other: str,
        *,
        valid: str | None = None,
        known: str | None = None,
        axis: Axis = Axis.PUBLIC,
    ) -> list[Standing]:
        """Return the standings between two sides."""
        cut = board.Cut(valid=valid, known=known, axis=axis)
        with self._standing() as connection:
            return board.as_of(connection, cut, *board.between(one, other))

    def around(
        self,
        side: str,
        *,
        valid: str | None = None,
        known: str | None = None,
        axis: Axis = Axis.PUBLIC,
    ) -> list[Standing]:
        """Return all standings of one side."""
        cut = board.Cut(valid=valid, known=known, axis=axis)
        with self._standing() as connection:
            return board.as_of(connection, cut, *board.around(side))

    def since(
        self,
        known: str,
        until: str | None = None,
        *,
        axis: Axis = Axis.PUBLIC,
        state: str | None = None,
        toward: str | None = None,
    ) -> list[Standing]:
        """Return the rectangles that began or ended to be known in between."""
        where = board.toward(state, toward)
        with self._standing() as connection:
            return board.since(connection, axis, (known, until), where)

    def moments(self, toward: str, *, axis: Axis = Axis.PUBLIC) -> list[tuple[str, int]]:
        """Return the moments at which something changed there."""
        with self._standing() as connection:
            return board.moments(connection, toward, axis)

    # -- on whose word ------------------------------------------------------------------------

    def statement(self, statement_id: str) -> Entry:
        """Return one entry by its id or the start of it."""
        with self._store.reading() as connection:
            return asking.by_id(connection, statement_id)

    def statements(self, ids: Iterable[str]) -> dict[str, Entry]:
        """Return many entries by id."""
        with self._store.reading() as connection:
            return asking.by_ids(connection, ids)

    def entries(
        self,
        filter_: Filter = _ALL,
        *,
        page: Page = _FIRST,
        known: str | None = None,
        axis: Axis = Axis.PUBLIC,
    ) -> list[Entry]:
        """Return a page of entries."""
        with self._store.reading() as connection:
            return asking.entries(connection, filter_, page, (asked(known), axis))

    def claims(
        self,
        one: str,
        other: str,
        *,
        known: str | None = None,
        axis: Axis = Axis.PUBLIC,
        types: Sequence[Type] = (),
    ) -> list[Claim]:
        """Return what was claimed between two sides."""
        moment = asked(known)
        with self._store.reading() as connection:
            pair = (min(one, other), max(one, other))
            strands = deriving.of_pairs(connection, [pair], types or list(Type))[pair]
        visible = [strand for strand in strands if any(k.holds(moment) for k in strand.known(axis))]
        return gather(visible, axis)

    def report(self, report_id: str) -> Kept:
        """Return a report by id, the start of it, or its name."""
        with self._store.reading() as connection:
            return asking.kept(connection, report_id)

    def reports(self, *, page: Page = _FIRST) -> list[Kept]:
        """Return a page of reports."""
        with self._store.reading() as connection:
            return asking.reports(connection, page)

    def search(
        self, query: str, *, limit: int = 20, known: str | None = None, axis: Axis = Axis.PUBLIC
    ) -> list[Entry]:
        """Return the entries whose sentence holds the words of *query*."""
        moment, found = asked(known), dict[str, Entry]()
        with self._indexed() as connection:
            for ids in searching.find(connection, self._store, query):
                by_id = asking.by_ids(connection, ids)
                found |= {id_: by_id[id_] for id_ in ids if by_id[id_].is_known(axis, moment)}
                if len(found) >= limit:
                    break
        return list(found.values())[:limit]

    @contextmanager
    def _indexed(self) -> Iterator[Connection]:
        """Open a view of the full-text index, when it has caught up."""
        with self._store.reading() as connection:
            if not searching.is_behind(connection):
                yield connection
                return
        with self._store.writing() as connection:
            searching.catch_up(connection, self._store)
        with self._store.reading() as connection:
            yield connection

    # -- the audit ----------------------------------------------------------------------------

    def history(self, statement_id: str) -> list[Judgement]:
        """Return the judgements about a statement."""
        with self._store.reading() as connection:
            return asking.history(connection, asking.by_id(connection, statement_id).id)

    def steps(self, *, page: Page = _FIRST) -> list[Tx]:
        """Return a page of steps."""
        with self._store.reading() as connection:
            return asking.steps(connection, page)

    def verify(self) -> Verified:
        """Check the hash chain and the evidence."""
        with self._store.reading() as connection:
            return chain.verify(connection)

    def digest(self, axes: Sequence[Axis] = tuple(Axis)) -> str:
        """Return the digest of what is derived."""
        with self._standing() as connection:
            return board.digest(connection, axes)

    def counts(self) -> Counts:
        """Return how much there is."""
        with self._standing() as connection:
            return asking.counts(connection)

    def all_strands(self) -> Iterator[list[Strand]]:
        """Yield the strands of each pair of sides."""
        with self._store.reading() as connection:
            yield from deriving.pairs_of_strands(connection, Type)


def open_ledger(
    where: str, derivation: Derivation, *, create: bool = True, patience: int | None = None
) -> Keeper:
    """Open the ledger at *where*: a path, ``:memory:``, or ``postgresql://…``.

    Args:
        where: the place.
        derivation: how standing follows from statements.
        create: make it where there is none.
        patience: how long to wait for another writer, in milliseconds; None: as the store does.

    Raises:
        LedgerMissing, LedgerVersion, LedgerDamaged, LedgerLocked, LedgerLost: as they say.
    """
    return Keeper(open_store(where, create=create, patience=patience), derivation)
