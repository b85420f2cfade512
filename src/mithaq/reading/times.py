"""Time expressions: found in a sentence, anchored to the day of publication, told in EDTF."""

import datetime as dt

import msgspec

from mithaq.edtf import OPEN
from mithaq.reading import time_calendar as calendar
from mithaq.reading.time_grammar import Phrase, TimeGrammar
from mithaq.reading.time_meanings import MEANINGS, Anchor, first
from mithaq.span import Span

__all__ = ["TimeGrammar", "Timex", "find_times"]

_NOTHING = "nothing"  # the meaning of patterns that only look like time
_RANGE = "range"
_AT_ITS_END = ("end", "late")
_AT_ITS_START = ("start", "early")
#: From what a preposition does to a date, to the relation that the event has to it.
_RELATIONS = {
    "on": "on",
    "by": "before",
    "before": "before",
    "until": "until",
    "after": "after",
    "since": "since",
    "during": "during",
}


class Timex(msgspec.Struct, frozen=True):
    """A time expression (TIMEX3), its value in EDTF."""

    span: Span  # code points in the folded text given
    type: str  # DATE, TIME, DURATION, SET
    value: str | None  # EDTF; None when it cannot be anchored
    forward: str | None  # the value after a future verb, where it differs
    relation: str  # of the event to it: on, before, after, since, until, during
    rule: str  # the pattern that made it: en/times:weekday
    anaphoric: bool  # it hangs on an earlier date


def find_times(
    text: str, grammar: TimeGrammar, *, published: dt.date | None, previous: str | None = None
) -> list[Timex]:
    """Return the time expressions of *text*, one folded sentence, in order, without overlap.

    Args:
        text: the sentence, folded as the words of the grammar are.
        grammar: the words and patterns of its language.
        published: the day from which relative times count; without it they have no value.
        previous: EDTF of the date told before the sentence, for "later that year".
    """
    if not grammar.may_tell_time(text):
        return []
    found: list[Timex] = []
    for phrase in grammar.phrases(text):
        if phrase.meaning == _NOTHING:
            continue
        timex = _resolve(phrase, grammar.language, Anchor(published, previous))
        found.append(timex)
        previous = timex.value or previous
    return found


def _resolve(phrase: Phrase, language: str, anchor: Anchor) -> Timex:
    reading = MEANINGS[phrase.meaning](phrase.slots, anchor)
    lead = first(phrase.slots, "lead", "since") or "on"
    if phrase.meaning == _RANGE:
        lead = "during"
    part = first(phrase.slots, "part") or ""
    value, forward = (_bound(told, lead, part) for told in (reading.value, reading.forward))
    return Timex(
        span=phrase.span,
        type=reading.type,
        value=value,
        forward=forward if forward != value else None,
        relation=_relation(lead, value or forward),
        rule=f"{language}/times:{phrase.meaning}",
        anaphoric=reading.anaphoric,
    )


def _relation(lead: str, value: str | None) -> str:
    """Return the relation of its preposition; an open beginning makes a deadline ("within")."""
    relation = _RELATIONS[lead]
    return "before" if relation == "on" and value and value.startswith(OPEN) else relation


def _bound(value: str | None, lead: str, part: str) -> str | None:
    """Open *value* at the end that its preposition leaves open: "by", "before", "after"."""
    if not value or OPEN in value:
        return value
    if lead in ("by", "until") or (lead == "before" and part in _AT_ITS_END):
        return calendar.until(value)
    if lead == "before":
        return calendar.before(value)
    if lead == "after":
        return calendar.onwards(value) if part in _AT_ITS_START else calendar.after(value)
    return value
