"""A question to the pages: what a page is made from."""

from collections.abc import Mapping
from typing import NamedTuple

from mithaq.views.web.asked import Asked
from mithaq.views.web.supply import Supply
from mithaq.views.web.tongue import Tongue


class Question(NamedTuple):
    """What a page is made from."""

    supply: Supply
    asked: Asked
    tongue: Tongue
    names: Mapping[str, str]  # the parts of the path

    @property
    def place(self) -> int:
        """Return where a list goes on, from ``after`` of the query."""
        value = self.asked.query.get("after", "0")
        return min(int(value), 100_000) if value.isdecimal() else 0

    def link(self, path: str, **query: str | int) -> str:
        """Return an address of this language with the state and *query* kept."""
        kept = self.asked.state() | {key: str(value) for key, value in query.items() if value != ""}
        return self.asked.to(f"/{self.tongue.lang}{path}", kept)
