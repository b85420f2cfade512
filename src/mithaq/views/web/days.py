"""The long names of months and days, and a day written out."""

import datetime as dt
from functools import cache

from babel import Locale
from babel.dates import get_day_names, get_month_names

from mithaq.views.words import Words

_LOCALES = {"en": "en_GB", "ar": "ar"}
#: How a day is written out; the browser fills the same pattern from the same names.
PATTERN = "date.written_out"


@cache
def months(lang: str) -> tuple[str, ...]:
    """Return the names of the months, January first."""
    names = get_month_names("wide", "format", Locale.parse(_LOCALES[lang]))
    return tuple(names[number] for number in range(1, 13))


@cache
def weekdays(lang: str) -> tuple[str, ...]:
    """Return the names of the days of the week, Monday first."""
    names = get_day_names("wide", "format", Locale.parse(_LOCALES[lang]))
    return tuple(names[number] for number in range(7))


def write_out(day: str, words: Words) -> str:
    """Return "Friday, 7 November 2025" of an ISO day or instant."""
    date = dt.date.fromisoformat(day[:10])
    return words.say(
        PATTERN,
        weekday=weekdays(words.lang)[date.weekday()],
        day=str(date.day),
        month=months(words.lang)[date.month - 1],
        year=str(date.year),
    )
