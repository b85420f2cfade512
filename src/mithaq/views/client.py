"""`mithaq.connect(url)`: a ledger over HTTP, asked by the same questions as a local `Desk`."""

from typing import Any, NamedTuple, Self, TypeVar

import httpx
import msgspec

from mithaq.errors import MithaqError
from mithaq.report import Report
from mithaq.views.tables import (
    AccordPage,
    ChangeLine,
    ExpectedLine,
    PairPage,
    ReportPage,
    SearchPage,
    StatePage,
)

Answer = TypeVar("Answer")
_TIMEOUT = 30.0


class RemoteRefused(MithaqError):  # noqa: N818 - the tree reads as a list of what can go wrong
    """The server answered with an error."""

    def __init__(self, problem: dict[str, Any], where: str) -> None:
        super().__init__(
            problem.get("detail") or problem.get("title", "it cannot be answered"),
            problem.get("where") or where,
            problem.get("do") or "ask otherwise",
        )
        self.status: int = problem.get("status", 500)


class Remote(NamedTuple):
    """A server of Mithaq; each method is a question, `known` and `held` its two days."""

    web: httpx.Client

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the connection."""
        self.web.close()

    def accord(
        self, accord: str, *, known: str | None = None, held: str | None = None
    ) -> AccordPage:
        """Ask who stands where toward *accord*, an id, a slug or a name."""
        return self._ask(f"/accords/{accord}", AccordPage, known=known, held=held)

    def state(self, state: str, *, known: str | None = None, held: str | None = None) -> StatePage:
        """Ask where *state* stands, an id, an ISO code or a name."""
        return self._ask(f"/states/{state}", StatePage, known=known, held=held)

    def pair(self, one: str, other: str, *, known: str | None = None) -> PairPage:
        """Ask what is between two states."""
        return self._ask(f"/pairs/{one}/{other}", PairPage, known=known)

    def report(self, report_id: str) -> ReportPage:
        """Ask for a report with its statements."""
        return self._ask(f"/reports/{report_id}", ReportPage)

    def expected(self, *, known: str | None = None) -> tuple[ExpectedLine, ...]:
        """Ask what is to come."""
        return self._all("/expected", ExpectedLine, known=known)

    def changes(self, since: str, *, known: str | None = None) -> tuple[ChangeLine, ...]:
        """Ask what became known after the day *since*."""
        return self._all("/changes", ChangeLine, since=since, known=known)

    def search(self, query: str, *, known: str | None = None) -> SearchPage:
        """Ask in which sentences the words of *query* stand."""
        return self._ask("/search", SearchPage, q=query, known=known)

    def add(self, report: Report) -> dict[str, Any]:
        """Read *report* into the server's ledger; needs a token with the scope ``ingest``."""
        answer = self.web.post("/api/v1/reports", content=msgspec.json.encode(report))
        found: dict[str, Any] = msgspec.json.decode(_checked(answer))
        return found

    def _ask(self, path: str, type_: type[Answer], **query: str | None) -> Answer:
        told = {key: value for key, value in query.items() if value}
        return msgspec.json.decode(
            _checked(self.web.get(f"/api/v1{path}", params=told)), type=type_
        )

    def _all(self, path: str, type_: type[Answer], **query: str | None) -> tuple[Answer, ...]:
        """Follow the cursor to the end of a list."""
        found: list[Answer] = []
        cursor: str | None = None
        while True:
            part = self._ask(path, dict[str, Any], limit="200", cursor=cursor, **query)
            found += msgspec.convert(part["items"], list[type_])  # type: ignore[valid-type] # the type is a value here
            cursor = part["next"]
            if not cursor:
                return tuple(found)


def connect(url: str, *, token: str | None = None) -> Remote:
    """Return the ledger that is served at *url*.

    Args:
        url: the server, such as ``http://127.0.0.1:8000``.
        token: a bearer token made by ``mithaq token new``, for writing or a closed server.
    """
    headers = {"Authorization": f"Bearer {token}"} if token else {}
    return Remote(httpx.Client(base_url=url, headers=headers, timeout=_TIMEOUT))


def _checked(answer: httpx.Response) -> bytes:
    if answer.is_success:
        return answer.content
    try:
        problem = answer.json()
    except ValueError:
        problem = {"status": answer.status_code, "detail": answer.reason_phrase}
    raise RemoteRefused(problem, str(answer.url))
