"""The application: pages, data, static files, and what guards them."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from fastapi import FastAPI, Request
from fastapi.responses import RedirectResponse, Response
from servestatic import ServeStaticASGI  # type: ignore[import-untyped] # it has no types
from starlette.exceptions import HTTPException
from starlette.middleware.gzip import GZipMiddleware
from starlette.middleware.trustedhost import TrustedHostMiddleware

from mithaq.errors import BadDate, MithaqError, UnknownName
from mithaq.knowledge.knowledge import Knowledge
from mithaq.views.api.mount import add_api
from mithaq.views.api.schema import openapi_of, operations
from mithaq.views.api.telling import telling
from mithaq.views.web.failures import failure_page
from mithaq.views.web.guards import BodyCap, Headers, Rate
from mithaq.views.web.press import STATIC
from mithaq.views.web.settings import Settings
from mithaq.views.web.site import Opener, Site, split_suffix
from mithaq.views.web.tongue import LANGUAGES

#: What is costly to make: counted per address.
#: Longer values of a query are left out.
_LONGEST = 300
_COSTLY = ("/search", "/relations", "/compare")


def create_app(
    open_ledger: Opener, knowledge: Knowledge, settings: Settings | None = None
) -> FastAPI:
    """Return the application on a ledger.

    Args:
        open_ledger: opens the ledger; entered once, on the thread that will ask it.
        knowledge: the names and kinds of all that the ledger can speak of.
        settings: how the server is run.
    """
    chosen = settings or Settings()
    site = Site(open_ledger, knowledge)

    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        async with telling(site, app.state.hooks):
            yield
        site.close()

    app = FastAPI(
        title="Mithaq", docs_url=None, redoc_url=None, openapi_url=None, lifespan=lifespan
    )
    app.state.site, app.state.settings = site, chosen
    app.add_middleware(
        ServeStaticASGI,
        root=STATIC,
        prefix="static/",
        allow_all_origins=False,
        immutable_file_test=lambda _path, url: url.rsplit(".", 2)[-2:] != ["manifest", "json"],
    )
    app.add_middleware(GZipMiddleware, minimum_size=700)
    app.add_middleware(BodyCap, most=chosen.most_bytes)
    app.add_middleware(TrustedHostMiddleware, allowed_hosts=list(chosen.hosts))
    app.add_middleware(Headers)
    add_api(app)
    site.operations = lambda: operations(openapi_of(app))
    _add_pages(app, site, Rate(chosen.rate))
    return app


def _add_pages(app: FastAPI, site: Site, rate: Rate) -> None:
    @app.api_route("/", methods=["GET", "HEAD"], include_in_schema=False)
    async def root(request: Request) -> Response:
        """Send to the language that the browser asks for first."""
        wanted = request.headers.get("accept-language", "en")
        return RedirectResponse("/ar/" if wanted.lower().startswith("ar") else "/en/", 307)

    @app.api_route("/embed/{lang}/accords/{slug}", methods=["GET", "HEAD"], include_in_schema=False)
    async def embedded(request: Request, lang: str, slug: str) -> Response:
        """Answer a board, or with ``?part=map`` a map, that other sites may frame."""
        if lang not in LANGUAGES:
            raise HTTPException(404)
        return await _answer(site, request, lang, f"/embed/{slug}")

    @app.api_route("/{lang}/{path:path}", methods=["GET", "HEAD"], include_in_schema=False)
    async def page(request: Request, lang: str, path: str) -> Response:
        """Answer any page in any of its forms."""
        if lang not in LANGUAGES:
            raise HTTPException(404)
        bare, suffix = split_suffix(f"/{path}")
        is_costly = bare.startswith(_COSTLY) or bool(suffix)
        if is_costly and (wait := rate.wait(request.client.host if request.client else "")):
            return await failure_page(site, lang, 429, wait=wait)
        return await _answer(site, request, lang, f"/{path}")


async def _answer(site: Site, request: Request, lang: str, path: str) -> Response:
    query = {key: value for key, value in request.query_params.items() if len(value) <= _LONGEST}
    origin = f"{request.url.scheme}://{request.headers.get('host', 'localhost')}"
    try:
        answer = await site.run(site.answer, lang, path, query, origin)
    except UnknownName as error:
        return await failure_page(site, lang, 404, error)
    except BadDate as error:
        return await failure_page(site, lang, 400, error)
    except MithaqError as error:
        return await failure_page(site, lang, 400, error)
    if answer is None:
        return await failure_page(site, lang, 404)
    headers = {"ETag": answer.etag, "Vary": "Accept-Encoding", "Cache-Control": "no-cache"}
    if answer.etag in request.headers.get("if-none-match", ""):
        return Response(status_code=304, headers=headers)
    return Response(answer.body, media_type=answer.media_type, headers=headers)
