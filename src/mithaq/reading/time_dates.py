"""Dates of the calendar: days, months, years, their parts and ranges."""

import datetime as dt
from collections.abc import Callable

from mithaq.edtf import day, interval, month
from mithaq.reading import time_calendar as calendar
from mithaq.reading.time_grammar import Slots
from mithaq.reading.time_reading import NOTHING, SEASONS, UNITS, Anchor, Reading, first, number
from mithaq.reading.time_tokens import HIJRI_YEARS

#: Days ahead within which a date without a year is not that of the year before.
_SOON = 45
#: What may stand between the two ends of a range.
_BETWEEN = ("to", "hyphen", "slash", "and")


def read_calendar(slots: Slots, anchor: Anchor) -> Reading:
    """Day, month and year, each as far as told: "18 November", "March last year", "the 18th"."""
    date, named = number(slots, "day", "ordinal"), number(slots, "month", "month_shy")
    told, anaphoric = _year_and_month(slots, anchor)
    if told:
        value = calendar.compose(told[0], named or told[1], date)
        return Reading(value, anaphoric=anaphoric)
    if anaphoric or not anchor.published or first(slots, *UNITS) in ("year", "month"):
        return Reading(anaphoric=anaphoric)
    shift = number(slots, "shift", "this")
    if named:
        told_twice = _read_recurring(
            lambda year: calendar.compose(year, named, date), anchor, shift
        )
        if not date:
            return told_twice
        return _soon(_on_weekday(told_twice, number(slots, "weekday")), anchor.published)
    if shift is None and date and (value := _in_month_of(anchor.near, date)):
        return Reading(value, anaphoric=True)
    return _day_of_month(date, anchor.published, shift)


def _year_and_month(slots: Slots, anchor: Anchor) -> tuple[tuple[int, int | None] | None, bool]:
    """Return the year (and month) that is told or pointed at, and whether by what went before."""
    year, unit = number(slots, "year"), first(slots, *UNITS)
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


def _in_month_of(near: str | None, date: int) -> str | None:
    """Return that day of the month told before in the sentence: "from Jan 15 … on the 19th"."""
    if not near or "/" in near or "-" not in near:
        return None
    value = calendar.compose(int(near[:4]), int(near[5:7]), date)
    return value if value and value > near else None


def _soon(reading: Reading, published: dt.date) -> Reading:
    """Prefer a day close ahead to one a year ago, whatever the verb: a year ago it is told."""
    horizon = calendar.shift_day(published, _SOON)
    if reading.forward and horizon and day(published) < reading.forward <= day(horizon):
        return Reading(reading.forward)
    return reading


def _on_weekday(reading: Reading, wanted: int | None) -> Reading:
    """Keep of both readings the one that falls on the weekday told beside it."""
    if not wanted or not reading.value or not reading.forward:
        return reading
    days = [dt.date.fromisoformat(value) for value in (reading.value, reading.forward)]
    fits = [day(date) for date in days if date.isoweekday() == wanted]
    return Reading(fits[0]) if len(fits) == 1 else reading


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


def read_part_of_month(slots: Slots, anchor: Anchor) -> Reading:
    """A part of a month that EDTF has no name for tells the month: "the first half of March"."""
    return read_calendar(tuple(slot for slot in slots if slot[0] != "ordinal"), anchor)


def read_iso(slots: Slots, _anchor: Anchor) -> Reading:
    """All in numbers: "2025-11-18", "18/11/2025" (the day first, unless it cannot be)."""
    written = first(slots, "iso", "numeric") or ""
    one, two, three = (int(part) for part in _parts(written))
    year, date = (one, three) if first(slots, "iso") else (three, one)
    if year in HIJRI_YEARS:
        return Reading(calendar.from_hijri(year, two, date))
    return Reading(calendar.compose(year, two, date) or calendar.compose(year, date, two))


def _parts(written: str) -> list[str]:
    return "".join(c if c.isdigit() else " " for c in written).split()


def read_season(slots: Slots, anchor: Anchor) -> Reading:
    """Three months: "the autumn of 2024" is 2024-09/2024-11; a winter ends in the next year."""
    begins, _, ends = (first(slots, *SEASONS) or "").partition("-")

    def make(year: int) -> str:
        return interval(month(year, int(begins)), month(year + (begins > ends), int(ends)))

    told, anaphoric = _year_and_month(slots, anchor)
    if told:
        return Reading(make(told[0]), anaphoric=anaphoric)
    return _read_recurring(make, anchor, number(slots, "shift", "this"))


def read_subdivision(slots: Slots, anchor: Anchor) -> Reading:
    """A half or a quarter of a year, or of a month: "the first half of 2025", "Q3"."""
    which, length = number(slots, "ordinal", "number"), number(slots, "division")
    if length and first(slots, "final"):
        which = calendar.MONTHS // length
    told, anaphoric = _year_and_month(slots, anchor)
    year = told[0] if told else None
    if year is None and anchor.published and not first(slots, *UNITS):
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


def read_hijri(slots: Slots, anchor: Anchor) -> Reading:
    """A day, month or year of the Hijri calendar, by the Umm al-Qura tables of *hijridate*."""
    year, named = number(slots, "hijri_year"), number(slots, "hijri_month", "feast")
    date = number(slots, "day", "ordinal")
    if feast := first(slots, "feast_day"):
        date, named = (int(part) for part in feast.split("-"))
    if year is not None:
        return Reading(calendar.from_hijri(year, named, date))
    here = calendar.hijri_year(anchor.published) if anchor.published else None
    if not here or not anchor.published:
        return NOTHING
    lag = here - anchor.published.year
    return _read_recurring(
        lambda common: calendar.from_hijri(common + lag, named, date),
        anchor,
        number(slots, "shift"),
    )


def read_range(slots: Slots, anchor: Anchor) -> Reading:
    """From one date to another; each side takes from the other what it does not tell."""
    place = max(index for index, (kind, _) in enumerate(slots) if kind in _BETWEEN)
    left, right = slots[:place], slots[place + 1 :]
    if not first(right, "month", "month_shy"):
        right += _of_kinds(left, "month", "month_shy")
    if not first(right, "year", *UNITS):
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
