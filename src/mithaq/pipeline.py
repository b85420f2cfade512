"""The whole way of a batch: ingest, read, record.

Here, and in the views, the clock is read; what lies below is told the time.
"""

import datetime as dt
import functools
import itertools
import multiprocessing
import os
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path
from typing import NamedTuple, Protocol, Self

from msgspec import structs

from mithaq import __version__
from mithaq.cache import kept
from mithaq.errors import BadStatement, Failure, MithaqError, ReadingBroke, UnreadLanguage
from mithaq.ingest.folder import read_bytes, read_paths
from mithaq.ingest.plain import Intake, known_marks
from mithaq.ingest.reference import read_reference
from mithaq.knowledge.knowledge import Knowledge, read_knowledge
from mithaq.knowledge.load import DATA
from mithaq.languages.registry import read_languages
from mithaq.reading.reader import VERSION, Reader, build_reader
from mithaq.record.entry import Receipt
from mithaq.record.ledger import Ledger, Source
from mithaq.report import Report, report_id
from mithaq.standing.derive import Derivation
from mithaq.standing.rules import rules_of
from mithaq.statement import Statement

#: Fewer reports than this are read here: new processes would take longer to start.
_FEW = 200
_BATCH = 32
#: So many reports are one transaction of the ledger.
_GROUP = 64


class Outcome(NamedTuple):
    """What became of a batch."""

    reports: int = 0  # recorded now
    known: int = 0  # recorded before: nothing changed
    statements: int = 0  # recorded now
    failures: tuple[Failure, ...] = ()

    def with_(
        self, receipts: Sequence[Receipt | Failure], failures: tuple[Failure, ...]
    ) -> "Outcome":
        """Return the outcome after a further group."""
        done = [receipt for receipt in receipts if isinstance(receipt, Receipt)]
        refused = tuple(item for item in receipts if isinstance(item, Failure))
        new = [receipt for receipt in done if receipt.new]
        return Outcome(
            self.reports + len(new),
            self.known + len(done) - len(new),
            self.statements + sum(receipt.statements for receipt in new),
            (*self.failures, *failures, *refused),
        )


class Reading(NamedTuple):
    """A report and the statements that it carries, in the order of their evidence."""

    report: Report
    statements: tuple[Statement, ...]


Batch = list[Report | Failure]
Read = list[Reading | Failure]


def take_in(paths: Sequence[Path], *, named: bool = True) -> Iterator[Report | Failure]:
    """Give the reports of files and folders; see `mithaq.ingest.plain.Intake` for *named*."""
    yield from read_paths(paths, _intake(named=named))


def take_in_bytes(
    data: bytes, where: str = "stdin", *, named: bool = True
) -> Iterator[Report | Failure]:
    """Give the reports of what came in by standard input: JSON Lines, a page, or plain text."""
    yield from read_bytes(data, where, _intake(named=named))


def _intake(*, named: bool) -> Intake:
    outlets = {outlet.id: outlet.marks for outlet in knowledge().outlets}
    return Intake(marks=known_marks(outlets), named=named)


@functools.cache
def knowledge() -> Knowledge:
    """Return what exists: our tables, and those of the packs that the environment names."""
    return read_knowledge((DATA, *packs()))


def packs() -> tuple[Path, ...]:
    """Return the folders that ``MITHAQ_PACK`` names."""
    return tuple(Path(one) for one in os.environ.get("MITHAQ_PACK", "").split(os.pathsep) if one)


def read(found: Iterable[Report | Failure], *, jobs: int = 0) -> Iterator[Reading | Failure]:
    """Read each report, in the given order; failures pass through and make new ones of their kind.

    Args:
        found: what ingest gives.
        jobs: processes to read with; 0: one for each processor where there are many reports.
    """
    first = list(itertools.islice(found_ := iter(found), _FEW))
    if jobs == 1 or (not jobs and len(first) < _FEW):
        for item in itertools.chain(first, found_):
            yield read_one(item)
    else:
        everything = itertools.chain(first, found_)
        yield from _read_parallel(everything, jobs or len(os.sched_getaffinity(0)))


def read_one(item: Report | Failure) -> Reading | Failure:
    """Read one report; an error becomes a `Failure`."""
    if isinstance(item, Failure):
        return item
    what = item.id or item.title or "report"
    try:
        report = _in_language(item, what)
        return Reading(report, tuple(reader().read(report)))
    except MithaqError as error:
        return Failure(what, "read", error)
    except Exception as error:  # noqa: BLE001 - a defect in one report must not stop the batch
        return Failure(what, "read", ReadingBroke(what, f"{type(error).__name__}: {error}"))


def run(found: Iterable[Report | Failure], ledger: Ledger, *, jobs: int = 0) -> Outcome:
    """Read reports and record them, each whole or not at all; what fails is counted and kept.

    Args:
        found: what ingest gives.
        ledger: where to record; the clock is read for each group.
        jobs: as of `read`.
    """
    return record_all(read(found, jobs=jobs), ledger)


