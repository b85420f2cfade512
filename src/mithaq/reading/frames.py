"""Frames: a trigger with its roles."""

from collections.abc import Callable, Iterator, Sequence
from functools import partial

import msgspec

from mithaq.knowledge.knowledge import Knowledge
from mithaq.languages.language import Language
from mithaq.languages.tables import SlotRule, Trigger
from mithaq.reading.clauses import Parse
from mithaq.reading.companions import nouns_of
from mithaq.reading.coreference import MUTUAL
from mithaq.reading.discourse import Discourse
from mithaq.reading.frame import Frame
from mithaq.reading.frames_kept import around_past, is_occasion, kept
from mithaq.reading.mentions import SELF, Mention
from mithaq.reading.objects_meant import fitting, hosts, is_no_event
from mithaq.reading.slots import Slots
from mithaq.statement import GROUP_OF, SYMMETRIC, Type

_ACTORS = frozenset({"state", "org", SELF})
_SPORT = "sport"
_JUDGING = frozenset({Type.SUPPORT, Type.REJECT})
#: Who is there at these takes part.
_ATTENDED = frozenset({Type.MEET, Type.NEGOTIATE})
#: Groups whose lines without a noun yield to what the word tells with one.
_GIVES_WAY = frozenset({"contacts", "stances"})
_GATHERING = frozenset({Type.MEET, Type.CALL, Type.SIGN, Type.AGREE, Type.NEGOTIATE})
#: More than so many together are a summit.
_SUMMIT = 4
_OUTLET = "outlet"
#: A state's own names; its parliament or ruler is named by a title.
_STATE_NAMES = frozenset({"name", "short", "formal", "capital"})
_COPULA = "copula"
_BE = "be"
#: What one can receive from another, and where it is said from whom.
_RECEIVED = frozenset(
    {Type.DEMAND, Type.THREATEN, Type.SUPPORT, Type.REJECT, Type.AID, Type.RECOGNISE}
)
_GIVERS = ("gen", "agent", "from", "adj")
_OWNER = "gen"
_AT_HOST = "at_host"
_A_PERSON = "obj.person"
_UNNAMED = "unnamed"
#: A verb's line that holds only for what it tells in the present.
_PRESENT = "present"
#: A noun's line that holds only where there is none of it.
_ABSENT = "absent"
_NOT_NOW = frozenset({"past", "future", "planned", "possible", "perhaps"})
#: A name that only locates can be the object of these: one travels there, opens a mission there.
_PLACED = frozenset({Type.AID, Type.VISIT, Type.OPEN_MISSION, Type.CLOSE_MISSION})


