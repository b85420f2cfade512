"""Reading over the API: each question of the ledger, with its two days and its axis."""

import base64
from collections.abc import Callable, Sequence
from typing import Annotated, Any, Generic, NamedTuple, TypeVar

import msgspec
from fastapi import APIRouter, Depends, Path, Query, Request
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
Id = Annotated[str, Path(max_length=80, description="The id, or the start of it.")]
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
About = Annotated[
    str, Query(max_length=80, description="Only what is about this state, accord or organisation.")
]
Words = Annotated[str, Query(max_length=200, description="Words, in English or Arabic.")]
Name = Annotated[
    str,
    Path(
        max_length=80,
        description="An id, a slug, an ISO code, or a name in English or Arabic.",
        examples=["abraham-accords"],
    ),
]


def days(known: Day = None, held: Day = None, axis: AxisName = "public") -> dict[str, str]:
    """Gather the moment that a question asks about."""
    told = {"known": known, "held": held, "axis": axis}
    return {key: value for key, value in told.items() if value}


class Stretch(NamedTuple):
    """Which part of a list is asked for."""

    limit: int
    cursor: str | None


def stretch(
    limit: Annotated[int, Query(ge=1, le=200, description="How many items at most.")] = 50,
    cursor: Annotated[
        str | None, Query(max_length=40, description="`next` of the answer before.")
    ] = None,
) -> Stretch:
    """Gather which part of a list is asked for."""
    return Stretch(limit, cursor)


class Between(NamedTuple):
    """Whose standing toward whom is asked for."""

    state: str | None
    toward: str | None


def between(
    state: Annotated[str | None, Query(max_length=80, description="Whose standing.")] = None,
    toward: Annotated[str | None, Query(max_length=80, description="Toward what or whom.")] = None,
) -> Between:
    """Gather whose standing toward whom is asked for."""
    return Between(state, toward)


Sides = Annotated[Between, Depends(between)]
Days = Annotated[dict[str, str], Depends(days)]
Part = Annotated[Stretch, Depends(stretch)]


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


