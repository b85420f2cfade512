"""The site: one ledger, asked from one thread; finished pages kept while it stands still."""

import asyncio
import datetime as dt
import hashlib
from collections import OrderedDict
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractContextManager
from typing import Any, NamedTuple, TypeVar

from mithaq.knowledge.knowledge import Knowledge
from mithaq.record.ledger import Ledger, Page
from mithaq.statement import GROUP_OF
from mithaq.views.tables import Piece
from mithaq.views.web.accord_page import effect_words, known_filter, told
from mithaq.views.web.asked import FORMATS, Asked, frame
from mithaq.views.web.boxes import language_name
from mithaq.views.web.cite import citations
from mithaq.views.web.clock import ask
from mithaq.views.web.feeds import as_atom, as_calendar, line_id
from mithaq.views.web.finder import name_forms
from mithaq.views.web.formats import as_csv, as_geojson, as_json, as_markdown
from mithaq.views.web.marks import cut_parts, find_parts
from mithaq.views.web.pages import find_page
from mithaq.views.web.press import island, isolate, render, report_link
from mithaq.views.web.question import Question
from mithaq.views.web.reference import is_reference, read_line, read_title
from mithaq.views.web.sheet import Sheet
from mithaq.views.web.supply import Supply
from mithaq.views.web.tongue import LANGUAGES, Tongue
from mithaq.views.web.vocabulary import LINKS

Answered = TypeVar("Answered")
#: Opens a ledger when it is entered, and lets go of it when it is left.
Opener = Callable[[], AbstractContextManager[Ledger]]
_MOST_KEPT = 600
_NEWEST = 200
_EPOCH = "1970-01-01"


class Answer(NamedTuple):
    """What goes out."""

    body: bytes
    media_type: str
    etag: str


class Site:
    """A ledger with all that the pages need of it.

    The ledger is opened and asked on one thread, which SQLite wants; what was made is kept by
    address until the ledger takes its next step.
    """

    def __init__(self, open_ledger: Opener, knowledge: Knowledge) -> None:
        self.knowledge = knowledge
        self.tongues = {lang: Tongue(lang, knowledge) for lang in LANGUAGES}
        self._forms = name_forms(knowledge)
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="ledger")
        self._open = self._thread.submit(open_ledger).result()
        self.ledger: Ledger = self._thread.submit(self._open.__enter__).result()
        self.operations: Callable[[], object] = tuple  # what the API offers; the server says
        self._kept: OrderedDict[str, Answer] = OrderedDict()

    async def run(self, function: Callable[..., Answered], *args: object) -> Answered:
        """Run *function* on the ledger's thread."""
        return await asyncio.get_running_loop().run_in_executor(self._thread, function, *args)

    def close(self) -> None:
        """Let go of the ledger."""
        self._thread.submit(self._open.__exit__, None, None, None).result()
        self._thread.shutdown()

    def version(self) -> str:
        """Return the hash of the ledger's last step."""
        last = self.ledger.steps(page=Page(limit=1, newest_first=True))
        return last[0].hash if last else "empty"

    def latest(self) -> str:
        """Return the last day of the news; of a ledger without any, of the reference record."""
        newest = self.ledger.reports(page=Page(limit=_NEWEST, newest_first=True))
        days = [
            one.report.published
            for one in newest
            if one.report.published and not is_reference(one.report.id)
        ]
        return (max(days, default=None) or self.ledger.counts().last_published or _EPOCH)[:10]

    def supply(self, query: Mapping[str, str]) -> Supply:
        """Return the ledger asked at the moment of *query*.

        Raises:
            BadDate: a day is none.
        """
        latest = self.latest()
        moment = ask(query.get("known"), query.get("held"), query.get("axis"), latest)
        return Supply(self.ledger, self.knowledge, moment, latest)

    def etag(self, address: str) -> str:
        """Return the tag of an address: it changes with the ledger, and with nothing else."""
        return f'W/"{hashlib.sha256(f"{self.version()}|{address}".encode()).hexdigest()[:20]}"'

    def answer(self, lang: str, path: str, query: Mapping[str, str], origin: str) -> Answer | None:
        """Return the page at *path*, or None where there is none.

        Raises:
            MithaqError: the question names nothing known, or no date.
        """
        address = f"{origin}/{lang}{path}?{sorted(query.items())}"
        tag = self.etag(address)
        kept = self._kept.get(address)
        if kept and kept.etag == tag:
            self._kept.move_to_end(address)
            return kept
        made = self._make(lang, path, query, origin)
        if made is None:
            return None
        answer = Answer(*made, tag)
        self._kept[address] = answer
        if len(self._kept) > _MOST_KEPT:
            self._kept.popitem(last=False)
        return answer

    def _make(
        self, lang: str, path: str, query: Mapping[str, str], origin: str
    ) -> tuple[bytes, str] | None:
        bare, suffix = split_suffix(path)
        found = find_page(bare)
        if not found:
            return None
        page, names = found
        supply = self.supply(query)
        asked = Asked(
            path=bare, query=query, moment=supply.moment, latest=supply.latest, origin=origin
        )
        tongue = self.tongues[lang]
        sheet = page(Question(supply, asked, tongue, names))
        if suffix and suffix not in sheet.formats:
            return None
        return self.print(sheet, asked, tongue, suffix)

    def print(self, sheet: Sheet, asked: Asked, tongue: Tongue, suffix: str) -> tuple[bytes, str]:
        """Return a sheet in the form of *suffix*, HTML without one."""
        media_type = FORMATS.get(suffix, "text/html; charset=utf-8")
        address = f"{asked.origin}/{tongue.lang}{asked.path}"
        if suffix and suffix != "md":
            return _data(sheet, asked, tongue, suffix), media_type
        html = render(sheet.template, tongue, self.context(sheet, asked, tongue))
        if suffix == "md":
            return as_markdown(html, address), media_type
        return html.encode(), media_type

    def context(self, sheet: Sheet, asked: Asked, tongue: Tongue) -> dict[str, Any]:
        """Return all that the template of *sheet* needs."""
        base = frame(asked, tongue)
        here = base["here"]
        address = f"{asked.origin}/{tongue.lang}{asked.path}?known={{known}}"
        return {
            **base,
            **_words(tongue),
            "title": sheet.title,
            "description": sheet.description,
            "nav": sheet.nav,
            "alternates": [(FORMATS[one].partition(";")[0], here(one)) for one in sheet.formats],
            "follow": [
                (word, here(one))
                for one, word in (("atom", "Atom"), ("ics", "iCal"))
                if one in sheet.formats
            ],
            "downloads": [(word, here(one)) for one, word in _DOWNLOADS if one in sheet.formats],
            "cite": citations(sheet.title, address) if sheet.record is not None else (),
            "readable": lambda text: read_line(text, tongue),
            "title_of": lambda text: read_title(text, tongue),
            "report_link": report_link(tongue.lang),
            "isolate": lambda text: isolate(text, tongue),
            "effect": lambda one: effect_words(one, tongue),
            "told": lambda card: told(card, tongue),
            "marked": lambda card: cut_parts(card.quote.text, find_parts(card, self._forms)),
            "groups": self.operations() if sheet.template == "api.html" else (),
            "anchor": lambda line: f"c-{line_id(line)}",
            **_island(sheet.context),
        }


