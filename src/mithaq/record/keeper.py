"""The ledger on a store: each method is one transaction."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Self

from mithaq.errors import LedgerError
from mithaq.record import asking, carrying, changing, deriving
from mithaq.record.answers import Answers
from mithaq.record.entry import (
    Carried,
    Difference,
    Judgement,
    Link,
    LinkKind,
    Receipt,
    Tx,
    Verdict,
)
from mithaq.record.following import Follower
from mithaq.record.ledger import Derivation, Source
from mithaq.record.opening import open_store
from mithaq.record.relating import Relating
from mithaq.record.store import Store
from mithaq.record.writing import Writer
from mithaq.report import Report, content_id
from mithaq.statement import Statement

_SELF = Source()


class Keeper(Answers):
    """A `Ledger` kept in a `Store`; `record.ledger` says what each method promises."""

    def __init__(self, store: Store, derivation: Derivation) -> None:
        super().__init__(store, derivation)
        self.where = store.where
        self._follower = Follower(store, derivation)
        self._relating = Relating()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the database."""
        self._store.close()

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
            return changing.link(writer, [link])[0]

    def erase(self, report_id: str, *, by: str, reason: str, recorded_at: str) -> Tx:
        """Remove the words of a report and leave a recorded hole."""
        with self._writing(recorded_at) as writer:
            id_ = asking.kept(writer.connection, report_id).report_id
            return changing.erase(writer, id_, by, reason)

    def restore(self, steps: Iterable[Carried]) -> int:
        """Write the steps of another ledger into this empty one."""
        with self._kept(), self._store.writing() as connection:
            return carrying.restore(connection, self._store, steps)

    def derive(self) -> int:
        """Derive everything anew, and begin to follow again."""
        number = super().derive()
        self._follower.end("")
        return number

    @contextmanager
    def _writing(self, recorded_at: str, *, derive: bool = True) -> Iterator[Writer]:
        """Open a step; at its end all is written, and what was derived has followed."""
        with self._kept(), self._store.writing() as connection:
            writer = Writer(connection, self._store, recorded_at, follows=derive)
            self._follower.start(writer.head)
            yield writer
            writer.flush()
            if derive:
                self._follower.follow(connection, writer.fresh, writer.stale)
            elif writer.added or writer.stale:
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


def open_ledger(
    where: str, derivation: Derivation, *, create: bool = True, patience: int | None = None
) -> Keeper:
    """Open the ledger at *where*: a path, ``:memory:``, or ``postgresql://HOST/NAME``.

    Args:
        where: the place.
        derivation: how standing follows from statements.
        create: make it where there is none.
        patience: how long to wait for another writer, in milliseconds; None: as the store does.

    Raises:
        LedgerMissing, LedgerVersion, LedgerDamaged, LedgerLocked, LedgerLost: as they say.
    """
    return Keeper(open_store(where, create=create, patience=patience), derivation)
