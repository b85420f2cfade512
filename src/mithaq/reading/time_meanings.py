"""What each pattern means: from its words, by kind, to a date.

The last column of a ``pattern`` line names one of `MEANINGS`.
"""

import datetime as dt
from collections.abc import Callable

import msgspec

from mithaq.edtf import bounds, day, interval, month
from mithaq.reading import time_calendar as calendar
from mithaq.reading.time_grammar import Slots


class Anchor(msgspec.Struct, frozen=True):
    """From where relative times are counted."""

    published: dt.date | None
    previous: str | None = None  # EDTF of the date told before


class Reading(msgspec.Struct, frozen=True):
    """What an expression says, before its preposition has bounded it."""

    value: str | None = None
    forward: str | None = None
    anaphoric: bool = False
    type: str = "DATE"


NOTHING = Reading()
_SEASONS = ("season", "season_shy", "the_season")
_UNITS = ("unit", "units", "the_unit", "the_units")


def first(slots: Slots, *kinds: str) -> str | None:
    """Return the value of the first slot of one of these kinds."""
    return next((value for kind, value in slots if kind in kinds), None)


def number(slots: Slots, *kinds: str) -> int | None:
    """Return the value of the first slot of one of these kinds, as a number."""
    value = first(slots, *kinds)
    return int(value) if value else None


def read_calendar(slots: Slots, anchor: Anchor) -> Reading:
    """Day, month and year, each as far as told: "18 November", "March last year", "the 18th"."""
    date, named = number(slots, "day", "ordinal"), number(slots, "month", "month_shy")
    told, anaphoric = _year_and_month(slots, anchor)
    if told:
        value = calendar.compose(told[0], named or told[1], date)
        return Reading(value, anaphoric=anaphoric)
    if anaphoric or not anchor.published or first(slots, *_UNITS) in ("year", "month"):
        return Reading(anaphoric=anaphoric)
    shift = number(slots, "shift", "this")
    if named:
        return _read_recurring(lambda year: calendar.compose(year, named, date), anchor, shift)
    return _day_of_month(date, anchor.published, shift)


def _year_and_month(slots: Slots, anchor: Anchor) -> tuple[tuple[int, int | None] | None, bool]:
    """Return the year (and month) that is told or pointed at, and whether by what went before."""
    year, unit = number(slots, "year"), first(slots, *_UNITS)
    if year is not None:
        return (year, None), False
    if unit not in ("year", "month"):
        return None, False
    steps, anaphoric = number(slots, "same", "same_before"), True
    if steps is None:
        steps, anaphoric = number(slots, "shift", "this") or 0, False
    base = _base(anchor, anaphoric=anaphoric)
    if not base:
        return None, anaphoric
    return _split(calendar.unit_at(base, unit, steps)), anaphoric


def _base(anchor: Anchor, *, anaphoric: bool) -> dt.date | None:
    if not anaphoric:
        return anchor.published
    return calendar.anchor_day(anchor.previous) if anchor.previous else None


def _split(value: str | None) -> tuple[int, int | None] | None:
    if not value:
        return None
    year, _, month_number = value.partition("-")
    return int(year), int(month_number) if month_number else None


def _read_recurring(
    make: Callable[[int], str | None], anchor: Anchor, shift: int | None
) -> Reading:
    if not anchor.published:
        return NOTHING
    return Reading(*calendar.recurring(make, anchor.published, shift))


def _day_of_month(date: int | None, published: dt.date, shift: int | None) -> Reading:
    if not date:
        return NOTHING
    steps = (shift,) if shift is not None else (-2, -1, 0, 1, 2)
    found = [
        value
        for step in steps
        if (value := calendar.unit_at(published, "month", step))
        and (value := calendar.compose(int(value[:4]), int(value[5:]), date))
    ]
    if shift is not None:
        return Reading(found[0] if found else None)
    told = day(published)
    past, ahead = [v for v in found if v <= told], [v for v in found if v >= told]
    return Reading(calendar.last_of(past), calendar.first_of(ahead))


