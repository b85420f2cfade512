"""The pages: each is a function from a question to a `Sheet`; the table below is the site's map."""

import re
from collections import Counter
from collections.abc import Callable, Mapping
from itertools import groupby
from typing import Any, NamedTuple

from msgspec import structs

from mithaq.edtf import BEGINNING
from mithaq.views.names import resolve
from mithaq.views.tables import ChangeLine, ExpectedLine, Moment
from mithaq.views.web import boxes
from mithaq.views.web.accord_page import (
    accord_context,
    clock_context,
    day_lines,
    state_context,
)
from mithaq.views.web.asked import Asked
from mithaq.views.web.lists import edges, queue, reports, rows, search, sources
from mithaq.views.web.press import after, shown
from mithaq.views.web.sheet import Sheet
from mithaq.views.web.supply import Supply
from mithaq.views.web.tongue import Tongue
from mithaq.views.web.vocabulary import TYPES

_MOST_DAYS = 12
_MOST_OF_A_DAY = 8
_A_PAGE = 25


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


def find_page(path: str) -> tuple[Callable[[Question], Sheet], dict[str, str]] | None:
    """Return the page of a *path* without language and suffix, and the names in it."""
    for pattern, page in PAGES:
        if found := pattern.fullmatch(path):
            return page, found.groupdict()
    return None


def home(question: Question) -> Sheet:
    """What changed, what is expected next, the accords."""
    supply, tongue = question.supply, question.tongue
    lines = boxes.recent(supply, question.place + _MOST_DAYS + 1)
    chosen = boxes.chosen_changes(lines, question.asked.query)
    days = [(day, list(of_day)) for day, of_day in groupby(chosen, key=lambda line: line.day)]
    part = days[question.place : question.place + _MOST_DAYS]
    older = question.place + _MOST_DAYS
    kept = {key: value for key, value in question.asked.query.items() if key in {"stage", "lang"}}
    coming = supply.expected()
    return Sheet(
        template="home.html",
        title=tongue.say("What changed"),
        context={
            "lede": boxes.ledger_line(supply, tongue),
            "days": [(day, of_day[:_MOST_OF_A_DAY]) for day, of_day in part],
            "sizes": {day: len(of_day) for day, of_day in part},
            "chips": boxes.stage_chips(question.asked, tongue),
            "older": question.link("/", after=older, **kept) if older < len(days) else None,
            "expected": coming[:8],
            "rows": rows(supply, of=lambda one: one.toward, most=8),
        },
        record=chosen,
        rows=chosen,
        changes=tuple(chosen),
        coming=coming,
        nav="/",
    )


def changes_of_day(question: Question) -> Sheet:
    """All that changed on one day."""
    day = question.names["day"]
    lines = [
        line for line in _telling(question.supply.desk.changes(BEGINNING).lines) if line.day == day
    ]
    return Sheet(
        template="home.html",
        title=question.tongue.day(day),
        context={
            "lede": question.tongue.day(day),
            "days": [(day, lines)] if lines else [],
            "sizes": {day: len(lines)},
            "chips": (),
            "older": None,
            "expected": (),
            "rows": (),
        },
        record=lines,
        rows=lines,
        changes=tuple(lines),
    )


def _telling(lines: tuple[ChangeLine, ...]) -> list[ChangeLine]:
    """Leave out what differs only in the words that it rests on."""
    return [line for line in lines if line.kind != "word"]


def accord(question: Question) -> Sheet:
    """One accord or organisation: the heart of the site."""
    supply, tongue = question.supply, question.tongue
    id_ = resolve(question.names["slug"], supply.knowledge, "accord", "org")
    page = supply.accord(id_)
    context = accord_context(page, question.asked, tongue, supply.knowledge)
    lines = day_lines(page.changes, lambda line: line.state)
    context |= clock_context(lines, question.asked, tongue, context["phrases"])
    context |= {"alternates": ()}
    return Sheet(
        template="accord.html",
        title=tongue.name(id_),
        description=context["sentence"],
        context=context,
        record=supply.then.accord(id_),
        rows=page.spells,
        changes=tuple(_telling(page.changes)),
        coming=shown_lines(page.expected, question.asked.moment),
        shapes=boxes.map_shapes(context["columns"], question.asked.moment, tongue),
        nav="/accords",
    )


def embedded(question: Question) -> Sheet:
    """A board or a map alone, for a frame on another site."""
    sheet = accord(question)
    part = question.asked.query.get("part", "board")
    return structs.replace(sheet, template="embed.html", context={**sheet.context, "part": part})


def accords(question: Question) -> Sheet:
    """All accords and organisations towards which somebody stands."""
    found = rows(question.supply, of=lambda one: one.toward)
    tongue = question.tongue
    return _rows_sheet(question, found, "/accords", tongue.say("Accords and organisations"))


