"""Second clauses: in "sent arms to Chad and Niger objected" no list of two is meant.

And a headline's list of commas alone: "Chad, Niger, Mali urge …".
"""

from collections.abc import Sequence

from mithaq.languages.language import Language
from mithaq.reading.phrases import Phrase
from mithaq.reading.units import Unit

#: A clause begins behind these, and no relative does.
_BORDERS = frozenset({"punct", "quote", "comp"})
_OTHERS_CLAUSE = frozenset({"rel", "sub", "cond"})
_TOLD = frozenset({"past", "present"})
_STATE_LIKE = frozenset({"state", "org"})
_A_PAIR = 2
#: What a headline's list is the subject of.
_PREDICATES = frozenset({"verb", "aux", "to"})
#: Between these stand two by themselves.
_OF_TWO = frozenset({"between", "among"})
#: Behind an auxiliary that is the verb itself: "has no ties".
_COMPLEMENTS = frozenset({"det", "noun", "adj", "num", "name", "possessive"})


def part_second_clauses(phrases: list[Phrase], units: Sequence[Unit], language: Language) -> None:
    """Undo the lists whose last member is the subject of a clause of its own."""
    for phrase in phrases:
        if len(phrase.members) > _A_PAIR:
            _part_list(phrase, phrases, units, language)
        if len(phrase.members) != _A_PAIR or phrase.prep in _OF_TWO:
            continue
        last = phrases[phrase.members[1]]
        if _is_told(units, last.end) and _has_verb_before(phrase, units, language):
            phrase.members, phrase.leader, last.leader = (), -1, -1


def _part_list(
    phrase: Phrase, phrases: list[Phrase], units: Sequence[Unit], language: Language
) -> None:
    """In "sided with Mexico, and Brazil, Chile and Peru condemned it" the list begins anew."""
    members = phrase.members
    for at in range(len(members) - _A_PAIR):
        between = units[phrases[members[at]].end : phrases[members[at + 1]].begin]
        is_told = any(u.cat == "conj" for u in between) and _is_told(
            units, phrases[members[-1]].end
        )
        if is_told and _has_verb_before(phrase, units, language):
            first, rest = members[: at + 1], members[at + 1 :]
            phrase.members = first if len(first) > 1 else ()
            phrases[rest[0]].members = rest
            for member in first:
                phrases[member].leader = first[0] if len(first) > 1 else -1
            for member in rest:
                phrases[member].leader = rest[0]
            return


def _is_told(units: Sequence[Unit], at: int) -> bool:
    """Say whether a verb that can have a subject follows, over adverbs."""
    while at < len(units) and units[at].cat == "adv":
        at += 1
    if at >= len(units):
        return False
    is_by = at + 1 < len(units) and units[at + 1].value == "agent"
    is_verb = units[at].cat == "verb" and units[at].tense in _TOLD and not is_by
    return is_verb or units[at].cat == "aux"


def _has_verb_before(phrase: Phrase, units: Sequence[Unit], language: Language) -> bool:
    """Say whether the clause has its verb before the list, and that governs no clause."""
    at = phrase.begin - 1
    if at < 0 or not (phrase.prep or units[at].cat == "verb"):
        return False
    while at >= 0 and units[at].cat not in _BORDERS:
        if units[at].cat in _OTHERS_CLAUSE:
            return False
        if units[at].cat == "aux" and units[at + 1].cat in _COMPLEMENTS:
            return True
        if units[at].cat == "verb" and units[at].tense in _TOLD:
            return _is_main(at, units) and not _takes_clause(units[at], language)
        at -= 1
    return False


def _is_main(verb: int, units: Sequence[Unit]) -> bool:
    """Say whether a verb is no participle behind a noun: "the pact signed with Chad and Niger"."""
    if units[verb].tense == "present" or not verb:
        return bool(verb)
    before = units[verb - 1]
    is_named = before.mention is not None and before.mention.kind in _STATE_LIKE
    return is_named or before.cat in {"aux", "adv"} or units[verb + 1].cat in {"det", "possessive"}


def _takes_clause(unit: Unit, language: Language) -> bool:
    rows = () if unit.lemma in language.triggers else language.cues.get(unit.lemma, ())
    return any(row.pos == "verb" and (row.act or row.modality) for row in rows)


def join_headline_list(phrases: list[Phrase], units: Sequence[Unit], language: Language) -> None:
    """Join those with which a headline begins, if its verb follows them."""
    named: list[str] = []
    for number, phrase in enumerate(phrases):
        mention = units[phrase.head].mention
        is_next = phrase.start == (phrases[number - 1].end + 1 if number else 0)
        if mention is None or phrase.prep or phrase.members or not is_next:
            return
        named.append(mention.entity)
        if phrase.end >= len(units) or units[phrase.end].form != ",":
            break
    end = phrases[len(named) - 1].end if named else len(units)
    is_list = all(named) and len(set(named)) == len(named) > 1
    if is_list and end < len(units) and _is_predicate(units[end], language):
        members = tuple(range(len(named)))
        phrases[0].members = members
        for member in members:
            phrases[member].leader = 0


def _is_predicate(unit: Unit, language: Language) -> bool:
    """Say whether a list's verb follows, and no "…, Trump said"."""
    says = unit.tense in _TOLD and _takes_clause(unit, language)
    return unit.cat in _PREDICATES and not says
