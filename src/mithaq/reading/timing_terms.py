"""Terms of office as times: "during his first term" is told by who held which office when."""

from collections.abc import Iterator

from mithaq.edtf import interval
from mithaq.knowledge.entities import Tenure
from mithaq.knowledge.knowledge import Knowledge
from mithaq.languages.language import Language
from mithaq.reading.clauses import Parse
from mithaq.reading.frame import Frame

_TERM = "term"
_WITHIN = frozenset({"in", "during", "under", "over"})
_OFFICES = frozenset({"head-of-state", "head-of-government"})
_ORDINAL = "ordinal"
_YEAR = len("2025")
#: So far behind its noun an ordinal can stand (units): "the term of X, the first".
_REACH = 4


def term_time(frame: Frame, parse: Parse, knowledge: Knowledge, language: Language) -> str | None:
    """Return the years of the term of office in which an event is told to have been."""
    for index in parse.clauses[frame.clause].units:
        if parse.units[index].value != _TERM:
            continue
        number = parse.phrase_at(index)
        if number >= 0 and parse.phrases[number].prep in _WITHIN:
            which = _ordinal(index, number, parse, language)
            return _years(_holder(index, number, frame, parse, is_told=which > 0), which, knowledge)
    return None


def _holder(index: int, number: int, frame: Frame, parse: Parse, *, is_told: bool) -> str:
    """Return who held the office: named beside the term, or who acts in "his first term"."""
    phrase = parse.phrases[number]
    for unit in parse.units[phrase.start : phrase.end]:
        if unit.mention is not None and unit.mention.person:
            return unit.mention.person
    if not is_told:
        return ""
    subject = parse.subject_of(parse.clauses[frame.clause])
    heads = [parse.phrases[subject].head] if subject >= 0 else []
    mentions = (parse.units[index].suffix_mention, *(parse.units[i].mention for i in heads))
    people = (m.person for m in (*mentions, frame.actor) if m is not None and m.person)
    return next(people, "")


def _ordinal(index: int, number: int, parse: Parse, language: Language) -> int:
    """Return which term it is; 0 where the text does not count it."""
    words = {w.word: int(w.value) for w in language.time_words if w.kind == _ORDINAL}
    phrase = parse.phrases[number]
    for unit in parse.units[phrase.start : max(phrase.end, index + _REACH)]:
        if unit.cat == "prep":
            break
        which = words.get(unit.form) or words.get(language.script.article + unit.form)
        if which:
            return which
    return 0


def _years(person: str, which: int, knowledge: Knowledge) -> str | None:
    terms = list(_terms(person, knowledge))
    if not which and len(terms) != 1:
        return None
    term = terms[which - 1 if which else 0] if which <= len(terms) and terms else None
    if term is None or not term.ends:
        return None
    return interval(term.begins[:_YEAR], term.ends[:_YEAR])


def _terms(person: str, knowledge: Knowledge) -> Iterator[Tenure]:
    held = sorted(knowledge.terms.get(person, ()), key=lambda t: t.begins)
    return (t for t in held if t.office in _OFFICES and t.begins)
