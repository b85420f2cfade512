"""Days and EDTF dates in words: always with a month's name, never digits alone."""

import datetime as dt
from functools import cache

from babel import Locale
from babel.dates import get_day_names, get_month_names

from mithaq.edtf import END, OPEN

#: How a day is written out; the browser fills the same pattern from the same names.
PATTERNS = {"en": "{weekday}, {day} {month} {year}", "ar": "{weekday}، {day} {month} {year}"}
_JOIN = {"en": "\N{EN DASH}", "ar": " \N{EN DASH} "}
_SINCE = {"en": "since {}", "ar": "منذ {}"}
_UNTIL = {"en": "by {}", "ar": "بحلول {}"}
_LOCALES = {"en": "en_GB", "ar": "ar"}


@cache
def months(lang: str, width: str = "wide") -> tuple[str, ...]:
    """Return the names of the months, January first."""
    names = get_month_names(width, "format", Locale.parse(_LOCALES[lang]))  # type: ignore[arg-type] # width is one of Babel's
    return tuple(names[number] for number in range(1, 13))


@cache
def weekdays(lang: str) -> tuple[str, ...]:
    """Return the names of the days of the week, Monday first."""
    names = get_day_names("wide", "format", Locale.parse(_LOCALES[lang]))
    return tuple(names[number] for number in range(7))


def write_out(day: str, lang: str) -> str:
    """Return "Friday, 7 November 2025" of an ISO day or instant."""
    date = dt.date.fromisoformat(day[:10])
    return PATTERNS[lang].format(
        weekday=weekdays(lang)[date.weekday()],
        day=date.day,
        month=months(lang)[date.month - 1],
        year=date.year,
    )


def write(value: str | None, lang: str, width: str = "wide") -> str:
    """Return an EDTF date in words, "7 November 2025" or "2017 to 2021"; nothing of None."""
    if not value or value[:10] == END:
        return ""
    first, slash, last = value.partition("/")
    if not slash:
        return _write_one(value[:10], lang, width)
    if first == OPEN:
        return _UNTIL[lang].format(_write_one(last, lang, width))
    if last == OPEN:
        return _SINCE[lang].format(_write_one(first, lang, width))
    return _write_one(first, lang, width) + _JOIN[lang] + _write_one(last, lang, width)


def _write_one(value: str, lang: str, width: str) -> str:
    year, _, rest = value.partition("-")
    if not rest:
        return year
    number, _, day = rest.partition("-")
    name = months(lang, width)[int(number) - 1]
    return f"{int(day)} {name} {year}" if day else f"{name} {year}"
