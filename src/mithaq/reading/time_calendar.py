"""Arithmetic of days, weeks, months and years, in EDTF and with the exactness of the unit."""

import datetime as dt
from collections.abc import Callable

from mithaq.edtf import BEGINNING, OPEN, bounds, day, interval, is_edtf, month

MONTHS = 12
WEEK = 7
_MONTH_LENGTH = len("2020-01")
_QUARTER = 3


def compose(number: int, month_number: int | None = None, date: int | None = None) -> str | None:
    """Write year, month and day as far as they are given; None if there is no such day."""
    value = f"{number:04d}"
    if month_number:
        value = month(number, month_number)
    if month_number and date:
        value += f"-{date:02d}"
    return value if is_edtf(value) else None


def unit_at(date: dt.date, unit: str, steps: int = 0) -> str | None:
    """Return the day, week, month … that holds *date*, or the one so many steps from it.

    A week is its Monday/Sunday interval, a weekend its Saturday/Sunday.
    """
    try:
        return _UNITS[unit](date, steps)
    except (OverflowError, ValueError):
        return None


def distance(date: dt.date, unit: str, steps: int) -> str | None:
    """Return what lies so many units away, as exact as a count of that unit is.

    Two days away is a day, three weeks a week, four months a month, five years or decades a year.
    """
    if unit == "hour":
        return unit_at(date, "day", round(steps / 24))
    if unit == "decade":
        return unit_at(date, "year", 10 * steps)
    if unit == "quarter":
        return unit_at(date, "month", _QUARTER * steps)
    return unit_at(date, unit, steps)


def shift_day(value: dt.date, days: int) -> dt.date | None:
    """Return the day so many days away; None beyond the calendar."""
    try:
        return value + dt.timedelta(days=days)
    except OverflowError:
        return None


def before(value: str) -> str | None:
    """Return the open interval up to the last day, month or year before *value*."""
    first = value.partition("/")[0]
    neighbour = _neighbour(first, -1) if first != OPEN else None
    return interval(OPEN, neighbour) if neighbour else None


def after(value: str) -> str | None:
    """Return the open interval from the first day, month or year after *value*."""
    last = value.rpartition("/")[2]
    neighbour = _neighbour(last, 1) if last != OPEN else None
    return interval(neighbour, OPEN) if neighbour else None


def until(value: str) -> str | None:
    """Return the open interval up to and with *value*."""
    last = value.rpartition("/")[2]
    return interval(OPEN, last) if last != OPEN else None


def onwards(value: str) -> str | None:
    """Return the open interval from *value* on, itself included."""
    first = value.partition("/")[0]
    return interval(first, OPEN) if first != OPEN else None


def join(first: str, last: str) -> str | None:
    """Return the interval from the beginning of one to the end of the other."""
    value = interval(first.partition("/")[0], last.rpartition("/")[2])
    return value if is_edtf(value) else None


def from_hijri(year: int, month_number: int | None, date: int | None) -> str | None:
    """Return the day, or the interval of days, of a Hijri date; None if there is none such."""
    from hijridate import Hijri  # noqa: PLC0415 - few reports need its tables

    closing = month_number or MONTHS
    try:
        begins = Hijri(year, month_number or 1, date or 1)
        ends = begins if date else Hijri(year, closing, Hijri(year, closing, 1).month_length())
        first, last = begins.to_gregorian(), ends.to_gregorian()
    except (OverflowError, ValueError):
        return None
    return day(first) if date else interval(day(first), day(last))


def hijri_year(date: dt.date) -> int | None:
    """Return the Hijri year of a day; None outside the tables."""
    from hijridate import Gregorian  # noqa: PLC0415 - few reports need its tables

    try:
        return int(Gregorian(date.year, date.month, date.day).to_hijri().year)
    except (OverflowError, ValueError):
        return None


