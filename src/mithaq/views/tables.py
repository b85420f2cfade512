"""The view models: what a page, a table in the terminal and a JSON answer show alike.

They are frozen and without language: fields hold ids, EDTF dates, days and instants (ISO 8601),
values of enumerations, counts, and the sentences as published. Labels come from knowledge and
`views/words.tsv` when something is rendered. ``None`` means that it is not told or not known.
"""

import itertools

import msgspec

from mithaq.statement import Statement


class Moment(msgspec.Struct, frozen=True, kw_only=True):
    """The two moments of a question, and the axis of the second."""

    held: str  # the day asked about (ISO 8601): what holds in the world
    known: str  # what one could know by the end of this day, or by this instant
    axis: str = "public"  # public: published by then; ledger: recorded by us by then


class Quote(msgspec.Struct, frozen=True, kw_only=True):
    """The very words that something rests on, and the report where they stand."""

    report: str  # the report's id
    start: int  # half-open range in code points of the report's raw text
    end: int
    text: str
    lang: str | None = None  # BCP 47
    title: str | None = None
    published: str | None = None
    agency: str | None = None
    outlet: str | None = None
    url: str | None = None


class StatementCard(msgspec.Struct, frozen=True, kw_only=True):
    """One statement with its evidence and its fate in the ledger."""

    id: str  # the ledger's id of it; of a reading outside a ledger its number in the report
    statement: Statement
    quote: Quote
    known_from: str | None = None  # when it became known on the moment's axis
    known_to: str | None = None  # when it was retracted, rejected or superseded
    verdict: str | None = None  # confirmed, rejected, corrected
    reports: int = 1  # how many reports carry the claim
    reprints: int = 0  # … of which repeat another's text
    voices: int = 1  # how many independent claimants say the same


class Cell(msgspec.Struct, frozen=True, kw_only=True):
    """A standing: one value of one timeline, with whose word it rests on."""

    state: str
    toward: str  # an accord, an organisation or another state
    timeline: str  # commitment, posture, ties, mission, economic
    value: str  # the rung: announced, party, courted, full, …
    grade: str  # depositary, self, counterparty, broker, third-party, anonymous, report
    since: str  # first day on which it holds for certain
    since_earliest: str  # first day on which it may hold: differs where the date is vague
    until: str | None = None  # first day on which it no longer holds; None: open
    told: str | None = None  # since when, EDTF as told: 2020; ../2025-11-07: holds by then
    detail: str | None = None  # the words of the condition
    known_from: str | None = None
    known_to: str | None = None
    claimant: str | None = None  # whose word it is, of the strongest claim
    voices: int = 1
    reports: int = 1
    denials: int = 0  # independent claimants on the other side
    contested: bool = False
    denied_by: tuple[str, ...] = ()  # claimants on the other side
    basis: tuple[str, ...] = ()  # ids of the statements, the deciding one first
    quotes: tuple[Quote, ...] = ()  # the sentences, in the same order
    against: tuple[Quote, ...] = ()  # the sentences of the other side

    @property
    def is_vague(self) -> bool:
        """Say whether the day on which it began is known only within bounds."""
        return self.since != self.since_earliest


class Effect(msgspec.Struct, frozen=True, kw_only=True):
    """What a step toward an accord changes, seen from the ties that hold already."""

    state: str
    accord: str
    hub: str  # the state with which the accord establishes ties
    value: str  # formal: full ties hold already; upgrade: lesser ones do; first: none is known
    level: str | None = None  # the ties that hold
    quotes: tuple[Quote, ...] = ()  # of those ties; where none are known, of the step


class ExpectedLine(msgspec.Struct, frozen=True, kw_only=True):
    """Something that is to come: planned or expected, not yet told as done."""

    time: str | None  # EDTF; None: without a date
    card: StatementCard


class ConditionLine(msgspec.Struct, frozen=True, kw_only=True):
    """What a state wants first, in the words of the report."""

    state: str
    toward: str
    condition: str
    card: StatementCard


class ChangeLine(msgspec.Struct, frozen=True, kw_only=True):
    """A standing that differs between two moments of knowing."""

    day: str  # the day on which it became known
    state: str
    toward: str
    timeline: str
    kind: str  # new, value (another rung), word (the same on other words), gone
    before: str | None  # the rung before; None: nothing was known
    after: str | None
    grade: str | None = None
    claimant: str | None = None
    reports: int = 1
    contested: bool = False
    effect: Effect | None = None
    quote: Quote | None = None


