"""Occasions: nouns that only tell when, or by what means, the rest came about."""

from mithaq.languages.language import Language
from mithaq.reading.clauses import REL, Clause, Parse
from mithaq.reading.frame import Frame
from mithaq.reading.judged import is_counted_from
from mithaq.reading.slots_far import MEDIATION
from mithaq.statement import Type

_COPULA = "be"
_OF, _FROM = "of", "from"
_TALKS = "talks"
_NEGATIVE = "negative"
_WITHOUT = "without"
_REACHED = frozenset({"to", "on"})
_OCCASION = frozenset(
    {"in", "at", "during", "after", "before", "since", "amid", "under", "despite"}
)


def is_means(frame: Frame, parse: Parse) -> bool:
    """Say whether somebody's mediation only tells how the rest came about: "by Omani mediation"."""
    number = parse.phrase_at(frame.trigger)
    is_noun = frame.type is Type.BROKER and parse.units[frame.trigger].cat == "noun"
    return is_noun and number >= 0 and parse.phrases[number].prep in MEDIATION


def is_circumstance(trigger: int, parse: Parse) -> bool:
    """Say whether a noun only tells on what occasion: "discussed it in a phone call"."""
    clause = parse.clause_of(trigger)
    if 0 <= clause.verb < trigger and parse.units[clause.verb].lemma == _COPULA:
        return False  # "is in talks" is no occasion
    number = parse.phrase_at(trigger)
    if number >= 0 and is_counted_from(number, parse):
        return True
    of = {_OF, _FROM} if parse.units[trigger].value == _TALKS else {_OF}
    while number > 0 and parse.phrases[number].prep in of:
        number -= 1  # "during three days of talks"
    return number >= 0 and parse.phrases[number].prep in _OCCASION


def governs(trigger: int, parse: Parse, language: Language) -> bool:
    """Say whether the verb governs by a preposition what would be an occasion: "persisted in"."""
    number, verb = parse.phrase_at(trigger), parse.clause_of(trigger).verb
    prep = parse.phrases[number].prep if number >= 0 and verb >= 0 else ""
    rows = language.cues.get(parse.units[verb].lemma, ()) if prep else ()
    return any(row.control == prep for row in rows)


def is_denied(noun: int, parse: Parse) -> bool:
    """Say whether a noun is counted as none: "has no ties"."""
    number = parse.phrase_at(noun)
    if is_lacking(noun, parse):
        return True
    first = parse.phrases[number].start if number >= 0 else noun
    return any(u.cat == "det" and u.value == _NEGATIVE for u in parse.units[first:noun])


def is_lacking(noun: int, parse: Parse) -> bool:
    """Say whether a clause ends without what a noun tells: "ended *without* a deal"."""
    number = parse.phrase_at(noun) if noun >= 0 else -1
    if number > 0 and parse.phrases[number].prep in _REACHED:
        before = parse.phrases[number - 1]  # "without reaching a deal", nouns in Arabic
        number -= before.end == parse.phrases[number].prep_at
    return number >= 0 and parse.phrases[number].prep == _WITHOUT


def does(trigger: int, clause: Clause, parse: Parse) -> bool:
    """Say whether the event does something to another thing: "its recognition raised hopes"."""
    is_active = not clause.is_passive and clause.object >= 0 <= clause.subject
    return is_active and parse.phrase_at(trigger) == clause.subject


def is_set_apart(frame: Frame, parse: Parse) -> bool:
    """Say whether membership is told beside a name: "Chad, a member of the bloc, plans to"."""
    unit, before = parse.units[frame.trigger], parse.units[max(frame.trigger - 1, 0)]
    is_beside = frame.type is Type.MEMBER and unit.cat == "noun" and before.form == ","
    return is_beside or _is_attributive(frame.trigger, parse)


def _is_attributive(trigger: int, parse: Parse) -> bool:
    """Say whether an adjective stands before its noun: "in Turkish-brokered talks" is a fact."""
    number = parse.phrase_at(trigger)
    is_adjective = parse.units[trigger].cat == "adj"
    return is_adjective and number >= 0 and trigger < parse.phrases[number].head


def is_what_one_is(clause: Clause, parse: Parse, language: Language) -> bool:
    """Say whether a relative tells what somebody is: "is the first state that joined"."""
    around = parse.clauses[clause.parent] if clause.kind == REL and clause.parent >= 0 else None
    if around is None or around.verb < 0 or around.object != clause.antecedent:
        return False
    rows = language.cues.get(parse.units[around.verb].lemma, ())
    return any(row.control == "copula" for row in rows)
