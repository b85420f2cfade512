"""Repeats: an event told by pointing to one before it, "Morocco followed suit", "Oman did not"."""

from collections.abc import Iterator, Sequence

import msgspec

from mithaq.languages.language import Language
from mithaq.reading.clauses import INF, REL, Clause, Parse
from mithaq.reading.discourse import Discourse, Told
from mithaq.reading.following import actors_of, followed_in, points_back
from mithaq.reading.frame import Frame
from mithaq.reading.frames import FrameFinder
from mithaq.reading.gapping import gapped
from mithaq.reading.mentions import Mention
from mithaq.reading.phrases import Phrase
from mithaq.reading.pointing import pointed
from mithaq.reading.refusals import without_refusals
from mithaq.reading.slots import Slots
from mithaq.reading.units import Unit
from mithaq.statement import Type, is_symmetric

_REPEAT = "repeat"
_SO = "so"
_BACK = "back"
_TALKS = "talks"
_OF = frozenset({"of", "from"})
_PROCEED = "proceed"
_ATTEND = "attend"
#: What one can go ahead with.
_STEPS = frozenset(
    {Type.JOIN, Type.LEAVE, Type.SIGN, Type.RATIFY, Type.RECOGNISE, Type.ESTABLISH_TIES}
)
_AGAIN = frozenset({"do", "have"})
_NEGATIVE = "negative"
#: What is only said has no one who follows.
_SAID = frozenset({Type.DEMAND, Type.THREATEN, Type.MEMBER, Type.TIES, Type.EXPAND})
#: What is only a word on a deed.
_WORDS = frozenset({*_SAID, Type.SUPPORT, Type.REJECT})
#: Auxiliaries that only carry tense.
_BARE = frozenset({"be", "have", "do"})


def find_events(finder: FrameFinder, parse: Parse, discourse: Discourse) -> list[Frame]:
    """Return the frames of a sentence, those that only point to another event included."""
    frames = pointed(finder, parse, finder.find_frames(parse, discourse), discourse)
    more = [*repeated(parse, frames, discourse, finder.language)]
    more += again(parse, frames, discourse, finder.language)
    more += proceeding(parse, frames, discourse, finder.language)
    more += attended(parse, frames, finder.language)
    more += returned(parse, frames, discourse, finder.language)
    more += gapped(parse, frames)
    return without_refusals([*frames, *more], parse, finder.language)


def again(
    parse: Parse, frames: Sequence[Frame], discourse: Discourse, language: Language
) -> Iterator[Frame]:
    """Yield events that a definite noun takes up to tell more: "the talks are to start in May"."""
    evoking = {f.clause for f in frames}
    for index, unit in enumerate(parse.units):
        clause = parse.clause_of(index)
        if unit.cat != "noun" or clause.index in evoking or not _is_definite(index, parse):
            continue
        for row in language.triggers.get(_inner(index, parse).lemma, ()):
            told = next((t for t in reversed(discourse.told) if t.type == row.type), None)
            if row.pos == "noun" and not row.noun and told is not None and _adds(clause, parse):
                yield Frame(Type(row.type), index, -1, clause.index, told.actor, told.object, row)
                break


def proceeding(
    parse: Parse, frames: Sequence[Frame], discourse: Discourse, language: Language
) -> Iterator[Frame]:
    """Yield the event told before with which its own actor goes ahead, or does not."""
    slots = Slots(parse, language, discourse)
    for index, unit in enumerate(parse.units):
        rows = language.cues.get(unit.lemma, ())
        if unit.cat not in {"verb", "noun"} or not any(r.control == _PROCEED for r in rows):
            continue
        clause = parse.clause_of(index)
        if any(f.clause == clause.index and f.trigger > index for f in frames):
            continue  # it tells itself what its actor goes ahead with
        actors = slots.controller(index) if unit.cat == "noun" else slots.subject(clause)
        told = [t for t in discourse.told if t.type in _STEPS]
        before = (f for f in frames if f.trigger < index and f.clause != clause.index)
        told += [Told(f.type.value, f.actor, f.object, f.row) for f in before]
        if told and any(m.entity == told[-1].actor.entity for m in actors):
            last = told[-1]
            yield Frame(Type(last.type), index, -1, clause.index, last.actor, last.object, last.row)


def attended(parse: Parse, frames: Sequence[Frame], language: Language) -> Iterator[Frame]:
    """Yield with whom else an event was: "a call in which the Kenyan president took part"."""
    slots = Slots(parse, language)
    for clause in parse.clauses:
        if clause.kind != REL or clause.verb < 0 or clause.antecedent < 0:
            continue
        rows = language.cues.get(parse.units[clause.verb].lemma, ())
        if not any(row.control == _ATTEND for row in rows):
            continue
        told = {f.actor.entity: f for f in frames if f.trigger < clause.begin and f.is_symmetric}
        for frame in told.values():
            for guest in slots.subject(clause):
                if guest.kind == "state" and guest.entity != frame.actor.entity:
                    yield msgspec.structs.replace(frame, object=guest)


def _inner(index: int, parse: Parse) -> Unit:
    """Return what a noun is one of: "the sixth round *of talks*"."""
    number = parse.phrase_at(index) + 1
    following = parse.phrases[number] if 0 < number < len(parse.phrases) else None
    if following is not None and following.prep in _OF:
        inner = parse.units[following.head]
        if (inner.cat, inner.value) == ("noun", _TALKS):
            return inner
    return parse.units[index]


def _is_definite(index: int, parse: Parse) -> bool:
    number = parse.phrase_at(index)
    if number < 0 or number != parse.clause_of(index).subject:
        return False
    first = parse.units[parse.phrases[number].start]
    if first.definite and not first.suffix:  # written to the noun
        return True
    is_timed = first.timex is not None or (first.start and parse.units[index - 1].cat == "poss")
    return is_timed or (first.cat == "det" and first.value == "")


