"""What goes into reading: one published text."""

import hashlib

import msgspec


class Report(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One published text and what is known of its publication; what is unknown is None."""

    text: str
    id: str = ""  # as given; empty: `report_id` makes one from the content
    lang: str | None = None  # BCP 47
    published: str | None = None  # ISO 8601 day or instant; never guessed from the clock
    title: str | None = None
    agency: str | None = None  # id of the wire whose text it is
    outlet: str | None = None  # id of who printed it
    url: str | None = None
    retrieved: str | None = None  # UTC instant at which ingest fetched it


def content_id(report: Report) -> str:
    """Return the hash of outlet, day of publication and text: the same report, the same id."""
    parts = (report.outlet or "", report.published or "", report.text)
    return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:32]


def report_id(report: Report) -> str:
    """Return the id that statements name: the report's own, or where it has none its content's."""
    return report.id or content_id(report)
