"""The as-of bar: which two days are asked about, and where everything stands on the rail."""

import datetime as dt
from collections import Counter
from collections.abc import Callable, Iterable

import msgspec

from mithaq.edtf import END
from mithaq.errors import BadDate
from mithaq.views.tables import Moment
from mithaq.views.web.days import PATTERN, months, weekdays
from mithaq.views.web.tongue import Tongue

_TALLEST = 12  # px above the shortest tick
_MOST_YEARS = 9


class Tick(msgspec.Struct, frozen=True):
    """A change day on the rail: where (percent), and how high (px)."""

    x: float
    height: int


class Clock(msgspec.Struct, frozen=True, kw_only=True):
    """What the as-of bar shows; days are ISO, positions percent of the rail from the left."""

    moment: Moment
    latest: str
    days: tuple[str, ...]  # on which something changed, in order
    start: str
    end: str
    x: float
    ticks: tuple[Tick, ...]
    years: tuple[tuple[float, str], ...]

    @property
    def previous(self) -> str | None:
        """Return the change day before the known day."""
        return max((day for day in self.days if day < self.moment.known), default=None)

    @property
    def next(self) -> str | None:
        """Return the change day after the known day."""
        return min((day for day in self.days if day > self.moment.known), default=None)

    @property
    def is_linked(self) -> bool:
        """Say whether the held day follows the known day."""
        return self.moment.held == self.moment.known


def ask(known: str | None, held: str | None, axis: str | None, latest: str) -> Moment:
    """Return the moment that a query asks about; *held* follows *known* unless given.

    Raises:
        BadDate: a day is no ISO 8601 day.
    """
    day = _day(known, "known") if known else latest
    chosen = axis if axis in {"public", "ledger"} else "public"
    return Moment(known=day, held=_day(held, "held") if held else day, axis=chosen)


def _day(value: str, where: str) -> str:
    try:
        return dt.date.fromisoformat(value).isoformat()
    except ValueError as error:
        raise BadDate(value, where) from error


def wind(moment: Moment, days: Iterable[str], latest: str, tongue: Tongue) -> Clock:
    """Return the as-of bar of a page on which something changed on *days*, one for each change."""
    counted = Counter(day[:10] for day in days)
    ordered = tuple(sorted(day for day in counted if day <= latest))
    first = min((*ordered[:1], moment.known))
    start, end = _frame(first, max(latest, moment.known))
    scale = Scale(start, end, is_mirrored=tongue.direction == "rtl")
    most = max(counted.values(), default=1)
    ticks = tuple(
        Tick(scale.x(day), 10 + round(_TALLEST * (counted[day] - 1) / max(1, most - 1)))
        for day in ordered
    )
    return Clock(
        moment=moment,
        latest=latest,
        days=ordered,
        start=start,
        end=end,
        x=scale.x(moment.known),
        ticks=ticks,
        years=scale.years(tongue.brief),
    )


def _frame(first: str, last: str) -> tuple[str, str]:
    low, high = dt.date.fromisoformat(first), dt.date.fromisoformat(last)
    pad = max(14, round((high - low).days * 0.015))
    return (low - dt.timedelta(days=pad)).isoformat(), high.isoformat()


class Scale:
    """Days to percent of a width; from the right in a page that runs from the right."""

    def __init__(self, start: str, end: str, *, is_mirrored: bool) -> None:
        self.start, self.end, self.is_mirrored = start, end, is_mirrored
        self._low = dt.date.fromisoformat(start).toordinal()
        self._span = max(1, dt.date.fromisoformat(end).toordinal() - self._low)

    def share(self, day: str) -> float:
        """Return how far *day* lies between the two ends, 0 to 1."""
        ordinal = dt.date.fromisoformat(min(day, END)).toordinal()
        return min(1.0, max(0.0, (ordinal - self._low) / self._span))

    def at(self, share: float) -> str:
        """Return the day that lies at *share* of the way; beyond the ends too."""
        return dt.date.fromordinal(self._low + round(self._span * share)).isoformat()

    def x(self, day: str) -> float:
        """Return the percent from the left at which *day* stands."""
        share = self.share(day)
        return round(100 * (1 - share if self.is_mirrored else share), 3)

    def bar(self, first: str, last: str) -> tuple[float, float]:
        """Return left and width, in percent, of the days from *first* to *last*."""
        ends = sorted((self.x(first), self.x(last)))
        return ends[0], round(ends[1] - ends[0], 3)

    def years(self, write: Callable[[str], str]) -> tuple[tuple[float, str], ...]:
        """Return where years begin, every few where there are many; months within one year."""
        low, high = int(self.start[:4]) + 1, int(self.end[:4])
        if high - low < 1:
            return self._months(write)
        step = next(
            step for step in (1, 2, 5, 10, 20, 50, 100, 500) if (high - low) / step <= _MOST_YEARS
        )
        chosen = [year for year in range(low, high + 1) if year % step == 0]
        return self._within((f"{year:04d}-01-01", str(year)) for year in chosen)

    def _months(self, write: Callable[[str], str]) -> tuple[tuple[float, str], ...]:
        first = int(self.start[:4]) * 12 + int(self.start[5:7])
        last = int(self.end[:4]) * 12 + int(self.end[5:7]) - 1
        step = max(1, 1 + (last - first) // _MOST_YEARS)
        starts = (
            f"{number // 12:04d}-{number % 12 + 1:02d}-01"
            for number in range(first, last + 1, step)
        )
        return self._within((day, write(day[:7])) for day in starts)

    def _within(self, marks: Iterable[tuple[str, str]]) -> tuple[tuple[float, str], ...]:
        places = ((self.x(day), word) for day, word in marks)
        return tuple(place for place in places if 3 < place[0] < 97)  # noqa: PLR2004 - percent from the edges


def island(clock: Clock, tongue: Tongue) -> dict[str, object]:
    """Return what the browser needs to move the bar: names of days, change days, patterns."""
    return {
        "known": clock.moment.known,
        "held": None if clock.is_linked else clock.moment.held,
        "latest": clock.latest,
        "days": clock.days,
        "pattern": tongue.words.table[PATTERN],
        "months": months(tongue.lang),
        "weekdays": weekdays(tongue.lang),
    }