def anchor_day(value: str) -> dt.date:
    """Return the day from which to count when *value* was told before."""
    low, high = bounds(value)
    return dt.date.fromisoformat(high if low == BEGINNING else low)


def recurring(
    make: Callable[[int], str | None], date: dt.date, shift: int | None
) -> tuple[str | None, str | None]:
    """Choose among the years in which *make* gives a date: the past and the future reading.

    Without *shift* they are the latest that has begun and the earliest that is not over; -1 wants
    one that is over, +1 one that has not begun, 0 that of the year of *date*.
    """
    if shift == 0:
        return make(date.year), None
    told = day(date)
    known = [(*bounds(value), value) for value in _of_years(make, date.year, 1)]
    if len(known) <= 1:  # the 29th of February
        known = [(*bounds(value), value) for value in _of_years(make, date.year, 8)]
    if shift:
        over = [value for _, high, value in known if high < told]
        ahead = [value for low, _, value in known if low > told]
        return (last_of(over) if shift < 0 else first_of(ahead)), None
    begun = [value for low, _, value in known if low <= told]
    open_still = [value for _, high, value in known if high >= told]
    return last_of(begun), first_of(open_still)


def first_of(values: list[str]) -> str | None:
    """Return the first value, if there is any."""
    return values[0] if values else None


def last_of(values: list[str]) -> str | None:
    """Return the last value, if there is any."""
    return values[-1] if values else None


def _of_years(make: Callable[[int], str | None], middle: int, reach: int) -> list[str]:
    values = (make(number) for number in range(middle - reach, middle + reach + 1))
    return [value for value in values if value and is_edtf(value)]


def _neighbour(value: str, steps: int) -> str | None:
    unit = "year" if "-" not in value else "month" if len(value) == _MONTH_LENGTH else "day"
    return unit_at(dt.date.fromisoformat(bounds(value)[0]), unit, steps)


def _day(date: dt.date, steps: int) -> str:
    return day(date + dt.timedelta(days=steps))


def _days(date: dt.date, first: int, last: int) -> str:
    return interval(_day(date, first), _day(date, last))


def _week(date: dt.date, steps: int) -> str:
    monday = WEEK * steps - date.weekday()
    return _days(date, monday, monday + 6)


def _fortnight(date: dt.date, steps: int) -> str:
    return _week(date, 2 * steps)


def _weekend(date: dt.date, steps: int) -> str:
    monday = WEEK * steps - date.weekday()
    return _days(date, monday + 5, monday + 6)


def _month(date: dt.date, steps: int) -> str:
    count = date.year * MONTHS + date.month - 1 + steps
    return month(dt.date(count // MONTHS, count % MONTHS + 1, 1).year, count % MONTHS + 1)


def _quarter(date: dt.date, steps: int) -> str:
    first = dt.date(date.year, (date.month - 1) // _QUARTER * _QUARTER + 1, 1)
    return interval(_month(first, _QUARTER * steps), _month(first, _QUARTER * steps + 2))


def _year(date: dt.date, steps: int) -> str:
    return f"{dt.date(date.year + steps, 1, 1).year:04d}"


def _decade(date: dt.date, steps: int) -> str:
    first = dt.date(date.year // 10 * 10 + 10 * steps, 1, 1).year
    return interval(f"{first:04d}", f"{first + 9:04d}")


def _century(date: dt.date, steps: int) -> str:
    first = dt.date((date.year - 1) // 100 * 100 + 1 + 100 * steps, 1, 1).year
    return interval(f"{first:04d}", f"{first + 99:04d}")


def _hour(date: dt.date, _steps: int) -> str:
    return _day(date, 0)


_UNITS: dict[str, Callable[[dt.date, int], str]] = {
    "hour": _hour,
    "day": _day,
    "week": _week,
    "fortnight": _fortnight,
    "weekend": _weekend,
    "month": _month,
    "quarter": _quarter,
    "year": _year,
    "decade": _decade,
    "century": _century,
}
