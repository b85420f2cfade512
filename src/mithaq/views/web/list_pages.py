"""Pages that list: what changed, accords, states, relations, two days compared."""

from collections import Counter
from itertools import groupby
from typing import Any

from mithaq.edtf import BEGINNING
from mithaq.views.web import boxes, charts
from mithaq.views.web.board_pages import telling
from mithaq.views.web.lists import edges, queue, rows
from mithaq.views.web.question import Question
from mithaq.views.web.sheet import Sheet

_MOST_DAYS = 12
_MOST_OF_A_DAY = 8


def home(question: Question) -> Sheet:
    """What changed, what is expected next, the accords."""
    supply, tongue = question.supply, question.tongue
    lines = boxes.recent(supply, question.place + _MOST_DAYS + 1)
    chosen = boxes.chosen_changes(lines, question.asked.query)
    days = [(day, list(of_day)) for day, of_day in groupby(chosen, key=lambda line: line.day)]
    part = days[question.place : question.place + _MOST_DAYS]
    older = question.place + _MOST_DAYS
    kept = {key: value for key, value in question.asked.query.items() if key in {"stage", "lang"}}
    coming = supply.then.expected()
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
        line for line in telling(question.supply.desk.changes(BEGINNING).lines) if line.day == day
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
            "net": charts.network(found, question.tongue, question.link),
            "chips": boxes.group_chips(
                group, Counter(edge.group for edge in every), question, is_whole=is_whole
            ),
        },
        record=found,
        rows=found,
        nav="/relations",
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
    found = question.supply.then.expected()
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
