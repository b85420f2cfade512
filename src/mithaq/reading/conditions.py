"""Conditions: the words on which an event hangs."""

from mithaq.languages.language import Language
from mithaq.languages.tables import Cue
from mithaq.reading.clauses import COND, SUB, Clause, Parse
from mithaq.reading.frame import Frame
from mithaq.statement import Modality

_WITHOUT = "without"
_BEFORE = "before"
_NEGATIVE = "negative"
_AHEAD = frozenset({"planned", "future", "would"})
_OBJECT = "object"
#: Behind these stands what waits for a condition: "wants a state before normalisation".
_AWAITS = frozenset({"for", "to", "before"})


def condition_of(
    clause: Clause, parse: Parse, *, can_lack: bool, is_to_come: bool = False
) -> tuple[int, int] | None:
    """Return the words of a condition that hangs on the clause or on one above it."""
    around = {c.index for c in parse.path(clause)}
    for other in parse.clauses:
        if other.kind == COND and other.parent in around and other.index not in around:
            return _extent(other, parse)
    lacked = {_WITHOUT, *([_BEFORE] if is_to_come else [])} if can_lack else set()
    for phrase in parse.phrases if lacked else ():
        if phrase.prep in lacked and parse.owner[phrase.prep_at] in around:
            return phrase.prep_at, len(parse.units)
    for other in parse.clauses if is_to_come else ():
        if other.parent in around and _opens_before(other, parse):
            return _extent(other, parse)
    return None


def _opens_before(clause: Clause, parse: Parse) -> bool:
    return clause.kind == SUB and parse.units[clause.begin].value == _BEFORE


def is_awaited(frame: Frame, parse: Parse) -> bool:
    """Say whether what will not be done waits for the event: "won't join before Oman signs"."""
    clause, number = parse.clauses[frame.clause], parse.phrase_at(frame.trigger)
    if _opens_before(clause, parse) and clause.parent >= 0:
        clause = parse.clauses[clause.parent]
    elif number < 0 or parse.phrases[number].prep != _BEFORE:
        return False
    words = {word for i in clause.auxiliaries for word in parse.units[i].value.split(" ")}
    return _NEGATIVE in words and bool(words & _AHEAD)


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
        if number == wanted >= 0:  # what is demanded for something is not told
            return parse.phrases[wanted].start, parse.phrases[wanted].end
        is_waiting = number >= 0 and parse.phrases[number].prep in _AWAITS
        if not is_waiting or not 0 <= wanted < number:
            return None
        return parse.phrases[wanted].start, parse.phrases[number].prep_at
    for phrase in parse.phrases:
        if phrase.prep == row.control and phrase.prep_at > index:
            return phrase.prep_at, len(parse.units)
    return None
