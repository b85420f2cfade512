"""Timing: which of a sentence's times is an event's, and which its telling's."""

from mithaq.reading.attribution import Attribution
from mithaq.reading.clauses import Parse
from mithaq.reading.factuality import Factuality
from mithaq.reading.frames import Frame
from mithaq.reading.times import Timex
from mithaq.statement import Modality

_OPEN = {"since": "{}", "after": "{}"}


def event_time(frame: Frame, parse: Parse, factuality: Factuality) -> str | None:
    """Return when the event happens, by the time nearest to its trigger in its own clause."""
    found = _times_in(frame.clause, parse)
    if not found:
        return None
    index, timex = min(found, key=lambda f: (f[0] < frame.trigger, abs(f[0] - frame.trigger)))
    del index
    if factuality.modality is not Modality.ACTUAL and timex.forward:
        return timex.forward
    return timex.value


def said_time(attribution: Attribution, parse: Parse) -> str | None:
    """Return when it was said: a time in the clause of the cue."""
    if attribution.clause < 0:
        return None
    found = _times_in(attribution.clause, parse)
    return found[0][1].value if found else None


def _times_in(clause: int, parse: Parse) -> list[tuple[int, Timex]]:
    return [
        (index, unit.timex)
        for index, unit in enumerate(parse.units)
        if unit.timex is not None and parse.owner[index] == clause
    ]
