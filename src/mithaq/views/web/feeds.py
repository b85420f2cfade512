"""What a desk follows: an Atom feed of changes, and a calendar of what is to come."""

import datetime as dt
import hashlib
from collections.abc import Iterable

from feedgen.feed import FeedGenerator  # type: ignore[import-untyped] # it has no types
from icalendar import Calendar, Event

from mithaq.edtf import bounds
from mithaq.statement import Modality
from mithaq.views.tables import ChangeLine, ExpectedLine
from mithaq.views.web.tongue import Tongue, strip_controls


def headline(line: ChangeLine, tongue: Tongue) -> str:
    """Return "Saudi Arabia: conditional → announced, on the word of the United States"."""
    steps = [tongue.word("rung", value) for value in (line.before, line.after) if value]
    arrow = " \N{LEFTWARDS ARROW} " if tongue.direction == "rtl" else " \N{RIGHTWARDS ARROW} "
    said = f"{tongue.name(line.state)} ({tongue.name(line.toward)}): {arrow.join(steps)}"
    if line.claimant:
        word = tongue.say("on the word of %(name)s") % {"name": tongue.name(line.claimant)}
        said += f"{tongue.say(', ')}{word}"
    return strip_controls(said)


def line_id(line: ChangeLine) -> str:
    """Return the id of a change: the same change, the same id, on every server."""
    parts = (line.day, line.state, line.toward, line.timeline, line.after or "")
    return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:16]


def as_atom(lines: Iterable[ChangeLine], tongue: Tongue, title: str, address: str) -> bytes:
    """Return an Atom feed of *lines*; its times are those of the ledger, never the clock's."""
    told = sorted(lines, key=lambda line: line.day)[-60:]
    origin = address.split("/", 3)
    root = "/".join(origin[:3])
    feed = FeedGenerator()
    feed.id(address)
    feed.title(strip_controls(f"{title} \N{MIDDLE DOT} Mithaq"))
    feed.link(href=address, rel="alternate")
    feed.language(tongue.lang)
    feed.author(name="Mithaq")
    feed.updated(_noon(told[-1].day if told else "1970-01-01"))
    for line in told:
        entry = feed.add_entry()
        entry.id(f"urn:mithaq:change:{line_id(line)}")
        entry.title(headline(line, tongue))
        entry.updated(_noon(line.day))
        entry.published(_noon(line.day))
        quote = line.quote
        where = f"{root}/{tongue.lang}/reports/{quote.report}#c{quote.start}" if quote else address
        entry.link(href=where, rel="alternate")
        if quote:
            entry.content(strip_controls(quote.text), type="text")
    return bytes(feed.atom_str(pretty=True))


def _noon(day: str) -> dt.datetime:
    return dt.datetime.fromisoformat(f"{day[:10]}T12:00:00+00:00")


def as_calendar(lines: Iterable[ExpectedLine], tongue: Tongue, title: str, root: str) -> bytes:
    """Return what is to come and has a date; tentative until it is planned by those who do it."""
    calendar = Calendar()
    calendar.add("prodid", "-//Mithaq//Expected//EN")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", strip_controls(title))
    for line in lines:
        if line.time:
            calendar.add_component(_event(line, line.time, tongue, root))
    return bytes(calendar.to_ical())


def _event(line: ExpectedLine, time: str, tongue: Tongue, root: str) -> Event:
    told = line.card.statement
    low, high = (dt.date.fromisoformat(day) for day in bounds(time))
    event = Event()
    event.add("uid", f"{line.card.id}@mithaq")
    event.add("dtstamp", _noon(line.card.known_from or line.card.quote.published or "1970-01-01"))
    event.add("dtstart", low)
    event.add("dtend", high + dt.timedelta(days=1))
    event.add("summary", strip_controls(tongue.gloss(told).striptags()))
    event.add("status", "CONFIRMED" if told.modality is Modality.ACTUAL else "TENTATIVE")
    event.add("description", strip_controls(line.card.quote.text))
    event.add("url", f"{root}/{tongue.lang}/statements/{line.card.id}")
    return event
