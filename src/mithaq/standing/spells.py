"""Steps become spells: from when until when which value holds, by the ladders.

All that is known at one moment goes in; nothing here knows of moments.
"""

from collections.abc import Iterable, Sequence

from mithaq.record.entry import Aside, Timeline
from mithaq.standing.ladder import ATTITUDES, LADDERS, SETTLED, WORDS, Ladder, Move, Rung
from mithaq.standing.steps import Step

#: How many statements a standing names; `Ledger.claims` gives them all.
SHOWN = 3


class Spell:
    """A stretch of one value, as it is being put together."""

    def __init__(self, value: Rung, support: Iterable[Step], against: Iterable[Step] = ()) -> None:
        self.value = value
        self.support = list(support)
        self.against = list(against)
        self.beside: tuple[Aside, ...] = ()
        self.contested = False
        self.until: str | None = None  # where it ends without another that follows

    @property
    def decider(self) -> Step:
        """Return the step on whose word it rests: the weightiest, of equals the first."""
        return min(
            self.support, key=lambda step: (-step.weight, step.claim.day, step.claim.statements)
        )

    @property
    def date(self) -> Step:
        """Return the step that dates it.

        A told date outranks "by now"; then the weightiest word, then the later one. Within the
        date that is found, the most exact one that agrees with it.
        """
        dated = [step for step in self.support if step.is_dated]
        if not dated:
            return min(self.support, key=lambda step: (step.at, step.claim.statements))
        best = max(dated, key=lambda step: (step.weight, step.claim.day, step.claim.statements))
        within = [step for step in dated if best.earliest <= step.earliest and step.at <= best.at]
        return min(within, key=lambda step: (step.vagueness, -step.weight, step.claim.statements))

    @property
    def differing(self) -> list[Step]:
        """Return the steps that tell another date, which this one excludes."""
        date = self.date
        if not date.is_dated:
            return []
        return [
            step
            for step in self.support
            if step.is_dated and (step.at < date.earliest or date.at < step.earliest)
        ]


def walk(steps: Sequence[Step], ladder: Ladder) -> list[Spell]:
    """Return the spells along a ladder: acts lead on; words count until an act."""
    path = _Path(ladder)
    for step in sorted(steps, key=lambda one: (one.at, one.earliest, one.claim.statements)):
        path.take(step)
    return path.spells


class _Path:
    """Where the walk along a ladder has come to."""

    def __init__(self, ladder: Ladder) -> None:
        self.spells: list[Spell] = []
        self._ladder = ladder
        self._words: list[Step] = []
        self._ground = Rung.NONE  # what holds if nothing is announced

    @property
    def _rung(self) -> Rung:
        return self.spells[-1].value if self.spells else Rung.NONE

    def take(self, step: Step) -> None:
        """Take one step."""
        if step.move in WORDS:
            self._hear(step)
        elif step.move is Move.DISCLAIM:
            self._doubt(step)
        else:
            self._act(step)

    def _act(self, step: Step) -> None:
        target = self._ladder.get(self._rung, {}).get(step.move)
        if target is not None and (target is not self._rung or not self.spells):
            self.spells.append(Spell(target, [step]))
            self._words, self._ground = [], target
        elif self.spells and self._makes(step.move) is self._rung:
            self.spells[-1].support.append(step)

    def _makes(self, move: Move) -> Rung | None:
        return self._ladder[Rung.NONE].get(move)

    def _hear(self, word: Step) -> None:
        """An announcement or a denial: the weightier word decides, of equals the later."""
        if Move.ANNOUNCE not in self._ladder.get(self._ground, {}):
            return
        self._words.append(word)
        decides = max(self._words, key=lambda one: (one.weight, one.at, one.move is Move.DENY))
        value = Rung.ANNOUNCED if decides.move is Move.ANNOUNCE else self._ground
        if not self.spells or value is not self._rung:
            self.spells.append(Spell(value, []))
        spell = self.spells[-1]
        spell.support = [one for one in self._words if one.move is decides.move]
        spell.against = [one for one in self._words if one.move is not decides.move]

    def _doubt(self, word: Step) -> None:
        """A word that it did not happen: alone it says no; against an act it weighs."""
        if not self.spells:
            self.spells.append(Spell(Rung.NONE, [word]))
        elif self._rung in {Rung.NONE, Rung.WITHDRAWN, Rung.SEVERED}:
            self.spells[-1].support.append(word)
        elif self._rung is not Rung.ANNOUNCED:
            self._weigh(word)

    def _weigh(self, word: Step) -> None:
        spell = self.spells[-1]
        if word.weight > spell.decider.weight:
            self.spells.append(Spell(Rung.NONE, [word], spell.support))
            self._ground = Rung.NONE
        else:
            spell.against.append(word)


