"""What is shown when a page cannot be: what, where, what to do."""

from fastapi.responses import HTMLResponse, Response

from mithaq.errors import MithaqError, UnknownName
from mithaq.views.web.asked import Asked
from mithaq.views.web.sheet import Sheet
from mithaq.views.web.site import Site
from mithaq.views.web.tongue import code, is_state


async def failure_page(
    site: Site, lang: str, status: int, error: MithaqError | None = None, *, wait: int = 0
) -> Response:
    """Return the page of an error, in the reader's language."""
    body = await site.run(_render, site, lang, status, error)
    headers = {"Retry-After": str(wait)} if wait else {}
    return HTMLResponse(body, status, headers)


def _render(site: Site, lang: str, status: int, error: MithaqError | None) -> bytes:
    tongue = site.tongues[lang]
    supply = site.supply({})
    asked = Asked(path="/", query={}, moment=supply.moment, latest=supply.latest, origin="")
    nearest = error.nearest if isinstance(error, UnknownName) else ()
    headings = {
        400: tongue.say("The question cannot be read"),
        404: tongue.say("There is no such page"),
        429: tongue.say("Too many requests"),
    }
    hints = {
        400: tongue.say("Give days as 2025-11-07."),
        404: tongue.say("Look for it in the search, or start at the first page."),
        429: tongue.say("Wait a minute and ask again."),
    }
    context = {
        "status": status,
        "heading": headings[status],
        "what": error.what if error else "",
        "do": hints[status] if not nearest else tongue.say("Did you mean:"),
        "nearest": [
            (f"/{lang}/{'states' if is_state(one) else 'accords'}/{code(one)}", tongue.name(one))
            for one in nearest
        ],
    }
    sheet = Sheet(template="error.html", title=headings[status], context=context, record=None)
    body, _ = site.print(sheet, asked, tongue, "")
    return body
