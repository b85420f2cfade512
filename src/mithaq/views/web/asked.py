"""What a page is asked: language, moment, suffix; and the links that keep it."""

from collections.abc import Mapping
from typing import Any
from urllib.parse import urlencode

import msgspec

from mithaq.views.tables import Moment
from mithaq.views.web.tongue import OWN_NAMES, Tongue

#: Suffixes and their media types.
FORMATS = {
    "json": "application/json",
    "csv": "text/csv; charset=utf-8",
    "atom": "application/atom+xml; charset=utf-8",
    "ics": "text/calendar; charset=utf-8",
    "md": "text/markdown; charset=utf-8",
    "geojson": "application/geo+json",
}


class Asked(msgspec.Struct, frozen=True, kw_only=True):
    """One question to the pages."""

    path: str  # without language and suffix: /accords/abraham-accords
    query: Mapping[str, str]
    moment: Moment
    latest: str
    origin: str  # https://host, for addresses that leave the page

    def state(self, known: str | None = None) -> dict[str, str]:
        """Return the query of another day, the rest of the state kept."""
        day = known or self.moment.known
        kept = {"known": day} if day != self.latest or "held" in self.query else {}
        if self.query.get("held"):
            kept["held"] = self.moment.held
        if self.moment.axis != "public":
            kept["axis"] = self.moment.axis
        return kept

    def to(self, path: str, query: Mapping[str, str]) -> str:
        """Return an address with a query."""
        return f"{path}?{urlencode(query)}" if query else path


def frame(asked: Asked, tongue: Tongue) -> dict[str, Any]:
    """Return what every template needs to make links."""
    others = {
        key: value for key, value in asked.query.items() if key not in {"known", "held", "axis"}
    }
    here = f"/{tongue.lang}{asked.path}"
    return {
        "t": tongue,
        "known": asked.moment.known,
        "other_direction": "ltr" if tongue.direction == "rtl" else "rtl",
        "other_name": OWN_NAMES[tongue.other],
        "other_language": asked.to(f"/{tongue.other}{asked.path}", {**others, **asked.state()}),
        "go": lambda path: asked.to(f"/{tongue.lang}{path}", asked.state()),
        "at": lambda day: asked.to(here, {**others, **asked.state(day)}),
        "here": lambda suffix: asked.to(
            f"{here.rstrip('/')}.{suffix}", {**others, **asked.state()}
        ),
        "address": asked.to(asked.origin + here, {**others, "known": asked.moment.known}),
    }
