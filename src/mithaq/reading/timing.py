"""Timing: which of a sentence's times is an event's, and which its telling's."""

import msgspec

from mithaq.edtf import OPEN, bounds, interval, is_day
from mithaq.languages.language import Language
from mithaq.reading.attribution import Attribution
from mithaq.reading.clauses import COORD, GER, INF, REL, ROOT, SUB, Clause, Parse
from mithaq.reading.discourse import Discourse
from mithaq.reading.factuality import Factuality
from mithaq.reading.frame import Frame
from mithaq.reading.judged import is_counted_from
from mithaq.reading.sources import ACCORDING, CITING
from mithaq.reading.times import Timex
from mithaq.reading.units import Unit
from mithaq.statement import Modality, Polarity, Type

#: Clauses that happen when the clause happens on which they hang.
_HANGING = frozenset({INF, GER})
_SOON = "soon"  # "in the coming days"
_AFTER = "after"
_SINCE = "since"
_BEFORE = "before"
_ORDER = frozenset({"before", "after"})
_WHEN = "when"
_BACK = "back"
_BUT = "but"
_DURING = "during"
_RANK = "rank"
_PRESENT_FORM = "present"
_FUTURE = "future"
_STANCES = frozenset({Type.SUPPORT, Type.REJECT})
_SOURCES = frozenset({ACCORDING, CITING})
_PARTICIPLE = "participle"
#: Auxiliaries that put a present into the past.
_PAST = frozenset({"past", "be"})
_PAST_TENSE = "past"
_PRESENT = frozenset({"present", "base"})
#: What a clause beside it that tells of the past shares no time with.
_OTHER_TENSES = frozenset({"present", "planned", "future", "would", "possible", "expected", "have"})


def event_time(
    frame: Frame,
    parse: Parse,
    factuality: Factuality,
    language: Language,
    *,
    discourse: Discourse,
) -> str | None:
    """Return when the event happens, by the time nearest to its trigger in its own clause."""
    found = _own_times(frame, parse, language) or _times_above(frame, parse, language)
    if found and factuality.modality is not Modality.ACTUAL and _is_beside_past(frame, parse):
        found = _own_times(frame, parse, language)
    found = found or _times_below(frame, parse, language)
    if factuality.modality is not Modality.ACTUAL:
        found = [f for f in found if not _is_of_deciding(f[0], frame, parse)]
    if not found:
        return _time_before(frame, parse, discourse)
    _, timex = min(found, key=lambda f: (f[0] < frame.trigger, abs(f[0] - frame.trigger)))
    if timex.relation == _BEFORE and factuality.polarity is Polarity.NEGATIVE:
        return None  # "not before June" tells no day
    is_ahead = factuality.modality is not Modality.ACTUAL or _is_present(frame, parse)
    if is_ahead and timex.forward:
        return timex.forward
    return timex.value


def _is_of_deciding(at: int, frame: Frame, parse: Parse) -> bool:
    """Say whether a time is a past verb's: "on 14 March it decided to restore ties cut in 2019"."""
    clause = parse.clause_of(at)
    is_past = clause.verb >= 0 and parse.units[clause.verb].tense == _PAST_TENSE
    return is_past and (at < clause.verb < frame.trigger or clause.kind == REL)


def _is_beside_past(frame: Frame, parse: Parse) -> bool:
    """Say whether a clause stands beside what took place: "lifted … in May and plans to open"."""
    clause = parse.clauses[frame.clause]
    if clause.sibling < 0:
        return False
    beside = parse.clauses[clause.sibling]
    return beside.verb >= 0 and parse.units[beside.verb].tense == _PAST_TENSE


def _is_present(frame: Frame, parse: Parse) -> bool:
    """Say whether a verb tells it in the present: "visits Ankara on Monday" is to come."""
    clause = parse.clauses[frame.clause]
    words = {word for i in clause.auxiliaries for word in parse.units[i].value.split(" ")}
    is_subject = 0 <= parse.phrase_at(frame.trigger) == clause.subject
    is_told = clause.verb >= 0 and (clause.verb == frame.trigger or is_subject)
    tense = parse.units[clause.verb].tense if is_told else ""
    is_plural = tense == "base" and clause.kind in {ROOT, COORD} and not clause.auxiliaries
    return (tense == "present" and not words & _PAST) or is_plural


def as_planned(
    frame: Frame, parse: Parse, factuality: Factuality, *, time: str | None, day: str | None
) -> Factuality:
    """Take what is told in the present of a day to come as a plan: "visits Ankara tomorrow"."""
    clause = parse.clauses[frame.clause]
    is_present = clause.verb >= 0 and parse.units[clause.verb].tense in _PRESENT
    if not is_present or factuality.modality is not Modality.ACTUAL:
        return factuality
    is_to_come = time is not None and day is not None and bounds(time)[0] > day
    is_soon = clause.verb in {frame.trigger, frame.noun} and any(
        parse.units[i].value == _SOON for i in clause.units
    )
    if not (is_to_come or is_soon):
        return factuality
    rules = (*factuality.rules, "a day to come")
    return msgspec.structs.replace(factuality, modality=Modality.PLANNED, rules=rules)