def states(question: Question) -> Sheet:
    """All states that stand anywhere."""
    found = rows(question.supply, of=lambda one: one.state)
    return _rows_sheet(question, found, "/states", question.tongue.say("States"))


def _rows_sheet(question: Question, found: tuple[Any, ...], nav: str, heading: str) -> Sheet:
    tongue = question.tongue
    return Sheet(
        template="rows.html",
        title=heading,
        context={
            "heading": heading,
            "lede": boxes.ledger_line(question.supply, tongue),
            "rows": found,
            "is_accords": nav == "/accords",
            "twin_word": tongue.say("In Arabic")
            if tongue.lang == "en"
            else tongue.say("In English"),
        },
        record=found,
        rows=found,
        nav=nav,
    )


def state(question: Question) -> Sheet:
    """One state: where it stands toward every accord and state."""
    supply, tongue = question.supply, question.tongue
    id_ = resolve(question.names["iso"], supply.knowledge, "state")
    page = supply.state(id_)
    context = state_context(page, question.asked, tongue)
    lines = day_lines(page.changes, lambda line: line.toward if line.state == id_ else line.state)
    context |= clock_context(lines, question.asked, tongue, context["phrases"])
    return Sheet(
        template="state.html",
        title=tongue.name(id_),
        context=context,
        record=supply.then.state(id_),
        rows=page.spells,
        changes=tuple(_telling(page.changes)),
        coming=shown_lines(page.expected, question.asked.moment),
        nav="/states",
    )


def relations(question: Question) -> Sheet:
    """Who deals with whom."""
    group = question.asked.query.get("group", "")
    is_whole = question.asked.query.get("reference") == "1"
    every = edges(question.supply, with_reference=is_whole)
    found = tuple(edge for edge in every if not group or edge.group == group)
    return Sheet(
        template="relations.html",
        title=question.tongue.say("Relations"),
        context={
            "edges": found[:80],
            "more_edges": max(0, len(found) - 80),
            "net": boxes.network(found, question.tongue, question.link),
            "chips": boxes.group_chips(
                group, Counter(edge.group for edge in every), question, is_whole=is_whole
            ),
        },
        record=found,
        rows=found,
        nav="/relations",
    )


def pair(question: Question) -> Sheet:
    """Two states and what is between them."""
    supply, tongue = question.supply, question.tongue
    one = resolve(question.names["one"], supply.knowledge, "state")
    other = resolve(question.names["other"], supply.knowledge, "state")
    page = supply.pair(one, other)
    lines = day_lines(page.changes, lambda line: line.toward)
    context = {"page": page, "lede": boxes.ties_line(page.ties, tongue), "stage_by": {}}
    context |= clock_context(lines, question.asked, tongue, {})
    return Sheet(
        template="pair.html",
        title=f"{tongue.name(one)} \N{EN DASH} {tongue.name(other)}",
        context=context,
        record=supply.then.pair(one, other),
        rows=page.spells,
        changes=tuple(_telling(page.changes)),
        coming=shown_lines(page.expected, question.asked.moment),
        nav="/relations",
    )


def report(question: Question) -> Sheet:
    """One report with its statements."""
    page = question.supply.desk.report(question.names["id"])
    title = page.title or question.tongue.say("A report without a title")
    return Sheet(
        template="report.html",
        title=title,
        context={"page": page, "original": boxes.original(page)},
        record=page,
        rows=page.cards,
        nav="/reports",
        is_dated=False,
    )


def reports_list(question: Question) -> Sheet:
    """The reports that were read."""
    found = reports(question.supply, after=question.place, limit=_A_PAGE + 1)
    newer = max(0, question.place - _A_PAGE)
    return Sheet(
        template="reports.html",
        title=question.tongue.say("Reports"),
        context={
            "lede": boxes.ledger_line(question.supply, question.tongue),
            "lines": found[:_A_PAGE],
            "newer": question.link("/reports", after=newer) if question.place else None,
            "older": question.link("/reports", after=question.place + _A_PAGE)
            if len(found) > _A_PAGE
            else None,
        },
        record=found[:_A_PAGE],
        rows=found[:_A_PAGE],
        nav="/reports",
    )


def searched(question: Question) -> Sheet:
    """What a search found."""
    query = question.asked.query
    page = search(question.supply, query, offset=question.place, limit=_A_PAGE)
    kept = {key: value for key, value in query.items() if key != "after"}
    older = question.place + _A_PAGE
    return Sheet(
        template="search.html",
        title=question.tongue.say("Search"),
        context={
            "page": page,
            "is_asked": bool(kept),
            "entities": boxes.named(page.query, question.supply.knowledge),
            "facets": boxes.facets(page.facets, question),
            "newer": question.link("/search", **kept, after=max(0, question.place - _A_PAGE))
            if question.place
            else None,
            "older": question.link("/search", **kept, after=older) if older < page.total else None,
            "stage_by": {},
        },
        record=page,
        rows=page.cards,
        changes=boxes.found_lines(page.cards),
    )