def record_all(items: Iterator[Reading | Failure], ledger: Ledger) -> Outcome:
    """Record what was read, a group at a time."""
    outcome = Outcome()
    while group := list(itertools.islice(items, _GROUP)):
        failures = tuple(item for item in group if isinstance(item, Failure))
        readings = [item for item in group if not isinstance(item, Failure)]
        outcome = outcome.with_(record(readings, ledger), failures)
    return outcome


def reference() -> Iterator[Reading]:
    """Give the reference record of our tables and of packs, the earliest day first."""
    return itertools.starmap(Reading, read_reference((DATA, *packs())))


def record(readings: Sequence[Reading], ledger: Ledger) -> list[Receipt | Failure]:
    """Record *readings*; where the group is refused, each is tried alone."""
    source = Source(version=__version__, reader_version=VERSION)
    try:
        return list(ledger.extend(readings, recorded_at=now(), source=source))
    except BadStatement:
        return [_record_one(reading, ledger, source) for reading in readings]


def _record_one(reading: Reading, ledger: Ledger, source: Source) -> Receipt | Failure:
    try:
        return ledger.append(*reading, recorded_at=now(), source=source)
    except BadStatement as error:
        return Failure(report_id(reading.report), "record", error)


class Opened(Ledger, Protocol):
    """A ledger that is let go of at the end of a ``with``."""

    def __enter__(self) -> Self:
        """Return itself."""

    def __exit__(self, *error: object) -> None:
        """Let go of the database."""


def open_ledger(where: str, *, create: bool = False) -> Opened:
    """Open the ledger at *where*, a file or ``postgresql://…``, with our derivation.

    Raises:
        LedgerError: it is missing, of another version, damaged or locked.
    """
    from mithaq.record.keeper import open_ledger as open_kept  # noqa: PLC0415 - reading needs none

    known = knowledge()
    rules = rules_of(known.accords, known.organisations, known.lifecycles)
    return open_kept(where, Derivation(rules), create=create)


def _in_language(report: Report, what: str) -> Report:
    """Return *report* with the language that it is read in: of ``ar-EG`` the part before.

    Raises:
        UnreadLanguage: it is in none that we read.
    """
    lang = (report.lang or reader().language_of(report.text)).partition("-")[0].lower()
    if lang not in reader().tongues:
        raise UnreadLanguage(what, lang, tuple(sorted(reader().tongues)))
    return structs.replace(report, lang=lang)


@functools.cache
def reader() -> Reader:
    """Return the reader with everything that it knows: loaded once a process."""
    here = Path(__file__).parent
    sources = (here / "knowledge", here / "languages", here / "reading", *packs())
    return kept("reader", sources, lambda: build_reader(knowledge(), read_languages(packs())))


def now() -> str:
    """Read the clock: the instant in UTC, to the microsecond, so that steps keep their order."""
    return dt.datetime.now(dt.UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def today() -> str:
    """Read the clock: the day in UTC."""
    return now()[:10]


def _read_parallel(items: Iterator[Report | Failure], jobs: int) -> Iterator[Reading | Failure]:
    """Read in spawned processes, a window of batches ahead, results in the order of reports."""
    crew = _Crew(jobs)
    waiting: deque[tuple[Batch, Future[Read]]] = deque()
    try:
        while batch := list(itertools.islice(items, _BATCH)):
            waiting.append((batch, crew.send(batch)))
            if len(waiting) > 2 * jobs:
                yield from crew.fetch(*waiting.popleft())
        while waiting:
            yield from crew.fetch(*waiting.popleft())
    finally:
        crew.pool.shutdown(cancel_futures=True)


class _Crew:
    """A pool of processes that outlives the death of one of them."""

    def __init__(self, jobs: int) -> None:
        self.jobs = jobs
        self.pool = _pool(jobs)

    def send(self, batch: Batch) -> Future[Read]:
        """Give a batch to a process; a broken pool is replaced first."""
        try:
            return self.pool.submit(_read_batch, batch)
        except BrokenProcessPool:
            self.pool = _pool(self.jobs)
            return self.pool.submit(_read_batch, batch)

    def fetch(self, batch: Batch, result: Future[Read]) -> Read:
        """Return what a batch gave; if its process died, each report is tried alone."""
        try:
            return result.result()
        except BrokenProcessPool:
            return [_read_alone(item) for item in batch]


def _pool(jobs: int) -> ProcessPoolExecutor:
    return ProcessPoolExecutor(jobs, mp_context=multiprocessing.get_context("spawn"))


def _read_batch(batch: Batch) -> Read:
    return [read_one(item) for item in batch]


def _read_alone(item: Report | Failure) -> Reading | Failure:
    with _pool(1) as single:
        try:
            return single.submit(read_one, item).result()
        except BrokenProcessPool:
            what = getattr(item, "id", "") or "report"
            return Failure(what, "read", ReadingBroke(what, "its process died"))