def _time_before(frame: Frame, parse: Parse, discourse: Discourse) -> str | None:
    """An event after which something came that was dated before: "the announcement came after"."""
    if any(parse.units[i].value == _BACK for i in parse.clauses[frame.clause].units):
        return _time_of_first(frame, parse, discourse)
    number = parse.phrase_at(frame.noun if frame.noun >= 0 else frame.trigger)
    is_after = number >= 0 and parse.phrases[number].prep == _AFTER
    day = discourse.last_time
    if not is_after or day is None or any(u.timex is not None for u in parse.units):
        return None
    return interval(OPEN, day) if is_day(day) else None


def _time_of_first(frame: Frame, parse: Parse, discourse: Discourse) -> str | None:
    """Return the year or month of what somebody answers in kind; on which day he does is open."""
    told = [u.timex.value for u in parse.units[: frame.trigger] if u.timex is not None]
    value = told[-1] if told else discourse.last_time
    return None if value is None or is_day(value) else value


def _has_no_time_above(frame: Frame, clause: Clause, parse: Parse) -> bool:
    """Say whether what is told above happens at another time: "left before heading to Oman"."""
    before = parse.before(clause)
    is_apart = clause.kind == GER and before is not None and before.value in _ORDER
    return is_apart or (frame.type is Type.MEMBER and parse.units[frame.trigger].cat != "verb")


def _times_above(frame: Frame, parse: Parse, language: Language) -> list[tuple[int, Timex]]:
    """Return the times of the clause above: "flew to Ankara on Friday to meet"."""
    clause = parse.clauses[frame.clause]
    if _has_no_time_above(frame, clause, parse):
        return []
    if clause.sibling >= 0 and (clause.subject < 0 or _is_taken_up(clause, parse)):
        return _times_in(clause.sibling, parse) if _is_alike(clause, parse) else []
    if clause.kind == REL and clause.antecedent >= 0:
        phrase = parse.phrases[clause.antecedent]
        is_occasion = phrase.prep == _DURING or (
            not phrase.prep and parse.units[phrase.start].value == _RANK
        )  # "became in July the first to join"
        return _times_of_occasion(clause.parent, parse) if is_occasion else []
    while clause.kind in _HANGING and clause.parent >= 0 and clause.governor >= 0:
        if _puts_off(parse.units[clause.governor], language):
            return []
        clause = parse.clauses[clause.parent]
        if found := _times_in(clause.index, parse):
            return found
    return []


def _is_taken_up(clause: Clause, parse: Parse) -> bool:
    """Say whether a subject only points back: "met X on Friday, and the two sides agreed"."""
    mention = parse.units[parse.phrases[clause.subject].head].mention
    return mention is not None and mention.form == "pronoun" and bool(mention.also)


def _times_of_occasion(over: int, parse: Parse) -> list[tuple[int, Timex]]:
    """Return when it was during what is told: "signed on Friday during a visit that he pays"."""
    found = _times_in(over, parse)
    if any(parse.units[i].value == _FUTURE for i in parse.clauses[over].auxiliaries):
        return found
    return [(at, msgspec.structs.replace(timex, forward=None)) for at, timex in found]


def _is_alike(clause: Clause, parse: Parse) -> bool:
    """Say whether a coordinated clause can share a time: not in "signed in 2021 and will join"."""
    sibling = parse.clauses[clause.sibling]
    if clause.verb < 0 or sibling.verb < 0:
        return True
    if parse.units[min(clause.units) - 1].value == _BUT:
        return False
    own, other = (_told_by(c, parse) for c in (clause, sibling))
    if other == {_PRESENT_FORM}:  # "that he travel in May, where he will meet"
        own -= {_FUTURE}
    return not (own - other) & _OTHER_TENSES


def _told_by(clause: Clause, parse: Parse) -> set[str]:
    """Return what auxiliaries and the form of a verb tell of its time."""
    words = {word for i in clause.auxiliaries for word in parse.units[i].value.split(" ")}
    return words or {parse.units[clause.verb].tense}


def _own_times(frame: Frame, parse: Parse, language: Language) -> list[tuple[int, Timex]]:
    """Return the times of the frame's clause that tell of nothing else in it."""
    found = _times_in(frame.clause, parse) or _times_of_when(frame, parse)
    if frame.type is Type.MEMBER and parse.units[frame.trigger].cat != "verb":
        found = [(at, timex) for at, timex in found if timex.relation == _SINCE]
    number = parse.phrase_at(frame.trigger)
    if number >= 0 and is_counted_from(number, parse):
        found = [(at, timex) for at, timex in found if at > frame.trigger]
    found = [(at, timex) for at, timex in found if not _is_anothers(at, frame, parse)]
    return [f for f in found if not _is_of_deed(f, frame, parse, language)]


def _is_of_deed(found: tuple[int, Timex], frame: Frame, parse: Parse, language: Language) -> bool:
    """Say whether a time, no day, is that of what one thinks of: "hailed its accession in May"."""
    at, timex = found
    if frame.type not in _STANCES or parse.units[frame.trigger].cat != "verb":
        return False
    if timex.value is None or is_day(timex.value) or at < frame.trigger:
        return False
    nouns = (u.lemma for u in parse.units[frame.trigger + 1 : at] if u.cat == "noun")
    return any(row.pos == "noun" for lemma in nouns for row in language.triggers.get(lemma, ()))


