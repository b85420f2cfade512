"""Whom the object of an event means, where a pronoun or a person stands in its place."""

from collections.abc import Callable, Sequence

import msgspec

from mithaq.languages.language import Language
from mithaq.languages.tables import Trigger
from mithaq.reading.clauses import Parse
from mithaq.reading.discourse import Discourse
from mithaq.reading.frames_kept import NAMED
from mithaq.reading.mentions import ITS, UNNAMED, Mention
from mithaq.reading.slots import Slots
from mithaq.statement import SYMMETRIC, Type

_JUDGING = frozenset({Type.SUPPORT, Type.REJECT})
_ON_OTHERS = frozenset({*_JUDGING, Type.DEMAND, Type.THREATEN, Type.SANCTION})
_MEMBERSHIP = frozenset({Type.JOIN, Type.LEAVE, Type.SUSPEND, Type.MEMBER})
_ENVOY = "envoy"
_COPULA = "copula"
_OF = "of"
_ANAPHOR = "anaphor"


def fitting(
    objects: list[Mention],
    actors: list[Mention],
    slots: Slots,
    unit: int,
    *,
    takes: Callable[[str], bool],
    type_: Type | None,
) -> list[Mention]:
    """A pronoun that cannot be the object means the last named that can: "joined it"."""
    acting = {m.entity for m in actors}
    is_pointing = {m.form for m in objects} == {"pronoun"}
    is_paper = is_pointing and type_ in NAMED - {Type.BROKER}  # nobody is signed
    if is_paper and (signed := _paper(slots, unit)) is not None:
        return signed
    if (others := _not_ones_own(objects, acting, slots, unit)) and type_ in _ON_OTHERS:
        return others
    if any(m.form != "pronoun" and m.entity != UNNAMED for m in objects) or not objects:
        return objects
    if (meant := _meant(objects, acting, slots, takes=takes, type_=type_)) is not None:
        return meant
    if _names_itself(slots, unit, type_):
        return objects
    named = (m for m in slots.named_before(unit) if takes(m.entity) and m.entity not in acting)
    last = next(named, None)
    return [last] if last is not None else objects


def _not_ones_own(
    objects: Sequence[Mention], acting: set[str], slots: Slots, unit: int
) -> list[Mention]:
    """In "Peru froze pacts with Chile, accusing its prime minister" the other's is meant."""
    if [m.rule for m in objects] != [ITS] or not slots.is_svo or objects[0].entity not in acting:
        return []
    before = (u.mention for u in reversed(slots.parse.units[:unit]) if u.mention is not None)
    other = next((m for m in before if m.kind == "state" and m.entity not in acting), None)
    return [msgspec.structs.replace(objects[0], entity=other.entity)] if other is not None else []


def _names_itself(slots: Slots, unit: int, type_: Type | None) -> bool:
    """Say whether nothing before is meant: "its ally" without a name, "left the kingdom"."""
    trigger = slots.parse.units[unit]
    if trigger.suffix and trigger.cat == "noun":
        return True
    number = slots.parse.clause_of(unit).object
    if type_ is not Type.LEAVE or number < 0 or slots.is_svo:
        return False
    return slots.parse.units[slots.parse.phrases[number].head].value == _ANAPHOR


def _meant(
    objects: list[Mention],
    acting: set[str],
    slots: Slots,
    *,
    takes: Callable[[str], bool],
    type_: Type | None,
) -> list[Mention] | None:
    """Return whom pronouns mean that have their sense from what was told; else None."""
    told = slots.discourse.told
    is_thing = [(m.form, m.person) for m in objects] == [("pronoun", None)]
    if is_thing and (before := _as_told(slots.discourse, type_, acting, takes)):
        return before
    if any(takes(m.entity) and (m.entity not in acting or len(objects) > 1) for m in objects):
        return objects
    if is_thing and type_ in _JUDGING and told and slots.is_svo:
        return [told[-1].actor]  # whose deed was told last
    is_of_others = len(objects) > 1 and type_ in _MEMBERSHIP
    return objects if is_of_others else None  # "joined them": no accord


