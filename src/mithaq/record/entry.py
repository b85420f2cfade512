"""What the record keeps: entries, what was later said about them, and what is derived.

Dates are ISO days, instants UTC in one fixed width, so that both order as text. Intervals are
half-open; `END` stands at an open end. Kept apart from the stores: no driver is imported here.
"""

from enum import StrEnum

import msgspec

from mithaq.edtf import END
from mithaq.report import Report
from mithaq.statement import Statement

#: Statements that are anybody's word and nobody's name.
ANONYMOUS = "anonymous"
#: The claimant of what a report says in its own voice.
OWN_VOICE = "report"


class Axis(StrEnum):
    """Whose knowledge a question asks for."""

    PUBLIC = "public"  # what was published by then
    LEDGER = "ledger"  # what we had recorded by then


class Verdict(StrEnum):
    """What a person found when checking a reading."""

    CONFIRMED = "confirmed"
    REJECTED = "rejected"
    CORRECTED = "corrected"


class LinkKind(StrEnum):
    """How one report depends on another."""

    REPRINT_OF = "reprint_of"
    REVISION_OF = "revision_of"
    TRANSLATION_OF = "translation_of"
    CORRECTS = "corrects"
    RETRACTS = "retracts"


class Grade(StrEnum):
    """Whose word a standing rests on, from the weightiest down."""

    DEPOSITARY = "depositary"
    SELF = "self"
    COUNTERPARTY = "counterparty"
    BROKER = "broker"
    THIRD = "third"
    ANONYMOUS = "anonymous"

    @property
    def weight(self) -> int:
        """Return its weight: the higher, the weightier."""
        return _WEIGHTS[self]


_WEIGHTS = {grade: -place for place, grade in enumerate(Grade)}


class Timeline(StrEnum):
    """Along what a state stands: the first two toward an accord, the others toward a state."""

    COMMITMENT = "commitment"
    POSTURE = "posture"
    TIES = "ties"
    MISSION = "mission"
    RECOGNITION = "recognition"
    ECONOMIC = "economic"
    SECURITY = "security"
    CLOSE = "close"
    SANCTIONS = "sanctions"


#: The timelines toward an accord; the others are between states.
TOWARD_ACCORDS = frozenset({Timeline.COMMITMENT, Timeline.POSTURE})


class Known(msgspec.Struct, frozen=True, order=True, gc=False):
    """From when until when something was known."""

    since: str
    until: str = END

    def holds(self, moment: str) -> bool:
        """Say whether it was known at *moment*."""
        return self.since <= moment < self.until


class Tx(msgspec.Struct, frozen=True):
    """One step of the ledger, a link of its hash chain."""

    tx_id: int
    recorded_at: str
    kind: str  # ingest, judge, retract, link, erase
    tool: str
    version: str
    parameters: str  # JSON
    prev_hash: str
    hash: str


#: A row by the names of its columns; what is empty is left out.
Named = dict[str, str | int | float]


class Carried(msgspec.Struct, frozen=True, kw_only=True, tag="step"):
    """One step with all rows that it wrote, by table, as a ledger is carried into another."""

    tx: Tx
    rows: dict[str, list[Named]]


class Judgement(msgspec.Struct, frozen=True):
    """What somebody found about one reading; the latest of a statement counts."""

    judgement_id: str
    statement_id: str
    verdict: Verdict
    replacement_id: str | None  # the statement that stands in its place
    by: str
    reason: str
    recorded_at: str
    tx_id: int


class Retraction(msgspec.Struct, frozen=True, kw_only=True):
    """The outlet took a report back: the public believed it until that day."""

    report_id: str
    kind: str  # retracted, corrected
    effective: str  # ISO day
    by: str
    reason: str
    tx_id: int = 0


class Link(msgspec.Struct, frozen=True, kw_only=True):
    """One report repeats, translates, revises, corrects or retracts another."""

    report_id: str
    other_id: str
    kind: LinkKind
    method: str
    score: float
    tx_id: int = 0


class Entry(msgspec.Struct, frozen=True, kw_only=True):
    """A statement in the ledger: with its report's imprint and its known times on both axes.

    A statement rejected and confirmed again has several `held` intervals; one whose reading is
    rejected has no `public` interval at all.
    """

    id: str  # the statement's
    seq: int  # the order of recording, over the whole ledger
    statement: Statement
    report_id: str  # the content's hash; `statement.report` is the name that was given
    published: str | None
    agency: str | None
    outlet: str | None
    lang: str | None
    voice: str  # the independent claimant that is counted
    recorded_at: str
    reader_version: str = ""
    public: tuple[Known, ...] = ()
    held: tuple[Known, ...] = ()
    verdict: Verdict | None = None  # of the latest judgement

    def known(self, axis: Axis) -> tuple[Known, ...]:
        """Return its known intervals on *axis*."""
        return self.public if axis is Axis.PUBLIC else self.held

    def is_known(self, axis: Axis, moment: str) -> bool:
        """Say whether it was known on *axis* at *moment*."""
        return any(known.holds(moment) for known in self.known(axis))


class Kept(msgspec.Struct, frozen=True, kw_only=True):
    """A report as the ledger keeps it; the text of an erased one is empty."""

    report_id: str
    report: Report
    recorded_at: str
    tx_id: int
    erased: bool = False
    retraction: Retraction | None = None
    links: tuple[Link, ...] = ()


class Aside(msgspec.Struct, frozen=True, gc=False):
    """Another value that is told of the same time by a word of less weight."""

    value: str
    grade: Grade
    basis: tuple[str, ...]  # statement ids


class Standing(msgspec.Struct, frozen=True, gc=False):
    """Where a state stands toward an accord or a state: one rectangle of valid and known time.

    On a day from `valid_from_lo` until `valid_from` it *possibly* holds, from then on certainly.
    """

    axis: Axis
    state: str
    toward: str
    timeline: Timeline
    value: str  # a word of `standing.ladder`: announced, party, conditional, full and the like
    grade: Grade
    since: str  # EDTF as told: 2020, 2025-11-06; ../2025-11-07 where only told to hold by then
    valid_from: str  # ISO day, certain from here
    valid_from_lo: str  # ISO day, possible from here
    valid_to: str
    known_from: str
    known_to: str
    modality: str  # of the word that decided it
    voices: int  # independent claimants that say so
    denials: int  # independent claimants that deny it
    contested: bool
    basis: tuple[str, ...]  # statement ids, the deciding one first; the full list: `claims`
    against: tuple[str, ...] = ()  # statement ids of denials and of dates that differ
    beside: tuple[Aside, ...] = ()
    detail: str | None = None  # the words of the condition

    def is_certain(self, day: str) -> bool:
        """Say whether it holds on *day* for certain, not only possibly."""
        return self.valid_from <= day < self.valid_to


class Difference(msgspec.Struct, frozen=True, kw_only=True):
    """What a newer reading would change."""

    added: tuple[Statement, ...]
    dropped: tuple[str, ...]  # statement ids
    restored: tuple[str, ...]  # statement ids that an earlier reader had dropped
    kept: int


class Receipt(msgspec.Struct, frozen=True, kw_only=True):
    """What an append did; `new` is false where the report was there already."""

    report_id: str
    tx_id: int
    new: bool
    statements: int  # that were added
    dropped: int = 0  # of an older reading, that a newer reader reads no more
