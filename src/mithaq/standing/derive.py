"""Claims become standings: rectangles of valid and known time, none of one key overlapping.

The derivation is pure and total: the same strands give the same rectangles, in whatever order they
were recorded.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

import msgspec

from mithaq.edtf import END
from mithaq.record.claims import Strand, same
from mithaq.record.entry import Axis, Standing, Timeline
from mithaq.standing.ladder import TYPES
from mithaq.standing.rules import Rules
from mithaq.standing.steps import Key, steps_of
from mithaq.standing.sweep import Lane
from mithaq.statement import Type


class Derivation(msgspec.Struct, frozen=True):
    """How standing follows from statements, under the *rules* of the accords."""

    rules: Rules = msgspec.field(default_factory=Rules)

    @property
    def types(self) -> frozenset[Type]:
        """Return the types from which a standing may follow."""
        return TYPES

    def derive(self, strands: Sequence[Strand], axis: Axis) -> list[Standing]:
        """Return the rectangles of one pair of sides on *axis*, in the order of key and time."""
        lanes = _Lanes(axis, self.rules)
        done: list[Standing] = []
        for moment, events in groupby(_events(strands, axis), key=lambda event: event[0]):
            for _, is_known, _, strand in events:
                lanes.turn(strand, is_known=is_known)
            done.extend(lanes.close(moment))
        done.extend(lanes.rest())
        return sorted(done, key=_order)

    def at(self, strands: Iterable[Strand], axis: Axis, moment: str) -> list[Standing]:
        """Return what stands by all that was known at *moment*, made at one stroke.

        It is what `derive` must give there: the check of the sweep.
        """
        lanes = _Lanes(axis, self.rules)
        for strand in sorted(strands, key=lambda one: (_since(one, axis, moment), one.id)):
            if _since(strand, axis, moment):
                lanes.turn(strand, is_known=True)
        list(lanes.close(moment))
        return sorted(lanes.rest(), key=_order)


def _since(strand: Strand, axis: Axis, moment: str) -> str:
    """Return since when a strand that is known at *moment* has been known; empty if it is not."""
    return next((one.since for one in strand.known(axis) if one.holds(moment)), "")


#: A moment; whether the strand is known from then, or no longer; its id; the strand.
Event = tuple[str, bool, str, Strand]


def _events(strands: Iterable[Strand], axis: Axis) -> list[Event]:
    events: list[Event] = []
    for strand in strands:
        for known in strand.known(axis):
            events.append((known.since, True, strand.id, strand))
            if known.until != END:
                events.append((known.until, False, strand.id, strand))
    return sorted(events, key=lambda event: event[:3])


class _Lanes:
    """All timelines of one pair on one axis, and the claims that feed them."""

    def __init__(self, axis: Axis, rules: Rules) -> None:
        self._axis, self._rules = axis, rules
        self._lanes: dict[Key, Lane] = {}
        self._claims: dict[tuple[object, ...], dict[str, Strand]] = {}

    def turn(self, strand: Strand, *, is_known: bool) -> None:
        """Take a strand that has come to be known, or is known no longer.

        Of the strands of one claim only the first stands for it; the others are its reprints.
        """
        claim = self._claims.setdefault(same(strand), {})
        lead = next(iter(claim), None)
        if is_known:
            claim[strand.id] = strand
        else:
            del claim[strand.id]
        now = next(iter(claim), None)
        if lead != now:
            if lead is not None:
                self._remove(strand, lead)
            if now is not None:
                self._insert(claim[now])

    def _insert(self, strand: Strand) -> None:
        for key, step in steps_of(strand, self._rules):
            if key not in self._lanes:
                self._lanes[key] = Lane(key, self._axis)
            self._lanes[key].insert(step)

    def _remove(self, strand: Strand, lead: str) -> None:
        for key, _ in steps_of(strand, self._rules):
            self._lanes[key].remove(lead)

    def close(self, moment: str) -> Iterator[Standing]:
        """Yield the rectangles that end at *moment*; bonds end postures first."""
        if any(lane.is_fresh for lane in self._lanes.values()):
            self._settle()
        for key in sorted(self._lanes):
            yield from self._lanes[key].close(moment)

    def _settle(self) -> None:
        for (state, toward, timeline), lane in self._lanes.items():
            if timeline is Timeline.POSTURE:
                bonds = (
                    (state, toward, Timeline.COMMITMENT),
                    (min(state, toward), max(state, toward), Timeline.TIES),
                )
                known = [self._lanes[bond].bonds for bond in bonds if bond in self._lanes]
                lane.settle([day for days in known for day in days])

    def rest(self) -> Iterator[Standing]:
        """Yield the rectangles that are open still."""
        for lane in self._lanes.values():
            yield from lane.rest()


def _order(one: Standing) -> tuple[str, ...]:
    return (one.state, one.toward, one.timeline, one.known_from, one.valid_from)
