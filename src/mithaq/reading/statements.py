"""Statements: what was heard in a sentence becomes the contract's record; one claim once."""

from collections.abc import Sequence

import msgspec

from mithaq.knowledge.knowledge import Knowledge
from mithaq.languages.folding import Folded
from mithaq.reading.attribution import Attribution
from mithaq.reading.clauses import Parse
from mithaq.reading.factuality import Factuality
from mithaq.reading.frame import Frame
from mithaq.reading.mentions import Mention
from mithaq.reading.ontologies import cameo, plover
from mithaq.statement import Act, Evidence, Level, Modality, Polarity, Statement, Type, sides

_REPORT = "report"


class Heard(msgspec.Struct, frozen=True):
    """A frame with all that its sentence says of it."""

    frame: Frame
    parse: Parse
    factuality: Factuality
    attribution: Attribution
    time: str | None
    said: str | None
    part: str  # of the report: headline, lead, body
    rules: tuple[str, ...] = ()


def state(
    heard: Sequence[Heard], report: str, folded: Folded, knowledge: Knowledge
) -> list[Statement]:
    """Return the statements of a report in the order of their evidence, each claim once."""
    owned = _owned_up(heard)
    made = [(h.part, _statement(h, report, folded, knowledge)) for h in owned]
    return sorted(
        _once(made), key=lambda s: (s.evidence.start, s.evidence.end, s.type, s.actor, s.object)
    )


def _owned_up(heard: Sequence[Heard]) -> list[Heard]:
    """Leave out what a clause tells in no one's word and in somebody's as well."""
    said = {_event(h) for h in heard if h.attribution.claimant.kind != _REPORT}
    return [h for h in heard if h.attribution.claimant.kind != _REPORT or _event(h) not in said]


def _event(heard: Heard) -> tuple[object, ...]:
    frame, factuality = heard.frame, heard.factuality
    pair = frozenset if frame.is_symmetric else tuple
    both = pair((frame.actor.entity, frame.object.entity))
    place = id(heard.parse), frame.clause
    return *place, frame.type, both, factuality.modality, factuality.polarity


def _statement(heard: Heard, report: str, folded: Folded, knowledge: Knowledge) -> Statement:
    frame, factuality, attribution = heard.frame, _no_ties(heard), heard.attribution
    claimant = attribution.claimant
    entity = claimant.entity
    return Statement(
        report=report,
        type=frame.type,
        actor=frame.actor.entity,
        object=frame.object.entity,
        level=_level(heard),
        modality=factuality.modality,
        polarity=factuality.polarity,
        condition=_words(factuality.condition, heard.parse, folded),
        time=heard.time,
        claimant=entity,
        claimant_person=claimant.person if claimant.person != entity else None,
        act=Act(attribution.act) if attribution.act else None,
        said=heard.said,
        channel=attribution.channel,
        via=attribution.via,
        actor_person=frame.actor.person,
        object_person=frame.object.person,
        evidence=_evidence(heard, folded),
        plover=plover(frame.type, factuality.modality, factuality.polarity, knowledge),
        cameo=cameo(frame.type, factuality.modality, factuality.polarity, knowledge),
        rule=heard.rules[0] if heard.rules else None,
    )


def _is_without_ties(heard: Heard) -> bool:
    return heard.frame.type is Type.TIES and heard.factuality.polarity is Polarity.NEGATIVE


def _no_ties(heard: Heard) -> Factuality:
    """Take "no relations" as a level that holds, not as a denial."""
    if not _is_without_ties(heard):
        return heard.factuality
    return msgspec.structs.replace(heard.factuality, polarity=Polarity.POSITIVE)


def _level(heard: Heard) -> Level | None:
    if _is_without_ties(heard):
        return Level.NONE
    return Level(heard.frame.row.level) if heard.frame.row.level else None


def _words(units: tuple[int, int] | None, parse: Parse, folded: Folded) -> str | None:
    """Return the raw words of a range of units, without the pause at their end."""
    if units is None:
        return None
    first, last = units
    while last > first + 1 and parse.units[last - 1].cat in {"punct", "quote"}:
        last -= 1
    span = folded.span(parse.units[first].start, parse.units[last - 1].end)
    return span.of(folded.raw)


def _evidence(heard: Heard, folded: Folded) -> Evidence:
    """Return the words that carry the claim: its clause, its sides, and who says it."""
    first, last = _extent(heard)
    units = heard.parse.units
    while last > first and units[last].cat in {"punct", "quote", "conj"}:
        last -= 1
    while first < last and units[first].cat in {"punct", "quote"}:
        first += 1
    span = folded.span(units[first].start, units[last].end)
    return Evidence(span.start, span.end, span.of(folded.raw))


def _extent(heard: Heard) -> tuple[int, int]:
    parse, frame = heard.parse, heard.frame
    wanted = {frame.clause, heard.attribution.clause}
    inside = [i for i, owner in enumerate(parse.owner) if owner in wanted]
    inside += [frame.trigger, *([frame.noun] if frame.noun >= 0 else [])]
    inside += [i for i, u in enumerate(parse.units) if u.mention in (frame.actor, frame.object)]
    if heard.factuality.condition:
        inside += [heard.factuality.condition[0], heard.factuality.condition[1] - 1]
    return min(inside), max(inside)


def _once(made: Sequence[tuple[str, Statement]]) -> list[Statement]:
    """Of statements that make one claim keep the fullest; a headline yields to its report."""
    kept: dict[tuple[object, ...], tuple[str, Statement]] = {}
    for part, statement in made:
        key = _claim(statement)
        if key not in kept:
            kept[key] = part, statement
        else:
            kept[key] = _fuller(kept[key], (part, statement))
    told = [(s.type, sides(s)) for part, s in kept.values() if part != "headline"]
    left = [s for part, s in kept.values() if part != "headline" or (s.type, sides(s)) not in told]
    return [_dated(one, left) for one in left]


def _dated(statement: Statement, others: Sequence[Statement]) -> Statement:
    """Take the only time that the report tells of an event from whoever else tells it."""
    if statement.time is not None:
        return statement
    event = _claim(statement)[:-1]
    times = {other.time for other in others if other.time and _claim(other)[:-1] == event}
    return msgspec.structs.replace(statement, time=times.pop()) if len(times) == 1 else statement


def _claim(statement: Statement) -> tuple[object, ...]:
    return (
        statement.type,
        sides(statement),
        statement.level,
        statement.modality,
        statement.polarity,
        statement.claimant,
    )


def _fuller(one: tuple[str, Statement], other: tuple[str, Statement]) -> tuple[str, Statement]:
    """Keep the first, with the time and the person that only the other tells."""
    first, second = one[1], other[1]
    if one[0] == "headline":
        first, second = second, first
    filled = {
        field: getattr(second, field)
        for field in ("time", "said", "claimant_person", "actor_person", "object_person", "channel")
        if getattr(first, field) is None and getattr(second, field) is not None
    }
    return (one[0] if one[0] != "headline" else other[0]), msgspec.structs.replace(first, **filled)


__all__ = ["Heard", "Mention", "Modality", "Polarity", "state"]
