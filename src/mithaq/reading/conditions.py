"""Conditions: the words on which an event hangs."""

from mithaq.languages.language import Language
from mithaq.languages.tables import Cue
from mithaq.reading.clauses import COND, Clause, Parse
from mithaq.reading.frame import Frame
from mithaq.statement import Modality

_WITHOUT = "without"
_OBJECT = "object"
#: Behind these stands what waits for a condition: "wants a state before normalisation".
_AWAITS = frozenset({"for", "to", "before"})


def condition_of(clause: Clause, parse: Parse, *, can_lack: bool) -> tuple[int, int] | None:
    """Return the words of a condition that hangs on the clause or on one above it."""
    around = {c.index for c in parse.path(clause)}
    for other in parse.clauses:
        if other.kind == COND and other.parent in around and other.index not in around:
            return _extent(other, parse)
    if can_lack:
        for phrase in parse.phrases:
            if phrase.prep == _WITHOUT and parse.owner[phrase.prep_at] in around:
                return phrase.prep_at, len(parse.units)
    return None


def _extent(clause: Clause, parse: Parse) -> tuple[int, int]:
    """Return the unit range of a clause with all that hangs on it."""
    inside = [
        i for i, owner in enumerate(parse.owner) if clause in parse.path(parse.clauses[owner])
    ]
    return clause.begin, max(inside, default=clause.begin) + 1


def tied_to(frame: Frame, parse: Parse, language: Language) -> tuple[int, int] | None:
    """Return the words to which a clause ties its event: "ties X to Y", "X hinges on Y"."""
    clause = parse.clause_of(frame.trigger)
    if parse.units[frame.trigger].cat != "noun":
        return None
    for index in clause.units:
        for row in _tying(index, parse, language):
            if (found := _tied(row, index, frame.trigger, parse)) is not None:
                return found
    return None


def is_within(frame: Frame, bounds: tuple[int, int]) -> bool:
    """Say whether an event is part of what another waits for."""
    return bounds[0] <= frame.trigger < bounds[1]


def _tying(index: int, parse: Parse, language: Language) -> list[Cue]:
    unit = parse.units[index]
    rows = language.cues.get(unit.lemma, ()) if unit.cat in {"verb", "adj", "noun"} else ()
    return [row for row in rows if row.modality == Modality.CONDITIONAL and row.pos == unit.cat]


def _tied(row: Cue, index: int, trigger: int, parse: Parse) -> tuple[int, int] | None:
    clause = parse.clause_of(index)
    if row.control == _OBJECT:
        number, wanted = parse.phrase_at(trigger), clause.object
        is_waiting = number >= 0 and parse.phrases[number].prep in _AWAITS
        if not is_waiting or not 0 <= wanted < number:
            return None
        return parse.phrases[wanted].start, parse.phrases[number].prep_at
    for phrase in parse.phrases:
        if phrase.prep == row.control and phrase.prep_at > index:
            return phrase.prep_at, len(parse.units)
    return None