class FrameFinder(msgspec.Struct, frozen=True):
    """Finds the frames of a parsed sentence."""

    language: Language
    knowledge: Knowledge

    def find_frames(self, parse: Parse, discourse: Discourse) -> list[Frame]:
        """Return the frames of a sentence, in the order of their triggers."""
        slots = Slots(parse, self.language, discourse)
        frames: list[Frame] = []
        taken: set[tuple[int, str]] = set()
        wholes: dict[int, str] = {}  # words that told with a noun all that they tell
        for unit, row, noun in self._evoked(parse):
            group = GROUP_OF[Type(row.type)]
            told = {(unit, group), (unit, row.type)} if noun < 0 else {(noun, row.type)}
            if told & taken:
                continue
            gives_way = group in _GIVES_WAY or row.type == Type.RATIFY
            if noun < 0 and wholes.get(unit, row.type) != row.type and gives_way:
                continue
            if _is_own_step(slots, unit, row, noun):
                continue
            found = list(self._told_out(slots, unit, row, noun))
            found += [*self._joined_under(slots, unit, found), *_attended(slots, unit, found)]
            if found and noun >= 0:
                taken |= {(noun, row.type)}
                taken |= {(noun, group)} if not self._is_own_exit(parse, row, noun) else set()
                wholes.setdefault(unit, row.type)
                taken |= {(unit, row.type)} if row.type in SYMMETRIC else set()
            frames += found
        return kept(frames, parse, is_sport=self._is_sport(parse))

    def _is_own_exit(self, parse: Parse, row: Trigger, noun: int) -> bool:
        """Say whether a parliament ratifies that its own state leaves: both hold."""
        rows = self.language.triggers.get(parse.units[noun].lemma, ())
        return row.type == Type.RATIFY and any(r.type == Type.LEAVE for r in rows)

    def _is_sport(self, parse: Parse) -> bool:
        """Say whether a sentence has a word of sport: countries meet there too."""
        rows = (row for u in parse.units for row in self.language.nouns.get(u.lemma, ()))
        return any(row.kind == _SPORT for row in rows)

    def _evoked(self, parse: Parse) -> Iterator[tuple[int, Trigger, int]]:
        """Yield unit, row and noun of each trigger; rows that need a noun first, the nearest."""
        found: list[tuple[int, Trigger, int]] = []
        triggers = self.language.triggers
        for index, unit in enumerate(parse.units):
            if unit.lemma in triggers:
                pos = _pos_of(parse, index)
                rows = [row for row in triggers[unit.lemma] if row.pos in pos]
                found += _holding(list(self._rows_of(parse, index, rows)))
        yield from sorted(found, key=lambda f: (not f[1].noun, abs(f[2] - f[0]), f[0]))

    def _rows_of(
        self, parse: Parse, index: int, rows: Sequence[Trigger]
    ) -> Iterator[tuple[int, Trigger, int]]:
        """Yield the rows of a unit that its sentence bears out, with their nouns."""
        is_told = not _modifies(parse, index) and not self._is_said_to_be(parse, index)
        if is_told and any(not row.noun for row in rows):
            yield from ((index, row, -1) for row in rows if not row.noun)
        if any(row.noun for row in rows):
            nouns = nouns_of(parse, index, self.language)
            yield from ((index, row, nouns[row.noun]) for row in rows if row.noun in nouns)

    def _is_said_to_be(self, parse: Parse, index: int) -> bool:
        """Say whether a verb only tells what somebody is: "has been to" goes there, "is a" not."""
        unit = parse.units[index]
        rows = self.language.cues.get(unit.lemma, ()) if unit.cat == "verb" else ()
        is_copula = unit.value == _BE or any(r.control == _COPULA for r in rows)
        return is_copula and parse.clause_of(index).object >= 0

    def actors_at(
        self, parse: Parse, unit: int, discourse: Discourse
    ) -> Iterator[tuple[Trigger, int, list[Mention]]]:
        """Yield the rows of a verb with their nouns, and who acts, whoever the object is."""
        slots = Slots(parse, self.language, discourse)
        rows = self.language.triggers.get(parse.units[unit].lemma, ())
        found = self._rows_of(parse, unit, [r for r in rows if r.pos in _pos_of(parse, unit)])
        for index, row, noun in sorted(found, key=lambda f: not f[1].noun):
            names = row.actor or self._slot_rule(row).actor
            actors = self._fill(slots, names, index, noun, fits=_acts)
            yield row, noun, [m for m in actors if m.kind in _ACTORS]

    def _told_out(self, slots: Slots, unit: int, row: Trigger, noun: int) -> Iterator[Frame]:
        type_ = Type(row.type)
        is_gift = row.pos == "noun" and noun < 0 and type_ in _RECEIVED
        if is_gift and (receivers := slots.receivers(unit)):
            yield from self._received(slots, unit, row, receivers)
            return
        rule = self._slot_rule(row)
        takes = partial(self.knowledge.can_be_object, type_)
        actors = self._fill(slots, row.actor or rule.actor, unit, noun, fits=_acts)
        acting = {m.entity for m in actors}
        objects = self._fill(
            slots,
            row.object or rule.object,
            unit,
            noun,
            fits=lambda m: takes(m.entity) and m.entity not in acting,
        )
        objects = fitting(
            objects,
            actors,
            slots,
            unit,
            takes=takes,
            type_=type_ if noun < 0 else None,
        )
        clause = around_past(slots.parse, unit)
        if not _is_owned(slots, unit, row) and not any(takes(m.entity) for m in objects):
            actors, objects = self._governed(slots, unit, actors, takes) or (actors, objects)
        if type_ is Type.EXPEL_ENVOY and all(m.entity in acting for m in objects):
            objects = hosts(slots, unit, noun, acting) or objects
        if row.object == (_A_PERSON,) and not objects:
            return  # two who welcome a plan have not met
        if is_no_event(slots, unit, row, noun=noun, actors=actors):
            return
        is_theirs = type_ in _JUDGING and all(_points(m) for m in objects)
        if is_theirs and len(acting) > 1 and acting == {m.entity for m in objects}:
            return  # two who recall *their* envoys
        for actor, object_ in _pairs(actors, objects, type_, takes):
            yield Frame(type_, unit, noun, clause, actor, object_, row)

    def _received(
        self, slots: Slots, unit: int, row: Trigger, receivers: list[Mention]
    ) -> Iterator[Frame]:
        """Of "Palestine won recognition from Spain" the subject is the object."""
        type_, clause = Type(row.type), slots.parse.owner[unit]
        givers = self._fill(slots, _GIVERS, unit, -1, fits=_acts)
        takes = partial(self.knowledge.can_be_object, type_)
        for actor, object_ in _pairs(givers, receivers, type_, takes):
            yield Frame(type_, unit, -1, clause, actor, object_, row)

    def _governed(
        self, slots: Slots, unit: int, owners: list[Mention], takes: Callable[[str], bool]
    ) -> tuple[list[Mention], list[Mention]] | None:
        """Of "refused to [the] meeting [of] his counterpart" the genitive is the object."""
        if is_occasion(slots.parse, unit) or _is_described(slots, unit):
            return None
        doers = slots.controller(unit)
        is_object = len(owners) == 1 and takes(owners[0].entity)
        return (doers, owners) if is_object and doers and not slots.is_svo else None

    def _joined_under(self, slots: Slots, unit: int, found: list[Frame]) -> list[Frame]:
        """Ties that are established under an accord make its parties, but for its hub."""
        if not found or found[0].type is not Type.ESTABLISH_TIES:
            return []
        under = [m for m in slots.fill("under", unit) if m.kind == "accord"]
        joined: dict[tuple[str, str], Frame] = {}
        for accord in under[:1]:
            hub = self.knowledge.hub(accord.entity)
            for frame in found:
                for side in (frame.actor, frame.object):
                    if hub and side.entity != hub:
                        joined[side.entity, accord.entity] = msgspec.structs.replace(
                            frame, type=Type.JOIN, actor=side, object=accord
                        )
        return list(joined.values())

    def _slot_rule(self, row: Trigger) -> SlotRule:
        pos = "verb" if row.pos == _PRESENT else row.pos
        shape = pos + ("+noun" if row.noun else "")
        return self.language.slots.get((row.type, shape)) or SlotRule(type=row.type, shape=shape)

    def _fill(
        self,
        slots: Slots,
        names: Sequence[str],
        unit: int,
        noun: int,
        *,
        fits: Callable[[Mention], bool],
    ) -> list[Mention]:
        """Return who stands in the first slot that somebody fits; else in the first filled."""
        first: list[Mention] = []
        for name in names:
            found = slots.fill(name, unit, noun)
            is_a_persons = name == _OWNER and any(m.kind == "person" for m in found)
            is_mutual = name == _AT_HOST and bool(found)  # each has its own with the other
            if (
                any(fits(m) for m in found) or is_a_persons or is_mutual
            ):  # who speaks for nobody acts for nobody
                return found
            first = first or found
        return first


