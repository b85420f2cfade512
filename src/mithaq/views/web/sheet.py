"""A page before it is printed: its template, and the same content as data."""

from collections.abc import Mapping, Sequence
from typing import Any

import msgspec

from mithaq.views.tables import ChangeLine, ExpectedLine


class Sheet(msgspec.Struct, frozen=True, kw_only=True):
    """One page and its twins."""

    template: str
    title: str
    context: Mapping[str, Any]
    record: Any  # what .json gives: a view model, or what makes it when it is asked for
    rows: Sequence[Any] | None = None  # what .csv gives: records, one a line
    changes: tuple[ChangeLine, ...] | None = None  # what .atom tells
    coming: tuple[ExpectedLine, ...] | None = None  # what .ics tells
    shapes: Mapping[str, Mapping[str, Any]] | None = None  # ISO code -> properties: .geojson
    nav: str = ""
    description: str = ""
    is_dated: bool = True  # its content depends on the known day

    @property
    def formats(self) -> tuple[str, ...]:
        """Return the suffixes that this page answers."""
        parts = {
            "json": True,
            "csv": self.rows is not None,
            "md": True,
            "atom": self.changes is not None,
            "ics": self.coming is not None,
            "geojson": self.shapes is not None,
        }
        return tuple(suffix for suffix, has in parts.items() if has)