#: By how many statements rest on a stretch of text.
_DEPTHS = ("", "one-deep", "two-deep", "three-deep")
_DOWNLOADS = (("csv", "CSV"), ("json", "JSON"), ("md", "Markdown"), ("geojson", "GeoJSON"))


def _data(sheet: Sheet, asked: Asked, tongue: Tongue, suffix: str) -> bytes:
    """Return a sheet as data in the form of *suffix*."""
    address = f"{asked.origin}/{tongue.lang}{asked.path}"
    makers: dict[str, Callable[[], bytes]] = {
        "json": lambda: as_json(sheet.record() if callable(sheet.record) else sheet.record),
        "csv": lambda: as_csv(sheet, is_for_excel=asked.query.get("excel") == "1"),
        "atom": lambda: as_atom(sheet.changes or (), tongue, sheet.title, address),
        "ics": lambda: as_calendar(sheet.coming or (), tongue, sheet.title, asked.origin),
        "geojson": lambda: as_geojson(sheet.shapes or {}),
    }
    return makers[suffix]()


def split_suffix(path: str) -> tuple[str, str]:
    """Return a path without its suffix, and the suffix: `/accords` and `json`."""
    head, dot, suffix = path.rpartition(".")
    if dot and suffix in FORMATS:
        return head if head != "/" else "/", suffix
    return path, ""


def _words(tongue: Tongue) -> dict[str, Any]:
    return {
        "language_name": lambda lang: language_name(lang, tongue),
        "group_of": GROUP_OF.__getitem__,
        "link_word": lambda kind: tongue.say_in(*LINKS[kind]),
        "follow_words": {
            "Atom": tongue.say("Feed of changes"),
            "iCal": tongue.say("Calendar of what is expected"),
        },
        "download_words": {
            "CSV": tongue.say("table"),
            "JSON": tongue.say("all fields"),
            "Markdown": tongue.say("text"),
            "GeoJSON": tongue.say("map"),
        },
        "since": lambda cell: (
            tongue.brief(cell.told or cell.since) or tongue.say("from the beginning")
        ),
        "pair_code": lambda one, other: f"{one.partition(':')[2]}-{other.partition(':')[2]}",
        "number": _ordinal,
        "as_text": lambda value: str(island(value)),  # plain text again: an attribute escapes it
        "depth": _depth,
    }


def _ordinal(day: str) -> int:
    return dt.date.fromisoformat(day).toordinal() - dt.date(1970, 1, 1).toordinal()


def _depth(piece: Piece) -> str:
    """Return the class of a marked stretch: how many statements rest on it."""
    return _DEPTHS[min(len(piece.statements), len(_DEPTHS) - 1)]


def _island(context: Mapping[str, Any]) -> dict[str, Any]:
    """Return the context, its data for the browser written out."""
    written = {key: island(value) for key, value in context.items() if key in {"island", "net"}}
    known = {"is_known": known_filter(context["clock"])} if "clock" in context else {}
    return {**context, **written, **known}
