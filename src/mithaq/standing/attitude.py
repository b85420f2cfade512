"""The posture of a state: what it says of its own will, and that others court it.

Its own attitude outranks that others want or expect it; then the weightier word decides, of equals
the later. What the others say stands beside. A bond (signed, party, full ties) ends the courting.
"""

from bisect import insort
from collections.abc import Iterable, Sequence

from mithaq.record.entry import Aside
from mithaq.standing.ladder import ATTITUDES, Move, Rung
from mithaq.standing.spells import Change, Spell
from mithaq.standing.steps import Step
from mithaq.standing.support import Support

_ORDER = list(ATTITUDES.values())


class Attitude:
    """The track of a posture; it ends on each day on which a bond came to be."""

    def __init__(self) -> None:
        self.spells: list[Spell] = []
        self._steps: list[Step] = []
        self._settled: tuple[str, ...] = ()
        self._ends: list[str] = []
        self._words: dict[Rung, Support] = {}  # since the last bond
        self._leads: tuple[bool, int, str, int] | None = None

    def settle(self, days: Sequence[str]) -> Change | None:
        """Set the days on which there was a bond."""
        settled = tuple(sorted(days))
        if settled == self._settled:
            return None
        self._settled = settled
        return self.rebuild(self._steps)

    def rebuild(self, steps: Iterable[Step]) -> Change:
        """Start again from *steps*."""
        self._steps = sorted(steps, key=lambda one: one.place)
        self.spells, self._words, self._leads = [], {}, None
        self._ends = list(self._settled)
        for step in self._steps:
            self._take(step)
        self._end(until=None)
        return Change(0, len(self.spells))

    def insert(self, step: Step) -> Change | None:
        """Take one step more."""
        is_last = not self._steps or step.place > self._steps[-1].place
        insort(self._steps, step, key=lambda one: one.place)
        if not is_last or self._settled:
            return self.rebuild(self._steps)
        before = len(self.spells)
        self._take(step)
        return Change(max(before - 1, 0), len(self.spells))

    def _take(self, word: Step) -> None:
        self._end(until=word.at)
        value = ATTITUDES[word.move]
        self._words.setdefault(value, Support()).add(word)
        leaning = (word.move is not Move.COURT, word.weight, word.at, _ORDER.index(value))
        if self._leads is None or leaning > self._leads:
            self._leads = leaning
        self._lean(word)

    def _lean(self, word: Step) -> None:
        assert self._leads is not None
        value = _ORDER[self._leads[-1]]
        if not self.spells or self.spells[-1].value is not value or self.spells[-1].until:
            self.spells.append(Spell(value, word.place))
        spell = self.spells[-1]
        spell.support = self._words[value].copy()
        others = {rung: words for rung, words in self._words.items() if rung is not value}
        spell.beside = tuple(_aside(rung, words) for rung, words in others.items())
        spell.is_contested = any(
            words.latest >= self._leads[2] for rung, words in others.items() if rung != Rung.COURTED
        )

    def _end(self, *, until: str | None) -> None:
        """End what was said before the bonds up to *until*; None: up to the first that follows."""
        while self._ends and (until is None or self._ends[0] <= until):
            day = self._ends.pop(0)
            if self.spells and self._words:
                self.spells[-1].until = day
            self._words, self._leads = {}, None
            if until is None:
                return


def _aside(value: Rung, words: Support) -> Aside:
    return Aside(value, words.decider.grade, words.statements)
