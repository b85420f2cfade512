"""Slots of members and deals: who is said to be one, beside whom, of what told before."""

from mithaq.reading.clauses import REL, Parse
from mithaq.reading.mentions import Mention
from mithaq.reading.phrases import phrase_mentions
from mithaq.reading.reach import Reach
from mithaq.reading.units import Unit

_WITH = "with"
#: In "Iraq is of the founding states" one of them is named.
_OUT_OF = frozenset({"from", "between"})
#: What makes two sides the parties of a deal.
_DEALT = frozenset({"sign", "agree"})


def identified(reach: Reach) -> list[Mention]:
    """Return who is said to be what a noun names: "Turkey, the NATO member", "Turkey is one"."""
    parse, number = reach.parse, reach.parse.phrase_at(reach.trigger)
    if number >= 0 and parse.units[reach.trigger].mention is not None:
        return _members_named(reach, number)
    if number < 0 or not parse.units[reach.trigger].definite:
        phrase = parse.phrases[number]
        is_any = parse.units[phrase.start].cat == "det"  # "any member state"
        is_whole = number < 0 or (phrase.head == reach.trigger and not is_any)
        return reach.subject if is_whole else []
    before = _named_right_before(parse, number)
    return before or (reach.subject if _is_predicate(reach) else [])


def _members_named(reach: Reach, number: int) -> list[Mention]:
    """Return whom "member states" are: "five member states, they are Spain, …", or one of them."""
    phrase = reach.parse.phrases[number]
    if phrase.prep in _OUT_OF and _is_predicate(reach):
        return reach.subject
    is_told = phrase.members and phrase.head == reach.trigger
    return phrase_mentions(reach.parse.phrases, number, reach.parse.units) if is_told else []


def _named_right_before(parse: Parse, number: int) -> list[Mention]:
    """Return whom the phrase before this one names, if nothing but a pause stands between."""
    if not number or parse.phrases[number].prep:
        return []
    first, trigger = parse.phrases[number - 1], parse.units[parse.phrases[number].head]
    if any(u.form != "," for u in parse.units[first.end : parse.phrases[number].start]):
        return []
    is_of_all = first.leader >= 0 and trigger.form != trigger.lemma  # the dual or the plural
    return phrase_mentions(parse.phrases, first.leader if is_of_all else number - 1, parse.units)


def _is_predicate(reach: Reach) -> bool:
    """Say whether a clause has no verb but one that says what its subject is."""
    verb = reach.parse.units[reach.clause.verb] if reach.clause.verb >= 0 else None
    rows = reach.language.cues.get(verb.lemma, ()) if verb is not None else ()
    return verb is None or any(row.control == "copula" for row in rows)


def along(reach: Reach) -> list[Mention]:
    """Return the objects with those that they stand beside: "has, beside Russia, Iran"."""
    return [*reach.objects, *_behind(reach, _WITH)] if reach.objects else []


def second(reach: Reach) -> list[Mention]:
    """Return who stands behind an accord that is no object: "the pact has Egypt and Chad"."""
    parse, clause = reach.parse, reach.clause
    if clause.object < 0 or not any(m.kind == "accord" for m in reach.objects):
        return []
    places = [n for n in parse.owned(clause) if n > clause.object and not parse.phrases[n].prep]
    return phrase_mentions(parse.phrases, places[0], parse.units) if places else []


def _behind(reach: Reach, prep: str) -> list[Mention]:
    parse = reach.parse
    places = [n for n in parse.owned(reach.clause) if parse.phrases[n].prep == prep]
    return [m for n in places for m in phrase_mentions(parse.phrases, n, parse.units)]


def signed(reach: Reach) -> list[Mention]:
    """Return with whom the deal is that was told of before: "its parliament ratified the deal"."""
    parse, own = reach.parse, _ratifying(reach)
    heads = [parse.units[parse.phrases[n].head] for n in parse.owned(reach.clause)]
    if not any(
        u.definite and u.start > parse.units[reach.trigger].start and _is_deal(u, reach)
        for u in heads
    ):
        return []
    if partners := _partners_below(reach):
        return partners
    for told in reversed(reach.discourse.told):
        sides = (told.actor, told.object)
        if told.type in _DEALT and own & {m.entity for m in sides}:
            return [m for m in sides if m.entity not in own]
    return []


def _ratifying(reach: Reach) -> set[str]:
    """Return whose deed it is: of a noun whoever stands behind it in its phrase."""
    number = reach.parse.phrase_at(reach.trigger)
    if reach.parse.units[reach.trigger].cat == "verb" or number < 0:
        return {m.entity for m in reach.subject}
    phrase = reach.parse.phrases[number]
    named = reach.parse.units[reach.trigger : phrase.end]
    return {u.mention.entity for u in named if u.mention is not None}


def _partners_below(reach: Reach) -> list[Mention]:
    """Return with whom a relative tells the deal to be: "the deal that it signed with Greece"."""
    parse = reach.parse
    for clause in parse.clauses:
        is_below = clause.kind == REL and clause.parent == reach.clause.index
        for number in parse.owned(clause) if is_below else ():
            if parse.phrases[number].prep == _WITH:
                return phrase_mentions(parse.phrases, number, parse.units)
    return []


def _is_deal(unit: Unit, reach: Reach) -> bool:
    is_named = unit.mention is not None
    return not is_named and any(r.kind == "deal" for r in reach.language.nouns.get(unit.lemma, ()))


def antecedent(reach: Reach) -> list[Mention]:
    """Return on what the relatives hang: "the pact that Russia leads and [that] has Armenia"."""
    clause, parse = reach.clause, reach.parse
    while clause.sibling >= 0 and clause.kind != REL:
        clause = parse.clauses[clause.sibling]
    is_relative = clause.kind == REL and clause.antecedent >= 0
    return phrase_mentions(parse.phrases, clause.antecedent, parse.units) if is_relative else []
