"""The questions that a reader asks of the ledger, each answered by a view model.

No answer holds a word of any language; dates and ids are as the ledger has them.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

import msgspec

from mithaq.edtf import BEGINNING, bounds
from mithaq.knowledge.entities import Accord
from mithaq.knowledge.knowledge import Knowledge
from mithaq.record.entry import Axis, Entry, Timeline
from mithaq.record.ledger import Filter, Ledger, Page
from mithaq.statement import Modality, Polarity, Type, sides
from mithaq.views.cells import card, cards, cells
from mithaq.views.tables import (
    AccordPage,
    Cell,
    ConditionLine,
    Effect,
    ExpectedLine,
    Moment,
    PairPage,
    ReportPage,
    SearchPage,
    StatementCard,
    StatePage,
    cut,
)

#: How many statements a page takes from the ledger, the newest first.
_LIMIT = 500
_COMING = (Modality.PLANNED, Modality.EXPECTED)
_CONTACTS = (Type.MEET, Type.CALL, Type.VISIT, Type.NEGOTIATE, Type.AGREE)
_STANCES = (Type.SUPPORT, Type.REJECT, Type.DEMAND, Type.THREATEN, Type.SANCTION, Type.AID)
_TOWARD_ACCORDS = frozenset({Timeline.COMMITMENT, Timeline.POSTURE})
#: On these rungs a state has taken a step, or has said that it will.
_STEPS = frozenset({"announced", "signed", "ratified", "party"})
_TIES = frozenset({"full", "diplomatic"})
#: What else tells that something announced is done.
_DONE_BY = {Type.JOIN: (Type.JOIN, Type.MEMBER)}


class Desk(NamedTuple):
    """A ledger, what is known of the world, and the moments asked about."""

    ledger: Ledger
    knowledge: Knowledge
    moment: Moment

    @property
    def axis(self) -> Axis:
        """Return the axis of the known moment."""
        return Axis(self.moment.axis)

    def accord(self, accord: str) -> AccordPage:
        """Answer: who stands where toward *accord*, on whose word, and what comes next?"""
        entries = self._entries(Filter(side=accord))
        board = self._board(toward=accord)
        return AccordPage(
            accord=accord,
            moment=self.moment,
            cells=board,
            spells=self._spells(toward=accord),
            effects=tuple(self._effects(board, accord)),
            expected=self.expected(Filter(side=accord)),
            conditions=tuple(_conditions(entries, self.axis)),
            cards=cards(entries, self.axis),
        )

    def state(self, state: str) -> StatePage:
        """Answer: where does *state* stand, what did it say, what was said of it?"""
        board = self._around(state)
        said = self._entries(Filter(claimant=state))
        told = self._entries(Filter(side=state))
        own = {entry.id for entry in said}
        return StatePage(
            state=state,
            moment=self.moment,
            accords=tuple(cell for cell in board if cell.timeline in _TOWARD_ACCORDS),
            ties=tuple(cell for cell in board if cell.timeline not in _TOWARD_ACCORDS),
            spells=self._spells(state=state),
            expected=self.expected(Filter(side=state)),
            conditions=tuple(
                _conditions([e for e in told if e.statement.actor == state], self.axis)
            ),
            said=cards(said, self.axis),
            said_of=cards((entry for entry in told if entry.id not in own), self.axis),
        )

    def pair(self, one: str, other: str) -> PairPage:
        """Answer: what holds between the two, how do they meet, what was the last word of each?"""
        between = Filter(side=one, other=other)
        entries = self._entries(between)
        return PairPage(
            one=one,
            other=other,
            moment=self.moment,
            ties=self._between(one, other),
            spells=cells(self.ledger.pair(one, other, axis=self.axis), self.ledger),
            contacts=cards((e for e in entries if e.statement.type in _CONTACTS), self.axis),
            stances=cards((e for e in entries if e.statement.type in _STANCES), self.axis),
            expected=self.expected(between),
            last_words=tuple(_last_words(entries, (one, other), self.axis)),
        )

    def report(self, report_id: str) -> ReportPage:
        """Answer: what does this report say, and in which words?

        Raises:
            UnknownName: there is no such report.
        """
        kept = self.ledger.report(report_id)
        entries = self._entries(Filter(report_id=kept.report_id), newest_first=False)
        shown = tuple(card(entry, self.axis) for entry in entries)
        return ReportPage(
            report=kept.report_id,
            text=kept.report.text,
            lang=kept.report.lang,
            title=kept.report.title,
            published=kept.report.published,
            agency=kept.report.agency,
            outlet=kept.report.outlet,
            url=kept.report.url,
            retracted=kept.retraction.effective if kept.retraction else None,
            links=tuple((link.kind.value, link.other_id) for link in kept.links),
            pieces=cut(kept.report.text, shown),
            cards=shown,
        )

    def expected(self, filter_: Filter = Filter()) -> tuple[ExpectedLine, ...]:  # noqa: B008 - frozen
        """Answer: what is to come after the day asked about, dated things first?"""
        narrowed = msgspec.structs.replace(filter_, modalities=_COMING)
        coming = [entry for entry in self._entries(narrowed) if self._is_to_come(entry)]
        lines = [ExpectedLine(time=c.statement.time, card=c) for c in cards(coming, self.axis)]
        return tuple(sorted(_first_of_each(lines), key=_when))

    def said(self, filter_: Filter) -> tuple[StatementCard, ...]:
        """Answer: who said what about whom?"""
        return cards(self._entries(filter_), self.axis)

    def search(self, query: str, *, limit: int = 20, offset: int = 0) -> SearchPage:
        """Answer: in which sentences do these words stand?"""
        found = self.ledger.search(query, limit=limit + offset, known=self.moment.known)
        shown = tuple(card(entry, self.axis) for entry in found[offset:])
        return SearchPage(query=query, total=len(found), offset=offset, cards=shown)

    def effect(self, cell: Cell) -> Effect | None:
        """Answer: what does a state's step toward an accord change in its ties?

        Formal is a step where the ties that the accord establishes hold already; of a step that
        is done they must have held before it, since the accord may have brought them itself.
        """
        accord = self.knowledge.entities.get(cell.toward)
        if not isinstance(accord, Accord) or not accord.hub or cell.value not in _STEPS:
            return None
        if cell.state == accord.hub or cell.timeline != Timeline.COMMITMENT:
            return None
        ties = self._between(cell.state, accord.hub)
        before = next((tie for tie in ties if tie.value in _TIES and _precedes(tie, cell)), None)
        return Effect(
            state=cell.state,
            accord=cell.toward,
            hub=accord.hub,
            value="formal" if before else "new",
            level=before.value if before else None,
            quotes=before.quotes if before else (),
        )

    def _effects(self, board: Iterable[Cell], accord: str) -> Iterator[Effect]:
        for cell in board:
            if cell.toward == accord and (found := self.effect(cell)):
                yield found

    def _board(self, *, state: str | None = None, toward: str | None = None) -> tuple[Cell, ...]:
        """Return what holds at the moment, toward an accord or of a state."""
        found = self.ledger.as_of(
            valid=self.moment.held,
            known=self.moment.known,
            axis=self.axis,
            state=state,
            toward=toward,
        )
        return cells(found, self.ledger)

    def _around(self, side: str) -> tuple[Cell, ...]:
        moment = self.moment
        found = self.ledger.around(side, valid=moment.held, known=moment.known, axis=self.axis)
        return cells(found, self.ledger)

    def _between(self, one: str, other: str) -> tuple[Cell, ...]:
        moment = self.moment
        found = self.ledger.pair(one, other, valid=moment.held, known=moment.known, axis=self.axis)
        return cells(found, self.ledger)

    def _spells(self, *, state: str | None = None, toward: str | None = None) -> tuple[Cell, ...]:
        """Return every rectangle of valid and known time, for timelines and sliders."""
        found = self.ledger.since(BEGINNING, axis=self.axis, state=state, toward=toward)
        return cells(found, self.ledger)

    def _entries(self, filter_: Filter, *, newest_first: bool = True) -> list[Entry]:
        page = Page(limit=_LIMIT, newest_first=newest_first)
        return self.ledger.entries(filter_, page=page, known=self.moment.known, axis=self.axis)

    def _is_to_come(self, entry: Entry) -> bool:
        """Say whether it is neither past, nor told as done or called off since."""
        told = entry.statement
        if told.polarity is Polarity.NEGATIVE or not _is_ahead(entry, self.moment.held):
            return False
        kinds = _DONE_BY.get(told.type, (told.type,))
        later = self._entries(Filter(side=told.actor, other=told.object, types=kinds))
        return not any(_settles(one, entry) for one in later)


def _is_ahead(entry: Entry, day: str) -> bool:
    time = entry.statement.time
    if time:
        return bounds(time)[1] >= day
    return (entry.published or entry.recorded_at)[:10] >= _year_before(day)


def _settles(later: Entry, earlier: Entry) -> bool:
    """Say whether *later* tells that what *earlier* announced is done, or is off."""
    if (later.published or "") < (earlier.published or "") or later.id == earlier.id:
        return False
    if sides(later.statement) != sides(earlier.statement):
        return False
    done = later.statement.modality is Modality.ACTUAL
    off = later.statement.polarity is Polarity.NEGATIVE and not done
    after = later.statement.time is None or earlier.statement.time in {None, later.statement.time}
    return off or (done and later.statement.polarity is Polarity.POSITIVE and after)


def _year_before(day: str) -> str:
    return f"{int(day[:4]) - 1:04d}{day[4:]}"


def _first_of_each(lines: Iterable[ExpectedLine]) -> list[ExpectedLine]:
    """Keep the newest line of those that tell the same event of the same time."""
    found: dict[tuple[object, ...], ExpectedLine] = {}
    for line in lines:
        told = line.card.statement
        found.setdefault((told.type, sides(told), line.time), line)
    return list(found.values())


def _when(line: ExpectedLine) -> tuple[bool, str]:
    return (line.time is None, bounds(line.time)[0] if line.time else "")


def _conditions(entries: Iterable[Entry], axis: Axis) -> Iterator[ConditionLine]:
    for shown in cards((entry for entry in entries if entry.statement.condition), axis):
        told = shown.statement
        yield ConditionLine(
            state=told.actor, toward=told.object, condition=told.condition or "", card=shown
        )


def _last_words(
    entries: Sequence[Entry], states: tuple[str, str], axis: Axis
) -> Iterator[StatementCard]:
    for state in states:
        own = (entry for entry in entries if entry.statement.claimant == state)
        if (last := next(own, None)) is not None:
            yield card(last, axis)


def _precedes(tie: Cell, step: Cell) -> bool:
    """Say whether a tie held before a step; of a step only announced, whether it holds now."""
    return step.value == "announced" or tie.since < step.since_earliest
