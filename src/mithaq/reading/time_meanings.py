"""What each pattern means: the last column of a ``pattern`` line names one of `MEANINGS`."""

from collections.abc import Callable

from mithaq.reading import time_counts as counts
from mithaq.reading import time_dates as dates
from mithaq.reading.time_grammar import Slots
from mithaq.reading.time_reading import Anchor, Reading

MEANINGS: dict[str, Callable[[Slots, Anchor], Reading]] = {
    "calendar": dates.read_calendar,
    "iso": dates.read_iso,
    "weekday": counts.read_weekday,
    "weekdays": counts.read_weekdays,
    "part_of_month": dates.read_part_of_month,
    "deictic": counts.read_deictic,
    "shifted": counts.read_shifted,
    "stretch": counts.read_stretch,
    "counted": counts.read_counted,
    "in_count": counts.read_in_count,
    "within": counts.read_within,
    "in_within": counts.read_in_within,
    "later": counts.read_later,
    "after_count": counts.read_after_count,
    "anaphor": counts.read_anaphor,
    "season": dates.read_season,
    "subdivision": dates.read_subdivision,
    "decade": dates.read_decade,
    "century": dates.read_century,
    "range": dates.read_range,
    "repeated": counts.read_repeated,
    "hijri": dates.read_hijri,
}