def _adds(clause: Clause, parse: Parse) -> bool:
    """Say whether a clause tells when, or how real the event is."""
    has_time = any(parse.units[i].timex is not None for i in clause.units)
    return has_time or any(parse.units[i].value not in _BARE for i in clause.auxiliaries)


def repeated(
    parse: Parse, frames: Sequence[Frame], discourse: Discourse, language: Language
) -> Iterator[Frame]:
    """Yield the events of clauses that repeat one with another actor."""
    slots = Slots(parse, language, discourse)
    evoking = {f.clause for f in frames}
    repeats = points_back if language.script.order == "VSO" else _repeats
    for clause in parse.clauses:
        if clause.verb < 0 or clause.index in evoking or not repeats(clause, parse, language):
            continue
        below = {c.index for c in parse.clauses if c.kind == REL and c.parent == clause.index}
        told = _told_before(clause, frames, discourse, language, relatives=below)
        if followed := followed_in(clause, parse):
            steps = [t for t in discourse.told if _is_step(t, followed)]
            told = [t for t in steps if t.type == steps[0].type] or told  # the first is the news
        for actor in actors_of(clause, slots):
            for event in _last_event(_without(told, actor)):
                if event.actor.entity != actor.entity:
                    yield Frame(
                        Type(event.type),
                        clause.verb,
                        -1,
                        clause.index,
                        actor,
                        event.object,
                        event.row,
                    )


def _is_step(told: Told, followed: set[str]) -> bool:
    """Say whether one of these did what was told: "in the steps of Spain"."""
    return told.actor.entity in followed and told.type in _STEPS


def returned(
    parse: Parse, frames: Sequence[Frame], discourse: Discourse, language: Language
) -> Iterator[Frame]:
    """Yield what is done back to who did it: "Moscow responded in kind"."""
    slots = Slots(parse, language, discourse)
    for clause in parse.clauses:
        if clause.verb < 0 or not any(parse.units[i].value == _BACK for i in clause.units):
            continue
        before = [f for f in frames if f.trigger < clause.verb]
        told = [*discourse.told, *(Told(f.type.value, f.actor, f.object, f.row) for f in before)]
        for actor in actors_of(clause, slots):
            done = [t for t in told if t.object.entity == actor.entity and not _is_mutual(t)]
            for event in done[-1:]:
                trigger, type_ = clause.verb, Type(event.type)
                yield Frame(type_, trigger, -1, clause.index, actor, event.actor, event.row)


def _is_mutual(told: Told) -> bool:
    return is_symmetric(Type(told.type), told.object.entity)


def _told_before(
    clause: Clause,
    frames: Sequence[Frame],
    discourse: Discourse,
    language: Language,
    *,
    relatives: set[int],
) -> Sequence[Told]:
    """Return what a clause can repeat: what its sentence told, else what was told before."""
    before = [f for f in frames if f.trigger < clause.verb or f.clause in relatives]
    told = [Told(f.type.value, f.actor, f.object, f.row) for f in before] or discourse.told
    if language.script.order == "SVO" and clause.kind != INF:
        return told
    return [t for t in told if t.type not in _SAID]


def _repeats(clause: Clause, parse: Parse, language: Language) -> bool:
    """Say whether a clause points to an event before it."""
    verb = parse.units[clause.verb]
    if any(parse.units[i].value == _REPEAT and parse.units[i].cat == "adv" for i in clause.units):
        return True
    says_so = any(parse.units[i].value == _SO for i in clause.units)
    if says_so and verb.lemma in _AGAIN:
        return True
    if any(p.start > clause.verb for p in _own_phrases(clause, parse)):
        return False
    if any(other.parent == clause.index for other in parse.clauses):
        return False
    if any(row.control == _REPEAT for row in language.cues.get(verb.lemma, ())):
        return not clause.is_passive
    is_negative = any(_NEGATIVE in parse.units[i].value for i in clause.auxiliaries)
    is_elliptic = is_negative or verb.voice == _NEGATIVE
    return verb.lemma in _AGAIN and is_elliptic


def _own_phrases(clause: Clause, parse: Parse) -> list[Phrase]:
    return [parse.phrases[n] for n in parse.owned(clause)]


def _last_event(told: Sequence[Told]) -> list[Told]:
    """Return the last event, with each of its objects once."""
    if not told:
        return []
    told = _deeds(told)
    same = _run(told)
    actors = {t.type: t.actor.entity for t in same}  # of each type the last one's
    same = [t for t in same if t.actor.entity == actors[t.type]]
    return list({(t.type, t.object.entity): t for t in same}.values())


def _run(told: Sequence[Told]) -> list[Told]:
    """Return the events that were told last by one word."""
    begin = len(told)
    while begin and told[begin - 1].row is told[-1].row:
        begin -= 1
    return list(told[begin:])


def _deeds(told: Sequence[Told]) -> Sequence[Told]:
    """Leave out what its actor said beside a deed: "cut ties, accusing Kyiv of …"."""
    last = told[-1]
    is_said = Type(last.type) in _WORDS
    acts = [t for t in told[:-1] if t.actor.entity == last.actor.entity]
    if is_said and acts and Type(acts[-1].type) not in _WORDS:
        return told[: told.index(acts[-1]) + 1]
    return told


def _without(told: Sequence[Told], actor: Mention) -> list[Told]:
    """Leave out what *actor* is a side of: nobody follows himself."""
    return [t for t in told if actor.entity not in {t.actor.entity, t.object.entity}]
