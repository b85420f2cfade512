"""The API joins the application: routes, errors, who may read, the document."""

from pathlib import Path
from typing import Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.middleware.base import RequestResponseEndpoint
from starlette.responses import JSONResponse, Response

from mithaq.errors import MithaqError
from mithaq.views.api import asking, writing
from mithaq.views.api.hooks import Hooks
from mithaq.views.api.problems import Problem, problem_of, respond
from mithaq.views.api.schema import openapi_of
from mithaq.views.api.tokens import Tokens
from mithaq.views.web.guards import Rate

PREFIX = "/api/v1"
_COSTLY = ("/search", "/relations", "/changes")
_ORDINARY = {404: "Nothing is at this address", 405: "This cannot be done here"}


def add_api(app: FastAPI) -> None:
    """Add the API to *app*, whose state holds the site and the settings."""
    settings = app.state.settings
    file = Path(settings.tokens) if settings.tokens else Path("tokens.json")
    app.state.tokens, app.state.hooks = Tokens(file), Hooks(file.with_name("webhooks.json"))
    app.include_router(asking.router(), prefix=PREFIX)
    app.include_router(writing.router(), prefix=PREFIX)
    app.openapi = lambda: openapi_of(app)  # type: ignore[method-assign] # FastAPI's own way to extend the document
    _add_document(app)
    _add_errors(app)
    _add_gate(app, Rate(settings.rate), Rate(settings.write_rate))


def _add_document(app: FastAPI) -> None:
    @app.get(f"{PREFIX}/openapi.json", include_in_schema=False)
    async def document() -> Response:
        """Return the OpenAPI document."""
        return JSONResponse(app.openapi())


def _add_errors(app: FastAPI) -> None:
    @app.exception_handler(MithaqError)
    async def refused(_: Request, error: MithaqError) -> Response:
        headers = {"WWW-Authenticate": "Bearer"} if problem_of(error).status == 401 else {}  # noqa: PLR2004
        return respond(problem_of(error), headers)

    @app.exception_handler(RequestValidationError)
    async def unfit(_: Request, error: RequestValidationError) -> Response:
        first: dict[str, Any] = dict(error.errors()[0])
        where = ".".join(str(part) for part in first.get("loc", ()))
        return respond(
            Problem(
                title="A parameter does not fit",
                status=422,
                detail=str(first.get("msg", "")),
                where=where,
                do="see the API's description",
            )
        )

    @app.exception_handler(HTTPException)
    async def missing(_: Request, error: HTTPException) -> Response:
        title = _ORDINARY.get(error.status_code, str(error.detail))
        return respond(
            Problem(title=title, status=error.status_code, detail=title, do="see /en/api"),
            dict(error.headers or {}),
        )


def _add_gate(app: FastAPI, rate: Rate, write_rate: Rate) -> None:
    @app.middleware("http")
    async def gate(request: Request, call_next: RequestResponseEndpoint) -> Response:
        """Count what is costly, and ask for a token where reading is not open."""
        path = request.url.path
        if not path.startswith(PREFIX):
            return await call_next(request)
        told = request.headers.get("authorization", "")
        host = request.client.host if request.client else ""
        wait = 0
        if request.method not in {"GET", "HEAD"}:
            wait = write_rate.wait(told or host)
        elif path.removeprefix(PREFIX).startswith(_COSTLY):
            wait = rate.wait(host)
        if wait:
            problem = Problem(
                title="Too many requests",
                status=429,
                detail="more requests than are allowed came in a minute",
                do=f"wait {wait} seconds",
            )
            return respond(problem, {"Retry-After": str(wait)})
        is_reading = request.method in {"GET", "HEAD"} and not path.endswith("openapi.json")
        if is_reading and not app.state.settings.is_read_open:
            try:
                writing.token_of(request, told.removeprefix("Bearer ") or None, "read")
            except MithaqError as error:
                return respond(problem_of(error), {"WWW-Authenticate": "Bearer"})
        return await call_next(request)