def statement(question: Question) -> Sheet:
    """One statement, its history, who else tells it."""
    story = question.supply.story(question.names["id"])
    return Sheet(
        template="statement.html",
        title=question.tongue.gloss(story.card.statement).striptags(),
        context={
            "card": story.card,
            "same": story.same,
            "against": story.against,
            "history": question.supply.ledger.history(story.card.id),
            "fields": boxes.fields(story.card),
            "jsonld": boxes.claim_review(story.card, question.tongue, question.asked.origin),
            "stage_by": {},
        },
        record=story.card,
        rows=(story.card,),
        is_dated=False,
    )


def sources_list(question: Question) -> Sheet:
    """The outlets that were read."""
    found = sources(question.supply)
    return Sheet(
        template="sources.html",
        title=question.tongue.say("Sources"),
        context={"lines": found, "lede": boxes.ledger_line(question.supply, question.tongue)},
        record=found,
        rows=found,
    )


def about(question: Question) -> Sheet:
    """How it works."""
    line = boxes.ledger_line(question.supply, question.tongue)
    return Sheet(
        template="about.html",
        title=question.tongue.say("How it works"),
        context={"ledger_line": line},
        record={"ledger": question.supply.ledger.counts()},
        is_dated=False,
    )


def compare(question: Question) -> Sheet:
    """What changed between two days of knowing."""
    supply, tongue, query = question.supply, question.tongue, question.asked.query
    later = boxes.day_of(query.get("against")) or supply.latest
    earlier = question.asked.moment.known if "known" in query else boxes.month_before(later)
    earlier, later = sorted((earlier, later))
    chosen = query.get("accord", "")
    found = boxes.between(supply, earlier, later, chosen)
    counted = tongue.count(
        "%(num)s change between the two days", "%(num)s changes between the two days", len(found)
    )
    return Sheet(
        template="compare.html",
        title=tongue.say("Compare"),
        context={
            "heading": f"{tongue.brief(earlier)} \N{EN DASH} {tongue.brief(later)}",
            "lede": counted,
            "earlier": earlier,
            "later": later,
            "rows": boxes.named_accords(supply),
            "chosen": chosen,
            "lines": found[:150],
            "more": max(0, len(found) - 150),
        },
        record=found,
        rows=found,
        changes=tuple(found),
    )


def expected(question: Question) -> Sheet:
    """What is to come, everywhere."""
    found = question.supply.expected()
    tongue = question.tongue
    return Sheet(
        template="expected.html",
        title=tongue.say("What is expected next"),
        context={"lines": found},
        record=found,
        rows=found,
        coming=found,
    )


def review(question: Question) -> Sheet:
    """The desk on which readings are judged."""
    found = queue(question.supply)
    return Sheet(
        template="review.html",
        title=question.tongue.say("Review desk"),
        context={"cards": found, "modalities": boxes.MODALITIES, "stage_by": {}},
        record=found,
        rows=found,
        is_dated=False,
    )


def api(question: Question) -> Sheet:
    """The API, described offline."""
    return Sheet(
        template="api.html",
        title=question.tongue.say("API"),
        context={},
        record={"openapi": "/api/v1/openapi.json", "types": sorted(TYPES)},
        is_dated=False,
    )


def shown_lines(lines: tuple[ExpectedLine, ...], moment: Moment) -> tuple[ExpectedLine, ...]:
    """Return what is to come at the moment, of what was to come on any day."""
    return tuple(
        line for line in lines if shown(line.card, moment) and moment.held < after(line.time)
    )


_SLUG = r"[\w.-]{1,80}"
#: The site's map: the address without language and suffix, and the page.
PAGES: tuple[tuple[re.Pattern[str], Callable[[Question], Sheet]], ...] = tuple(
    (re.compile(pattern), page)
    for pattern, page in (
        (r"/|/changes", home),
        (r"/changes/(?P<day>\d{4}-\d\d-\d\d)", changes_of_day),
        (r"/expected", expected),
        (r"/accords", accords),
        (rf"/accords/(?P<slug>{_SLUG})", accord),
        (rf"/embed/(?P<slug>{_SLUG})", embedded),
        (r"/states", states),
        (rf"/states/(?P<iso>{_SLUG})", state),
        (r"/relations", relations),
        (r"/relations/(?P<one>[A-Za-z]{2,3})-(?P<other>[A-Za-z]{2,3})", pair),
        (r"/reports", reports_list),
        (rf"/reports/(?P<id>{_SLUG})", report),
        (r"/search", searched),
        (rf"/statements/(?P<id>{_SLUG})", statement),
        (r"/sources", sources_list),
        (r"/about", about),
        (r"/api", api),
        (r"/compare", compare),
        (r"/review", review),
    )
)
