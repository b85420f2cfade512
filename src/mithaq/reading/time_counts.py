"""Times counted from the day of publication, or from the date told before."""

import datetime as dt

from mithaq.edtf import bounds, day, interval
from mithaq.reading import time_calendar as calendar
from mithaq.reading.time_grammar import Slots
from mithaq.reading.time_reading import NOTHING, UNITS, Anchor, Reading, first, number


def read_weekday(slots: Slots, anchor: Anchor) -> Reading:
    """The day of a week: "on Thursday", "next Monday", "Tuesday of last week"."""
    wanted, shift = number(slots, "weekday"), number(slots, "shift", "this")
    date = anchor.published
    if not date or not wanted:
        return NOTHING
    if first(slots, *UNITS):
        return Reading(calendar.unit_at(date, "day", _in_week(date, wanted, shift or 0)))
    back = (date.isoweekday() - wanted) % calendar.WEEK
    ahead = (wanted - date.isoweekday()) % calendar.WEEK
    if shift:
        steps = -(back or calendar.WEEK) if shift < 0 else ahead or calendar.WEEK
        return Reading(calendar.unit_at(date, "day", steps))
    return Reading(calendar.unit_at(date, "day", -back), calendar.unit_at(date, "day", ahead))


def _in_week(date: dt.date, wanted: int, shift: int) -> int:
    return calendar.WEEK * shift + wanted - date.isoweekday()


def read_weekdays(slots: Slots, anchor: Anchor) -> Reading:
    """From one weekday to the next of another: "from Monday to Wednesday"."""
    begins, ends = (int(value) for kind, value in slots if kind == "weekday")
    back = (ends - begins) % calendar.WEEK
    shift = tuple(slot for slot in slots if slot[0] == "shift")
    told = read_weekday((("weekday", str(ends)), *shift), anchor)
    return Reading(_days_up_to(told.value, back), _days_up_to(told.forward, back))


def _days_up_to(end: str | None, back: int) -> str | None:
    start = calendar.unit_at(dt.date.fromisoformat(end), "day", -back) if end else None
    return interval(start, end) if start and end else None


def read_deictic(slots: Slots, anchor: Anchor) -> Reading:
    """A day seen from the day of publication; a weekday beside it decides where both differ."""
    date, steps = anchor.published, number(slots, "deictic")
    if not date or steps is None:
        return NOTHING
    told = calendar.shift_day(date, steps)
    wanted = number(slots, "weekday")
    if told and wanted and told.isoweekday() != wanted:
        nearby = read_weekday(slots, anchor)
        return Reading(nearby.forward if steps > 0 else nearby.value)
    return Reading(day(told) if told else None)


def read_shifted(slots: Slots, anchor: Anchor) -> Reading:
    """A unit seen from the day of publication: "last month", "next year", "this week"."""
    unit, steps = first(slots, *UNITS), number(slots, "shift", "this")
    if back := first(slots, "back"):
        steps, unit = _steps_and_unit(back)
    if not anchor.published or not unit:
        return NOTHING
    return Reading(calendar.unit_at(anchor.published, unit, steps or 0))


def read_stretch(slots: Slots, anchor: Anchor) -> Reading:
    """A count of units up to the day of publication, or from it: "the past three weeks"."""
    count, unit = _count(slots)
    if not anchor.published or not unit:
        return NOTHING
    shift = number(slots, "shift", "this") or -1
    there = calendar.distance(anchor.published, unit, shift * count)
    here = calendar.distance(anchor.published, unit, 0)
    if not there or not here:
        return NOTHING
    if "/" in there:  # the weeks are counted from the very day
        here = day(anchor.published)
        there = calendar.unit_at(anchor.published, "day", shift * count * _days_of(there)) or here
    return Reading(interval(*sorted((there, here))) if there != here else here)


def _days_of(value: str) -> int:
    low, high = bounds(value)
    return (dt.date.fromisoformat(high) - dt.date.fromisoformat(low)).days + 1


def _steps_and_unit(value: str) -> tuple[int, str]:
    steps, _, unit = value.partition(" ")
    return int(steps), unit


def _count(slots: Slots) -> tuple[int, str | None]:
    """Return how many of which unit: from one word ("fortnight", a dual) or from two."""
    dual = first(slots, "dual", "the_dual")
    if dual:
        return _steps_and_unit(dual)
    count_told = number(slots, "number", "ordinal")
    return (1 if count_told is None else count_told), first(slots, *UNITS)


def read_counted(slots: Slots, anchor: Anchor) -> Reading:
    """So many units before or after the day of publication: "two weeks ago"."""
    count, unit = _count(slots)
    steps = -1 if first(slots, "since") else number(slots, "direction", "ago", "ahead")
    if not anchor.published or not unit or steps is None:
        return NOTHING
    return Reading(calendar.distance(anchor.published, unit, steps * count))


def read_in_count(slots: Slots, anchor: Anchor) -> Reading:
    """So many units ahead, but only after a future verb: "first visit in two years" tells none."""
    return Reading(None, read_counted((*slots, ("direction", "1")), anchor).value)


def read_within(slots: Slots, anchor: Anchor) -> Reading:
    """At the latest so many units from the day of publication: "within three months"."""
    count, unit = _count(slots)
    if not anchor.published or not unit:
        return NOTHING
    value = calendar.distance(anchor.published, unit, count)
    return Reading(calendar.until(value) if value else None)


def read_in_within(slots: Slots, anchor: Anchor) -> Reading:
    """The same where the words also tell a duration; only a future verb makes it a deadline."""
    return Reading(None, read_within(slots, anchor).value)


def read_later(slots: Slots, anchor: Anchor) -> Reading:
    """So many units from the date told before: "a day earlier", "two years later"."""
    count, unit = _count(slots)
    steps = number(slots, "later")
    if not anchor.previous or not unit or steps is None:
        return Reading(anaphoric=True)
    return Reading(_from_previous(anchor.previous, unit, steps * count), anaphoric=True)


def read_after_count(slots: Slots, anchor: Anchor) -> Reading:
    """So many units later, which after a future verb are counted from the day of publication."""
    told = read_later((*slots, ("later", "1")), anchor)
    return Reading(told.value, read_counted(slots, anchor).value, anaphoric=True)


def read_anaphor(slots: Slots, anchor: Anchor) -> Reading:
    """The same unit as that of the date told before, or its neighbour: "that year"."""
    hop, unit, steps = (
        first(slots, "hop"),
        first(slots, *UNITS),
        number(slots, "same", "same_before"),
    )
    if hop:
        steps, unit = _steps_and_unit(hop)
    if not anchor.previous or not unit or steps is None:
        return Reading(anaphoric=True)
    return Reading(_from_previous(anchor.previous, unit, steps), anaphoric=True)


def _from_previous(previous: str, unit: str, steps: int) -> str | None:
    """Count from *previous*, unless it is coarser than the unit: no day follows a year."""
    start = calendar.anchor_day(previous)
    value = calendar.distance(start, unit, steps)
    here = calendar.distance(start, unit, 0)
    if not value or not here:
        return None
    return value if "/" in previous or len(previous) >= len(here.partition("/")[0]) else None


def read_repeated(_slots: Slots, _anchor: Anchor) -> Reading:
    """What comes again and again has no date: "every Thursday"."""
    return Reading(type="SET")
