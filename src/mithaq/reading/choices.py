"""Choices: what every order of words asks of the readings of a form."""

from collections.abc import Sequence

from mithaq.languages.language import Reading
from mithaq.reading.units import Unit

#: After these a form that can be a noun is one.
NOMINAL_LEFT = frozenset({"det", "poss", "possessive", "adj", "prep", "num"})
#: Words of a noun phrase.
NOMINAL = frozenset({"name", "noun", "adj", "num", "det", "possessive", "poss", "other"})
#: Tenses of a verb that has a subject.
FINITE = frozenset({"past", "present", "base"})
#: A clause begins behind these.
CLAUSE_START = frozenset({"punct", "conj", "comp", "sub", "cond", "rel", "quote"})


def only(readings: Sequence[Reading], *cats: str) -> tuple[Reading, ...]:
    """Return the readings of these classes."""
    return tuple(r for r in readings if r.cat in cats)


def can(unit: Unit | None, *cats: str) -> bool:
    """Say whether a unit is, or can still be, of one of these classes."""
    if unit is None:
        return False
    return unit.cat in cats or (unit.cat == "?" and any(r.cat in cats for r in unit.readings))