def attitude(steps: Sequence[Step], settled: Sequence[str]) -> list[Spell]:
    """Return the spells of a posture; it ends on each day of *settled*, when there is a bond.

    The state's own attitude outranks that others court it; then the weightier word decides, then
    the later. What the others say stands beside.
    """
    spells: list[Spell] = []
    words: list[Step] = []
    ends = sorted(settled)
    for word in sorted(steps, key=lambda one: (one.at, one.claim.statements)):
        while ends and ends[0] <= word.at:
            words = _settle(spells, words, ends.pop(0))
        words.append(word)
        _lean(spells, words)
    if ends:
        _settle(spells, words, ends[0])
    return spells


def _settle(spells: list[Spell], words: list[Step], day: str) -> list[Step]:
    if spells and words:
        spells[-1].until = day
    return []


def _lean(spells: list[Spell], words: Sequence[Step]) -> None:
    decides = max(words, key=_leaning)
    value = ATTITUDES[decides.move]
    if not spells or spells[-1].value is not value or spells[-1].until is not None:
        spells.append(Spell(value, []))
    spell = spells[-1]
    spell.support = [one for one in words if ATTITUDES[one.move] is value]
    others = [one for one in words if ATTITUDES[one.move] is not value]
    spell.beside = asides(others)
    spell.contested = any(one.move is not Move.COURT and one.at >= decides.at for one in others)


def _leaning(word: Step) -> tuple[bool, int, str, int]:
    return (word.move is not Move.COURT, word.weight, word.at, list(ATTITUDES).index(word.move))


def asides(steps: Sequence[Step]) -> tuple[Aside, ...]:
    """Return the values that *steps* would make, each with its weightiest word."""
    found = []
    for value in dict.fromkeys(ATTITUDES[step.move] for step in steps):
        of_value = [step for step in steps if ATTITUDES[step.move] is value]
        best = max(of_value, key=lambda step: step.weight)
        found.append(Aside(value, best.grade, first_statements(of_value)))
    return tuple(found)


def first_statements(steps: Iterable[Step]) -> tuple[str, ...]:
    """Return the ids of the statements to show, the weightiest first, one a voice."""
    ordered = sorted(steps, key=lambda step: (-step.weight, step.claim.day, step.claim.statements))
    by_voice = {step.claim.voice: step.claim.statements[0] for step in reversed(ordered)}
    best = [by_voice.pop(step.claim.voice) for step in ordered if step.claim.voice in by_voice]
    return tuple(best[:SHOWN])


def settled_days(timelines: Iterable[Sequence[Spell]]) -> list[str]:
    """Return the days on which a bond came to be: from then on there is nothing to court."""
    return [spell.date.at for spells in timelines for spell in spells if spell.value in SETTLED]


def spells_of(timeline: Timeline, steps: Sequence[Step], settled: Sequence[str]) -> list[Spell]:
    """Return the spells of one timeline."""
    if timeline is Timeline.POSTURE:
        return attitude(steps, settled)
    return walk(steps, LADDERS[timeline])
