"""The posture of a state: what it says of its own will, and that others court it.

Its own attitude outranks that others want or expect it; then the weightier word decides, of equals
the later. What the others say stands beside. A bond (signed, party, full ties) ends the courting.
"""

from bisect import bisect_left, insort
from collections.abc import Iterable, Sequence

import msgspec

from mithaq.standing.ladder import ATTITUDES, Move, Rung
from mithaq.standing.spells import Change, Spell
from mithaq.standing.steps import Step
from mithaq.standing.support import Support

_ORDER = list(ATTITUDES.values())


class _Bond(msgspec.Struct, frozen=True):
    """A day after which all is said anew, and what there was by then."""

    day: str
    steps: int
    spells: int


class Attitude:
    """The track of a posture; it ends on each day on which a bond came to be."""

    def __init__(self) -> None:
        self.spells: list[Spell] = []
        self._steps: list[Step] = []
        self._settled: tuple[str, ...] = ()
        self._bonds: list[_Bond] = []  # those that lie before the last word
        self._words: dict[Rung, Support] = {}  # since the last bond
        self._leads: tuple[bool, int, str, int] | None = None
        self._is_open = False  # whether the last spell belongs to the words since the last bond

    def settle(self, days: Sequence[str]) -> Change | None:
        """Set the days on which there was a bond."""
        settled = tuple(sorted(set(days)))
        if settled == self._settled:
            return None
        first = min(set(settled) ^ set(self._settled))
        self._settled = settled
        return self._again(first)

    def rebuild(self, steps: Iterable[Step]) -> Change:
        """Start again from *steps*."""
        self._steps = sorted(steps, key=lambda one: one.place)
        return self._again("")

    def insert(self, step: Step) -> Change | None:
        """Take one step more."""
        is_last = not self._steps or step.place > self._steps[-1].place
        insort(self._steps, step, key=lambda one: one.place)
        if not is_last:
            return self._again(step.at)
        before = len(self.spells)
        self._take(step, len(self._steps) - 1)
        self._trail()
        return Change(max(before - 1, 0), len(self.spells))

    def _again(self, day: str) -> Change:
        """Walk again from the last bond before *day*."""
        place = bisect_left(self._bonds, day, key=lambda bond: bond.day)
        start = self._bonds[place - 1] if place else _Bond("", 0, 0)
        del self._bonds[place:]
        del self.spells[start.spells :]
        self._words, self._leads, self._is_open = {}, None, False
        for number in range(start.steps, len(self._steps)):
            self._take(self._steps[number], number)
        self._trail()
        return Change(max(start.spells - 1, 0), len(self.spells))

    def _take(self, word: Step, number: int) -> None:
        self._pass_bonds(word.at, number)
        value = ATTITUDES[word.move]
        leaning = (word.move is not Move.COURT, word.weight, word.at, _ORDER.index(value))
        if self._leads is None or leaning > self._leads:
            self._leads = leaning
        self._lean(_ORDER[self._leads[-1]], word)
        if value not in self._words:
            self._words[value] = Support()
        self._words[value].add(word)

    def _lean(self, value: Rung, word: Step) -> None:
        """Let the last spell be of *value*; it sees all words since the last bond as they come."""
        if self._is_open and self.spells[-1].value is value:
            return
        if self._is_open:  # what was said until now is all that the spell before shall see
            before = self.spells[-1]
            before.others = {rung: words.copy() for rung, words in self._words.items()}
            before.support = before.others[before.value]
        spell = Spell(value, word, self._words.setdefault(value, Support()))
        spell.others = self._words
        self.spells.append(spell)
        self._is_open = True

    def _pass_bonds(self, day: str, number: int) -> None:
        """End what was said before the bonds up to *day*."""
        while (bond := self._next_bond()) and bond <= day:
            self._trail()
            self._bonds.append(_Bond(bond, number, len(self.spells)))
            self._words, self._leads, self._is_open = {}, None, False

    def _trail(self) -> None:
        """End the last spell at the next bond, if there is one."""
        if self._is_open:
            self.spells[-1].until = self._next_bond()

    def _next_bond(self) -> str | None:
        place = len(self._bonds)
        return self._settled[place] if place < len(self._settled) else None
