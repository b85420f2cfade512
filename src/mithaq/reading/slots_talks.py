"""Slots of talks: between whom those are that a noun names alone, or that came to something."""

from mithaq.reading.clauses import COMP, Clause, Parse
from mithaq.reading.discourse import Discourse
from mithaq.reading.mentions import SELF, Mention
from mithaq.reading.phrases import phrase_mentions
from mithaq.reading.units import DUAL

_BETWEEN = "between"
_WITH = "with"
_FROM = "from"
_BY = "by"
_ADDRESSING = frozenset({"for", "to"})
_PERSONAL = frozenset({"title", "person"})
_DURING = frozenset({"during", "in", "at"})
_TALKS = "negotiate"
_CONTACTS = frozenset({_TALKS, "meet", "call"})
_MEETINGS = frozenset({"talks", "meeting"})


def talking(parse: Parse, clause: Clause, discourse: Discourse) -> list[Mention]:
    """Return whose the talks are that come to something: "talks of X and Y yielded a deal"."""
    for number in range(len(parse.phrases) - 1, -1, -1):
        phrase = parse.phrases[number]
        if phrase.prep == _BETWEEN and parse.owner[phrase.head] == clause.index:
            return sides_in(parse, number)
        is_talks = parse.units[phrase.head].value in _MEETINGS and phrase.start < clause.begin
        if is_talks and (found := _sides(parse, phrase.head)):
            return found
    told = next((t for t in reversed(discourse.told) if t.type in _CONTACTS), None)
    return [told.actor, told.object] if told is not None else []


def sides_in(parse: Parse, number: int) -> list[Mention]:
    """Return whom a phrase names, or the one behind it: "two delegations from Peru and Chile"."""
    found = phrase_mentions(parse.phrases, number, parse.units)
    is_from = number + 1 < len(parse.phrases) and parse.phrases[number + 1].prep == _FROM
    return found or (phrase_mentions(parse.phrases, number + 1, parse.units) if is_from else [])


def _sides(parse: Parse, noun: int) -> list[Mention]:
    """Return between whom talks are that stand before, or who holds them with whom."""
    clause = parse.clause_of(noun)
    for number in parse.owned(clause):
        phrase = parse.phrases[number]
        if phrase.start > noun and phrase.prep in {_BETWEEN, _WITH}:
            named = sides_in(parse, number)
            return named if phrase.prep == _BETWEEN else [*_holders(parse, clause), *named]
    holders = _holders(parse, clause)
    return holders if len(holders) > 1 else met_in(parse, clause)[:2] * (clause.object >= 0)


def is_of_two(parse: Parse, clause: Clause) -> bool:
    """Say whether a verb without a subject of its own is in the dual."""
    if clause.verb < 0 or parse.units[clause.verb].person not in DUAL:
        return False
    return clause.subject < 0 or bool(parse.units[clause.begin].suffix)


def met_in(parse: Parse, clause: Clause) -> list[Mention]:
    """Return who acts in a clause, and on whom or with whom."""
    subject = _holders(parse, clause)
    others = (
        phrase_mentions(parse.phrases, clause.object, parse.units) if clause.object >= 0 else []
    )
    for number in parse.owned(clause):
        if not others and parse.phrases[number].prep in {_WITH, _BY}:
            others = sides_in(parse, number)
    two = {m.entity: m for m in (*subject, *others) if m.kind in {"state", "org"}}
    return list(two.values())


def two_in(parse: Parse, clause: Clause) -> list[Mention]:
    """Return the two that a clause tells together: who met, on whom both, or between whom."""
    if len(met := met_in(parse, clause)) == 2:  # noqa: PLR2004 - two
        return met
    for number in parse.owned(clause):
        if number == clause.object or parse.phrases[number].prep == _BETWEEN:
            two = {m.entity: m for m in sides_in(parse, number) if m.kind in {"state", "org"}}
            if len(two) == 2:  # noqa: PLR2004 - two
                return list(two.values())
    return []


def _holders(parse: Parse, clause: Clause) -> list[Mention]:
    subject = parse.subject_of(clause)
    return phrase_mentions(parse.phrases, subject, parse.units) if subject >= 0 else []


def talked(parse: Parse, clause: Clause, discourse: Discourse) -> list[Mention]:
    """Return who is in talks with whom a noun names alone: who was before, or who speaks."""
    before = next((t for t in discourse.told if t.type == _TALKS), None)
    if before is None:
        return [Mention(SELF, "pronoun", rule="slots:talked")]
    owned = (n for n in parse.owned(clause) if parse.phrases[n].prep == _WITH)
    others = {m.entity for n in owned for m in phrase_mentions(parse.phrases, n, parse.units)}
    return [before.object if before.actor.entity in others else before.actor]


def addressed(parse: Parse, clause: Clause, trigger: int, objects: list[Mention]) -> list[Mention]:
    """Return to whom something is said at a meeting: "told his counterpart during talks that"."""
    number = parse.phrase_at(trigger)
    if not 0 <= clause.verb < trigger or parse.phrases[number].prep not in _DURING:
        return []
    is_told = any(c.parent == clause.index and c.kind == COMP for c in parse.clauses)
    found = objects if is_told else []
    for other in () if objects and is_told else parse.owned(clause):
        phrase = parse.phrases[other]
        if clause.verb < phrase.start < trigger and phrase.prep in _ADDRESSING:
            named = phrase_mentions(parse.phrases, other, parse.units)
            found = named
    return [m for m in found if m.kind == "state" and m.form in _PERSONAL]
