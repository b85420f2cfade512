"""RSS and Atom feeds become reports, through feedparser on bytes (the extra ``feeds``).

feedparser is never given an address: what fetches is our own client. It resolves no external
entity, so that a feed cannot make it read a file or ask a host.
"""

import html
import importlib
import io
import re
from collections.abc import Iterator, Mapping
from types import ModuleType
from typing import Any

from mithaq.errors import EmptyInput, Failure, MithaqError, needing
from mithaq.ingest.plain import Intake
from mithaq.report import Report

#: Ends of blocks become ends of lines; any other tag vanishes.
_BLOCK_END = re.compile(r"</(?:p|div|li|h[1-6]|blockquote)>|<br\s*/?>", re.IGNORECASE)
_UNSEEN = re.compile(r"<(script|style)\b.*?</\1\s*>|<[^>]*>", re.IGNORECASE | re.DOTALL)


def read_feed(data: bytes, where: str, intake: Intake) -> Iterator[Report | Failure]:
    """Give the reports of a feed's entries; an entry without text is a `Failure`.

    Raises:
        EmptyInput: it holds no entry.
        MissingExtra: feedparser is not installed.
    """
    stream = io.BytesIO(data)  # bare bytes it would take for the name of a file
    entries = _parser(where).parse(stream, sanitize_html=False, resolve_relative_uris=False).entries
    if not entries:
        raise EmptyInput(where)
    for number, entry in enumerate(entries, 1):
        yield _report(entry, f"{where}[{number}]", intake)


def _report(entry: Mapping[str, Any], where: str, intake: Intake) -> Report | Failure:
    title = _plain(entry.get("title", ""))
    text = "\n\n".join(part for part in (title, _body(entry)) if part)
    if not text:
        return Failure(where, "ingest", EmptyInput(where))
    try:
        return intake.take(_told(entry, title, text), where)
    except MithaqError as error:
        return Failure(where, "ingest", error)


def _told(entry: Mapping[str, Any], title: str, text: str) -> Report:
    return Report(
        text=text,
        title=title or None,
        published=_instant(entry.get("published_parsed")),
        url=entry.get("link") or None,
    )


def _body(entry: Mapping[str, Any]) -> str:
    """Return the longest of what the entry gives: its contents, or its summary."""
    given = [content.get("value", "") for content in entry.get("content", ())]
    return max((_plain(part) for part in (*given, entry.get("summary", ""))), key=len)


def _plain(markup: str) -> str:
    text = html.unescape(_UNSEEN.sub("", _BLOCK_END.sub("\n", markup)))
    lines = (" ".join(line.split()) for line in text.split("\n"))
    return "\n\n".join(line for line in lines if line)


def _instant(moment: tuple[int, ...] | None) -> str | None:
    """Write feedparser's UTC time as ISO 8601."""
    if not moment:
        return None
    year, month, day, hour, minute, second = moment[:6]
    return f"{year:04d}-{month:02d}-{day:02d}T{hour:02d}:{minute:02d}:{second:02d}Z"


def _parser(where: str) -> ModuleType:
    with needing("feeds", where, "reading feeds"):
        return importlib.import_module("feedparser")
