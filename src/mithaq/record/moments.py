"""Moments of knowing, as text of one fixed width that orders by itself."""

import datetime as dt

from mithaq.edtf import END, bounds, is_day
from mithaq.errors import BadDate

#: The last moment that a question may ask for: all that is known, and no open end reached.
LAST = "9999-12-30T23:59:59.999999Z"


def instant(value: str, where: str = "instant") -> str:
    """Return an ISO 8601 instant in UTC, to the microsecond; what names no zone is UTC.

    Raises:
        BadDate: it is no instant.
    """
    try:
        moment = dt.datetime.fromisoformat(value)
    except ValueError as error:
        raise BadDate(value, where) from error
    aware = moment if moment.tzinfo else moment.replace(tzinfo=dt.UTC)
    return aware.astimezone(dt.UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ").rjust(27, "0")


def later(moment: str, by: dt.timedelta) -> str:
    """Return the instant that much after *moment*."""
    return instant((dt.datetime.fromisoformat(moment) + by).isoformat())


def asked(known: str | None) -> str:
    """Return the moment that a question means: a day means the end of it, None all that is known.

    Raises:
        BadDate: it is neither a date nor an instant.
    """
    if known is None:
        return LAST
    if "T" in known:
        return instant(known, "known")
    last = bounds(known)[1]
    return LAST if last == END else f"{last}T23:59:59.999999Z"


def printed(published: str) -> tuple[str, str]:
    """Return from when a report was known, and how exactly that is told: day or instant.

    Raises:
        BadDate: *published* is neither a date nor an instant.
    """
    if "T" in published or " " in published:
        return instant(published, "published"), "instant"
    return bounds(published)[1], "day" if is_day(published) else "date"


def holds_on(day: str | None) -> str | None:
    """Return the valid day that a question means; of a vaguer date the last.

    Raises:
        BadDate: it is no date.
    """
    return None if day is None else bounds(day)[1]
