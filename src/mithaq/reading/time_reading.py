"""What a time expression says before its preposition bounds it, and from where it counts."""

import datetime as dt

import msgspec

from mithaq.reading.time_grammar import Slots

#: Kinds of words that name a unit, and a season: indefinite, plural, definite.
UNITS = ("unit", "units", "the_unit", "the_units", "unit_end")
SEASONS = ("season", "season_shy", "the_season")


class Anchor(msgspec.Struct, frozen=True):
    """From where relative times are counted."""

    published: dt.date | None
    previous: str | None = None  # EDTF of the date told before
    near: str | None = None  # … in the same sentence


class Reading(msgspec.Struct, frozen=True):
    """What an expression says, before its preposition has bounded it."""

    value: str | None = None
    forward: str | None = None
    anaphoric: bool = False
    type: str = "DATE"


NOTHING = Reading()


def first(slots: Slots, *kinds: str) -> str | None:
    """Return the value of the first slot of one of these kinds."""
    return next((value for kind, value in slots if kind in kinds), None)


def number(slots: Slots, *kinds: str) -> int | None:
    """Return the value of the first slot of one of these kinds, as a number."""
    value = first(slots, *kinds)
    return int(value) if value else None