def turn(items: Sequence[Item], part: Stretch) -> Listed[Item]:
    """Return the stretch of *items* that is asked for."""
    start = place_of(part.cursor)
    shown = tuple(items[start : start + part.limit])
    following = start + part.limit
    return Listed(
        items=shown,
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
    _add_ledger(made)
    return made


async def _ask(
    request: Request, asked: dict[str, str], question: Callable[[Supply], object]
) -> Response:
    """Answer *question* on the ledger's thread, with the tag of the ledger's version."""
    site = request.app.state.site

    def work() -> tuple[bytes, str]:
        return msgspec.json.encode(question(site.supply(asked))), site.etag(str(request.url))

    body, tag = await site.run(work)
    headers = {"ETag": tag, "Cache-Control": "no-cache"}
    if tag in request.headers.get("if-none-match", ""):
        return Response(status_code=304, headers=headers)
    return Response(body, media_type="application/json", headers=headers)


def _add_boards(made: APIRouter) -> None:
    @made.get(
        "/accords/{name}",
        responses=json_of(AccordPage),
        summary="Who stands where toward an accord",
    )
    async def accord(request: Request, name: Name, asked: Days) -> Response:
        """Answer who stands where, on whose word, what is expected next, and on what condition."""
        return await _ask(
            request, asked, lambda s: s.then.accord(resolve(name, s.knowledge, "accord", "org"))
        )

    @made.get("/states/{name}", responses=json_of(StatePage), summary="Where a state stands")
    async def state(request: Request, name: Name, asked: Days) -> Response:
        """Answer where a state stands, what it said, and what was said of it."""
        return await _ask(
            request, asked, lambda s: s.then.state(resolve(name, s.knowledge, "state"))
        )

    @made.get(
        "/pairs/{one}/{other}", responses=json_of(PairPage), summary="What is between two states"
    )
    async def pair(request: Request, one: Name, other: Name, asked: Days) -> Response:
        """Answer what ties hold, how the two meet, and what each said last."""

        def question(s: Supply) -> object:
            sides = [resolve(name, s.knowledge, "state", "org") for name in (one, other)]
            return s.then.pair(*sides)

        return await _ask(request, asked, question)

    @made.get(
        "/standings",
        responses=json_of(Listed[Standing]),
        summary="Standings as the ledger derives them",
    )
    async def standings(request: Request, sides: Sides, asked: Days, part: Part) -> Response:
        """Answer the rectangles that hold on the day `held` by what was known by `known`."""

        def question(s: Supply) -> object:
            at = s.moment
            state = resolve(sides.state, s.knowledge, "state", "org") if sides.state else None
            toward = (
                resolve(sides.toward, s.knowledge, "accord", "org", "state")
                if sides.toward
                else None
            )
            found = s.ledger.as_of(
                valid=at.held, known=at.known, axis=s.axis, state=state, toward=toward
            )
            return turn(found, part)

        return await _ask(request, asked, question)


def _add_lists(made: APIRouter) -> None:
    @made.get("/accords", responses=json_of(Listed[Row]), summary="Accords and organisations")
    async def accords(request: Request, asked: Days, part: Part) -> Response:
        """List those toward which somebody stands, with counts per rung."""
        return await _ask(
            request, asked, lambda s: turn(lists.rows(s, of=lambda one: one.toward), part)
        )

    @made.get("/states", responses=json_of(Listed[Row]), summary="States")
    async def states(request: Request, asked: Days, part: Part) -> Response:
        """List the states that stand anywhere, with counts per rung."""
        return await _ask(
            request, asked, lambda s: turn(lists.rows(s, of=lambda one: one.state), part)
        )

    @made.get("/changes", responses=json_of(Listed[ChangeLine]), summary="What changed in knowing")
    async def changes(  # noqa: PLR0917 - its query
        request: Request, asked: Days, part: Part, since: Day = None, about: About = ""
    ) -> Response:
        """List what became known after the day `since`, up to the day `known`; the newest first."""

        def question(s: Supply) -> object:
            side = resolve(about, s.knowledge, "state", "accord", "org") if about else None
            return turn(s.then.changes(since or BEGINNING, side).lines, part)

        return await _ask(request, asked, question)

    @made.get("/expected", responses=json_of(Listed[ExpectedLine]), summary="What is to come")
    async def expected(request: Request, asked: Days, part: Part) -> Response:
        """List what is planned or expected after the day `held`; dated things first."""
        return await _ask(request, asked, lambda s: turn(s.then.expected(), part))

    @made.get("/relations", responses=json_of(Listed[lists.Edge]), summary="Who deals with whom")
    async def relations(request: Request, asked: Days, part: Part) -> Response:
        """List what is between two sides in each group of types, the most told first."""
        return await _ask(request, asked, lambda s: turn(lists.edges(s), part))

    @made.get("/sources", responses=json_of(Listed[lists.SourceLine]), summary="Outlets")
    async def sources(request: Request, part: Part) -> Response:
        """List the outlets that were read."""
        return await _ask(request, {}, lambda s: turn(lists.sources(s), part))


def _add_texts(made: APIRouter) -> None:
    @made.get("/search", responses=json_of(SearchPage), summary="Search sentences")
    async def search(  # noqa: PLR0917 - its query
        request: Request, asked: Days, part: Part, q: Words = "", about: About = ""
    ) -> Response:
        """Find statements by the words of their sentences, or all about one side."""
        query = {"q": q, "about": about}
        place = place_of(part.cursor)
        return await _ask(
            request, asked, lambda s: lists.search(s, query, offset=place, limit=part.limit)
        )

    @made.get("/reports", responses=json_of(Listed[lists.ReportLine]), summary="Reports")
    async def reports(request: Request, part: Part) -> Response:
        """List the reports that were read, the newest recorded first."""

        def question(s: Supply) -> object:
            place = place_of(part.cursor)
            found = lists.reports(s, after=place, limit=part.limit + 1)
            following = cursor_of(place + part.limit) if len(found) > part.limit else None
            return Listed(items=found[: part.limit], next=following)

        return await _ask(request, {}, question)

    @made.get(
        "/reports/{report_id}",
        responses=json_of(ReportPage),
        summary="A report with its statements",
    )
    async def report(request: Request, report_id: Id) -> Response:
        """Answer the text, cut at every edge of evidence, and the statements."""
        return await _ask(request, {}, lambda s: s.desk.report(report_id))

    @made.get(
        "/statements/{statement_id}",
        responses=json_of(Told),
        summary="A statement and its neighbours",
    )
    async def statement(request: Request, statement_id: Id) -> Response:
        """Answer one statement, who else tells it, and who tells the contrary."""

        def question(s: Supply) -> object:
            story = s.story(statement_id)
            return Told(card=story.card, same=story.same, against=story.against)

        return await _ask(request, {}, question)


def _add_ledger(made: APIRouter) -> None:
    @made.get("/ledger", responses=json_of(Ledgered), summary="What the ledger holds")
    async def ledger(request: Request) -> Response:
        """Answer counts and the version."""
        site = request.app.state.site

        def question(s: Supply) -> object:
            return Ledgered(version=site.version(), latest=s.latest, counts=s.ledger.counts())

        return await _ask(request, {}, question)
