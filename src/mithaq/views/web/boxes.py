"""The smaller pieces of pages: chips, facets, lists of fields, the data of charts."""

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Mapping
from typing import NamedTuple, Protocol

from babel import Locale
from msgspec import structs

from mithaq.errors import UnknownName
from mithaq.knowledge.knowledge import Knowledge
from mithaq.statement import Modality
from mithaq.views.names import resolve
from mithaq.views.tables import (
    Cell,
    ChangeLine,
    Moment,
    StatementCard,
)
from mithaq.views.web.asked import Asked
from mithaq.views.web.stages import STAGES, stage_of
from mithaq.views.web.supply import Supply
from mithaq.views.web.tongue import Tongue, is_state
from mithaq.views.web.vocabulary import GROUPS, TYPES

MODALITIES = tuple(one.value for one in Modality)
#: Days to look back for changes: a year, five, twenty, all.
_WINDOWS = (366, 1830, 7300, 800_000)


class Linked(Protocol):
    """A question that can make links."""

    @property
    def asked(self) -> Asked:
        """Return what was asked."""

    @property
    def tongue(self) -> Tongue:
        """Return the language of the page."""

    def link(self, path: str, **query: str | int) -> str:
        """Return an address of this language with the state and *query* kept."""


class Chip(NamedTuple):
    """A filter that can be chosen."""

    word: str
    href: str
    is_on: bool
    stage: str = ""


class Value(NamedTuple):
    """A value of a facet."""

    word: str
    href: str
    is_on: bool
    times: int


class Facet(NamedTuple):
    """What a search can be narrowed by."""

    word: str
    found: tuple[Value, ...]


def ledger_line(supply: Supply, tongue: Tongue) -> str:
    """Return how much there is, and until when."""
    counts = supply.ledger.counts()
    reports = tongue.count("%(num)s report", "%(num)s reports", counts.reports)
    statements = tongue.count("%(num)s statement", "%(num)s statements", counts.statements)
    line = tongue.say("%(reports)s and %(statements)s, the last of %(day)s.")
    return line % {"reports": reports, "statements": statements, "day": tongue.date(supply.latest)}


def recent(supply: Supply, days: int) -> list[ChangeLine]:
    """Return what changed lately, on at least so many days if there are, words alone left out."""
    lines: list[ChangeLine] = []
    for back in _WINDOWS:
        after = _before(supply.moment.known, back)
        lines = [line for line in supply.then.changes(after).lines if line.kind != "word"]
        if len({line.day for line in lines}) >= days:
            break
    return lines


def _before(day: str, days: int) -> str:
    ordinal = dt.date.fromisoformat(day).toordinal() - days
    return dt.date.fromordinal(max(1, ordinal)).isoformat()


def named_accords(supply: Supply) -> list[str]:
    """Return the accords and organisations toward which somebody stands, by their ids."""
    standings = supply.ledger.as_of(valid=supply.moment.held, axis=supply.axis)
    return sorted({one.toward for one in standings if not is_state(one.toward)})


def chosen_changes(lines: list[ChangeLine], query: Mapping[str, str]) -> list[ChangeLine]:
    """Return the changes that the filters of *query* let through."""
    stage, lang = query.get("stage"), query.get("lang")
    return [
        line
        for line in lines
        if (not stage or stage_of(line.after) == stage)
        and (not lang or (line.quote and line.quote.lang == lang))
        and (line.after or line.before)
    ]


def stage_chips(asked: Asked, tongue: Tongue) -> tuple[Chip, ...]:
    """Return the filters of the first page: by stage, by the language of the sentence."""
    stage, lang = asked.query.get("stage", ""), asked.query.get("lang", "")

    def chip(word: str, **query: str) -> Chip:
        wanted = {"stage": stage, "lang": lang} | query
        kept = {key: value for key, value in wanted.items() if value} | asked.state()
        is_on = all((stage if key == "stage" else lang) == value for key, value in query.items())
        return Chip(word, asked.to(f"/{tongue.lang}/", kept), is_on, query.get("stage", ""))

    return (
        chip(tongue.say("All"), stage="", lang=""),
        *(
            chip(tongue.title("rung", one), stage="" if one == stage else one)._replace(
                is_on=one == stage
            )
            for one in STAGES[:5]
        ),
        *(
            chip(language_name(one, tongue), lang="" if one == lang else one)._replace(
                is_on=one == lang
            )
            for one in ("ar", "en")
        ),
    )