def _as_told(
    discourse: Discourse, type_: Type | None, acting: set[str], takes: Callable[[str], bool]
) -> list[Mention]:
    """Return to whom the same was done last: "Kenya recognised Kosovo. Syria recognised it"."""
    last = discourse.told[-1] if discourse.told else None
    if last is None or type_ is None or type_ in SYMMETRIC or last.type != type_.value:
        return []
    is_other = last.object.entity not in acting and last.actor.entity not in acting
    return [last.object] if is_other and takes(last.object.entity) else []


def _paper(slots: Slots, unit: int) -> list[Mention] | None:
    """Return what one signs where a pronoun says it: the accord, or with whom the paper is."""
    accords = (m for m in slots.named_before(unit) if m.kind == "accord")
    if (accord := next(accords, None)) is not None:
        return [accord]
    if slots.parse.units[unit].suffix:
        return slots.fill("with", unit)
    return None if slots.is_svo else []  # a deal without a name


def is_no_event(
    slots: Slots, unit: int, row: Trigger, *, noun: int, actors: Sequence[Mention]
) -> bool:
    """Say whether a trigger tells of another thing: of an envoy, or what one becomes."""
    if noun >= 0:
        return is_something_else(slots, unit, noun)
    return is_taken_along(slots, unit, row) or is_envoy(row, actors, slots.language)


def is_envoy(row: Trigger, actors: Sequence[Mention], language: Language) -> bool:
    """Say whether a person is put out, and no member: "expelled the ambassador"."""
    if row.type != Type.SUSPEND or row.pos != "verb":
        return False
    kinds = (r.kind for m in actors for r in language.nouns.get(m.office, ()))
    return any(kind == _ENVOY for kind in kinds)


def is_something_else(slots: Slots, unit: int, noun: int) -> bool:
    """Say whether one becomes what only has to do with it: "became a threat to its members"."""
    parse, clause = slots.parse, slots.parse.clause_of(unit)
    rows = slots.language.cues.get(parse.units[unit].lemma, ())
    is_copula = slots.is_svo and any(row.control == _COPULA and row.pos == "verb" for row in rows)
    number = parse.phrase_at(noun)
    if is_copula and number >= 0 and _is_first_to(parse, number):
        return True
    is_behind = is_copula and 0 <= clause.object < number
    phrase = parse.phrases[number]
    return is_behind and phrase.leader != clause.object and phrase.prep != _OF


def _is_first_to(parse: Parse, number: int) -> bool:
    """Say whether a rank only tells who did something: "became the first member to leave"."""
    phrase = parse.phrases[number]
    is_rank = any(u.value == "rank" for u in parse.units[phrase.start : phrase.end])
    return is_rank and phrase.end < len(parse.units) and parse.units[phrase.end].cat == "to"


def is_of_others(slots: Slots, unit: int, row: Trigger) -> bool:
    """Say whether something else is taken out: "agreed to withdraw its troops"."""
    if row.type != Type.LEAVE or row.pos != "verb" or not slots.is_svo:
        return False
    clause = slots.parse.clause_of(unit)
    if clause.verb != unit or clause.object < 0 or clause.is_passive:
        return False
    mention = slots.parse.units[slots.parse.phrases[clause.object].head].mention
    return mention is not None and mention.kind == "state" and mention.form == "title"


def is_taken_along(slots: Slots, unit: int, row: Trigger) -> bool:
    """Say whether somebody else is sent on the way: "returned their envoys to the capital"."""
    if is_of_others(slots, unit, row):
        return True
    if row.type != Type.VISIT or row.pos != "verb" or not slots.is_svo or "obj" in row.object:
        return False
    clause = slots.parse.clause_of(unit)
    is_sent = bool(row.object) and not any(slot.startswith("obj") for slot in row.actor)
    return is_sent and clause.verb == unit and clause.object >= 0


def hosts(slots: Slots, unit: int, noun: int, acting: set[str]) -> list[Mention]:
    """Return whose envoys "its envoys" are who are expelled: nobody expels their own."""
    envoy = slots.parse.units[noun].mention if noun >= 0 else None
    if envoy is None or envoy.entity not in acting:
        return []
    before = slots.named_before(unit)
    return [m for m in before if m.kind == "state" and m.entity not in acting][:1]
