"""Questions to a ledger on a store: each is one view that stays the same while others write."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager

from sqlalchemy import Connection

from mithaq.record import asking, board, carrying, chain, deriving, earlier, searching
from mithaq.record.claims import Claim, Strand, gather
from mithaq.record.entry import Axis, Carried, Entry, Judgement, Kept, Standing, Timeline, Tx
from mithaq.record.ledger import Counts, Derivation, Filter, Page, Verified
from mithaq.record.moments import asked
from mithaq.record.store import Store
from mithaq.statement import Type

_ALL = Filter()
_FIRST = Page()


class Answers:
    """The asking half of a `Ledger`; `record.ledger` says what each method promises."""

    def __init__(self, store: Store, derivation: Derivation) -> None:
        self._store = store
        self._derivation = derivation

    def derive(self) -> int:
        """Derive everything anew."""
        with self._store.writing() as connection:
            return deriving.rebuild(connection, self._store, self._derivation)

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

    def through(
        self,
        tx_id: int,
        toward: str,
        *,
        state: str | None = None,
        valid: str | None = None,
        axis: Axis = Axis.LEDGER,
    ) -> list[Standing]:
        """Return what was answered right after an earlier step."""
        with self._store.reading() as connection:
            pairs = earlier.pairs(connection, tx_id, toward, state)
            found = earlier.standings(connection, self._derivation, pairs, (tx_id, axis))
        return board.on(found, valid)

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

    def carried(self) -> Iterator[Carried]:
        """Yield all steps with the rows that they wrote."""
        with self._store.reading() as connection:
            yield from carrying.steps(connection)

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
