"""Dates as exact as the text allows: the part of EDTF (ISO 8601-2) that the contract uses.

``2020``, ``2025-10``, ``2025-11-06``; intervals ``2017/2021``, ``../2025-11-06``, ``2022/..``.
EDTF intervals are closed; `bounds` turns them into days, both included, and is the only place
that does. The `edtf` package (pyparsing) takes 1.3 ms a date where this takes 2 µs, so it serves
as the oracle of the tests instead.
"""

import datetime as dt
import re

from mithaq.errors import BadDate

#: The first and the last day that can be told; open ends reach to them.
BEGINNING = "0001-01-01"
END = "9999-12-31"
OPEN = ".."

_DATE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")
_MONTHS = 12


def bounds(value: str) -> tuple[str, str]:
    """Return the first and the last day (ISO 8601) that *value* covers.

    Raises:
        BadDate: it is no date of these levels, or its interval runs backwards.
    """
    first, slash, last = value.partition("/")
    if not slash:
        return _first(value, value), _last(value, value)
    low = BEGINNING if first == OPEN else _first(first, value)
    high = END if last == OPEN else _last(last, value)
    if low > high or (first == OPEN and last == OPEN):
        raise BadDate(value)
    return low, high


def is_day(value: str) -> bool:
    """Say whether a date of these levels is as exact as a day."""
    return len(value) == len(BEGINNING)


def is_edtf(value: str) -> bool:
    """Say whether *value* is a date of these levels."""
    try:
        bounds(value)
    except BadDate:
        return False
    return True


def covers(outer: str, inner: str) -> bool:
    """Say whether every day of *inner* is a day of *outer*."""
    low, high = bounds(outer)
    first, last = bounds(inner)
    return low <= first and last <= high


def intersects(one: str, other: str) -> bool:
    """Say whether the two share a day."""
    low, high = bounds(one)
    first, last = bounds(other)
    return low <= last and first <= high


def exactness(value: str) -> int:
    """Return how many days *value* covers: fewer is more exact; an open end counts as endless."""
    low, high = bounds(value)
    return (dt.date.fromisoformat(high) - dt.date.fromisoformat(low)).days + 1


def day(date: dt.date) -> str:
    """Write a day."""
    return date.isoformat()


def month(year: int, number: int) -> str:
    """Write a month."""
    return f"{year:04d}-{number:02d}"


def interval(first: str, last: str) -> str:
    """Write an interval, closed at both ends; `OPEN` for an end that is not told."""
    return f"{first}/{last}"


def _first(part: str, whole: str) -> str:
    year, number, date = _parts(part, whole)
    return _iso(year, number or 1, date or 1, whole)


def _last(part: str, whole: str) -> str:
    year, number, date = _parts(part, whole)
    if date:
        return _iso(year, number, date, whole)
    number = number or _MONTHS
    _iso(year, number, 1, whole)
    following = dt.date(year + number // _MONTHS, number % _MONTHS + 1, 1) if year < 9999 else None  # noqa: PLR2004
    return (
        (following - dt.timedelta(days=1)).isoformat()
        if following
        else _iso(year, number, 31, whole)
    )


def _parts(part: str, whole: str) -> tuple[int, int, int]:
    found = _DATE.fullmatch(part)
    if not found:
        raise BadDate(whole)
    year, number, date = found.groups()
    return int(year), int(number or 0), int(date or 0)


def _iso(year: int, number: int, date: int, whole: str) -> str:
    try:
        return dt.date(year, number, date).isoformat()
    except ValueError as error:
        raise BadDate(whole) from error
