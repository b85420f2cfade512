"""What charts, links and machines are given: shapes, the network, fields, JSON-LD."""

from collections import Counter
from collections.abc import Callable, Iterable
from typing import Any
from urllib.parse import quote as percent

from markupsafe import Markup

from mithaq.statement import Modality
from mithaq.views.tables import (
    Moment,
    ReportPage,
    StatementCard,
)
from mithaq.views.web.boards import Column
from mithaq.views.web.lists import Edge
from mithaq.views.web.press import island, report_link
from mithaq.views.web.tongue import Tongue, code, is_state, strip_controls

_MOST_NODES = 22
_BENDS = (0.09, -0.12, 0.2, -0.24, 0.3)


def map_shapes(
    columns: Iterable[Column], moment: Moment, tongue: Tongue
) -> dict[str, dict[str, Any]]:
    """Return the states of the board that are shown, with what the map tells of each."""
    return {
        code(spell.state): {
            "name": tongue.name(spell.state),
            "stage": spell.stage,
            "since": spell.held_from,
            "known": moment.known,
        }
        for column in columns
        for spell in column.spells
        if is_state(spell.state) and spell.holds(moment.held, moment.known)
    }


def network(found: tuple[Edge, ...], tongue: Tongue, link: Callable[[str], str]) -> dict[str, Any]:
    """Return nodes and links of the graph: the sides of which most is told."""
    degree: Counter[str] = Counter()
    for edge in found:
        degree.update({edge.actor: edge.count, edge.object: edge.count})
    chosen = {id_ for id_, _ in degree.most_common(_MOST_NODES)}
    drawn = [edge for edge in found if edge.actor in chosen and edge.object in chosen]
    seen: Counter[tuple[str, str]] = Counter()
    links = []
    to_report = report_link(tongue.lang)
    for edge in drawn:
        pair = (min(edge.actor, edge.object), max(edge.actor, edge.object))
        links.append({
            "from": edge.actor,
            "to": edge.object,
            "group": edge.group,
            "actual": edge.card.statement.modality is Modality.ACTUAL,
            "bend": _BENDS[seen[pair] % len(_BENDS)],
            "title": tongue.gloss(edge.card.statement).striptags(),
            "href": to_report(edge.card.quote, edge.card.id),
        })  # fmt: skip
        seen[pair] += 1
    linked = sorted({side for edge in drawn for side in (edge.actor, edge.object)})
    nodes = [_node(id_, tongue, link) for id_ in linked]
    return {"nodes": nodes, "links": links}


def _node(id_: str, tongue: Tongue, link: Callable[[str], str]) -> dict[str, Any]:
    place = "states" if is_state(id_) else "accords"
    return {
        "id": id_,
        "name": tongue.name(id_),
        "code": code(id_) if is_state(id_) else "",
        "href": link(f"/{place}/{code(id_)}"),
    }


def original(page: ReportPage) -> str | None:
    """Return the report's own address, opened at its first words; only the web is linked."""
    if not page.url or not page.url.startswith(("https://", "http://")):
        return None
    words = page.cards[0].quote.text.split() if page.cards else []
    if not words:
        return page.url
    first, last = " ".join(words[:4]), " ".join(words[-4:])
    return f"{page.url.partition('#')[0]}#:~:text={_fragment(first)},{_fragment(last)}"


def _fragment(words: str) -> str:
    return percent(words, safe="").replace("-", "%2D")


def fields(card: StatementCard) -> list[tuple[str, str]]:
    """Return every field that is told, by the contract's own names."""
    told = card.statement
    plain = ("type", "actor", "object", "actor_person", "object_person", "level", "modality",
             "polarity",
             "condition", "time", "claimant", "claimant_person", "act", "said", "channel", "place",
             "rule", "cameo")  # fmt: skip
    found = [(name, str(getattr(told, name))) for name in plain if getattr(told, name)]
    found += (
        [("via", " \N{SINGLE LEFT-POINTING ANGLE QUOTATION MARK} ".join(told.via))]
        if told.via
        else []
    )
    found += [("plover", "|".join(told.plover.event))] if told.plover else []
    return [*found, ("evidence", f"{card.quote.start}\N{EN DASH}{card.quote.end}")]


def claim_review(card: StatementCard, tongue: Tongue, origin: str) -> Markup:
    """Return a statement as schema.org JSON-LD: a claim, whose word, where it appeared."""
    told, where = card.statement, card.quote
    return island({
        "@context": "https://schema.org",
        "@type": "Claim",
        "@id": f"{origin}/en/statements/{card.id}",
        "name": strip_controls(tongue.gloss(told).striptags()),
        "text": where.text,
        "inLanguage": where.lang,
        "author": {"@type": "Organization", "name": tongue.name(told.claimant)},
        "appearance": {
            "@type": "NewsArticle",
            "headline": strip_controls(where.title or ""),
            "datePublished": where.published,
            "url": f"{origin}/en/reports/{where.report}#c{where.start}",
        },
    })  # fmt: skip
