"""The sweep over known time: as claims come to be known, rectangles begin and end."""

from collections.abc import Iterable, Iterator
from itertools import groupby

from mithaq.edtf import END
from mithaq.record.claims import Strand, same
from mithaq.record.entry import Axis, Standing, Timeline
from mithaq.standing.lane import Lane
from mithaq.standing.rules import Rules
from mithaq.standing.steps import Key, steps_of

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


class Sweep:
    """All timelines of one pair on one axis, and the claims that feed them."""

    last = ""  # the last moment that was closed

    def __init__(self, axis: Axis, rules: Rules) -> None:
        self._axis, self._rules = axis, rules
        self._lanes: dict[Key, Lane] = {}
        self._claims: dict[tuple[object, ...], dict[str, Strand]] = {}

    def run(self, strands: Iterable[Strand]) -> Iterator[Standing]:
        """Yield all rectangles that end or begin, from the first moment to the last."""
        for moment, events in groupby(_events(strands, self._axis), key=lambda event: event[0]):
            for _, is_known, _, strand in events:
                self.turn(strand, is_known=is_known)
            yield from self.close(moment)

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
        """Yield the rectangles that end or begin at *moment*; bonds end postures first."""
        self.last = moment
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