def _is_own_step(slots: Slots, unit: int, row: Trigger, noun: int) -> bool:
    """Say whether a state agrees to its own step, and ratifies none: "agreed to joining"."""
    if row.type != Type.RATIFY or noun < 0 or slots.is_svo or slots.genitive(noun):
        return False
    verbs = slots.language.triggers.get(slots.parse.units[unit].lemma, ())
    if all(r.type != Type.AGREE for r in verbs):
        return False  # a verb that only ratifies
    steps = {r.type for r in slots.language.triggers.get(slots.parse.units[noun].lemma, ())}
    acting = slots.subject(slots.parse.clause_of(unit))
    is_state = bool(acting) and all(m.form in _STATE_NAMES for m in acting)
    return is_state and Type.JOIN in steps


def _is_owned(slots: Slots, unit: int, row: Trigger) -> bool:
    """Say whether what a noun tells is its owner's: who judges stands right behind it."""
    if row.pos != "noun":
        return True
    following = slots.parse.units[unit + 1 : unit + 2]
    is_named = any(u.cat == "name" for u in following)
    is_theirs = Type(row.type) in {*_JUDGING, Type.THREATEN} and is_named
    return is_theirs and not slots.is_pledged(unit)  # "pledged to support Chad"


def _is_described(slots: Slots, unit: int) -> bool:
    """Say whether an adjective tells who imposes it: "called the American blockade a crime"."""
    rows = slots.language.triggers.get(slots.parse.units[unit].lemma, ())
    is_measure = any(row.type == Type.SANCTION for row in rows)
    return is_measure and not slots.genitive(unit)


