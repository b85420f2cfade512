"""Time expressions: found in a sentence, anchored to the day of publication, told in EDTF."""

import datetime as dt

import msgspec

from mithaq.edtf import OPEN, bounds, is_day
from mithaq.reading import time_calendar as calendar
from mithaq.reading.time_grammar import Phrase, Slots, TimeGrammar
from mithaq.reading.time_meanings import MEANINGS
from mithaq.reading.time_reading import UNITS, Anchor, first
from mithaq.span import Span

__all__ = ["TimeGrammar", "Timex", "find_times"]

_NOTHING = "nothing"  # the meaning of patterns that only look like time
_RANGES = ("range", "weekdays")
_ITS_WEEK = "week"
_AT_ITS_END = ("end", "late")
_YEAR = len("2025")
_DEADLINES = frozenset({"by", "until", "before"})
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
    found: list[Timex] = []
    near = None
    for phrase in grammar.phrases(text) if grammar.may_tell_time(text) else ():
        if phrase.meaning != _NOTHING:
            anchor = Anchor(published, near or previous, near)
            found.append(_resolve(phrase, grammar.language, anchor))
            near = found[-1].value or near
    return found


def _resolve(phrase: Phrase, language: str, anchor: Anchor) -> Timex:
    slots = phrase.slots
    reading = MEANINGS[phrase.meaning](slots, anchor)
    lead = _lead(phrase)
    value, forward = (_bound(told, lead, slots) for told in (reading.value, reading.forward))
    return Timex(
        span=phrase.span,
        type=reading.type,
        value=value,
        forward=forward if forward != value else None,
        relation=_relation(lead, value or forward),
        rule=f"{language}/times:{phrase.meaning}",
        anaphoric=reading.anaphoric,
    )


def _lead(phrase: Phrase) -> str:
    """Return what the preposition does; that of a range ("from … to") is told by its ends."""
    if phrase.meaning in _RANGES:
        return "during"
    return first(phrase.slots, "lead", "since", "holding") or "on"


def _relation(lead: str, value: str | None) -> str:
    """Return the relation of its preposition; an open beginning makes a deadline ("within")."""
    relation = _RELATIONS[lead]
    return "before" if relation == "on" and value and value.startswith(OPEN) else relation


def _bound(value: str | None, lead: str, slots: Slots) -> str | None:
    """Open *value* at the end that its preposition leaves open: "by", "before", "after"."""
    part = first(slots, "part") or ("end" if first(slots, "unit_end") else "")
    if not value or OPEN in value:
        return value
    if part == _ITS_WEEK and (date := _day(value)):
        value = calendar.unit_at(date, "week") or value
    if lead in _DEADLINES and part in _AT_ITS_END and _ends_on_a_day(value, slots):
        value = bounds(value)[1]
    inclusive = _is_attributive(slots)
    if lead in ("by", "until") or (lead == "before" and (inclusive or part in _AT_ITS_END)):
        return calendar.until(value)
    if lead == "before":
        return calendar.before(value)
    if lead == "after":
        inclusive = inclusive or part in _AT_ITS_START
        return calendar.onwards(value) if inclusive else calendar.after(value)
    return value


def _ends_on_a_day(value: str, slots: Slots) -> bool:
    """Say whether its end is a day: a year's, "the month's"; that of a named month is a month."""
    return len(value) == _YEAR or (first(slots, *UNITS) == "month" and "/" not in value)


def _day(value: str) -> dt.date | None:
    return dt.date.fromisoformat(value) if is_day(value) else None


def _is_attributive(slots: Slots) -> bool:
    """Say whether it tells which event is meant: "before the 2026 summit" may be in 2026."""
    kinds = [kind for kind, _ in slots]
    of_month_or_year = kinds[1:2] == ["article"] and kinds[2:3] in (
        ["month"],
        ["month_shy"],
        ["year"],
    )
    return "apostrophe" in kinds or of_month_or_year
