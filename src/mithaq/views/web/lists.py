"""What lists take from the ledger: accords, states, relations, reports, sources, search."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence

import msgspec

from mithaq.errors import UnknownName
from mithaq.record.entry import TOWARD_ACCORDS, Entry, Kept, Standing, Timeline
from mithaq.record.ledger import Filter, Page
from mithaq.record.moments import asked
from mithaq.statement import GROUP_OF, is_unnamed, sides
from mithaq.views.cells import card, cells
from mithaq.views.names import resolve
from mithaq.views.tables import ChangeLine, ExpectedLine, Row, SearchPage, StatementCard
from mithaq.views.web.reference import is_reference
from mithaq.views.web.stages import stage_of
from mithaq.views.web.supply import Supply, by_side

_MOST_FOUND = 500
_MOST_REPORTS = 5000
_BATCH = 500


class Edge(msgspec.Struct, frozen=True, kw_only=True):
    """What is between two sides in one group of types: the newest statement, and how many more."""

    actor: str
    object: str
    group: str
    card: StatementCard
    count: int


class ReportLine(msgspec.Struct, frozen=True, kw_only=True):
    """A report in a list."""

    report: str
    published: str | None
    title: str | None
    lang: str | None
    outlet: str | None
    agency: str | None
    statements: int


class SourceLine(msgspec.Struct, frozen=True, kw_only=True):
    """An outlet: how much of it was read."""

    outlet: str | None
    reports: int
    langs: tuple[str, ...]
    first: str | None
    last: str | None
    read: str


def rows(
    supply: Supply, *, of: Callable[[Standing], str], most: int | None = None
) -> tuple[Row, ...]:
    """Return a row for each accord or state, as *of* tells; the *most* lately changed first."""
    moment = supply.moment
    standings = supply.ledger.as_of(valid=moment.held, known=moment.known, axis=supply.axis)
    last: dict[str, Standing] = {}
    for one in sorted(_toward_accords(standings), key=lambda one: (one.known_from, one.valid_from)):
        last[of(one)] = one
    coming = by_side(supply.then.expected())
    counts = _count(standings, of)
    ordered = sorted(
        last,
        key=lambda id_: (last[id_].known_from, sum(counts.get(id_, {}).values())),
        reverse=True,
    )
    return tuple(
        _row(supply, id_, counts.get(id_, {}), last[id_], coming) for id_ in ordered[:most]
    )


def _toward_accords(standings: Iterable[Standing]) -> Iterable[Standing]:
    return (
        one
        for one in standings
        if one.timeline in TOWARD_ACCORDS and not one.toward.startswith("state:")
    )


def _count(
    standings: Iterable[Standing], of: Callable[[Standing], str]
) -> dict[str, dict[str, int]]:
    """Count each pair once, in the column that its commitment, else its posture gives."""
    stage: dict[tuple[str, str], str] = {}
    ordered = sorted(
        _toward_accords(standings), key=lambda one: one.timeline is Timeline.COMMITMENT
    )
    for one in ordered:
        if found := stage_of(one.value):
            stage[(one.state, one.toward)] = found
    keys = {(one.state, one.toward): of(one) for one in ordered}
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for pair, value in stage.items():
        counts[keys[pair]][value] += 1
    return {key: dict(found) for key, found in counts.items()}


def _row(  # noqa: PLR0917 - each is one column's source
    supply: Supply,
    id_: str,
    counts: dict[str, int],
    last: Standing,
    coming: Mapping[str, Sequence[ExpectedLine]],
) -> Row:
    cell = cells([last], supply.ledger)[0]
    change = ChangeLine(
        day=last.known_from[:10],
        state=last.state,
        toward=last.toward,
        timeline=last.timeline,
        kind="new",
        before=None,
        after=last.value,
        claimant=cell.claimant,
    )
    return Row(
        id=id_,
        counts=counts,
        last_change=change,
        next_expected=next(iter(coming.get(id_, ())), None),
    )


def edges(supply: Supply, *, with_reference: bool = False) -> tuple[Edge, ...]:
    """Return what is between two sides, the most told first; of the news alone unless asked."""
    groups: dict[tuple[str, str, str], list[Entry]] = defaultdict(list)
    moment = asked(supply.moment.known)
    known = [one for one in supply.entries() if one.is_known(supply.axis, moment)]
    news = [one for one in known if not is_reference(one.statement.report)]
    entries = known if with_reference or not news else news
    for entry in entries:
        one, other = sides(entry.statement)
        if not is_unnamed(one) and not is_unnamed(other):
            groups[(one, other, GROUP_OF[entry.statement.type])].append(entry)
    found = [
        Edge(
            actor=key[0],
            object=key[1],
            group=key[2],
            card=card(told[-1], supply.axis),
            count=len(told),
        )
        for key, told in groups.items()
    ]
    return tuple(sorted(found, key=lambda edge: -edge.count))


def reports(supply: Supply, *, after: int = 0, limit: int = 50) -> tuple[ReportLine, ...]:
    """Return reports, the newest recorded first, from place *after* on."""
    kept = supply.ledger.reports(page=Page(limit=after + limit, newest_first=True))[after:]
    return tuple(_report_line(one, supply) for one in kept)


def _report_line(kept: Kept, supply: Supply) -> ReportLine:
    told = supply.ledger.entries(Filter(report_id=kept.report_id), page=Page(limit=_MOST_FOUND))
    return ReportLine(
        report=kept.report_id,
        published=kept.report.published,
        title=kept.report.title,
        lang=kept.report.lang,
        outlet=kept.report.outlet,
        agency=kept.report.agency,
        statements=len(told),
    )


def sources(supply: Supply) -> tuple[SourceLine, ...]:
    """Return the outlets, the most read first."""
    groups: dict[str | None, list[Kept]] = defaultdict(list)
    for kept in supply.ledger.reports(page=Page(limit=_MOST_REPORTS, newest_first=True)):
        groups[kept.report.outlet or kept.report.agency].append(kept)
    lines = [_source(outlet, kept) for outlet, kept in groups.items()]
    return tuple(sorted(lines, key=lambda line: -line.reports))


def _source(outlet: str | None, kept: Sequence[Kept]) -> SourceLine:
    days = sorted(one.report.published for one in kept if one.report.published)
    return SourceLine(
        outlet=outlet,
        reports=len(kept),
        langs=tuple(sorted({one.report.lang for one in kept if one.report.lang})),
        first=days[0] if days else None,
        last=days[-1] if days else None,
        read=max(one.recorded_at for one in kept),
    )


#: What a search can be narrowed by, and how each is read off a card.
FACETS: Mapping[str, Callable[[StatementCard], str | None]] = {
    "type": lambda one: one.statement.type,
    "modality": lambda one: one.statement.modality,
    "polarity": lambda one: one.statement.polarity,
    "claimant": lambda one: one.statement.claimant,
    "outlet": lambda one: one.quote.outlet or one.quote.agency,
    "lang": lambda one: one.quote.lang,
    "year": lambda one: (one.quote.published or "")[:4] or None,
}


def search(supply: Supply, query: Mapping[str, str], *, offset: int, limit: int) -> SearchPage:
    """Return the statements that hold the words ``q``, are about ``about``, and fit the facets."""
    words, about = query.get("q", "").strip(), query.get("about", "")
    if words:
        entries = _holding(supply, words)
    else:
        entries = supply.ledger.entries(
            Filter(side=about) if about else Filter(),
            page=Page(limit=_MOST_FOUND, newest_first=True),
            known=supply.moment.known,
            axis=supply.axis,
        )
    found = [card(entry, supply.axis) for entry in entries if _is_about(entry, about)]
    chosen = {name: query[name] for name in FACETS if query.get(name)}
    fitting = [
        one for one in found if all(FACETS[name](one) == value for name, value in chosen.items())
    ]
    facets = {
        name: dict(Counter(filter(None, map(read, fitting))).most_common(12))
        for name, read in FACETS.items()
    }
    return SearchPage(
        query=words,
        total=len(fitting),
        offset=offset,
        cards=tuple(fitting[offset : offset + limit]),
        facets=facets,
    )


def _holding(supply: Supply, words: str) -> list[Entry]:
    """Return what holds the *words*, and where they name somebody, what is said of them."""
    found = supply.ledger.search(words, limit=_MOST_FOUND, known=supply.moment.known)
    try:
        side = resolve(words, supply.knowledge, "state", "accord", "org")
    except UnknownName:
        return found
    page = Page(limit=_MOST_FOUND, newest_first=True)
    told = supply.ledger.entries(
        Filter(side=side), page=page, known=supply.moment.known, axis=supply.axis
    )
    return list({entry.id: entry for entry in (*found, *told)}.values())


def _is_about(entry: Entry, about: str) -> bool:
    return not about or about in {entry.statement.actor, entry.statement.object}


def queue(supply: Supply, limit: int = 40) -> tuple[StatementCard, ...]:
    """Return the newest statements that nobody has judged."""
    entries = supply.ledger.entries(page=Page(limit=_MOST_FOUND, newest_first=True))
    waiting = [entry for entry in entries if entry.verdict is None]
    return tuple(card(entry, supply.axis) for entry in waiting[:limit])
