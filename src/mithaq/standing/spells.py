"""Spells: from when until when which value holds, and on whose words."""

from collections.abc import Iterable, Mapping
from typing import Protocol

import msgspec

from mithaq.record.entry import Aside
from mithaq.standing.ladder import Rung
from mithaq.standing.steps import Step
from mithaq.standing.support import NOBODY, Support


class Spell:
    """A stretch of one value, as it is being put together."""

    others: Mapping[Rung, Support] = {}  # of a posture: all that is said, this value among it

    def __init__(
        self, value: Rung, opened: Step, support: Support, against: Support = NOBODY
    ) -> None:
        self.value = value
        self.opened = opened.place
        self.support = support
        self.against = against
        self.ground = value  # what holds if a word that opened it falls
        self.by_word = False  # opened by an announcement or a denial, not by an act
        self.weighed = False  # opened by a doubt that outweighs the spell before
        self.until: str | None = None  # where it ends though no other follows

    def doubt(self, word: Step) -> None:
        """Set a word against what holds."""
        if self.against is NOBODY:
            self.against = Support()
        self.against.add(word)

    @property
    def beside(self) -> tuple[Aside, ...]:
        """Return what else is said of the same time, each with its weightiest word."""
        return tuple(
            Aside(rung, words.decider.grade, words.statements)
            for rung, words in self.others.items()
            if rung is not self.value
        )

    @property
    def is_contested(self) -> bool:
        """Say whether another attitude was told as late as the one that decides."""
        if not self.others:
            return False
        decided = self.support.latest_of(self.support.decider.weight)
        return any(
            words.latest >= decided
            for rung, words in self.others.items()
            if rung is not self.value and rung is not Rung.COURTED
        )


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
