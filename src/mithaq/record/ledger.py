"""The ledger: what it promises, in prose and as a protocol that both stores keep.

**Append-only.** Reports and statements are kept as they came; a retraction, a judgement, a
link between reports, an erasure is a row of its own. The database itself refuses to change or to
delete what was written, and every step is a link of a hash chain (`verify`).

**Two times, two axes.** A question asks about a *valid* day (when it holds in the world) and about
a *known* moment (what one could know by then). "Known" is *public* (published by then; the
default) or *ledger* (recorded by us by then). A retraction by the outlet closes the public interval
on that day, since people did believe it. A rejected reading leaves the public axis altogether and
stays on the ledger axis until it was rejected, since we did answer so.

**Moments.** A moment may be given as a day (``2025-11-07``: by the end of it, UTC) or as an instant
(``2025-11-07T08:14:00Z``); None asks with all that is known. A valid day is ``2025-11-07``; None
asks for all days.

**Three answers.** A `Standing` whose value is not ``none``: it is so. One with the value ``none``:
somebody says that it is not. No standing at all: nothing is known. On a day between
`valid_from_lo` and `valid_from` it is possible, `Standing.is_certain` says which.

**Voices.** Counts tell voices (independent claimants) and reports apart; see `record.claims`.

The standing is derived from the entries by a pure function, given when the ledger is opened; it may
be dropped and rebuilt at any time, to the same digest.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import Protocol

import msgspec

from mithaq.record.claims import Claim, Strand
from mithaq.record.entry import (
    Axis,
    Carried,
    Difference,
    Entry,
    Judgement,
    Kept,
    LinkKind,
    Receipt,
    Standing,
    Timeline,
    Tx,
    Verdict,
)
from mithaq.report import Report
from mithaq.statement import Modality, Statement, Type


class Sweep(Protocol):
    """The derivation of one pair on one axis, from moment to moment."""

    last: str  # the last moment that was run through

    def load(self, strands: Sequence[Strand], shown: Iterable[Standing]) -> bool:
        """Come at one stroke to where `run` would end, if there the rectangles *shown* are open.

        It says whether that is so; if not, this sweep is of no use.
        """

    def run(self, strands: Iterable[Strand]) -> Iterator[Standing]:
        """Take *strands* that are known at `last` or later.

        Yields the rectangles that end (`known_to` says when) and begin (`known_to` is open), in the
        order of moments. One that begins and ends at one moment was never known.
        """


class Derivation(Protocol):
    """How standing follows from statements: pure, the same today and in ten years."""

    @property
    def types(self) -> frozenset[Type]:
        """Return the types from which a standing may follow; others are left out."""

    def derive(self, strands: Sequence[Strand], *axes: Axis) -> list[Standing]:
        """Return the rectangles of one pair of sides, of all timelines, in both directions."""

    def at(self, strands: Iterable[Strand], axis: Axis, moment: str) -> list[Standing]:
        """Return what stands by all that was known at one moment."""

    def begin(self, *axes: Axis) -> Sequence[Sweep]:
        """Begin to derive one pair step by step, on each axis; it ends at the same rectangles."""


class Filter(msgspec.Struct, frozen=True, kw_only=True):
    """Which entries a question asks for; what is None or empty does not narrow it."""

    side: str | None = None  # actor or object
    other: str | None = None  # the other of the two: with `side`, the history of a pair
    actor: str | None = None
    object: str | None = None
    claimant: str | None = None  # who said it; with `side`: who said what about whom
    types: tuple[Type, ...] = ()
    modalities: tuple[Modality, ...] = ()
    report_id: str | None = None
    happens_from: str | None = None  # ISO day: the event's time may lie on it or later
    happens_to: str | None = None  # ISO day: or earlier
    said_in: tuple[str, str] | None = None  # first and last day of publication


class Page(msgspec.Struct, frozen=True):
    """A stretch of a longer answer; `after` of the next question is the last `seq` of this."""

    limit: int = 100
    after: int = 0
    newest_first: bool = False


class Verified(msgspec.Struct, frozen=True, kw_only=True):
    """What `verify` found: counts, and each break as a sentence; no breaks, all is well."""

    steps: int
    reports: int
    statements: int
    erased: int
    head: str  # the hash of the last step: note it down, and nobody can rewrite what precedes it
    breaks: tuple[str, ...] = ()


class Counts(msgspec.Struct, frozen=True, kw_only=True):
    """How much there is."""

    reports: int
    statements: int
    claimants: int
    standings: int
    steps: int
    first_published: str | None
    last_published: str | None
    last_recorded: str | None


class Source(msgspec.Struct, frozen=True, kw_only=True):
    """Who writes: the tool, its version, and with which parameters, for the audit trail."""

    tool: str = "mithaq"
    version: str = ""
    parameters: str = "{}"  # JSON
    reader_version: str = ""


class Ledger(Protocol):
    """The record of statements, append-only, and the standing derived from it.

    Instants (`recorded_at`) are given by the caller, in UTC; the ledger reads no clock. They may
    not run backwards; a writer that had to wait for its turn is given the moment of the step
    before it.

    Raises (every method that writes):
        LedgerLocked: another process writes and does not stop within the time limit.
        LedgerReadOnly: the file may not be written.
        LedgerFull: there is no room left; nothing of this step was kept.
        ClockWentBack: `recorded_at` is more than ten minutes before the last step's.
    """

    # -- writing ------------------------------------------------------------------------------

    def append(
        self,
        report: Report,
        statements: Sequence[Statement],
        *,
        recorded_at: str,
        source: Source = ...,
    ) -> Receipt:
        """Record *report* with its *statements*, and derive the standings that they touch.

        The same report (outlet, day, text) again changes nothing and gives a receipt that is not
        `new`, unless read by another reader version: then the readings that differ are added.

        Raises:
            BadStatement: the words of a statement's evidence do not stand in the report.
        """

    def extend(
        self,
        batch: Iterable[tuple[Report, Sequence[Statement]]],
        *,
        recorded_at: str,
        source: Source = ...,
        derive: bool = True,
        relate: bool = True,
    ) -> list[Receipt]:
        """Record many reports, each whole or not at all; faster than one at a time.

        Reprints and translations are found and linked as they come, unless `relate` is False.

        With `derive=False` nothing is derived, for loading an archive: call `derive` afterwards.
        """

    def difference(self, report: Report, statements: Sequence[Statement]) -> Difference:
        """Return what recording *statements* of a newer reader would change; writes nothing."""

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
        """Record that the outlet took *report_id* back on the day *effective*."""

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
        """Record what a person found about a reading; the latest judgement counts.

        Confirming again undoes a rejection. `Verdict.CORRECTED` needs the *replacement*, which
        becomes a statement of its own and stands in the place of the first.
        """

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
        """Record that one report repeats, translates or corrects another; voices count anew."""

    def erase(self, report_id: str, *, by: str, reason: str, recorded_at: str) -> Tx:
        """Remove the words of a report for a legal takedown, and leave a recorded hole.

        Title, text and conditions go, hashes stay, and the chain still verifies. What was read
        from it no longer counts on either axis from then on.
        """

    def derive(self) -> int:
        """Derive everything anew and return the number of standings; the check of the rest."""

    def close(self) -> None:
        """Let go of the database."""

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
        """Return the standings that hold on the day *valid* by what was known at *known*.

        ``as_of(toward="accord:abraham-accords")`` is an accord's board in both timelines;
        ``as_of(state="state:KAZ")`` all of a state; both: one pair. Toward another state the two
        sides of ties stand in alphabetical order: ask `pair`. With `valid=None` the whole timeline
        comes, in the order of state, toward, timeline, valid_from.
        """

    def pair(
        self,
        one: str,
        other: str,
        *,
        valid: str | None = None,
        known: str | None = None,
        axis: Axis = Axis.PUBLIC,
    ) -> list[Standing]:
        """Return the standings between two sides, whichever of the two stands first."""

    def around(
        self,
        side: str,
        *,
        valid: str | None = None,
        known: str | None = None,
        axis: Axis = Axis.PUBLIC,
    ) -> list[Standing]:
        """Return all standings in which *side* is the state or what it stands toward."""

    def since(
        self,
        known: str,
        until: str | None = None,
        *,
        axis: Axis = Axis.PUBLIC,
        state: str | None = None,
        toward: str | None = None,
    ) -> list[Standing]:
        """Return the rectangles that began or ended to be known after *known*, up to *until*.

        `standing.changes.compare` makes of them what changed: before and after, per timeline.
        """

    def moments(self, toward: str, *, axis: Axis = Axis.PUBLIC) -> list[tuple[str, int]]:
        """Return each known moment at which something changed there, with how many changes."""

    def through(
        self,
        tx_id: int,
        toward: str,
        *,
        state: str | None = None,
        valid: str | None = None,
        axis: Axis = Axis.LEDGER,
    ) -> list[Standing]:
        """Return what the ledger answered right after the step *tx_id*, toward *toward*.

        It is derived anew from what there was by then: what was retracted, judged or erased later
        counts as if it had not been. Their `known_from` is empty.
        """

    # -- on whose word ------------------------------------------------------------------------

    def statement(self, statement_id: str) -> Entry:
        """Return one entry; the start of its id is enough.

        Raises:
            UnknownName: there is none, or several begin so.
        """

    def statements(self, ids: Iterable[str]) -> dict[str, Entry]:
        """Return many entries by id in one question."""

    def entries(
        self,
        filter_: Filter = ...,
        *,
        page: Page = ...,
        known: str | None = None,
        axis: Axis = Axis.PUBLIC,
    ) -> list[Entry]:
        """Return the entries that *filter_* lets through and that were known at *known*."""

    def claims(
        self,
        one: str,
        other: str,
        *,
        known: str | None = None,
        axis: Axis = Axis.PUBLIC,
        types: Sequence[Type] = (),
    ) -> list[Claim]:
        """Return what was claimed between two sides: one claim a voice, with its reports."""

    def report(self, report_id: str) -> Kept:
        """Return a report by content hash, by its start, or by the name it was given.

        Raises:
            UnknownName: there is none, or several begin so.
        """

    def reports(self, *, page: Page = ...) -> list[Kept]:
        """Return reports in the order of recording."""

    def search(
        self, query: str, *, limit: int = 20, known: str | None = None, axis: Axis = Axis.PUBLIC
    ) -> list[Entry]:
        """Return the entries whose sentence holds all words of *query*, the latest first.

        Words are compared folded and without clitics: a state's name finds it with "and" and the
        article written to it, with vowel signs and without.
        """

    # -- the audit ----------------------------------------------------------------------------

    def history(self, statement_id: str) -> list[Judgement]:
        """Return the judgements about a statement, the oldest first."""

    def steps(self, *, page: Page = ...) -> list[Tx]:
        """Return the steps of the ledger in order."""

    def carried(self) -> Iterator[Carried]:
        """Yield all steps with the rows that they wrote, as they stand: the whole ledger."""

    def restore(self, steps: Iterable[Carried]) -> int:
        """Write what another ledger's `carried` gave into this empty one, or refuse all of it."""

    def verify(self) -> Verified:
        """Check the whole hash chain, and that all evidence stands where it is said to."""

    def digest(self) -> str:
        """Return the digest of what is derived: equal on both stores for equal entries."""

    def counts(self) -> Counts:
        """Return how much there is."""

    def all_strands(self) -> Iterator[list[Strand]]:
        """Yield the strands of each pair of sides; for analysis of the whole."""
