"""Pointing: a stance on what was just told, "… , which Turkey condemned", "a step it rejected"."""

from collections.abc import Iterator, Sequence

import msgspec

from mithaq.languages.language import Language
from mithaq.reading.clauses import COORD, Clause, Parse
from mithaq.reading.discourse import Discourse, Told
from mithaq.reading.frame import Frame
from mithaq.reading.frames import FrameFinder
from mithaq.reading.mentions import Mention
from mithaq.reading.slots import Slots
from mithaq.reading.slots_far import HAILED, is_deed
from mithaq.statement import Type, is_symmetric

_JUDGING = frozenset({Type.SUPPORT, Type.REJECT})
#: Of what opens a clause on all that was told before it: "which", "a step that".
_DEED = "deed"
#: Of these the accord is welcomed, if it has a name.
_PAPERS = frozenset({Type.SIGN, Type.AGREE})


def pointed(
    finder: FrameFinder, parse: Parse, frames: Sequence[Frame], discourse: Discourse
) -> list[Frame]:
    """Return the frames with the stances on what was just told; these have its sides as objects."""
    if finder.language.script.order == "SVO":
        return list(frames)
    kept: list[Frame] = []
    opened = {c.index: c for c in parse.clauses if c.verb >= 0 and _opens(c, parse)}
    judging = _judging(finder, parse) if frames else {}
    for frame in frames:
        before = [f for f in kept if f.trigger < parse.clauses[frame.clause].begin]
        if frame.type not in _JUDGING or frame.trigger != parse.clauses[frame.clause].verb:
            kept.append(frame)
        elif frame.clause not in opened and before and _is_pronoun(frame, parse):
            told_last = [_as_told(last) for last in _last(before)]
            meant = [s for told in told_last for s in _on_last(frame, told, is_it=True)]
            kept += meant or [frame]
        elif frame.clause not in opened and not (before and frame.clause in judging):
            kept.append(frame)
    judged = (c for i, c in judging.items() if i not in opened and _told_in(kept, c))
    for clause in (*opened.values(), *judged):
        told = [_as_told(f) for f in kept if f.trigger < clause.begin]
        around = [] if told else _doers_around(finder, parse, clause, discourse)
        told = told or list(discourse.told)
        is_it = clause.index in judging and _carries_pronoun(clause, parse)
        for frame in _stances(finder, parse, clause, discourse) if told or around else ():
            kept += _on_doers(frame, around) if around else _on_last(frame, told[-1], is_it=is_it)
    return kept


def _on_doers(frame: Frame, doers: Sequence[Mention]) -> Iterator[Frame]:
    for doer in doers:
        if doer.entity != frame.actor.entity:
            yield msgspec.structs.replace(frame, object=doer)


def _on_last(frame: Frame, told: Told, *, is_it: bool) -> Iterator[Frame]:
    """Yield the stance on what was told last; "it" is what that was a stance on."""
    if is_it and Type(told.type) in _JUDGING:
        yield msgspec.structs.replace(frame, object=told.object)
        return
    yield from _on(frame, told)


def _doers_around(
    finder: FrameFinder, parse: Parse, clause: Clause, discourse: Discourse
) -> list[Mention]:
    """Return who does what tells no event: "claims the islands, which Chile rejects"."""
    above = parse.clauses[clause.parent] if clause.parent >= 0 else clause
    if above is clause or above.verb < 0 or clause.begin < above.verb:
        return []
    slots = Slots(parse, finder.language, discourse)
    return [m for m in slots.subject(above) if m.kind in {"state", "org"}]


def _judging(finder: FrameFinder, parse: Parse) -> dict[int, Clause]:
    """Return the clauses on a deed that has no name: "and Chile condemned the decision"."""
    found: dict[int, Clause] = {}
    for clause in parse.clauses:
        lemma = parse.units[clause.verb].lemma if clause.kind == COORD else ""
        rows = finder.language.triggers.get(lemma, ())
        if any(Type(row.type) in _JUDGING and not row.noun for row in rows):
            behind = (n for n in parse.owned(clause) if parse.phrases[n].start > clause.verb)
            is_deed = any(_is_bare_deed(parse, n, clause, finder.language) for n in behind)
            if is_deed or _carries_pronoun(clause, parse):
                found[clause.index] = clause
    return found


def _is_bare_deed(parse: Parse, number: int, clause: Clause, language: Language) -> bool:
    """Say whether a phrase is a deed and nothing tells whose."""
    phrase = parse.phrases[number]
    is_hailed = phrase.prep in HAILED or number == clause.object
    return is_hailed and phrase.end - phrase.start == 1 and is_deed(parse, number, language)


def _carries_pronoun(clause: Clause, parse: Parse) -> bool:
    """Say whether a preposition behind the verb carries what is judged: "condemned it"."""
    behind = (parse.units[i] for i in clause.units if i > clause.verb)
    return any(u.cat == "prep" and u.suffix and u.value in HAILED for u in behind)


def _told_in(frames: Sequence[Frame], clause: Clause) -> bool:
    return any(f.trigger < clause.begin for f in frames)


def _opens(clause: Clause, parse: Parse) -> bool:
    return bool(clause.units) and parse.units[clause.begin].value == _DEED


def _is_pronoun(frame: Frame, parse: Parse) -> bool:
    """Say whether the verb, or the preposition behind it, carries its object."""
    following = parse.units[frame.trigger : frame.trigger + 2]
    return any(u.suffix and u.cat in {"verb", "prep"} for u in following)


def _stances(
    finder: FrameFinder, parse: Parse, clause: Clause, discourse: Discourse
) -> Iterator[Frame]:
    for row, noun, actors in finder.actors_at(parse, clause.verb, discourse):
        if Type(row.type) in _JUDGING:
            for actor in actors:
                yield Frame(Type(row.type), clause.verb, noun, clause.index, actor, actor, row)
            return


def _last(before: Sequence[Frame]) -> list[Frame]:
    """Return the event told last; of a deal that was brokered both sides."""
    last = before[-1]
    if last.type is not Type.BROKER:
        return [last]
    return [f for f in before if (f.type, f.trigger) == (last.type, last.trigger)]


def _as_told(frame: Frame) -> Told:
    return Told(frame.type.value, frame.actor, frame.object, frame.row)


def _on(frame: Frame, told: Told) -> Iterator[Frame]:
    """Yield the stance on each side of what was told."""
    for side in _sides(told, frame.actor):
        if side.entity != frame.actor.entity:
            yield msgspec.structs.replace(frame, object=side)


def _sides(told: Told, judge: Mention) -> list[Mention]:
    type_ = Type(told.type)
    if type_ in _JUDGING and told.actor.entity == judge.entity:
        return [told.object]  # "condemned Chile and called it a threat"
    if type_ is Type.BROKER or (type_ in _PAPERS and told.object.kind == "accord"):
        return [told.object]
    if is_symmetric(type_, told.object.entity):
        return [told.actor, told.object]
    return [told.actor]
