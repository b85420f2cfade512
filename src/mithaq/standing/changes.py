"""What differs between two moments of knowing, and what a step changes in the world.

Structured answers only: the words belong to views.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from enum import StrEnum

import msgspec

from mithaq.edtf import END
from mithaq.record.entry import Standing, Timeline
from mithaq.standing.ladder import Rung


class Kind(StrEnum):
    """What sort of change it is."""

    NEW = "new"  # nothing was known before
    VALUE = "value"  # another value than before
    WORD = "word"  # the same value on other words: grade, voices, denials, date
    GONE = "gone"  # nothing is known any more: retracted, or a reading rejected


class Change(msgspec.Struct, frozen=True, kw_only=True):
    """One timeline of one pair, before and after a moment of knowing."""

    state: str
    toward: str
    timeline: Timeline
    known: str  # the moment from which the later answer is known
    kind: Kind
    before: Standing | None
    after: Standing | None


def compare(rectangles: Iterable[Standing], after: str, until: str) -> list[Change]:
    """Return what changed between two moments, the latest first.

    Args:
        rectangles: what `Ledger.since` returned for the same moments.
        after: the earlier moment, as `record.moments.asked` makes it.
        until: the later one.
    """
    by_key: dict[tuple[str, str, Timeline], list[Standing]] = defaultdict(list)
    for one in rectangles:
        by_key[one.state, one.toward, one.timeline].append(one)
    found = []
    for _, of_key in sorted(by_key.items()):
        for known in _moments(of_key, after, until):
            found += _changes(of_key, known)
    return sorted(found, key=lambda one: (one.known, one.state, one.toward), reverse=True)


def _moments(of_key: Sequence[Standing], after: str, until: str) -> list[str]:
    edges = {edge for one in of_key for edge in (one.known_from, one.known_to)}
    return sorted(edge for edge in edges if after < edge <= until and edge != END)


def _changes(of_key: Sequence[Standing], known: str) -> list[Change]:
    """Return how the last spell that is told of differs at *known* from just before."""
    before = _last(one for one in of_key if one.known_to == known)
    after = _last(one for one in of_key if one.known_from == known)
    shown = after or before
    if shown is None or (before is not None and after is not None and _equal(before, after)):
        return []
    kind = _kind(before, after)
    return [
        Change(
            state=shown.state, toward=shown.toward, timeline=shown.timeline, known=known,
            kind=kind, before=before, after=after,
        )
    ]  # fmt: skip


def _last(spells: Iterable[Standing]) -> Standing | None:
    return max(spells, key=lambda one: one.valid_from, default=None)


def _equal(one: Standing, other: Standing) -> bool:
    return msgspec.structs.replace(one, known_from="", known_to="") == msgspec.structs.replace(
        other, known_from="", known_to=""
    )


def _kind(before: Standing | None, after: Standing | None) -> Kind:
    if before is None:
        return Kind.NEW
    if after is None:
        return Kind.GONE
    return Kind.WORD if before.value == after.value else Kind.VALUE


class Effect(StrEnum):
    """What a step toward an accord changes."""

    FORMAL = "formal"  # nothing in fact: what it establishes is there already
    UPGRADE = "upgrade"  # some of it is there
    FIRST = "first"  # none of it is known to be there
    NOTHING = "nothing"  # the accord establishes nothing of that kind


class Step(msgspec.Struct, frozen=True, kw_only=True):
    """A step of a state toward an accord, and what was there already."""

    state: str
    accord: str
    with_: str  # the state with which the accord establishes ties
    effect: Effect
    ties: Standing | None  # with that state, before the step
    economic: Standing | None


def effect(step: Standing, hub: str | None, ties: Iterable[Standing]) -> Step:
    """Return what *step* changes.

    Kazakhstan joins an accord that establishes ties with Israel while full ties hold: the step is
    formal, and the ties that make it so stand beside it.

    Args:
        step: a standing toward an accord, on the timeline *commitment*.
        hub: the state with which the accord establishes ties; None if it establishes none.
        ties: the standings between the state and the hub (`Ledger.pair`), all of their timelines.
    """
    held = list(ties)
    formal = _before(held, Timeline.TIES, step)
    economic = _before(held, Timeline.ECONOMIC, step)
    return Step(
        state=step.state,
        accord=step.toward,
        with_=hub or "",
        effect=_effect(hub, formal),
        ties=formal,
        economic=economic,
    )


def _effect(hub: str | None, ties: Standing | None) -> Effect:
    if hub is None:
        return Effect.NOTHING
    if ties is None or ties.value in {Rung.NONE, Rung.SEVERED}:
        return Effect.FIRST
    return Effect.FORMAL if ties.value == Rung.FULL else Effect.UPGRADE


def _before(ties: Sequence[Standing], timeline: Timeline, step: Standing) -> Standing | None:
    """Return the last value of *timeline* that did not come about by the step itself.

    "By 7 November" may have begun long before; only a told beginning can be that of the step.
    """
    of_line = [
        one
        for one in ties
        if one.timeline is timeline
        and (one.since.startswith("..") or one.valid_from < step.valid_from)
    ]
    return max(of_line, key=lambda one: one.valid_from, default=None)
