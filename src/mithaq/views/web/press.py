"""Templates become pages: one environment a language, everything escaped, nothing undefined."""

import datetime as dt
import json
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import msgspec
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from mithaq.edtf import END, bounds
from mithaq.views.tables import Moment, Quote, StatementCard
from mithaq.views.web.stages import STAGES, stage_of
from mithaq.views.web.tongue import Tongue, catalogue, code, is_state

HERE = Path(__file__).parent
STATIC = HERE / "static"
#: What a page of each language shows first, loaded before the style sheet asks for it.
FONTS = {
    "en": ("newsreader.woff2", "ibm-plex-sans.woff2", "noto-naskh-arabic.woff2"),
    "ar": (
        "mithaq-sans-arabic-400.woff2",
        "mithaq-sans-arabic-600.woff2",
        "noto-naskh-arabic.woff2",
        "ibm-plex-sans.woff2",
    ),
}
#: Scripts that run from the right.
RIGHT_TO_LEFT = frozenset({"ar", "fa", "he", "ur", "ps", "ckb", "dv", "yi", "ug", "sd"})
_ISOLATE = ("\N{RIGHT-TO-LEFT ISOLATE}", "\N{POP DIRECTIONAL ISOLATE}")
_UNSAFE = str.maketrans({"<": "\\u003c", ">": "\\u003e", "&": "\\u0026"})


@cache
def manifest() -> Mapping[str, str]:
    """Return the hashed name of each static file."""
    names: dict[str, str] = json.loads((STATIC / "manifest.json").read_text())
    return names


def static(name: str) -> str:
    """Return the address of a static file."""
    return f"/static/{manifest()[name]}"


def island(value: object) -> Markup:
    """Return *value* as JSON that can stand inside a script element."""
    return Markup(msgspec.json.encode(value).decode().translate(_UNSAFE))  # noqa: S704 - < > & are escaped above


def direction_of(lang: str | None) -> str:
    """Return the direction of a text in *lang*; its first letter decides where it is unknown."""
    if not lang:
        return "auto"
    return "rtl" if lang.partition("-")[0] in RIGHT_TO_LEFT else "ltr"


def shown(card: StatementCard, moment: Moment) -> bool:
    """Say whether *card* was known at the moment."""
    known_from, known_to = (card.known_from or "")[:10], (card.known_to or "9999")[:10]
    return known_from <= moment.known < known_to


def after(time: str | None) -> str:
    """Return the first day after *time*, when it is no longer to come; of None the end."""
    if not time:
        return END
    last = dt.date.fromisoformat(bounds(time)[1])
    return END if last == dt.date.max else (last + dt.timedelta(days=1)).isoformat()


@cache
def environment(lang: str) -> Environment:
    """Return the templates of a language."""
    found = Environment(
        loader=FileSystemLoader(HERE / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        extensions=["jinja2.ext.i18n"],
    )
    found.install_gettext_translations(catalogue(lang), newstyle=True)  # type: ignore[attr-defined] # made by the extension
    found.globals.update(
        static=static,
        stage_of=stage_of,
        stages=STAGES,
        code=code,
        is_state=is_state,
        direction_of=direction_of,
        shown=shown,
        after=after,
        fonts=FONTS[lang],
    )
    return found


def isolate(text: str, tongue: Tongue) -> str:
    """Return *text* isolated for a chart, which always runs from the left."""
    return _ISOLATE[0] + text + _ISOLATE[1] if tongue.direction == "rtl" else text


def report_link(lang: str) -> Callable[[Quote, str | None], str]:
    """Return what makes the address of a sentence inside its report."""

    def link(quote: Quote, card: str | None = None) -> str:
        return f"/{lang}/reports/{quote.report}" + (f"#st{card}" if card else f"#c{quote.start}")

    return link


def render(template: str, tongue: Tongue, context: Mapping[str, Any]) -> str:
    """Return a page."""
    return environment(tongue.lang).get_template(template).render(context)
