"""Sources: who is named behind "according to" and "citing", and for whom a source speaks."""

from collections.abc import Iterator

import msgspec

from mithaq.languages.language import Language
from mithaq.reading.clauses import REL, SUB, Clause, Parse
from mithaq.reading.discourse import Discourse
from mithaq.reading.mentions import Mention
from mithaq.reading.slots import Slots
from mithaq.reading.slots_far import named_in

ACCORDING = "according"
CITING = "citing"
_ANONYMOUS = "anonymous"
#: Behind a nameless source this tells where he sits: "a source in the foreign ministry".
_SEATED = frozenset({"in", "of", "from"})
#: Behind a statement these tell whose it is.
_ISSUED = frozenset({"of", "for", "from", "off", "by"})
_MEDIA = "media"
#: Kinds of nouns for people who can speak.
PEOPLE = frozenset({"office", "envoy", "people", "pair"})
ANONYMOUS = Mention(_ANONYMOUS, "name")
_PAPER = ("noun", "institution")
_SEATS = frozenset({"title", "metonym"})


class Speech(msgspec.Struct, frozen=True):
    """One cue above a frame: who says it and how."""

    speaker: Mention
    act: str
    cue: int
    clause: int


def named_behind(value: str, parse: Parse, discourse: Discourse) -> list[Speech]:
    """Return who is named behind "according to", or behind "citing"."""
    return [
        Speech(seated(mention, index, parse), "say", phrase.prep_at, parse.owner[phrase.prep_at])
        for index, phrase in enumerate(parse.phrases)
        if phrase.prep == value
        for mention in issued(parse, index, discourse)[:1]
    ]


def issued(parse: Parse, number: int, discourse: Discourse) -> list[Mention]:
    """Return who is named there, whose paper it is, or who spoke last in "the statement"."""
    found = named_in(parse, number) or issuer(parse, number)
    head, said = parse.units[parse.phrases[number].head], discourse.quoting
    if not found and head.cat == "noun" and head.value in PEOPLE and not head.definite:
        return [ANONYMOUS]
    is_taken_up = head.definite and (head.cat, head.value) == _PAPER and said is not None
    return [said[0]] if not found and is_taken_up and said is not None else found


def issuer(parse: Parse, number: int) -> list[Mention]:
    """Return whose a statement is: "a statement by the presidency", "a report of Reuters"."""
    following = number + 1
    if number < 0 or following >= len(parse.phrases):
        return []
    phrase = parse.phrases[following]
    is_next = phrase.prep in _ISSUED and phrase.prep_at <= parse.phrases[number].end + 1
    return named_in(parse, following) if is_next else []


def seated(mention: Mention, number: int, parse: Parse) -> Mention:
    """A nameless source in an office of state speaks for the state."""
    following = number + 1
    if mention.entity != _ANONYMOUS or not 0 < following < len(parse.phrases):
        return mention
    phrase = parse.phrases[following]
    if phrase.prep not in _SEATED or phrase.prep_at != parse.phrases[number].end:
        return mention
    seat = next(iter(named_in(parse, following)), mention)
    return seat if seat.form in _SEATS else mention


def as_told(parse: Parse, language: Language, slots: Slots) -> Iterator[Speech]:
    """Yield who speaks in "according to what the ministry announced", one clause in Arabic."""
    for clause in parse.clauses:
        if clause.kind != SUB or parse.units[clause.begin].value != ACCORDING or clause.verb < 0:
            continue
        acts = [row.act for row in language.cues.get(parse.units[clause.verb].lemma, ()) if row.act]
        found = slots.subject(clause) if _has_own_subject(clause) else []
        for mention in found[:1] if acts else ():
            speaker = seated(mention, clause.subject, parse)
            yield Speech(speaker, acts[0], clause.verb, clause.index)


def claimed(clause: Clause, parse: Parse) -> int:
    """Return the noun of reports whose content a relative tells, "reports that spoke of talks"."""
    if clause.kind != REL or clause.antecedent < 0:
        return -1
    phrase = parse.phrases[clause.antecedent]
    found = (i for i in range(phrase.start, phrase.end) if parse.units[i].value == _MEDIA)
    return next(found, -1)


def _has_own_subject(clause: Clause) -> bool:
    return clause.subject >= 0