def group_chips(
    group: str, counts: Counter[str], question: Linked, *, is_whole: bool
) -> tuple[Chip, ...]:
    """Return the filters of the relations."""
    tongue = question.tongue
    kept = {"reference": "1"} if is_whole else {}
    every = Chip(tongue.say("All"), question.link("/relations", **kept), not group)
    groups = tuple(
        Chip(
            f"{tongue.say_in(*word)} {counts[value]}",
            question.link("/relations", group=value, **kept),
            value == group,
        )
        for value, word in GROUPS.items()
        if counts[value]
    )
    other = question.link("/relations", group=group, reference="" if is_whole else "1")
    return (every, *groups, Chip(tongue.say("with the reference record"), other, is_whole))


def language_name(lang: str, tongue: Tongue) -> str:
    """Return what a language is called."""
    try:
        return Locale.parse(lang.replace("-", "_")).get_language_name(tongue.lang) or lang
    except ValueError:
        return lang


def ties_line(ties: Iterable[Cell], tongue: Tongue) -> str:
    """Return the ties that hold, in one sentence."""
    told = [tongue.title("rung", cell.value) for cell in ties if cell.value != "none"]
    return (
        tongue.say(", ").join(dict.fromkeys(told)) + "."
        if told
        else tongue.say("No tie between the two is known.")
    )


def named(words: str, knowledge: Knowledge) -> tuple[str, ...]:
    """Return what the *words* of a search name, if they name something."""
    try:
        return (resolve(words, knowledge, "state", "accord", "org"),) if words.strip() else ()
    except UnknownName as error:
        return error.nearest[:3]


def facets(counts: Mapping[str, Mapping[str, int]], question: Linked) -> tuple[Facet, ...]:
    """Return the facets of a search with their links; a chosen value is let go by its link."""
    tongue, query = question.tongue, question.asked.query
    kept = {
        key: value for key, value in query.items() if key not in {"after", "known", "held", "axis"}
    }
    found = []
    for name, values in counts.items():
        chosen = query.get(name)
        links = tuple(
            Value(
                _facet_word(name, value, tongue),
                question.link("/search", **{**kept, name: "" if value == chosen else value}),
                value == chosen,
                count,
            )
            for value, count in values.items()
        )
        if links:
            found.append(Facet(_facet_words(tongue)[name], links))
    return tuple(found)


def _facet_words(tongue: Tongue) -> dict[str, str]:
    return {
        "type": tongue.say("What"),
        "modality": tongue.say("Modality"),
        "polarity": tongue.say("So, or not so"),
        "claimant": tongue.say("Claimant"),
        "outlet": tongue.say("Outlet"),
        "lang": tongue.say("Language"),
        "year": tongue.say("Year"),
    }


def _facet_word(name: str, value: str, tongue: Tongue) -> str:
    if name == "type":
        return tongue.say_in(*TYPES[value])
    if name in {"modality", "polarity"}:
        return tongue.word(name, value)
    if name == "lang":
        return language_name(value, tongue)
    return tongue.name(value) if name in {"claimant", "outlet"} else value


def found_lines(cards: Iterable[StatementCard]) -> tuple[ChangeLine, ...]:
    """Return what a search found as lines of a feed."""
    return tuple(
        ChangeLine(
            day=(card.quote.published or card.known_from or "1970-01-01")[:10],
            state=card.statement.actor,
            toward=card.statement.object,
            timeline=card.statement.type,
            kind="new",
            before=None,
            after=card.statement.modality,
            claimant=card.statement.claimant,
            quote=card.quote,
        )
        for card in cards
    )


def day_of(value: str | None) -> str | None:
    """Return *value* if it is an ISO day."""
    try:
        return dt.date.fromisoformat(value).isoformat() if value else None
    except ValueError:
        return None


def month_before(day: str) -> str:
    """Return the day 30 days before."""
    return (dt.date.fromisoformat(day) - dt.timedelta(days=30)).isoformat()


def between(supply: Supply, earlier: str, later: str, toward: str) -> list[ChangeLine]:
    """Return what stood otherwise on the later day than on the earlier: one line a timeline."""
    desk = supply.desk._replace(moment=Moment(held=later, known=later, axis=supply.moment.axis))
    lines = [line for line in desk.changes(earlier).lines if not toward or line.toward == toward]
    first: dict[tuple[str, str, str], ChangeLine] = {}
    last: dict[tuple[str, str, str], ChangeLine] = {}
    for line in lines:  # the latest comes first
        key = (line.state, line.toward, line.timeline)
        last.setdefault(key, line)
        first[key] = line
    return [
        structs.replace(line, before=first[key].before)
        for key, line in last.items()
        if first[key].before != line.after
    ]