def _pairs(
    actors: list[Mention],
    objects: list[Mention],
    type_: Type,
    takes: Callable[[str], bool],
) -> Iterator[tuple[Mention, Mention]]:
    """Tell a list out: each actor with each object; of a group alone each with each."""
    acting = [m for m in actors if m.kind in _ACTORS and m.form != _OUTLET]
    takes = partial(_takes_or_speaks, takes)
    is_mutual = type_ in SYMMETRIC or type_ is Type.SIGN
    own = {m.entity for m in acting} if len(acting) > 1 else set()
    if is_mutual and not any(takes(m.entity) and m.entity not in own for m in objects):
        if type_ in _GATHERING and len(acting) > _SUMMIT:
            return  # who attends a summit has met nobody in particular
        for index, one in enumerate(acting):
            yield from ((one, other) for other in acting[index + 1 :] if other.entity != one.entity)
        return
    for actor in acting:
        for object_ in objects:
            if takes(object_.entity) and object_.entity != actor.entity:
                is_placed = object_.form != "place" or type_ in _PLACED
                if is_placed and object_.form != _OUTLET:
                    yield actor, object_


def _attended(slots: Slots, unit: int, found: Sequence[Frame]) -> Iterator[Frame]:
    """Yield whom else those meet in whose presence they meet: "met X, attended by Y"."""
    if not found or found[0].type not in _ATTENDED:
        return
    sides = {m.entity: (m, frame) for frame in found for m in (frame.actor, frame.object)}
    for guest in slots.fill("presence", unit, found[0].noun):
        if guest.kind == "state" and guest.entity not in sides:
            for side, frame in sides.values():
                yield msgspec.structs.replace(frame, actor=side, object=guest)


def _pos_of(parse: Parse, index: int) -> frozenset[str]:
    """Return the parts of speech of which rows a unit can be; a participle reads as a verb does."""
    unit = parse.units[index]
    if unit.cat == "name" and unit.value == _UNNAMED:  # "member states" are a noun still
        return frozenset({"name", "noun"})
    if unit.cat != "verb":
        return frozenset({unit.cat, _ABSENT if _is_none(parse, index) else unit.cat})
    words = {
        word for i in parse.clause_of(index).auxiliaries for word in parse.units[i].value.split()
    }
    first = min([index, *parse.clause_of(index).auxiliaries])
    is_wished = first > 0 and parse.units[first - 1].cat == "comp"  # "wants that [it] maintain"
    holds = unit.tense == "present" and not (is_wished or words & _NOT_NOW)
    return frozenset({"verb", "participle", _PRESENT if holds else "verb"})


def _is_none(parse: Parse, index: int) -> bool:
    """Say whether a noun is counted as none: "there are *no* relations between them"."""
    number = parse.phrase_at(index)
    first = max(parse.phrases[number].start - 1, 0) if number >= 0 else index
    clause = parse.clause_of(index)
    none = {"det", "aux"} if clause.verb < 0 else {"det"}
    return any(u.cat in none and u.value == "negative" for u in parse.units[first:index])


def _holding(
    found: list[tuple[int, Trigger, int]],
) -> list[tuple[int, Trigger, int]]:
    """Of a verb that tells in the present what holds, keep that alone: "does not maintain ties"."""
    return [f for f in found if f[1].pos == _PRESENT] or found


def _modifies(parse: Parse, index: int) -> bool:
    """Say whether a noun only describes the noun behind it: "a defence cooperation agreement"."""
    units = parse.units
    if units[index].cat != "noun" or index + 1 >= len(units):
        return False
    number = parse.phrase_at(index)
    is_inside = number >= 0 and index + 1 < parse.phrases[number].end
    following = units[index + 1]
    return is_inside and parse.phrases[number].head > index and following.cat in {"noun", "other"}


def _points(mention: Mention) -> bool:
    return mention.form == "pronoun" and mention.rule != MUTUAL


def _acts(mention: Mention) -> bool:
    return mention.kind in _ACTORS


def _takes_or_speaks(takes: Callable[[str], bool], entity: str) -> bool:
    return entity == SELF or takes(entity)
