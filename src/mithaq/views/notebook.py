"""In a notebook: evidence cards and boards as HTML without scripts, and tables as data frames."""

import importlib
from collections.abc import Iterable
from typing import Any

import msgspec
from markupsafe import Markup, escape

from mithaq.errors import needing
from mithaq.knowledge.knowledge import knowledge
from mithaq.views.tables import AccordPage, StatementCard
from mithaq.views.words import Words

_RIGHT_TO_LEFT = frozenset({"ar", "fa", "he", "ur", "ps"})
_STAGES = (
    "courted",
    "interested",
    "conditional",
    "announced",
    "signed",
    "ratified",
    "party",
    "suspended",
    "withdrawn",
)


class Shown(msgspec.Struct, frozen=True):
    """Something that a notebook draws by itself."""

    html: str

    def _repr_html_(self) -> str:
        """Return the HTML; every word in it is escaped."""
        return self.html


def card(one: StatementCard, lang: str = "en") -> Shown:
    """Return a card: the sentence in its own direction, what it says, whose word it is."""
    words = Words(lang=lang, knowledge=knowledge())
    told, where = one.statement, one.quote
    direction = "rtl" if (where.lang or "")[:2] in _RIGHT_TO_LEFT else "ltr"
    body = Markup(
        '<figure dir="{page}" lang="{lang}">'
        '<blockquote dir="{direction}" lang="{own}">{text}</blockquote>'
        "<figcaption><b>{gloss}</b> \N{MIDDLE DOT} {reality} \N{MIDDLE DOT} {voice}<br>"
        "<small>{outlet} \N{MIDDLE DOT} {day} \N{MIDDLE DOT} {start}\N{EN DASH}{end}</small>"
        "</figcaption></figure>"
    ).format(
        page="rtl" if lang == "ar" else "ltr",
        lang=lang,
        direction=direction,
        own=where.lang or "und",
        text=where.text,
        gloss=words.gloss(told),
        reality=words.reality(told),
        voice=words.voice(told),
        outlet=words.name(where.outlet or where.agency or "report"),
        day=words.date(where.published) if where.published else "",
        start=where.start,
        end=where.end,
    )
    return Shown(str(body))


def board(page: AccordPage, lang: str = "en") -> Shown:
    """Return the board of an accord: a column for each rung on which somebody stands."""
    words = Words(lang=lang, knowledge=knowledge())
    columns = [
        (value, [cell.state for cell in page.cells if cell.value == value]) for value in _STAGES
    ]
    filled = [(value, states) for value, states in columns if states]
    head = Markup("").join(
        Markup("<th>{}</th>").format(words.say(f"rung.{value}")) for value, _ in filled
    )
    row = Markup("").join(
        Markup("<td>{}</td>").format(Markup("<br>").join(escape(words.name(one)) for one in states))
        for _, states in filled
    )
    html = Markup('<table dir="{}" lang="{}"><caption>{}</caption><tr>{}</tr><tr>{}</tr></table>')
    direction = "rtl" if lang == "ar" else "ltr"
    return Shown(str(html.format(direction, lang, words.name(page.accord), head, row)))


def to_frame(records: Iterable[Any]) -> Any:  # noqa: ANN401 - pandas is optional
    """Return view models as a pandas data frame, one a line, nested fields named by their path.

    Raises:
        MissingExtra: pandas is not installed.
    """
    with needing("notebook", __name__, "a data frame"):
        pandas = importlib.import_module("pandas")
    return pandas.json_normalize([msgspec.to_builtins(one) for one in records])