def read_iso(slots: Slots, _anchor: Anchor) -> Reading:
    """All in numbers: "2025-11-18", "18/11/2025" (the day first, unless it cannot be)."""
    written = first(slots, "iso", "numeric") or ""
    one, two, three = (int(part) for part in _parts(written))
    if first(slots, "iso"):
        return Reading(calendar.compose(one, two, three))
    return Reading(calendar.compose(three, two, one) or calendar.compose(three, one, two))


def _parts(written: str) -> list[str]:
    return "".join(c if c.isdigit() else " " for c in written).split()


def read_weekday(slots: Slots, anchor: Anchor) -> Reading:
    """The day of a week: "on Thursday", "next Monday", "Tuesday of last week"."""
    wanted, shift = number(slots, "weekday"), number(slots, "shift", "this")
    date = anchor.published
    if not date or not wanted:
        return NOTHING
    if first(slots, *_UNITS):
        return Reading(calendar.unit_at(date, "day", _in_week(date, wanted, shift or 0)))
    back = (date.isoweekday() - wanted) % calendar.WEEK
    ahead = (wanted - date.isoweekday()) % calendar.WEEK
    if shift:
        steps = -(back or calendar.WEEK) if shift < 0 else ahead or calendar.WEEK
        return Reading(calendar.unit_at(date, "day", steps))
    return Reading(calendar.unit_at(date, "day", -back), calendar.unit_at(date, "day", ahead))


def _in_week(date: dt.date, wanted: int, shift: int) -> int:
    return calendar.WEEK * shift + wanted - date.isoweekday()


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
    unit, steps = first(slots, *_UNITS), number(slots, "shift", "this")
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
    return Reading(interval(*sorted((there, here))))


def _days_of(value: str) -> int:
    low, high = bounds(value)
    return (dt.date.fromisoformat(high) - dt.date.fromisoformat(low)).days + 1


def _count(slots: Slots) -> tuple[int, str | None]:
    """Return how many of which unit: from one word ("fortnight", a dual) or from two."""
    dual = first(slots, "dual", "the_dual")
    if dual:
        count, _, unit = dual.partition(" ")
        return int(count), unit
    count_told = number(slots, "number", "ordinal")
    return (1 if count_told is None else count_told), first(slots, *_UNITS)


def read_counted(slots: Slots, anchor: Anchor) -> Reading:
    """So many units before or after the day of publication: "two weeks ago"."""
    count, unit = _count(slots)
    steps = -1 if first(slots, "since") else number(slots, "direction", "ago", "ahead")
    if not anchor.published or not unit or steps is None:
        return NOTHING
    return Reading(calendar.distance(anchor.published, unit, steps * count))


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
        first(slots, *_UNITS),
        number(slots, "same", "same_before"),
    )
    if hop:
        count, _, unit = hop.partition(" ")
        steps = int(count)
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


def read_season(slots: Slots, anchor: Anchor) -> Reading:
    """Three months: "the autumn of 2024" is 2024-09/2024-11; a winter ends in the next year."""
    begins, _, ends = (first(slots, *_SEASONS) or "").partition("-")

    def make(year: int) -> str:
        return interval(month(year, int(begins)), month(year + (begins > ends), int(ends)))

    told, anaphoric = _year_and_month(slots, anchor)
    if told:
        return Reading(make(told[0]), anaphoric=anaphoric)
    return _read_recurring(make, anchor, number(slots, "shift", "this"))


def read_subdivision(slots: Slots, anchor: Anchor) -> Reading:
    """A half or a quarter of a year, or of a month: "the first half of 2025", "Q3"."""
    which, length = number(slots, "ordinal", "number"), number(slots, "division")
    told, anaphoric = _year_and_month(slots, anchor)
    year = told[0] if told else None
    if year is None and anchor.published and not first(slots, *_UNITS):
        year = anchor.published.year
    if year is None or not which or not length or which * length > calendar.MONTHS:
        return Reading(anaphoric=anaphoric)
    last = which * length
    value = interval(month(year, last - length + 1), month(year, last))
    return Reading(value, anaphoric=anaphoric)


