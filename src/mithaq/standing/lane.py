"""A lane: one timeline of one pair, from one known moment to the next.

What a moment changes is compared with what stood before, over the changed spells only; what is
equal goes on, the rest ends, and what is new begins.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence

import msgspec

from mithaq.edtf import END
from mithaq.record.entry import Axis, Standing, Timeline
from mithaq.standing.attitude import Attitude
from mithaq.standing.ladder import LADDERS, SETTLED
from mithaq.standing.spells import Change, Spell, Track
from mithaq.standing.steps import Key, Step
from mithaq.standing.walk import Walk

_TO_THE_END = -1

#: What stands, and since which moment it is known.
Shown = tuple[Standing, str]


def track_of(timeline: Timeline) -> Track:
    """Return an empty track for *timeline*."""
    return Attitude() if timeline is Timeline.POSTURE else Walk(LADDERS[timeline])


class Lane:
    """One timeline of one pair on one axis, from moment to moment."""

    def __init__(self, key: Key, axis: Axis) -> None:
        self.track = track_of(key[2])
        self._key, self._axis = key, axis
        self._steps: dict[str, Step] = {}  # by claim's leading statement
        self._shown: list[Shown | None] = []  # beside the spells; None: no day is left of it
        self._lows: list[str] = []  # beside the spells: the first day of it and all that follow
        self._fresh: Change | None = None

    def insert(self, step: Step) -> None:
        """Take a step that has come to be known."""
        self._steps[step.lead] = step
        self._note(self.track.insert(step))

    def load(self, steps: Iterable[Step]) -> None:
        """Take all steps that are known, at one stroke."""
        self._steps = {step.lead: step for step in steps}
        self._note(self.track.rebuild(self._steps.values()))

    def date(self, since: Mapping[Standing, str]) -> bool:
        """Set since when what is shown has been known; say whether *since* tells it of all."""
        shown = [None if one is None else (one[0], since.get(one[0], "")) for one in self._shown]
        self._shown = shown
        return all(one is None or one[1] for one in shown)

    def remove(self, lead: str) -> None:
        """Take back the step of a statement that is known no longer."""
        del self._steps[lead]
        self._note(self.track.rebuild(self._steps.values()))

    def settle(self, days: Sequence[str]) -> None:
        """Tell a posture on which days there was a bond."""
        assert isinstance(self.track, Attitude)
        self._note(self.track.settle(days))

    @property
    def bonds(self) -> list[str]:
        """Return the days on which a bond came to be."""
        return [s.support.date.at for s in self.track.spells if s.value in SETTLED]

    def _note(self, change: Change | None) -> None:
        if change is None or self._fresh is None:
            self._fresh = change or self._fresh
            return
        self._fresh = Change(min(change.first, self._fresh.first), _TO_THE_END)

    def close(self, moment: str) -> Iterator[Standing]:
        """Yield the rectangles that end at *moment*, then those that begin.

        One that both begins and ends at it was never known: it ends where it began.
        """
        if self._fresh is None:
            return
        first, last = self._extent(self._fresh)
        stretch = slice(first, self._old_last(last))
        since = dict(filter(None, self._shown[stretch]))
        begun: list[Standing] = []
        shown: list[Shown | None] = []
        for place in range(first, last):
            one = self._standing(place)
            known = None if one is None else since.pop(one, None)
            if one is not None and known is None:
                begun.append(one)
            shown.append(None if one is None else (one, known or moment))
        self._shown[stretch] = shown
        self._fresh = None
        for standing, known in since.items():
            yield _rectangle(standing, known, moment)
        for standing in begun:
            yield _rectangle(standing, moment, END)

    def _old_last(self, last: int) -> int:
        """Return where the stretch below *last* ended before spells came or went."""
        return last - len(self.track.spells) + len(self._shown)

    def _extent(self, change: Change) -> tuple[int, int]:
        """Return the changed stretch, widened to spells whose end the change has moved."""
        spells, lows = self.track.spells, self._lows
        first, last = change.first, change.last
        if last == _TO_THE_END or len(spells) != len(self._shown):
            last = len(spells)
        tail = lows[self._old_last(last) :]
        fresh: list[str] = []
        low = tail[0] if tail else END
        for place in range(last - 1, first - 1, -1):
            low = min(low, spells[place].support.date.at)
            fresh.append(low)
        lows[first:] = [*reversed(fresh), *tail]
        while first > 0:  # the end of a spell is where those behind it begin
            first -= 1
            low = min(low, spells[first].support.date.at)
            if lows[first] == low:
                break
            lows[first] = low
        return first, last

    def rest(self) -> Iterator[Standing]:
        """Yield the rectangles that are open still."""
        for one in self._shown:
            if one is not None:
                yield _rectangle(one[0], one[1], END)

    def _standing(self, place: int) -> Standing | None:
        spell = self.track.spells[place]
        following = self._lows[place + 1] if place + 1 < len(self._lows) else END
        until = min(following, spell.until or END)
        start = spell.support.date.at
        return _standing(self._key, self._axis, spell, until) if start < until else None


def _standing(key: Key, axis: Axis, spell: Spell, until: str) -> Standing:
    support = spell.support
    decider, date = support.decider, support.date
    differing = support.differing(date)
    against = tuple(step.lead for step in sorted(differing, key=lambda one: one.worth))
    state, toward, timeline = key
    contested = bool(spell.is_contested or spell.against or differing)
    return Standing(
        axis, state, toward, timeline, spell.value, decider.grade, date.since, date.at,
        date.earliest, until, "", "", decider.modality, support.voices, spell.against.voices,
        contested, support.statements, (*spell.against.statements, *against[:1]), spell.beside,
        decider.condition,
    )  # fmt: skip


def _rectangle(one: Standing, known_from: str, known_to: str) -> Standing:
    return msgspec.structs.replace(one, known_from=known_from, known_to=known_to)
