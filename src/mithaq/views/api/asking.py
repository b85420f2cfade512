"""Reading over the API: each question of the ledger, with its two days and its axis."""

import base64
from collections.abc import Callable, Sequence
from typing import Annotated, Any, Generic, TypeVar

import msgspec
from fastapi import APIRouter, Path, Query, Request
from starlette.responses import Response

from mithaq.edtf import BEGINNING
from mithaq.record.entry import Standing
from mithaq.record.ledger import Counts
from mithaq.views.api.schema import json_of
from mithaq.views.names import resolve
from mithaq.views.tables import (
    AccordPage,
    ChangeLine,
    ExpectedLine,
    PairPage,
    ReportPage,
    Row,
    SearchPage,
    StatePage,
)
from mithaq.views.web import lists
from mithaq.views.web.supply import Supply

Item = TypeVar("Item")
Day = Annotated[
    str | None,
    Query(
        pattern=r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$",
        description="An ISO 8601 day.",
        examples=["2025-11-07"],
    ),
]
AxisName = Annotated[
    str,
    Query(
        pattern="^(public|ledger)$",
        description="Known to the public (published by then) or to this ledger (recorded by then).",
    ),
]
Limit = Annotated[int, Query(ge=1, le=200, description="How many items at most.")]
Cursor = Annotated[str | None, Query(max_length=40, description="`next` of the answer before.")]
Name = Annotated[
    str,
    Path(
        max_length=80,
        description="An id, a slug, an ISO code, or a name in English or Arabic.",
        examples=["abraham-accords"],
    ),
]


class Listed(msgspec.Struct, Generic[Item], frozen=True, kw_only=True):
    """A stretch of a list; `next` asks for the following one, and is null at the end."""

    items: tuple[Item, ...]
    next: str | None = None
    total: int | None = None


class Ledgered(msgspec.Struct, frozen=True, kw_only=True):
    """What the ledger holds, and its version: the hash of its last step."""

    version: str
    latest: str
    counts: Counts


class Told(msgspec.Struct, frozen=True, kw_only=True):
    """One statement: its card, who else tells it, who tells the contrary."""

    card: Any
    same: tuple[Any, ...]
    against: tuple[Any, ...]


def turn(items: Sequence[Item], cursor: str | None, limit: int) -> Listed[Item]:
    """Return the stretch of *items* after *cursor*."""
    start = place_of(cursor)
    part = tuple(items[start : start + limit])
    following = start + limit
    return Listed(
        items=part,
        next=cursor_of(following) if following < len(items) else None,
        total=len(items),
    )


def cursor_of(place: int) -> str:
    """Return an opaque cursor."""
    return base64.urlsafe_b64encode(f"p{place}".encode()).decode().rstrip("=")


def place_of(cursor: str | None) -> int:
    """Return the place of a cursor; the beginning of one that was not made here."""
    try:
        text = base64.urlsafe_b64decode((cursor or "") + "==").decode()
        return (
            min(int(text[1:]), 10_000_000) if text.startswith("p") and text[1:].isdecimal() else 0
        )
    except ValueError:
        return 0


def router() -> APIRouter:
    """Return the routes that only read."""
    made = APIRouter(tags=["Reading"])
    _add_boards(made)
    _add_lists(made)
    _add_texts(made)
    return made


async def _ask(
    request: Request, days: dict[str, str | None], question: Callable[[Supply], object]
) -> Response:
    """Answer *question* on the ledger's thread, with the tag of the ledger's version."""
    site = request.app.state.site
    query = {key: value for key, value in days.items() if value}

    def work() -> tuple[bytes, str]:
        return msgspec.json.encode(question(site.supply(query))), site.etag(str(request.url))

    body, tag = await site.run(work)
    headers = {"ETag": tag, "Cache-Control": "no-cache"}
    if tag in request.headers.get("if-none-match", ""):
        return Response(status_code=304, headers=headers)
    return Response(body, media_type="application/json", headers=headers)


def _days(known: str | None, held: str | None, axis: str) -> dict[str, str | None]:
    return {"known": known, "held": held, "axis": axis}


def _add_boards(made: APIRouter) -> None:
    @made.get(
        "/accords/{name}",
        responses=json_of(AccordPage),
        summary="Who stands where toward an accord",
    )
    async def accord(
        request: Request, name: Name, known: Day = None, held: Day = None, axis: AxisName = "public"
    ) -> Response:
        """Answer who stands where, on whose word, what is expected next, and on what condition."""
        return await _ask(
            request,
            _days(known, held, axis),
            lambda s: s.then.accord(resolve(name, s.knowledge, "accord", "org")),
        )

    @made.get("/states/{name}", responses=json_of(StatePage), summary="Where a state stands")
    async def state(
        request: Request, name: Name, known: Day = None, held: Day = None, axis: AxisName = "public"
    ) -> Response:
        """Answer where a state stands, what it said, and what was said of it."""
        return await _ask(
            request,
            _days(known, held, axis),
            lambda s: s.then.state(resolve(name, s.knowledge, "state")),
        )

    @made.get(
        "/pairs/{one}/{other}", responses=json_of(PairPage), summary="What is between two states"
    )
    async def pair(
        request: Request,
        one: Name,
        other: Name,
        known: Day = None,
        held: Day = None,
        axis: AxisName = "public",
    ) -> Response:
        """Answer what ties hold, how the two meet, and what each said last."""
        return await _ask(
            request,
            _days(known, held, axis),
            lambda s: s.then.pair(
                resolve(one, s.knowledge, "state", "org"),
                resolve(other, s.knowledge, "state", "org"),
            ),
        )

    @made.get(
        "/standings",
        responses=json_of(Listed[Standing]),
        summary="Standings as the ledger derives them",
    )
    async def standings(
        request: Request,
        state: str | None = None,
        toward: str | None = None,
        known: Day = None,
        held: Day = None,
        axis: AxisName = "public",
        limit: Limit = 100,
        cursor: Cursor = None,
    ) -> Response:
        """Answer the rectangles that hold on the day `held` by what was known on the day `known`."""

        def question(s: Supply) -> object:
            found = s.ledger.as_of(
                valid=s.moment.held,
                known=s.moment.known,
                axis=s.axis,
                state=resolve(state, s.knowledge, "state", "org") if state else None,
                toward=resolve(toward, s.knowledge, "accord", "org", "state") if toward else None,
            )
            return turn(found, cursor, limit)

        return await _ask(request, _days(known, held, axis), question)


