"""What the pages take from the ledger: view models over all known days, so that the rail can move.

A page is made once for a version of the ledger and a held day; what was known when stands on every
line of it (`known_from`, `known_to`), and both the server and the browser filter by that.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

from msgspec import structs

from mithaq.edtf import BEGINNING, END
from mithaq.knowledge.entities import Accord
from mithaq.knowledge.knowledge import Knowledge
from mithaq.record.entry import Axis, Entry
from mithaq.record.ledger import Filter, Ledger, Page
from mithaq.record.moments import asked
from mithaq.standing.expected import AHEAD, AWAITED, Act, act_of, ends, expected, parties
from mithaq.statement import GROUPS, Modality, Type, sides
from mithaq.views.cells import awaited, card, cards, conditions
from mithaq.views.questions import Desk
from mithaq.views.tables import (
    AccordPage,
    Cell,
    ChangeLine,
    ConditionLine,
    ExpectedLine,
    Moment,
    PairPage,
    StatementCard,
    StatePage,
)

_LIMIT = 1000
_ALL = Filter()


class Story(NamedTuple):
    """One statement: its card, who else tells it, who tells the contrary."""

    card: StatementCard
    same: tuple[StatementCard, ...]
    against: tuple[StatementCard, ...]


class Supply(NamedTuple):
    """A ledger and what is known of the world, asked on behalf of a page."""

    ledger: Ledger
    knowledge: Knowledge
    moment: Moment
    latest: str  # the last day that the ledger knows of

    @property
    def axis(self) -> Axis:
        """Return the axis of the known moment."""
        return Axis(self.moment.axis)

    @property
    def desk(self) -> Desk:
        """Return the desk that knows all up to the latest day, for the held day asked about."""
        known = max(self.latest, self.moment.known)
        return Desk(self.ledger, self.knowledge, structs.replace(self.moment, known=known))

    @property
    def then(self) -> Desk:
        """Return the desk that knows what was known at the moment."""
        return Desk(self.ledger, self.knowledge, self.moment)

    def accord(self, accord: str) -> AccordPage:
        """Return an accord's page, every line with its known days."""
        entries = self.entries(Filter(side=accord))
        entity = self.knowledge.entities.get(accord)
        hub = entity.hub if isinstance(entity, Accord) else ""
        wanted = Filter(side=hub, types=(Type.ESTABLISH_TIES,), modalities=(Modality.CONDITIONAL,))
        toward_hub = self.entries(wanted) if hub else []
        page = self.desk.board(accord)
        return structs.replace(
            page,
            moment=self.moment,
            expected=self.coming(entries, page.spells),
            conditions=self._conditions((*entries, *toward_hub)),
            cards=self.cards(entries),
        )

    def state(self, state: str) -> StatePage:
        """Return a state's page; its ties are those of the moment."""
        told = self.entries(Filter(side=state))
        said = self.entries(Filter(claimant=state))
        own = {entry.id for entry in said}
        page = self.desk.state(state)
        return structs.replace(
            page,
            moment=self.moment,
            ties=self.then.state(state).ties,
            expected=self.coming(told, page.spells),
            conditions=self._conditions([one for one in told if one.statement.actor == state]),
            said=self.cards(said),
            said_of=self.cards(one for one in told if one.id not in own),
        )

    def pair(self, one: str, other: str) -> PairPage:
        """Return what is between two states."""
        entries = self.entries(Filter(side=one, other=other))
        page = self.desk.pair(one, other)
        stances = [entry for entry in entries if entry.statement.type in GROUPS["stances"]]
        rest = [entry for entry in entries if entry.statement.type not in GROUPS["stances"]]
        return structs.replace(
            page,
            moment=self.moment,
            expected=self.coming(entries, page.spells),
            contacts=self.cards(rest),
            stances=self.cards(stances),
            changes=self._between(one, other),
        )

    def story(self, statement_id: str) -> Story:
        """Return one statement and its neighbours.

        Raises:
            UnknownName: there is none.
        """
        entry = self.ledger.statement(statement_id)
        told = entry.statement
        others = self.entries(Filter(side=told.actor, other=told.object, types=(told.type,)))
        near = [one for one in others if one.id != entry.id and sides(one.statement) == sides(told)]
        same = [one for one in near if one.statement.polarity is told.polarity]
        against = [one for one in near if one.statement.polarity is not told.polarity]
        return Story(card(entry, self.axis), self._each(same), self._each(against))

    def entries(self, filter_: Filter = _ALL, *, limit: int = _LIMIT) -> list[Entry]:
        """Return the entries ever known on the axis, the earliest of the newest *limit* first."""
        page = Page(limit=limit, newest_first=True)
        found = self.ledger.entries(filter_, page=page, axis=self.axis)
        return [entry for entry in reversed(found) if entry.known(self.axis)]

    def cards(self, entries: Iterable[Entry]) -> tuple[StatementCard, ...]:
        """Return a card for each claim, known since it was first told; the newest first."""
        found = cards(entries, self.axis)
        return tuple(sorted(found, key=lambda one: one.known_from or "", reverse=True))

    def coming(self, entries: Sequence[Entry], ever: Sequence[Cell]) -> tuple[ExpectedLine, ...]:
        """Return what was to come on any day, each line with the days on which it was so known.

        Args:
            entries: what was told.
            ever: the standings ever known; who is a party is no longer to join.
        """
        acts: dict[Act, list[Entry]] = defaultdict(list)
        for entry in entries:
            if entry.statement.type in AWAITED:
                acts[act_of(entry)].append(entry)
        standing: dict[tuple[str, str], list[Cell]] = defaultdict(list)
        for cell in ever:
            standing[cell.state, cell.toward].append(cell)
        lines = [
            line
            for act, told in acts.items()
            if any(one.statement.modality in AHEAD for one in told)
            for line in self._awaited(told, standing[act[1:]])
        ]
        return tuple(sorted(lines, key=lambda line: (line.time is None, line.time or "")))

    def _awaited(self, told: Sequence[Entry], ever: Sequence[Cell]) -> Iterable[ExpectedLine]:
        """Return the lines of one act, told day by day; only on some days does it change."""
        by_id = {entry.id: entry for entry in told}
        lines: dict[tuple[str, str | None], ExpectedLine] = {}
        for day, following in pairwise((*self._days(told, ever), END)):
            moment = asked(day)
            known = [one for one in told if one.is_known(self.axis, moment)]
            bound = parties(cell for cell in ever if _was(cell, day))
            for one in expected(known, day, bound):
                line = awaited(one, by_id, self.axis)
                key = (line.card.id, line.time)
                held = lines.get(key)
                since = held.card.known_from if held and held.card.known_to == day else day
                shown = structs.replace(line.card, known_from=since, known_to=following)
                lines[key] = ExpectedLine(time=line.time, card=shown)
        return lines.values()

    def _days(self, entries: Sequence[Entry], ever: Iterable[Cell]) -> list[str]:
        """Return the days on which something of these is known, ends or is past."""
        edges = {
            edge[:10]
            for entry in entries
            for known in entry.known(self.axis)
            for edge in (known.since, known.until)
        }
        opening = min(edges, default=END)
        edges |= {day for entry in entries if (day := ends(entry)) is not None}
        for cell in ever:
            marks = (cell.known_from, cell.known_to, cell.since_earliest, cell.until)
            edges |= {mark[:10] for mark in marks if mark}
        return sorted(edge for edge in edges if opening <= edge < END)

    def _conditions(self, entries: Iterable[Entry]) -> tuple[ConditionLine, ...]:
        """Return each condition once: the first statement that tells it in these words."""
        lines: dict[tuple[str, str], ConditionLine] = {}
        for line in conditions(entries, self.axis):
            lines.setdefault((line.state, line.condition), line)
        return tuple(lines.values())

    def _between(self, one: str, other: str) -> tuple[ChangeLine, ...]:
        lines = self.desk.changes(BEGINNING, one).lines
        return tuple(line for line in lines if other in {line.state, line.toward})

    def _each(self, entries: Iterable[Entry]) -> tuple[StatementCard, ...]:
        return tuple(card(entry, self.axis) for entry in entries)


def _was(cell: Cell, day: str) -> bool:
    """Say whether it was known on *day* and held then."""
    is_known = (cell.known_from or BEGINNING)[:10] <= day < (cell.known_to or END)[:10]
    return is_known and cell.since_earliest <= day < (cell.until or END)


def by_side(lines: Iterable[ExpectedLine]) -> dict[str, list[ExpectedLine]]:
    """Return the expected lines of each side, in their order."""
    found: dict[str, list[ExpectedLine]] = defaultdict(list)
    for line in lines:
        for side in {line.card.statement.actor, line.card.statement.object}:
            found[side].append(line)
    return found
