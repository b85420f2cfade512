"""Spells: from when until when which value holds, and on whose words."""

from collections.abc import Iterable
from typing import Protocol

import msgspec

from mithaq.record.entry import Aside
from mithaq.standing.ladder import Rung
from mithaq.standing.steps import Step
from mithaq.standing.support import Support

Place = tuple[str, str, str]


class Spell:
    """A stretch of one value, as it is being put together."""

    beside: tuple[Aside, ...] = ()

    def __init__(self, value: Rung, opened: Place, *support: Step) -> None:
        self.value = value
        self.opened = opened  # the place of the step that opened it
        self.support = Support()
        for step in support:
            self.support.add(step)
        self.against = Support()
        self.is_contested = False
        self.ground = value  # what holds if a word that opened it falls
        self.by_word = False  # opened by an announcement or a denial, not by an act
        self.until: str | None = None  # where it ends though no other follows


class Change(msgspec.Struct, frozen=True):
    """Which spells of a track another step has changed: from the first on, below the last."""

    first: int
    last: int


class Track(Protocol):
    """The spells of one timeline, grown step by step."""

    spells: list[Spell]

    def insert(self, step: Step) -> Change | None:
        """Take one step more and return what it changed."""

    def rebuild(self, steps: Iterable[Step]) -> Change:
        """Start again from *steps*."""
