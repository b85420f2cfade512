"""What each claim does: claims become dated steps along a timeline."""

from collections import defaultdict
from collections.abc import Iterator
from functools import lru_cache

import msgspec

from mithaq.edtf import OPEN, bounds, exactness
from mithaq.record.claims import Strand
from mithaq.record.entry import OWN_VOICE, Grade, Timeline
from mithaq.standing.ladder import LINES, WORDS, Line, Move, Toward, Whose
from mithaq.standing.rules import REVERSED, Rules
from mithaq.statement import Modality, Polarity, Type, is_symmetric, is_unnamed

#: State, what it stands toward, and along which timeline.
Key = tuple[str, str, Timeline]

_ENDLESS = 10_000_000  # days: vaguer than any date that is told

_BY_KIND: defaultdict[tuple[Type, Modality, Polarity, Toward], list[Line]] = defaultdict(list)
for _line in LINES:
    for _type in _line.types:
        for _modality in _line.modalities:
            _BY_KIND[_type, _modality, _line.polarity, _line.toward].append(_line)


class Step(msgspec.Struct, frozen=True, gc=False):
    """One claim as a move: from when it counts, and of what weight it is."""

    at: str  # ISO day, certain from here
    earliest: str  # ISO day, possible from here
    lead: str  # the statement that stands for the claim: the first that was known
    move: Move
    since: str  # EDTF as told
    is_dated: bool  # its time is told, not only that it holds by now
    grade: Grade
    weight: int
    day: str  # when it was said
    voice: str
    modality: Modality
    condition: str | None
    place: tuple[str, str, str]  # in the order of steps: by day
    worth: tuple[int, str, str]  # in the order of weight: the weightiest, of equals the first
    later: tuple[int, str, str]  # in the order of weight, of equals the last

    @property
    def vagueness(self) -> int:
        """Return over how many days its date is spread."""
        return _spread(self.since) if self.is_dated else _ENDLESS


_spread = lru_cache(maxsize=100_000)(exactness)
_bounds = lru_cache(maxsize=100_000)(bounds)


class Stepping:
    """Makes the steps of strands under the *rules*; what it made once it remembers."""

    def __init__(self, rules: Rules) -> None:
        self._rules = rules
        self._made: dict[str, list[tuple[Key, Step]]] = {}

    def __call__(self, strand: Strand) -> list[tuple[Key, Step]]:
        """Return what *strand* does, and to whose standing toward what along which timeline."""
        made = self._made.get(strand.id)
        if made is None:
            made = self._made[strand.id] = list(_steps(strand, self._rules))
        return made


def _steps(strand: Strand, rules: Rules) -> Iterator[tuple[Key, Step]]:
    for line in _lines(strand):
        key = _direction(strand, line)
        yield (*key, line.timeline), _step(strand, line, rules, key)


def _lines(strand: Strand) -> list[Line]:
    """Return the lines of the table that fit."""
    if is_unnamed(strand.actor) or is_unnamed(strand.object):
        return []
    toward = Toward.STATE if _is_between_states(strand) else Toward.ACCORD
    kind = (strand.type, strand.modality, strand.polarity, toward)
    return [
        line
        for line in _BY_KIND.get(kind, ())
        if (not line.levels or strand.level in line.levels) and _fits(strand, line.whose)
    ]


def _is_between_states(strand: Strand) -> bool:
    if strand.type is Type.RECOGNISE:  # whom others do not recognise has no code of a state
        return True
    return strand.object.startswith("state:") or is_symmetric(strand.type, strand.object)


def _fits(strand: Strand, whose: Whose) -> bool:
    if whose is Whose.ANY:
        return True
    own = strand.claimant == strand.actor
    if _is_between_states(strand):
        own = own or strand.claimant == strand.object
    return own is (whose is Whose.OWN)


def _direction(strand: Strand, line: Line) -> tuple[str, str]:
    """Return whose standing it is, and toward whom.

    Ties have no direction and stand in alphabetical order; a posture is that of the side that
    speaks, else of the side that the report names first.
    """
    sides = (strand.actor, strand.object)
    if line.toward is Toward.ACCORD:
        return sides
    if line.timeline is Timeline.POSTURE:
        return (sides[1], sides[0]) if strand.claimant == strand.object else sides
    if strand.type in REVERSED:
        return sides[1], sides[0]
    return (min(sides), max(sides)) if is_symmetric(strand.type, strand.object) else sides


def _step(strand: Strand, line: Line, rules: Rules, key: tuple[str, str]) -> Step:
    speaker = strand.voice if strand.claimant == OWN_VOICE else strand.claimant
    grade = rules.grade(speaker, *key)
    if line.timeline is Timeline.TIES and strand.claimant in key:
        grade = Grade.SELF
    move = rules.of(key[1]).move(line.move)
    earliest, at, since = _date(strand, move)
    dated = move not in WORDS and strand.time is not None
    weight, day, id_ = grade.weight, strand.day, strand.id
    return Step(
        at, earliest, id_, move, since, dated, grade, weight, day, strand.voice,
        strand.modality, strand.condition, (at, earliest, id_), (-weight, day, id_),
        (weight, day, id_),
    )  # fmt: skip


def _date(strand: Strand, move: Move) -> tuple[str, str, str]:
    """Return from when it is possible, from when certain, and as told.

    What is told as having happened had happened when it was said, so a date that reaches beyond
    is cut there; an open start says only that it holds by then.
    """
    if move in WORDS:
        return strand.day, strand.day, strand.day
    if strand.time is None:
        return strand.day, strand.day, f"{OPEN}/{strand.day}"
    first, _, last = strand.time.partition("/")
    low, high = _bounds(strand.time if last and last != OPEN else first)
    at = min(high, strand.day)
    return (at if first == OPEN else min(low, at)), at, strand.time
