"""What each claim does: claims become dated steps along a timeline."""

from collections import defaultdict
from collections.abc import Iterable

import msgspec

from mithaq.edtf import OPEN, bounds, exactness
from mithaq.record.claims import Claim
from mithaq.record.entry import Grade, Timeline
from mithaq.standing.ladder import LINES, WORDS, Line, Move, Toward, Whose
from mithaq.standing.rules import REVERSED, Rules
from mithaq.statement import Modality, Polarity, Type, is_symmetric

#: State, what it stands toward, and along which timeline.
Key = tuple[str, str, Timeline]

_UNNAMED = "*"  # ids that end so are states or movements that the text leaves unnamed
_BY_KIND: defaultdict[tuple[Type, Modality, Polarity, Toward], list[Line]] = defaultdict(list)
for _line in LINES:
    for _type in _line.types:
        for _modality in _line.modalities:
            _BY_KIND[_type, _modality, _line.polarity, _line.toward].append(_line)


class Step(msgspec.Struct, frozen=True):
    """One claim as a move: from when it counts, and of what weight it is."""

    move: Move
    earliest: str  # ISO day, possible from here
    at: str  # ISO day, certain from here
    since: str  # EDTF as told
    is_dated: bool  # its time is told, not only that it holds by now
    grade: Grade
    weight: int
    claim: Claim

    @property
    def vagueness(self) -> int:
        """Return over how many days its date is spread."""
        return exactness(self.since) if self.is_dated else exactness("0001/9999")


def steps(claims: Iterable[Claim], rules: Rules) -> dict[Key, list[Step]]:
    """Return what *claims* do, by whose standing toward what along which timeline."""
    found: dict[Key, list[Step]] = {}
    for claim in claims:
        for line in _lines(claim):
            state, toward = _direction(claim, line)
            step = _step(claim, line, rules, (state, toward))
            found.setdefault((state, toward, line.timeline), []).append(step)
    return found


def _lines(claim: Claim) -> list[Line]:
    """Return the lines of the table that fit; a line about levels only fits one of them."""
    if claim.actor.endswith(_UNNAMED) or claim.object.endswith(_UNNAMED):
        return []
    toward = Toward.STATE if _is_between_states(claim) else Toward.ACCORD
    kind = (claim.type, claim.modality, claim.polarity, toward)
    return [
        line
        for line in _BY_KIND.get(kind, ())
        if (not line.levels or claim.level in line.levels) and _fits(claim, line.whose)
    ]


def _is_between_states(claim: Claim) -> bool:
    return claim.object.startswith("state:") or is_symmetric(claim.type, claim.object)


def _fits(claim: Claim, whose: Whose) -> bool:
    if whose is Whose.ANY:
        return True
    own = (
        claim.claimant in {claim.actor, claim.object}
        if _is_between_states(claim)
        else (claim.claimant == claim.actor)
    )
    return own is (whose is Whose.OWN)


def _direction(claim: Claim, line: Line) -> tuple[str, str]:
    """Return whose standing it is, and toward whom.

    Ties have no direction and stand in alphabetical order; a posture is that of the side that
    speaks, else of the side that the report names first.
    """
    sides = (claim.actor, claim.object)
    if line.toward is Toward.ACCORD:
        return sides
    if line.timeline is Timeline.POSTURE:
        return (sides[1], sides[0]) if claim.claimant == claim.object else sides
    if claim.type in REVERSED:
        return sides[1], sides[0]
    return (min(sides), max(sides)) if is_symmetric(claim.type, claim.object) else sides


def _step(claim: Claim, line: Line, rules: Rules, key: tuple[str, str]) -> Step:
    grade = rules.grade(claim.claimant, *key)
    if line.timeline is Timeline.TIES and claim.claimant in key:
        grade = Grade.SELF
    move = rules.of(key[1]).move(line.move)
    earliest, at, since = _date(claim, move)
    dated = move not in WORDS and claim.time is not None
    return Step(move, earliest, at, since, dated, grade, grade.weight, claim)


def _date(claim: Claim, move: Move) -> tuple[str, str, str]:
    """Return from when it is possible, from when certain, and as told.

    What is told as having happened had happened when it was said, so a date that reaches beyond
    is cut there; an open start says only that it holds by then.
    """
    if move in WORDS:
        return claim.day, claim.day, claim.day
    if claim.time is None:
        return claim.day, claim.day, f"{OPEN}/{claim.day}"
    first, _, last = claim.time.partition("/")
    low, high = bounds(claim.time if last and last != OPEN else first)
    at = min(high, claim.day)
    earliest = at if first == OPEN else min(low, at)
    return earliest, at, claim.time