def _times_below(frame: Frame, parse: Parse, language: Language) -> list[tuple[int, Timex]]:
    """Return the times in what a noun's relative tells of it: "a call that lasted … on May 3"."""
    number = parse.phrase_at(frame.noun if frame.noun >= 0 else frame.trigger)
    for below in parse.clauses:
        is_its = below.kind == REL and 0 <= number == below.antecedent and below.verb >= 0
        rows = language.triggers.get(parse.units[below.verb].lemma, ()) if is_its else ()
        if is_its and all(row.noun for row in rows):  # it tells no event of its own
            return _times_in(below.index, parse)
    return _times_of_meeting(frame, parse)


def _times_of_meeting(frame: Frame, parse: Parse) -> list[tuple[int, Timex]]:
    """Return when that was during which it was: "agreed … during a summit held on Friday"."""
    for below in parse.clauses:
        if below.kind != REL or below.antecedent < 0 or below.verb < 0:
            continue
        phrase = parse.phrases[below.antecedent]
        is_of_clause = parse.owner[phrase.head] == frame.clause and phrase.start > frame.trigger
        if phrase.prep == _DURING and is_of_clause and _tells_meeting(phrase.head, parse):
            return _times_in(below.index, parse)
    return []


def _tells_meeting(head: int, parse: Parse) -> bool:
    return parse.units[head].value in {"meeting", "talks", "visit", "call"}


def _times_of_when(frame: Frame, parse: Parse) -> list[tuple[int, Timex]]:
    """Return the time that a clause tells more of: "in 2013, when Cairo expelled the envoy"."""
    begin = parse.clauses[frame.clause].begin
    if parse.clauses[frame.clause].kind != SUB or parse.units[begin].value != _WHEN:
        return []
    at = begin - 1
    while at >= 0 and parse.units[at].cat == "punct":
        at -= 1
    timex = parse.units[at].timex if at >= 0 else None
    return [(at, timex)] if timex is not None else []


def _is_anothers(at: int, frame: Frame, parse: Parse) -> bool:
    """Say whether a time dates a paper, or what came before: "the pact signed in 2019"."""
    before = at - 1
    while before >= 0 and parse.units[before].cat in {"prep", "punct"}:
        before -= 1
    if before < 0 or before == frame.trigger:
        return False
    is_beyond = any(u.value == _BUT for u in parse.units[frame.trigger : at])
    if is_beyond or _is_of_source(at, parse):
        return True
    is_of_paper = any(_describes_paper(i, parse) for i in range(frame.trigger + 2, at))
    return is_of_paper or _is_since_event(before, frame, parse)


def _is_of_source(at: int, parse: Parse) -> bool:
    """Say whether a time tells when a source told it: "according to a statement on Friday"."""
    behind = at
    while behind > 0 and parse.units[behind].form != "," and parse.units[behind].cat != "verb":
        behind -= 1
    inside = (p for p in parse.phrases if p.prep in _SOURCES)
    return any(behind <= phrase.prep_at < at for phrase in inside)


def _describes_paper(index: int, parse: Parse) -> bool:
    """Say whether a participle tells more of a thing that is named before it."""
    unit, before = parse.units[index], index - 1
    while before > 0 and unit.definite and parse.units[before].cat == "adj":
        before -= 1  # "the joint statement issued"
    named = parse.units[before]
    is_participle = unit.cat == "adj" and unit.value == _PARTICIPLE and unit.definite
    is_thing = named.mention.kind == "accord" if named.mention else named.cat == "noun"
    return is_participle and is_thing


def _is_since_event(unit: int, frame: Frame, parse: Parse) -> bool:
    """Say whether a time only tells since when, "since the truce took effect last month"."""
    number = parse.phrase_at(unit)
    if number < 0 or parse.phrases[number].start <= frame.trigger < parse.phrases[number].end:
        return False
    while number > 0 and parse.phrases[number - 1].end == parse.phrases[number].begin:
        if parse.phrases[number].prep == _SINCE:
            break
        number -= 1
    return parse.phrases[number].prep == _SINCE and parse.phrases[number].start > frame.trigger


def _puts_off(governor: Unit, language: Language) -> bool:
    """Say whether what a word governs happens at another time, if at all."""
    rows = language.cues.get(governor.lemma, ())
    return any(row.act or row.modality for row in rows if row.pos in {governor.cat, "participle"})


def said_time(attribution: Attribution, parse: Parse) -> str | None:
    """Return when it was said: a time in the clause of the cue."""
    if attribution.clause < 0:
        return None
    found = _times_in(attribution.clause, parse)
    return found[0][1].value if found else None


def _times_in(clause: int, parse: Parse) -> list[tuple[int, Timex]]:
    return [
        (index, unit.timex)
        for index, unit in enumerate(parse.units)
        if unit.timex is not None and parse.owner[index] == clause
    ]
