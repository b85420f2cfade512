"""Companions: the nouns with which a trigger tells an event: "signed a *treaty*"."""

from collections.abc import Iterator

from mithaq.languages.language import Language
from mithaq.languages.tables import CLASS
from mithaq.reading.clauses import COMP, REL, Clause, Parse
from mithaq.reading.phrases import Phrase
from mithaq.reading.units import Unit

#: Behind these stands what went on at the same time: "met on the sidelines of the talks".
_AROUND = frozenset({"during", "amid"})
#: Behind these stands what went on at another time: "recalled its envoy after the recognition".
_APART = frozenset({"after", "before", "since", "under"})
_IN = "in"
#: Behind these stands, one or two phrases on, the noun that goes with a noun.
_LEADS_ON = ((), ("of", "in", "to", "for", "off"), ("for",))


def nouns_of(parse: Parse, index: int, language: Language) -> dict[str, int]:
    """Return the nouns that can go with a unit, by lemma and by class; the nearest of each."""
    nouns: dict[str, int] = {}
    clause = parse.clause_of(index)
    for number in _noun_places(parse, index, clause):
        phrase = parse.phrases[number]
        is_around = phrase.prep in _AROUND and parse.units[phrase.head].definite
        if is_around or (phrase.prep in _APART and phrase.start > index):
            continue
        for at in range(phrase.start, phrase.end):
            if at != index and parse.units[at].cat in {"noun", "name"}:
                for wanted in _called(parse.units[at], language):
                    nouns.setdefault(wanted, at)
    return nouns


def _called(unit: Unit, language: Language) -> Iterator[str]:
    """Yield by what a row can want a noun: its lemma, and the classes of all it can be."""
    yield unit.lemma
    for lemma in {unit.lemma, *(r.lemma for r in unit.readings if r.cat == "noun")}:
        yield from (CLASS + row.kind for row in language.nouns.get(lemma, ()))


def _noun_places(parse: Parse, index: int, clause: Clause) -> list[int]:
    """Return where the noun can stand: of a verb its object, of a noun its genitive."""
    own = parse.phrase_at(index)
    if parse.units[index].cat != "verb":
        following = [own, own + 1, own + 2] if own >= 0 else []
        return [
            n
            for n in following
            if n < len(parse.phrases)
            and (
                n == own
                or parse.phrases[n].prep in _LEADS_ON[n - own]
                or _is_governed(parse, own, n)
            )
            and parse.phrases[n].end > index
        ]
    places = [clause.object, clause.subject if clause.is_passive or clause.object < 0 else -1]
    places += _around(parse, clause, _antecedent(parse, clause))
    places += [n for n in parse.owned(clause) if _begins_behind(parse.phrases[n], n, index)][:5]
    places += [n for c in _said_to_be(parse, index) for n in parse.owned(c)[:1]]
    return [n for n in places if n >= 0]


def _around(parse: Parse, clause: Clause, number: int) -> list[int]:
    """Return on what a relative hangs, with the noun before its place: "embassy in X, which it"."""
    is_place = number > 0 and parse.phrases[number].prep == _IN and clause.subject >= 0
    is_next = is_place and parse.phrases[number - 1].end == parse.phrases[number].begin
    return [number, number - 1] if is_next else [number]


def _antecedent(parse: Parse, clause: Clause) -> int:
    """Return what a relative hangs on, or the one that it is coordinated with."""
    while clause.sibling >= 0 and clause.kind != REL:
        clause = parse.clauses[clause.sibling]
    return clause.antecedent if clause.kind == REL else -1


def _is_governed(parse: Parse, own: int, number: int) -> bool:
    """Say whether a bare phrase is the object of the verbal noun before it.

    "The severing [by] Chad [of] its ties": what acts stands between; or "all" does.
    """
    noun, phrase = parse.phrases[own], parse.phrases[number]
    if number != own + 1 or phrase.prep or phrase.start != noun.end:
        return False
    return parse.units[noun.end - 1].cat == "name" or parse.units[phrase.start].cat == "det"


def _begins_behind(phrase: Phrase, number: int, unit: int) -> bool:
    """Say whether a phrase, or the list that it leads, stands behind a unit."""
    return phrase.start > unit and phrase.leader in {-1, number}


def _said_to_be(parse: Parse, verb: int) -> list[Clause]:
    """Return the clause that tells, without a verb, what one calls it: "that it is a crime"."""
    return [c for c in parse.clauses if c.kind == COMP and c.governor == verb and c.verb < 0]
