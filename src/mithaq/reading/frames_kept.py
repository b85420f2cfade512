"""Which frames of a sentence stand: what is told twice, or could be a match, does not."""

from collections.abc import Iterable, Iterator, Sequence

import msgspec

from mithaq.reading.clauses import INF, Parse
from mithaq.reading.frame import Frame
from mithaq.reading.phrases import phrase_mentions
from mithaq.statement import Type

_TEAMS = frozenset({"name", "short", "abbreviation", "demonym", "pronoun"})
_EXCEPT = "except"
_AFTER = "after"
_OCCASIONS = frozenset({"during", "in", "at", "on", "after", "amid"})
#: Types whose object is the accord if it has a name, else the other side.
NAMED = frozenset({Type.SIGN, Type.RATIFY, Type.BROKER})


def kept(frames: Iterable[Frame], parse: Parse, *, is_sport: bool) -> list[Frame]:
    """Return the frames that stand, in the order of their triggers."""
    excepted = _excepted(parse)
    told = [f for f in frames if not (is_sport and _can_be_match(f))]
    told = [f for f in told if (f.clause, f.actor.entity) not in excepted]
    return _without_repeats(_without_occasions(_as_before(_without_bidding(told)), parse))


def _without_bidding(frames: Sequence[Frame]) -> list[Frame]:
    """Leave out that a body invites somebody to join itself: it demands nothing."""
    joined = {_sides(f) for f in frames if f.type is Type.JOIN}
    return [f for f in frames if f.type is not Type.DEMAND or _sides(f) not in joined]


def _excepted(parse: Parse) -> set[tuple[int, str]]:
    """Return who is left out of which clause: "all of them joined, except for Bangladesh"."""
    found: set[tuple[int, str]] = set()
    for number, phrase in enumerate(parse.phrases):
        is_doer = parse.clause_of(phrase.head).subject == number  # "none but Bangladesh joined"
        if phrase.prep == _EXCEPT and not is_doer:
            named = phrase_mentions(parse.phrases, number, parse.units)
            found |= {(parse.owner[phrase.head], m.entity) for m in named}
    return found


def _as_before(frames: Sequence[Frame]) -> Iterator[Frame]:
    """Of two alike events in a sentence, the second's pronoun means the first's object."""
    told: dict[Type, Frame] = {}
    for frame in sorted(frames, key=lambda f: f.trigger):
        before = told.setdefault(frame.type, frame)
        is_again = before.trigger < frame.trigger and before.clause != frame.clause
        is_pointing = frame.object.form == "pronoun" and frame.actor.form != "pronoun"
        if is_again and is_pointing and not before.is_symmetric:
            frame = msgspec.structs.replace(frame, object=before.object)  # noqa: PLW2901
        yield frame


def _can_be_match(frame: Frame) -> bool:
    """Say whether two teams could do it: sides without people or offices."""
    is_contact = frame.type in {Type.MEET, Type.VISIT, Type.REJECT, Type.JOIN, Type.LEAVE}
    return is_contact and all(m.form in _TEAMS for m in (frame.actor, frame.object))


def _without_occasions(frames: Iterable[Frame], parse: Parse) -> Iterator[Frame]:
    """Leave out a noun for what its clause's verb tells: "did not meet at the talks"."""
    found = list(frames)
    told = {(f.type, f.clause, _sides(f)) for f in found if parse.units[f.trigger].cat == "verb"}
    for frame in found:
        is_again = is_occasion(parse, frame.trigger)
        if not (is_again and (frame.type, frame.clause, _sides(frame)) in told):
            yield frame


def is_occasion(parse: Parse, unit: int) -> bool:
    """Say whether a noun only tells on what occasion its clause took place."""
    number = parse.phrase_at(unit)
    return number >= 0 and parse.phrases[number].prep in _OCCASIONS


def around_past(parse: Parse, unit: int) -> int:
    """Return the clause of a unit; of what came before, the one that tells after what.

    In "agreed to extend the truce after talks" these are no part of what was agreed.
    """
    clause, number = parse.clause_of(unit), parse.phrase_at(unit)
    is_past = number >= 0 and parse.phrases[number].prep == _AFTER
    while is_past and parse.units[unit].cat == "noun" and clause.kind == INF and clause.parent >= 0:
        clause = parse.clauses[clause.parent]
    return clause.index


def _sides(frame: Frame) -> frozenset[str]:
    return frozenset({frame.actor.entity, frame.object.entity})


def _without_repeats(frames: Iterable[Frame]) -> list[Frame]:
    """Of frames that tell the same at one trigger or its noun keep the first."""
    seen: set[tuple[object, ...]] = set()
    once: list[Frame] = []
    for frame in frames:
        key = (frame.type, frame.actor.entity, frame.object.entity, frame.row.level, frame.trigger)
        if key not in seen:
            seen.add(key)
            once.append(frame)
    once = list(_not_admitted(_not_lifted(_named_only(once))))
    return sorted(_not_greeted(once), key=lambda f: f.trigger)


def _not_admitted(frames: Iterable[Frame]) -> Iterator[Frame]:
    """Leave out what one is admitted as: "was admitted as the bloc's 11th member"."""
    found = list(frames)
    joined = {(f.clause, f.actor.entity, f.object.entity) for f in found if f.type is Type.JOIN}
    wider = {object_ for _, _, object_ in joined}
    for frame in found:
        is_seat = frame.type is Type.MEMBER
        if frame.type is Type.EXPAND and frame.object.entity in wider:
            continue  # "joined, expanding the bloc": its new member has a name
        if not (is_seat and (frame.clause, frame.actor.entity, frame.object.entity) in joined):
            yield frame


def _not_lifted(frames: list[Frame]) -> Iterator[Frame]:
    """Leave out a suspension that is lifted: who is let in again is told by the same noun."""
    lifted = {f.clause for f in frames if f.type is Type.JOIN and f.noun >= 0}
    for frame in frames:
        clause = frame.clause if frame.type is Type.SUSPEND else -1
        if clause not in lifted:
            yield frame


def _not_greeted(frames: list[Frame]) -> Iterator[Frame]:
    """Leave out the praise where a person is met by the same word: "welcomed him at"."""
    met = {(f.trigger, f.object.entity) for f in frames if f.type is Type.MEET}
    for frame in frames:
        is_praise = frame.type is Type.SUPPORT
        if not (is_praise and (frame.trigger, frame.object.entity) in met):
            yield frame


def _named_only(frames: list[Frame]) -> list[Frame]:
    """Where an accord has a name, who is on its other side is no object beside it."""
    named = {(f.type, f.trigger) for f in frames if f.type in NAMED and f.object.kind == "accord"}
    return [f for f in frames if (f.type, f.trigger) not in named or f.object.kind == "accord"]
