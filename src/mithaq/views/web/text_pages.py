"""Pages of texts: reports, statements, search, sources, and those that explain."""

from mithaq.views.web import boxes, charts
from mithaq.views.web.lists import reports, search, sources
from mithaq.views.web.question import Question
from mithaq.views.web.sheet import Sheet
from mithaq.views.web.vocabulary import TYPES

_A_PAGE = 25


def report(question: Question) -> Sheet:
    """One report with its statements."""
    page = question.supply.desk.report(question.names["id"])
    title = page.title or question.tongue.say("A report without a title")
    return Sheet(
        template="report.html",
        title=title,
        context={"page": page, "original": charts.original(page)},
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
            "fields": charts.fields(story.card),
            "jsonld": charts.claim_review(story.card, question.tongue, question.asked.origin),
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


def api(question: Question) -> Sheet:
    """The API, described offline."""
    return Sheet(
        template="api.html",
        title=question.tongue.say("API"),
        context={},
        record={"openapi": "/api/v1/openapi.json", "types": sorted(TYPES)},
        is_dated=False,
    )