def read_decade(slots: Slots, _anchor: Anchor) -> Reading:
    """Ten years: "the 1990s", "the nineties"."""
    start = number(slots, "decade", "year")
    if start is None or start % 10:
        return NOTHING
    return Reading(interval(f"{start:04d}", f"{start + 9:04d}"))


def read_century(slots: Slots, _anchor: Anchor) -> Reading:
    """A hundred years: "the 19th century"."""
    which = number(slots, "day", "ordinal")
    if not which:
        return NOTHING
    return Reading(interval(f"{100 * which - 99:04d}", f"{100 * which:04d}"))


def read_fixed(slots: Slots, _anchor: Anchor) -> Reading:
    """A day known by name; the data tell its date."""
    return Reading(first(slots, "fixed"))


def read_range(slots: Slots, anchor: Anchor) -> Reading:
    """From one date to another; each side takes from the other what it does not tell."""
    place = max(index for index, (kind, _) in enumerate(slots) if kind in _BETWEEN)
    left, right = slots[:place], slots[place + 1 :]
    if not first(right, "month", "month_shy"):
        right += _of_kinds(left, "month", "month_shy")
    if not first(right, "year", *_UNITS):
        right += _full_year(left, right)
    end = read_calendar(right, anchor)
    return Reading(
        _stretch_to(left, end.value), _stretch_to(left, end.forward), anaphoric=end.anaphoric
    )


def _of_kinds(slots: Slots, *kinds: str) -> Slots:
    return tuple(slot for slot in slots if slot[0] in kinds)


def _full_year(left: Slots, right: Slots) -> Slots:
    """Return the year of the right side: told in short ("2024-25"), or that of the left."""
    year, short = first(left, "year"), first(right, "short")
    if year and short and not first(right, "day", "month", "month_shy"):
        return (("year", year[: -len(short)] + short),)
    return _of_kinds(left, "year")


def _stretch_to(left: Slots, end: str | None) -> str | None:
    if not end:
        return None
    date, named = number(left, "day", "ordinal"), number(left, "month", "month_shy")
    if date and not named:
        named = int(end[5:7])
    year = number(left, "year")
    start = calendar.compose(year or int(end[:4]), named, date)
    if start and not year and start > end:
        start = calendar.compose(int(end[:4]) - 1, named, date)
    return calendar.join(start, end) if start else None


def read_repeated(_slots: Slots, _anchor: Anchor) -> Reading:
    """What comes again and again has no date: "every Thursday"."""
    return Reading(type="SET")


def read_in_count(slots: Slots, anchor: Anchor) -> Reading:
    """So many units ahead, but only after a future verb: "first visit in two years" tells none."""
    return Reading(None, read_counted((*slots, ("direction", "1")), anchor).value)


def read_hijri(slots: Slots, _anchor: Anchor) -> Reading:
    """A day, month or year of the Hijri calendar, by the Umm al-Qura tables of *hijridate*."""
    year, named = number(slots, "hijri_year"), number(slots, "hijri_month")
    date = number(slots, "day", "ordinal")
    if year is None:
        return NOTHING
    return Reading(calendar.from_hijri(year, named, date))


#: What may stand between the two ends of a range.
_BETWEEN = ("to", "hyphen", "slash", "and")

MEANINGS: dict[str, Callable[[Slots, Anchor], Reading]] = {
    "calendar": read_calendar,
    "iso": read_iso,
    "weekday": read_weekday,
    "deictic": read_deictic,
    "shifted": read_shifted,
    "stretch": read_stretch,
    "counted": read_counted,
    "in_count": read_in_count,
    "within": read_within,
    "in_within": read_in_within,
    "later": read_later,
    "after_count": read_after_count,
    "anaphor": read_anaphor,
    "season": read_season,
    "subdivision": read_subdivision,
    "decade": read_decade,
    "century": read_century,
    "fixed": read_fixed,
    "range": read_range,
    "repeated": read_repeated,
    "hijri": read_hijri,
}
