"""Pages of one subject: an accord, a state, a pair."""

from msgspec import structs

from mithaq.views.names import resolve
from mithaq.views.tables import ChangeLine, ExpectedLine, Moment
from mithaq.views.web import boxes, charts
from mithaq.views.web.accord_page import (
    accord_context,
    clock_context,
    day_lines,
    state_context,
)
from mithaq.views.web.press import after, shown
from mithaq.views.web.question import Question
from mithaq.views.web.sheet import Sheet


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
        record=lambda: supply.then.accord(id_),
        rows=page.spells,
        changes=tuple(telling(page.changes)),
        coming=shown_lines(page.expected, question.asked.moment),
        shapes=charts.map_shapes(context["columns"], question.asked.moment, tongue),
        nav="/accords",
    )


def embedded(question: Question) -> Sheet:
    """A board or a map alone, for a frame on another site."""
    sheet = accord(question)
    part = question.asked.query.get("part", "board")
    return structs.replace(sheet, template="embed.html", context={**sheet.context, "part": part})


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
        record=lambda: supply.then.state(id_),
        rows=page.spells,
        changes=tuple(telling(page.changes)),
        coming=shown_lines(page.expected, question.asked.moment),
        nav="/states",
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
        record=lambda: supply.then.pair(one, other),
        rows=page.spells,
        changes=tuple(telling(page.changes)),
        coming=shown_lines(page.expected, question.asked.moment),
        nav="/relations",
    )


def telling(lines: tuple[ChangeLine, ...]) -> list[ChangeLine]:
    """Leave out what differs only in the words that it rests on."""
    return [line for line in lines if line.kind != "word"]


def shown_lines(lines: tuple[ExpectedLine, ...], moment: Moment) -> tuple[ExpectedLine, ...]:
    """Return what is to come at the moment, of what was to come on any day."""
    return tuple(
        line for line in lines if shown(line.card, moment) and moment.held < after(line.time)
    )
