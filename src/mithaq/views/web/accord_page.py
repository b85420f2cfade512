"""The accord page and the state page: what their templates are given."""

from collections.abc import Callable, Mapping
from typing import Any

import msgspec
from markupsafe import Markup, escape

from mithaq.knowledge.entities import Accord
from mithaq.knowledge.knowledge import Knowledge
from mithaq.views.tables import AccordPage, ChangeLine, Effect, StatementCard, StatePage
from mithaq.views.web.asked import Asked
from mithaq.views.web.boards import Column, columns, nobody, phrases, sentence
from mithaq.views.web.clock import Clock, island, wind
from mithaq.views.web.lanes import Frame, draw
from mithaq.views.web.press import after, shown
from mithaq.views.web.stages import TOLD, Spell, spells
from mithaq.views.web.tongue import Tongue, code

MOST_CARDS = 30
#: Stages that rest on a word; their chips say whose.
_WORD = frozenset({"courted", "conditional", "announced", "refusing"})


class DayLine(msgspec.Struct, frozen=True):
    """A change on the as-of bar: who, to what stage, on which day."""

    day: str
    subject: str
    after: str | None


def accord_context(
    page: AccordPage, asked: Asked, tongue: Tongue, knowledge: Knowledge
) -> dict[str, Any]:
    """Return what `accord.html` needs."""
    found = spells(page.spells)
    entity = knowledge.entities.get(page.accord)
    hub = entity.hub if isinstance(entity, Accord) else ""
    brokers = entity.broker if isinstance(entity, Accord) else ()
    return {
        **board_context(found, asked, tongue, subject=lambda spell: spell.state),
        **_lines(page, found, asked, tongue),
        "page": page,
        "effects": _open_effects(page, asked),
        "kind_word": tongue.say("Accord")
        if page.accord.startswith("accord:")
        else tongue.say("Organisation"),
        "actors": _actors(hub, brokers, tongue),
        "map_names": _map_names(found, hub, brokers, tongue),
        "chip_link": _linker(asked, tongue, lambda spell: f"/states/{code(spell.state)}"),
        "lane_name": lambda lane: lane.state,
        "lane_link": lambda lane: asked.to(
            f"/{tongue.lang}/states/{code(lane.state)}", asked.state()
        ),
        "first_column": tongue.say("State"),
    }


def _open_effects(page: AccordPage, asked: Asked) -> list[Effect]:
    """Return what a step changes for those who have not yet become a party."""
    at = asked.moment
    bound = {
        one.state
        for one in spells(page.spells)
        if one.stage == "party" and one.holds(at.held, at.known)
    }
    return [one for one in page.effects if one.state not in bound]


def state_context(page: StatePage, asked: Asked, tongue: Tongue) -> dict[str, Any]:
    """Return what `state.html` needs: the board turned round, accords in the place of states."""
    found = tuple(one for one in spells(page.spells) if one.state == page.state)
    path = _linker(asked, tongue, lambda spell: f"/accords/{code(spell.cell.toward)}")
    board = board_context(found, asked, tongue, subject=lambda spell: spell.cell.toward)
    return {
        **board,
        **_lines(page, found, asked, tongue, by=lambda spell: spell.cell.toward),
        "page": page,
        "lede": _state_line(board["columns"], tongue),
        "chip_link": path,
        "lane_name": lambda lane: lane.spells[0].cell.toward,
        "lane_link": lambda lane: path(lane.spells[0]),
        "first_column": tongue.say("Accord"),
        "other_side": lambda cell: cell.toward if cell.state == page.state else cell.state,
    }


def _state_line(shown_columns: tuple[Column, ...], tongue: Tongue) -> str:
    parts = [
        f"{tongue.title('rung', column.stage)}: {column.count}"
        for column in shown_columns
        if column.count
    ]
    return tongue.say(", ").join(parts) + "." if parts else nobody(tongue)


def _lines(
    page: AccordPage | StatePage,
    found: tuple[Spell, ...],
    asked: Asked,
    tongue: Tongue,
    *,
    by: Callable[[Spell], str] = lambda spell: spell.state,
) -> dict[str, Any]:
    cards = page.cards if isinstance(page, AccordPage) else (*page.said, *page.said_of)
    at = asked.moment
    coming = [line for line in page.expected if at.held < after(line.time)]
    return {
        "lanes": draw(found, page.expected, Frame(asked.latest, at.held, tongue), by)
        if found
        else None,
        "cards": cards[:MOST_CARDS],
        "more_cards": max(0, len(cards) - MOST_CARDS),
        "any_expected": any(shown(line.card, at) for line in coming),
        "any_condition": any(shown(line.card, at) for line in page.conditions),
        "any_evidence": any(shown(card, at) for card in cards[:MOST_CARDS]),
        "stage_by": {id_: spell.stage for spell in found for id_ in spell.cell.basis},
    }


