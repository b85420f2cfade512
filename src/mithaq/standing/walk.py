"""The walk along a ladder: acts lead on, and between acts the weightier word counts.

All steps known at one moment go in, in whatever order, and the spells come out the same. A step
that only confirms what holds is added where it stands; one that leads elsewhere has the walk
taken again from the spell before it.
"""

from bisect import bisect_left, insort
from collections.abc import Iterable

from mithaq.standing.ladder import WORDS, Ladder, Move, Rung
from mithaq.standing.spells import Change, Spell
from mithaq.standing.steps import Step
from mithaq.standing.support import Support, only

_NO_WORD = -100  # below the weight of every grade
#: Here a word that it did not happen only confirms.
_NOT = frozenset({Rung.NONE, Rung.WITHDRAWN, Rung.SEVERED})


class Walk:
    """A track along one ladder."""

    def __init__(self, ladder: Ladder) -> None:
        self.spells: list[Spell] = []
        self._ladder = ladder
        self._steps: list[Step] = []
        self._yes, self._no = Support(), Support()  # words since the last act

    def rebuild(self, steps: Iterable[Step]) -> Change:
        """Start again from *steps*."""
        self._steps = sorted(steps, key=lambda one: one.place)
        return self._again(-1)

    def insert(self, step: Step) -> Change | None:
        """Take one step more: at the end, in the middle where it confirms, or anew from there."""
        is_last = not self._steps or step.place > self._steps[-1].place
        insort(self._steps, step, key=lambda one: one.place)
        if is_last:
            return self._take(step)
        active = bisect_left(self.spells, step.place, key=lambda spell: spell.opened) - 1
        if self._confirms(active, step):
            self.spells[active].support.add(step)
            return Change(active, active + 1)
        return None if self._passes(active, step) else self._again(active)

    def _confirms(self, active: int, step: Step) -> bool:
        """Say whether it only adds a voice to what holds, and lets no later doubt weigh less."""
        if active < 0 or step.move in WORDS or step.move is Move.DISCLAIM:
            return False
        spell = self.spells[active]
        if active + 1 < len(self.spells) and self.spells[active + 1].weighed:
            return False  # who doubts stands against all of these words, this one among them
        leads = self._ladder.get(spell.value, {}).get(step.move, spell.value)
        is_same = leads is spell.value and self._makes(step.move) is spell.value
        return is_same and step.weight <= spell.support.decider.weight

    def _passes(self, active: int, step: Step) -> bool:
        """Say whether it changes nothing at all where it stands."""
        rung = self.spells[active].value if active >= 0 else Rung.NONE
        ground = self.spells[active].ground if active >= 0 else Rung.NONE
        if step.move in WORDS:
            return not self._may_announce(ground)
        if step.move is Move.DISCLAIM:
            return rung is Rung.ANNOUNCED
        return step.move not in self._ladder.get(rung, {}) and self._makes(step.move) is not rung

    def _again(self, active: int) -> Change:
        """Walk again from the last spell up to *active* that an act opened."""
        while active >= 0 and self.spells[active].by_word:
            active -= 1
        active = max(active, 0)
        start = 0
        if self.spells and active:
            opened = self.spells[active].opened
            start = bisect_left(self._steps, opened, key=lambda one: one.place)
        del self.spells[active:]
        self._quiet()
        for step in self._steps[start:]:
            self._take(step)
        return Change(active, len(self.spells))

    @property
    def _rung(self) -> Rung:
        return self.spells[-1].value if self.spells else Rung.NONE

    def _may_announce(self, ground: Rung) -> bool:
        return Move.ANNOUNCE in self._ladder.get(ground, {})

    def _makes(self, move: Move) -> Rung | None:
        return self._ladder[Rung.NONE].get(move)

    def _take(self, step: Step) -> Change | None:
        """Take a step that stands behind all others."""
        before = len(self.spells)
        if step.move in WORDS:
            is_changed = self._hear(step)
        elif step.move is Move.DISCLAIM:
            is_changed = self._doubt(step)
        else:
            is_changed = self._act(step)
        first = before if len(self.spells) > before else before - 1
        return Change(first, len(self.spells)) if is_changed else None

    def _act(self, step: Step) -> bool:
        target = self._ladder.get(self._rung, {}).get(step.move)
        if target is not None and (target is not self._rung or not self.spells):
            self.spells.append(Spell(target, step, only(step)))
            self._quiet()
            return True
        if self.spells and self._makes(step.move) is self._rung:
            self.spells[-1].support.add(step)
            return True
        return False

    def _hear(self, word: Step) -> bool:
        """An announcement or a denial: the weightier word decides, of equals the later."""
        ground = self.spells[-1].ground if self.spells else Rung.NONE
        if not self._may_announce(ground):
            return False
        announced = _outweighs(self._yes, self._no, word)
        value = Rung.ANNOUNCED if announced else ground
        if not self.spells or value is not self._rung:
            self._open(value, ground, word)
        (self._yes if word.move is Move.ANNOUNCE else self._no).add(word)
        return self.spells[-1].by_word  # else a denial of what nobody announced

    def _open(self, value: Rung, ground: Rung, word: Step) -> None:
        """Open a spell that sees all words since the last act, as they come."""
        if self.spells and self.spells[-1].by_word:  # the one before saw those until now
            before = self.spells[-1]
            before.support, before.against = before.support.copy(), before.against.copy()
        sides = (self._yes, self._no) if value is Rung.ANNOUNCED else (self._no, self._yes)
        spell = Spell(value, word, *sides)
        spell.ground, spell.by_word = ground, True
        self.spells.append(spell)

    def _doubt(self, word: Step) -> bool:
        """A word that it did not happen: alone it says no; against an act it weighs."""
        if not self.spells:
            self.spells.append(Spell(Rung.NONE, word, only(word)))
            return True
        spell = self.spells[-1]
        if spell.value in _NOT:
            spell.support.add(word)
        elif spell.value is not Rung.ANNOUNCED:
            self._weigh(spell, word)
        return spell.value is not Rung.ANNOUNCED

    def _weigh(self, spell: Spell, word: Step) -> None:
        if word.weight > spell.support.decider.weight:
            self.spells.append(Spell(Rung.NONE, word, only(word), spell.support.copy()))
            self.spells[-1].weighed = True
            self._quiet()
        else:
            spell.doubt(word)

    def _quiet(self) -> None:
        """Let no word of before count any more."""
        if self._yes or self._no:
            self._yes, self._no = Support(), Support()


def _outweighs(yes: Support, no: Support, word: Step) -> bool:
    """Say whether announcements carry it, *word* among them: the weightier, of equals the later."""
    said, denied = _weight(yes), _weight(no)
    one = (word.weight, word.at)
    if word.move is Move.ANNOUNCE:
        said = max(said, one)
    else:
        denied = max(denied, one)
    return said > denied


def _weight(words: Support) -> tuple[int, str]:
    heaviest = words.decider.weight if words else _NO_WORD
    return heaviest, words.latest_of(heaviest)