def _add_lists(made: APIRouter) -> None:
    @made.get("/accords", responses=json_of(Listed[Row]), summary="Accords and organisations")
    async def accords(
        request: Request, known: Day = None, limit: Limit = 50, cursor: Cursor = None
    ) -> Response:
        """List those toward which somebody stands, with counts per rung."""
        return await _ask(
            request,
            {"known": known},
            lambda s: turn(lists.rows(s, of=lambda one: one.toward), cursor, limit),
        )

    @made.get("/states", responses=json_of(Listed[Row]), summary="States")
    async def states(
        request: Request, known: Day = None, limit: Limit = 50, cursor: Cursor = None
    ) -> Response:
        """List the states that stand anywhere, with counts per rung."""
        return await _ask(
            request,
            {"known": known},
            lambda s: turn(lists.rows(s, of=lambda one: one.state), cursor, limit),
        )

    @made.get("/changes", responses=json_of(Listed[ChangeLine]), summary="What changed in knowing")
    async def changes(
        request: Request,
        since: Day = None,
        known: Day = None,
        about: str | None = None,
        limit: Limit = 50,
        cursor: Cursor = None,
    ) -> Response:
        """List what became known after the day `since`, up to the day `known`; the newest first."""

        def question(s: Supply) -> object:
            side = resolve(about, s.knowledge, "state", "accord", "org") if about else None
            return turn(s.then.changes(since or BEGINNING, side).lines, cursor, limit)

        return await _ask(request, {"known": known}, question)

    @made.get("/expected", responses=json_of(Listed[ExpectedLine]), summary="What is to come")
    async def expected(
        request: Request,
        known: Day = None,
        held: Day = None,
        limit: Limit = 50,
        cursor: Cursor = None,
    ) -> Response:
        """List what is planned or expected after the day `held`; dated things first."""
        return await _ask(
            request, {"known": known, "held": held}, lambda s: turn(s.expected(), cursor, limit)
        )

    @made.get("/relations", responses=json_of(Listed[lists.Edge]), summary="Who deals with whom")
    async def relations(
        request: Request, known: Day = None, limit: Limit = 100, cursor: Cursor = None
    ) -> Response:
        """List what is between two sides in each group of types, the most told first."""
        return await _ask(request, {"known": known}, lambda s: turn(lists.edges(s), cursor, limit))

    @made.get("/sources", responses=json_of(Listed[lists.SourceLine]), summary="Outlets")
    async def sources(request: Request, limit: Limit = 100, cursor: Cursor = None) -> Response:
        """List the outlets that were read."""
        return await _ask(request, {}, lambda s: turn(lists.sources(s), cursor, limit))


def _add_texts(made: APIRouter) -> None:
    @made.get("/search", responses=json_of(SearchPage), summary="Search sentences")
    async def search(
        request: Request,
        q: Annotated[str, Query(max_length=200, description="Words, in English or Arabic.")] = "",
        about: Annotated[str, Query(max_length=80)] = "",
        known: Day = None,
        limit: Limit = 25,
        cursor: Cursor = None,
    ) -> Response:
        """Find statements by the words of their sentences, or all about one side."""
        return await _ask(
            request,
            {"known": known},
            lambda s: lists.search(
                s, {"q": q, "about": about}, offset=place_of(cursor), limit=limit
            ),
        )

    @made.get("/reports", responses=json_of(Listed[lists.ReportLine]), summary="Reports")
    async def reports(request: Request, limit: Limit = 50, cursor: Cursor = None) -> Response:
        """List the reports that were read, the newest recorded first."""

        def question(s: Supply) -> object:
            place = place_of(cursor)
            found = lists.reports(s, after=place, limit=limit + 1)
            following = cursor_of(place + limit) if len(found) > limit else None
            return Listed(items=found[:limit], next=following)

        return await _ask(request, {}, question)

    @made.get(
        "/reports/{id}", responses=json_of(ReportPage), summary="A report with its statements"
    )
    async def report(request: Request, id: Annotated[str, Path(max_length=80)]) -> Response:  # noqa: A002 - the path's own word
        """Answer the text, cut at every edge of evidence, and the statements."""
        return await _ask(request, {}, lambda s: s.desk.report(id))

    @made.get("/statements/{id}", responses=json_of(Told), summary="A statement and its neighbours")
    async def statement(request: Request, id: Annotated[str, Path(max_length=80)]) -> Response:  # noqa: A002
        """Answer one statement, who else tells it, and who tells the contrary."""

        def question(s: Supply) -> object:
            story = s.story(id)
            return Told(card=story.card, same=story.same, against=story.against)

        return await _ask(request, {}, question)

    @made.get("/ledger", responses=json_of(Ledgered), summary="What the ledger holds")
    async def ledger(request: Request) -> Response:
        """Answer counts and the version."""
        site = request.app.state.site
        return await _ask(
            request,
            {},
            lambda s: Ledgered(version=site.version(), latest=s.latest, counts=s.ledger.counts()),
        )
