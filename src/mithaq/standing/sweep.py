"""The sweep over known time: as claims come to be known, rectangles begin and end."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from operator import itemgetter

from msgspec.structs import replace

from mithaq.edtf import END
from mithaq.record.claims import Strand, same
from mithaq.record.entry import Axis, Standing, Timeline
from mithaq.standing.lane import Lane
from mithaq.standing.steps import Key, Step, Stepping

_MOMENT = itemgetter(0)
#: A moment; whether the strand is known from then, or no longer; its id; the strand.
Event = tuple[str, bool, str, Strand]


def _place(coming: tuple[Key, Step]) -> tuple[str, str, str]:
    return coming[1].place


def _events(strands: Iterable[Strand], axis: Axis) -> list[Event]:
    events: list[Event] = []
    for strand in strands:
        for known in strand.known(axis):
            events.append((known.since, True, strand.id, strand))
            if known.until != END:
                events.append((known.until, False, strand.id, strand))
    return sorted(events, key=lambda event: event[:3])


def _bonds_of(posture: Key) -> tuple[Key, Key]:
    """Return the lanes on which a bond ends a posture."""
    state, toward, _ = posture
    return (
        (state, toward, Timeline.COMMITMENT),
        (min(state, toward), max(state, toward), Timeline.TIES),
    )


class Sweep:
    """All timelines of one pair on one axis, and the claims that feed them."""

    last = ""  # the last moment that was closed

    def __init__(self, axis: Axis, stepping: Stepping) -> None:
        self._axis, self._stepping = axis, stepping
        self._lanes: dict[Key, Lane] = {}
        self._postures: dict[Key, tuple[Key, Key]] = {}  # with the lanes that may end them
        self._fresh: set[Key] = set()  # lanes that have changed since the last moment
        self._coming: list[tuple[Key, Step]] = []  # steps that are to be taken at this moment
        self._claims: dict[tuple[object, ...], dict[str, Strand]] = {}

    def run(self, strands: Iterable[Strand]) -> Iterator[Standing]:
        """Yield all rectangles that end or begin, from the first moment to the last."""
        bearing = [strand for strand in strands if self._stepping(strand)]
        for moment, events in groupby(_events(bearing, self._axis), key=_MOMENT):
            for _, is_known, _, strand in events:
                self.turn(strand, is_known=is_known)
            yield from self.close(moment)

    def load(self, strands: Sequence[Strand], shown: Iterable[Standing]) -> bool:
        """Come at one stroke to where `run` would end, for which the open rectangles are *shown*.

        Returns:
            Whether they are those that end there; if not, this sweep is of no use.
        """
        bearing = [strand for strand in strands if self._stepping(strand)]
        if any(known.until != END for one in bearing for known in one.known(self._axis)):
            return False
        events = _events(bearing, self._axis)
        since = {replace(one, known_from="", known_to=""): one.known_from for one in shown}
        steps: defaultdict[Key, list[Step]] = defaultdict(list)
        for _, _, id_, strand in events:
            claim = self._claims.setdefault(same(strand), {})
            if not claim:
                for key, step in self._stepping(strand):
                    steps[key].append(step)
            claim[id_] = strand
        for key, of_lane in steps.items():
            self._lane(key).load(of_lane)
            self._fresh.add(key)
        begun = list(self.close(events[-1][0])) if events else []
        dated = [lane.date(since) for lane in self._lanes.values()]
        return all(dated) and len(begun) == len(since)

    def _lane(self, key: Key) -> Lane:
        """Return the lane of *key*, laid out if there is none."""
        if key not in self._lanes:
            self._lanes[key] = Lane(key, self._axis)
            if key[2] is Timeline.POSTURE:
                self._postures[key] = _bonds_of(key)
        return self._lanes[key]

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
        self._coming += self._stepping(strand)

    def _take(self) -> None:
        """Take the steps of one moment by their day: behind all others a step costs least."""
        if len(self._coming) > 1:
            self._coming.sort(key=_place)
        for key, step in self._coming:
            self._lane(key).insert(step)
            self._fresh.add(key)
        self._coming.clear()

    def _remove(self, strand: Strand, lead: str) -> None:
        self._take()
        for key, _ in self._stepping(strand):
            self._lanes[key].remove(lead)
            self._fresh.add(key)

    def close(self, moment: str) -> Iterator[Standing]:
        """Yield the rectangles that end or begin at *moment*; bonds end postures first."""
        self.last = moment
        self._take()
        for posture, bonds in self._postures.items():
            if posture in self._fresh or not self._fresh.isdisjoint(bonds):
                known = [self._lanes[bond].bonds for bond in bonds if bond in self._lanes]
                self._lanes[posture].settle([day for days in known for day in days])
                self._fresh.add(posture)
        for key in self._fresh if len(self._fresh) == 1 else sorted(self._fresh):
            yield from self._lanes[key].close(moment)
        self._fresh.clear()

    def rest(self) -> Iterator[Standing]:
        """Yield the rectangles that are open still."""
        for lane in self._lanes.values():
            yield from lane.rest()
