"""Gapping: a verb told once, "Egypt joined in 2023, and Ethiopia in 2024"."""

from collections.abc import Iterator, Sequence

import msgspec

from mithaq.reading.clauses import Parse
from mithaq.reading.frame import Frame
from mithaq.reading.mentions import Mention
from mithaq.reading.phrases import phrase_mentions
from mithaq.reading.units import Unit

#: Words behind or instead of "and" that need no time: ", then Sudan", ", and so Sudan".
_NEXT = frozenset({"then", "so"})
#: The prepositions that a verb can have as its own; whoever follows without one acts.
_WITH = frozenset({"with", "from", "to"})
_LATER = frozenset({"after", "before"})


def gapped(parse: Parse, frames: Sequence[Frame]) -> Iterator[Frame]:
    """Yield the events of a clause that another side or object repeats without the verb."""
    for number, phrase in enumerate(parse.phrases):
        if phrase.leader not in {-1, number} or not _is_gap(number, parse):
            continue
        clause = parse.owner[phrase.head]
        before = [f for f in frames if f.trigger < phrase.start and f.clause == clause]
        before = [f for f in before if f.trigger == parse.clauses[clause].verb] or before
        known = {m.entity for f in before for m in (f.actor, f.object)}
        named = phrase_mentions(parse.phrases, number, parse.units)
        for mention in (m for m in named if m.entity not in known):
            for frame in _told_with(mention, number, before, parse):
                yield msgspec.structs.replace(frame, trigger=phrase.head)


def _told_with(
    mention: Mention, number: int, before: Sequence[Frame], parse: Parse
) -> Iterator[Frame]:
    """Yield the events with a mention in the place of the side that stands as it does."""
    prep = parse.phrases[number].prep
    for frame in {f.object.entity: f for f in before}.values():
        is_object = mention.kind == frame.object.kind and _stands_behind(prep, frame, parse)
        if is_object and frame is before[-1]:
            told = [f for f in before if f.object.entity == frame.object.entity]
            yield from (msgspec.structs.replace(f, object=mention) for f in told)
        elif not is_object and not prep and mention.kind == "state":
            yield msgspec.structs.replace(frame, actor=mention)


def _stands_behind(prep: str, frame: Frame, parse: Parse) -> bool:
    """Say whether the object of an event stands behind this preposition, or behind none."""
    clause = parse.clauses[frame.clause]
    for number in parse.owned(clause):
        phrase = parse.phrases[number]
        mention = parse.units[phrase.head].mention
        if mention is not None and mention.entity == frame.object.entity:
            own = parse.units[clause.verb].lemma.rpartition(" ")[2] if clause.verb >= 0 else ""
            is_bare = not phrase.prep and own not in _WITH  # "broke with" has its own
            return phrase.prep == prep and number != clause.subject and (bool(prep) or is_bare)
    return False


def _is_gap(number: int, parse: Parse) -> bool:
    """Say whether a phrase stands between "and" and a time, behind another time."""
    phrase, units = parse.phrases[number], parse.units
    last = parse.phrases[(phrase.members or (number,))[-1]]
    following = units[last.end : last.end + 1]
    clause = parse.clause_of(phrase.head)
    if number == clause.subject or not 0 <= clause.verb < phrase.start:
        return False
    joint = _joint(phrase.begin, units)
    if any(u.value in _NEXT for u in joint) and _ends(following):
        return True
    is_timed = any(u.timex is not None for u in units[clause.verb : phrase.start])
    return bool(joint) and is_timed and bool(following) and _tells_when(following[0])


def _joint(begin: int, units: Sequence[Unit]) -> Sequence[Unit]:
    """Return the conjunction before a phrase, with the adverbs between; nothing for none."""
    at = begin
    while at and units[at - 1].cat == "adv":
        at -= 1
    is_joint = at > 0 and (units[at - 1].cat == "conj" or _is_next_listed(at - 1, units))
    return units[at - 1 : begin] if is_joint else ()


def _is_next_listed(at: int, units: Sequence[Unit]) -> bool:
    """Say whether a comma stands right behind a time: "in 2021, Panama in 2022"."""
    return at > 0 and units[at].form == "," and units[at - 1].timex is not None


def _ends(following: Sequence[Unit]) -> bool:
    return not following or following[0].cat in {"punct", "time", "conj"}


def _tells_when(unit: Unit) -> bool:
    return unit.timex is not None or (unit.cat == "prep" and unit.value in _LATER)