class Row(msgspec.Struct, frozen=True, kw_only=True):
    """A line of a list of accords or states: counts per rung, what came last, what comes next."""

    id: str
    counts: dict[str, int] = {}
    statements: int = 0
    last_change: ChangeLine | None = None
    next_expected: ExpectedLine | None = None


class AccordPage(msgspec.Struct, frozen=True, kw_only=True):
    """Who stands where toward an accord or an organisation."""

    accord: str
    moment: Moment
    cells: tuple[Cell, ...] = ()  # what holds at the moment: commitment and posture of each state
    spells: tuple[Cell, ...] = ()  # every interval ever known, for timelines and sliders
    effects: tuple[Effect, ...] = ()
    expected: tuple[ExpectedLine, ...] = ()
    conditions: tuple[ConditionLine, ...] = ()
    changes: tuple[ChangeLine, ...] = ()  # newest first
    cards: tuple[StatementCard, ...] = ()  # the statements about it, newest report first


class StatePage(msgspec.Struct, frozen=True, kw_only=True):
    """Where one state stands toward every accord, organisation and state."""

    state: str
    moment: Moment
    accords: tuple[Cell, ...] = ()
    ties: tuple[Cell, ...] = ()
    spells: tuple[Cell, ...] = ()
    expected: tuple[ExpectedLine, ...] = ()
    conditions: tuple[ConditionLine, ...] = ()
    changes: tuple[ChangeLine, ...] = ()
    said: tuple[StatementCard, ...] = ()  # the state is the claimant
    said_of: tuple[StatementCard, ...] = ()  # … is actor or object, on another's word


class PairPage(msgspec.Struct, frozen=True, kw_only=True):
    """Two states: their ties, their contacts and stances, the last word of each."""

    one: str
    other: str
    moment: Moment
    ties: tuple[Cell, ...] = ()
    spells: tuple[Cell, ...] = ()
    contacts: tuple[StatementCard, ...] = ()
    stances: tuple[StatementCard, ...] = ()
    expected: tuple[ExpectedLine, ...] = ()
    last_words: tuple[StatementCard, ...] = ()  # at most one of each side
    changes: tuple[ChangeLine, ...] = ()


class Piece(msgspec.Struct, frozen=True, kw_only=True):
    """A stretch of a report's text, and the statements that rest on it."""

    start: int
    end: int
    text: str
    statements: tuple[str, ...] = ()  # ids of cards


class ReportPage(msgspec.Struct, frozen=True, kw_only=True):
    """One report: its text cut at every edge of evidence, and its statements."""

    report: str
    text: str
    lang: str | None = None
    title: str | None = None
    published: str | None = None
    agency: str | None = None
    outlet: str | None = None
    url: str | None = None
    retracted: str | None = None  # the day on which the outlet took it back
    links: tuple[tuple[str, str], ...] = ()  # kind (reprint_of, …) and the other report's id
    pieces: tuple[Piece, ...] = ()
    cards: tuple[StatementCard, ...] = ()


class ChangesPage(msgspec.Struct, frozen=True, kw_only=True):
    """What changed in knowing between two moments."""

    since: str
    until: str
    axis: str
    lines: tuple[ChangeLine, ...] = ()


class SearchPage(msgspec.Struct, frozen=True, kw_only=True):
    """What a search found, a page of it at a time."""

    query: str
    total: int
    offset: int
    cards: tuple[StatementCard, ...] = ()
    facets: dict[str, dict[str, int]] = {}  # field -> value -> count


def cut(text: str, cards: tuple[StatementCard, ...]) -> tuple[Piece, ...]:
    """Cut *text* at every edge of evidence; overlapping stretches name all their statements."""
    spans = [(card.quote.start, card.quote.end, card.id) for card in cards]
    edges = sorted({0, len(text), *(edge for start, end, _ in spans for edge in (start, end))})
    return tuple(
        Piece(
            start=low,
            end=high,
            text=text[low:high],
            statements=tuple(id_ for start, end, id_ in spans if start <= low and high <= end),
        )
        for low, high in itertools.pairwise(edges)
    )