def board_context(
    found: tuple[Spell, ...], asked: Asked, tongue: Tongue, *, subject: Callable[[Spell], str]
) -> dict[str, Any]:
    """Return what `board.html` needs; a chip is named by *subject*."""
    shown_columns = columns(found, asked.moment, lambda spell: tongue.name(subject(spell)))
    told = phrases(found, tongue)
    return {
        "columns": shown_columns,
        "widest": max((len(column.spells) for column in shown_columns), default=0),
        "phrases": told,
        "sentence": sentence(shown_columns, told, tongue),
        "subject": subject,
        "note": lambda spell: _note(spell, tongue),
    }


def clock_context(
    lines: tuple[DayLine, ...], asked: Asked, tongue: Tongue, told: Mapping[str, list[str]]
) -> dict[str, Any]:
    """Return what the as-of bar needs: the clock, its lines and its island."""
    clock = wind(asked.moment, (line.day for line in lines), asked.latest, tongue)
    data = island(clock, tongue) | {
        "phrases": told,
        "order": TOLD,
        "comma": tongue.say(", "),
        "stop": ".",
        "nobody": nobody(tongue),
    }
    return {"clock": clock, "day_lines": lines, "island": data}


def day_lines(
    changes: tuple[ChangeLine, ...], subject: Callable[[ChangeLine], str]
) -> tuple[DayLine, ...]:
    """Return the changes as the as-of bar tells them, one a subject and day."""
    lines = {
        (line.day[:10], subject(line)): DayLine(line.day[:10], subject(line), line.after)
        for line in reversed(changes)
        if line.kind != "word" and (line.after not in {None, "none"} or line.before)
    }
    return tuple(sorted(lines.values(), key=lambda line: (line.day, line.subject)))


def known_filter(clock: Clock) -> Callable[[str], bool]:
    """Return what says whether an interval "from/to" holds the known day."""

    def is_known(interval: str) -> bool:
        low, _, high = interval.partition("/")
        return low <= clock.moment.known < (high or "9999")

    return is_known


def _note(spell: Spell, tongue: Tongue) -> str:
    notes = []
    if not spell.is_certain:
        notes.append(tongue.say("possibly"))
    if spell.cell.value in {"ratified", "interested"}:
        notes.append(tongue.word("rung", spell.cell.value))
    if spell.stage in _WORD and (voice := _voice(spell)) != spell.state:
        notes.append(tongue.say("word of %(name)s") % {"name": tongue.name(voice)})
    if spell.cell.contested:
        notes.append(tongue.word("label", "contested"))
    return " · ".join(notes)


def _voice(spell: Spell) -> str:
    """Return whose word it is; of what a report says itself, its outlet."""
    claimant = spell.cell.claimant or "report"
    if claimant != "report" or not spell.cell.quotes:
        return claimant
    where = spell.cell.quotes[0]
    return where.outlet or where.agency or claimant


def _linker(asked: Asked, tongue: Tongue, path: Callable[[Spell], str]) -> Callable[[Spell], str]:
    return lambda spell: asked.to(f"/{tongue.lang}{path(spell)}", asked.state())


def _actors(hub: str, brokers: tuple[str, ...], tongue: Tongue) -> Markup:
    broker_word = tongue.say("broker")
    named = [tongue.bdi(hub)] if hub else []
    named += [Markup("{} ({})").format(tongue.bdi(one), broker_word) for one in brokers]
    return escape(tongue.say(", ")).join(named)


def _map_names(
    found: tuple[Spell, ...], hub: str, brokers: tuple[str, ...], tongue: Tongue
) -> dict[str, Any]:
    names: dict[str, dict[str, Any]] = {
        code(spell.state): {"name": tongue.name(spell.state), "region": True} for spell in found
    }
    for id_ in (hub, *brokers):
        if id_.startswith("state:"):
            entry = names.setdefault(code(id_), {"name": tongue.name(id_)})
            entry["actor"] = True
            entry["region"] = entry.get("region", id_ == hub)
    return names


def effect_words(effect: Effect, tongue: Tongue) -> str:
    """Return what a step changes: "formal: full ties with Israel held already"."""
    level = tongue.word("level", effect.level or "diplomatic")
    return tongue.words.say(f"effect.{effect.value}", hub=tongue.name(effect.hub), level=level)


def told(card: StatementCard, tongue: Tongue) -> str:
    """Return "told by 14 reports, 3 independent voices"."""
    reports = tongue.count("Told by %(num)s report", "Told by %(num)s reports", card.reports)
    voices = tongue.count("%(num)s independent voice", "%(num)s independent voices", card.voices)
    return f"{reports}{tongue.say(', ')}{voices}"
