"""The questions that a reader asks of the ledger, each answered by a view model.

No answer holds a word of any language; dates and ids are as the ledger has them.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from msgspec import structs

from mithaq.edtf import BEGINNING
from mithaq.knowledge.entities import Accord
from mithaq.knowledge.knowledge import Knowledge
from mithaq.record.entry import TOWARD_ACCORDS, Axis, Entry, Standing, Timeline
from mithaq.record.ledger import Filter, Ledger, Page
from mithaq.record.moments import asked
from mithaq.standing.changes import Change, Step, compare, effect
from mithaq.standing.expected import AHEAD, AWAITED, expected, parties
from mithaq.statement import GROUPS, Modality
from mithaq.views.cells import awaited, card, cards, cells, conditions, counted
from mithaq.views.tables import (
    AccordPage,
    Cell,
    ChangeLine,
    ChangesPage,
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
_LIMIT = 1000
_COMING = (*AHEAD, Modality.ACTUAL)
_CONTACTS = (*GROUPS["contacts"], *GROUPS["agreements"])
_BETWEEN_STATES = tuple(line for line in Timeline if line not in TOWARD_ACCORDS)
#: On these rungs a state has taken a step, or has said that it will.
_STEPS = frozenset({"announced", "signed", "ratified", "party"})
_ALL = Filter()


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
        return structs.replace(
            self.board(accord),
            expected=self.expected(Filter(side=accord)),
            conditions=conditions(entries, self.axis),
            cards=cards(entries, self.axis),
        )

    def board(self, accord: str) -> AccordPage:
        """Answer: who stands where toward *accord*? Without what was told of it."""
        board = self._board(toward=accord)
        return AccordPage(
            accord=accord,
            moment=self.moment,
            cells=self._counted(board),
            spells=self._spells(toward=accord),
            effects=tuple(found for found in self._effects(board) if found),
            changes=self.changes(BEGINNING, accord).lines,
            expected=(),
            conditions=(),
            cards=(),
        )

    def through(self, accord: str, step: int) -> tuple[Cell, ...]:
        """Answer: who stood where toward *accord* by what the ledger had after *step*?"""
        found = self.ledger.through(step, accord, valid=self.moment.held, axis=self.axis)
        return self._cells(found)

    def state(self, state: str) -> StatePage:
        """Answer: where does *state* stand, what did it say, what was said of it?"""
        board = self._around(state)
        said = self._entries(Filter(claimant=state))
        told = self._entries(Filter(side=state))
        own = {entry.id for entry in said}
        return StatePage(
            state=state,
            moment=self.moment,
            accords=tuple(cell for cell in board if cell.timeline in TOWARD_ACCORDS),
            ties=tuple(cell for cell in board if cell.timeline not in TOWARD_ACCORDS),
            spells=self._spells(state=state),
            changes=self.changes(BEGINNING, state).lines,
            expected=self.expected(Filter(side=state)),
            conditions=conditions((e for e in told if e.statement.actor == state), self.axis),
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
            stances=cards((e for e in entries if e.statement.type in GROUPS["stances"]), self.axis),
            expected=self.expected(between),
            last_words=tuple(_last_words(entries, (one, other), self.axis)),
        )

    def everything(self) -> tuple[Cell, ...]:
        """Answer: what holds at all, of every state, toward whatever?"""
        moment = self.moment
        return self._cells(self.ledger.as_of(valid=moment.held, known=moment.known, axis=self.axis))

    def entries(self, filter_: Filter) -> Iterator[Entry]:
        """Give every entry that *filter_* lets through, in the order of recording."""
        moment, after = self.moment, 0
        while found := self.ledger.entries(
            filter_, page=Page(limit=_LIMIT, after=after), known=moment.known, axis=self.axis
        ):
            yield from found
            after = found[-1].seq

    def ties(self) -> tuple[Cell, ...]:
        """Answer: what holds between states, over the whole ledger?"""
        moment = self.moment
        held = self.ledger.as_of(
            valid=moment.held, known=moment.known, axis=self.axis, timelines=_BETWEEN_STATES
        )
        return self._counted(held)

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

    def expected(self, filter_: Filter = _ALL) -> tuple[ExpectedLine, ...]:
        """Answer: what is to come after the day asked about, dated things first?"""
        narrowed = structs.replace(filter_, types=tuple(sorted(AWAITED)), modalities=_COMING)
        entries = self._entries(narrowed)
        by_id = {entry.id: entry for entry in entries}
        ahead = expected(entries, self.moment.held, parties(self._committed(filter_.side)))
        lines = [awaited(one, by_id, self.axis) for one in ahead]
        return tuple(sorted(lines, key=_is_vague))  # stable: the order of dates stays

    def _committed(self, side: str | None) -> list[Standing]:
        """Return the commitments of a state, to an accord, or of everybody."""
        moment, is_state = self.moment, side is not None and side.startswith("state:")
        return self.ledger.as_of(
            valid=moment.held,
            known=moment.known,
            axis=self.axis,
            state=side if is_state else None,
            toward=None if is_state else side,
            timelines=(Timeline.COMMITMENT,),
        )

    def said(self, filter_: Filter) -> tuple[StatementCard, ...]:
        """Answer: who said what about whom?"""
        return cards(self._entries(filter_), self.axis)

    def search(self, query: str, *, limit: int = 20, offset: int = 0) -> SearchPage:
        """Answer: in which sentences do these words stand?"""
        found = self.ledger.search(query, limit=limit + offset, known=self.moment.known)
        shown = tuple(card(entry, self.axis) for entry in found[offset:])
        return SearchPage(query=query, total=len(found), offset=offset, cards=shown)

    def changes(self, after: str, side: str | None = None) -> ChangesPage:
        """Answer: what became known after the day *after*, up to the known moment?

        Args:
            after: ISO day; what was known by its end is the standard.
            side: only what a state stands toward, or who stands toward an accord.
        """
        until = self.moment.known
        if side is None or side.startswith("state:"):
            found = self.ledger.since(after, until, axis=self.axis, state=side)
        else:
            found = self.ledger.since(after, until, axis=self.axis, toward=side)
        changes = compare(found, asked(after), asked(until))
        shown = self._cells([one.after or one.before for one in changes])
        effects = self._effects([change.after for change in changes])
        lines = tuple(map(_change_line, changes, shown, effects))
        return ChangesPage(since=after, until=until, axis=self.moment.axis, lines=lines)

    def _counted(self, standings: Sequence[Standing]) -> tuple[Cell, ...]:
        return counted(self._cells(standings), self.ledger, self.moment.known)

    def _cells(self, standings: Iterable[Standing | None]) -> tuple[Cell, ...]:
        return cells([one for one in standings if one is not None], self.ledger)

    def _effects(self, steps: Sequence[Standing | None]) -> list[Effect | None]:
        """Return what each step changes, where it is toward an accord that establishes ties."""
        ties: dict[tuple[str, str], list[Standing]] = {}
        found: list[tuple[Standing, str, Step] | None] = []
        for step in steps:
            hub = self._hub(step)
            if step is None or not hub:
                found.append(None)
                continue
            if (step.state, hub) not in ties:
                pair = self.ledger.pair(step.state, hub, known=self.moment.known, axis=self.axis)
                ties[step.state, hub] = pair
            found.append((step, hub, effect(step, hub, ties[step.state, hub])))
        shown = iter(self._cells([one[2].ties or one[0] for one in found if one]))
        return [_effect_of(*one, next(shown)) if one else None for one in found]

    def _hub(self, step: Standing | None) -> str:
        """Return with whom an accord establishes the ties of who takes a step toward it."""
        accord = self.knowledge.entities.get(step.toward) if step is not None else None
        hub = accord.hub if isinstance(accord, Accord) else ""
        if step is None or step.state == hub or step.value not in _STEPS:
            return ""
        return hub

    def _board(self, *, toward: str) -> list[Standing]:
        """Return who stands where toward an accord at the moment."""
        moment = self.moment
        return self.ledger.as_of(
            valid=moment.held, known=moment.known, axis=self.axis, toward=toward
        )

    def _around(self, side: str) -> tuple[Cell, ...]:
        moment = self.moment
        found = self.ledger.around(side, valid=moment.held, known=moment.known, axis=self.axis)
        return self._counted(found)

    def _between(self, one: str, other: str) -> tuple[Cell, ...]:
        moment = self.moment
        found = self.ledger.pair(one, other, valid=moment.held, known=moment.known, axis=self.axis)
        return self._counted(found)

    def _spells(self, *, state: str | None = None, toward: str | None = None) -> tuple[Cell, ...]:
        """Return every rectangle of valid and known time, for timelines and sliders."""
        found = self.ledger.since(BEGINNING, axis=self.axis, state=state, toward=toward)
        return cells(found, self.ledger)

    def _entries(self, filter_: Filter, *, newest_first: bool = True) -> list[Entry]:
        page = Page(limit=_LIMIT, newest_first=newest_first)
        return self.ledger.entries(filter_, page=page, known=self.moment.known, axis=self.axis)


def _is_vague(line: ExpectedLine) -> bool:
    """Say whether neither a date nor a plan is told, but only a guess."""
    return line.time is None and line.card.statement.modality is not Modality.PLANNED


def _last_words(
    entries: Sequence[Entry], states: tuple[str, str], axis: Axis
) -> Iterator[StatementCard]:
    for state in states:
        own = (entry for entry in entries if entry.statement.claimant == state)
        if (last := next(own, None)) is not None:
            yield card(last, axis)


def _effect_of(step: Standing, hub: str, found: Step, shown: Cell) -> Effect:
    return Effect(
        state=step.state,
        accord=step.toward,
        hub=hub,
        value=found.effect,
        level=found.ties.value if found.ties else None,
        quotes=shown.quotes,
    )


def _change_line(change: Change, cell: Cell, effect: Effect | None) -> ChangeLine:
    return ChangeLine(
        day=change.known[:10],
        state=change.state,
        toward=change.toward,
        timeline=change.timeline,
        kind=change.kind,
        before=change.before.value if change.before else None,
        after=change.after.value if change.after else None,
        grade=cell.grade,
        claimant=cell.claimant,
        reports=cell.reports,
        contested=cell.contested,
        effect=effect,
        quote=cell.quotes[0] if cell.quotes else None,
    )
