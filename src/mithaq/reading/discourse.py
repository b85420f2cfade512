"""Discourse: what the report has named so far, for the words that point back to it."""

from collections import Counter
from collections.abc import Iterable
from typing import Self

import msgspec

from mithaq.languages.tables import Trigger
from mithaq.reading.mentions import UNNAMED, Mention
from mithaq.statement import Type, is_symmetric

#: So many of the last mentions can be pointed back to.
MEMORY = 64
#: What is named by these only tells where, who is meant, or who passed it on.
_ONLY_TOLD = frozenset({"place", "outlet", "adjective"})


class Told(msgspec.Struct, frozen=True):
    """An event that was told, for "followed suit" and "they"."""

    type: str
    actor: Mention
    object: Mention
    row: Trigger

    @property
    def is_mutual(self) -> bool:
        """Say whether its sides have no order."""
        return is_symmetric(Type(self.type), self.object.entity)


class Discourse(msgspec.Struct, frozen=True):
    """What can be pointed back to; a new one for each sentence."""

    recent: tuple[Mention, ...] = ()  # the last one last
    topic: Mention | None = None  # the subject of the last sentence
    speaker: Mention | None = None  # who spoke last
    pair: tuple[str, str] | None = None  # the two states that the report last told together
    surnames: tuple[tuple[str, Mention], ...] = ()  # last words of people named in full
    group: tuple[str, ...] = ()  # those whom a sentence last told in one breath
    several: tuple[str, ...] = ()  # the last such group of three or more
    told: tuple[Told, ...] = ()  # the last events, the last one last
    last_time: str | None = None  # EDTF of the date told last
    quoting: tuple[Mention, str] | None = None  # whose quotation goes on, and how it was said

    def after(self, mentions: list[Mention], topic: Mention | None, time: str | None) -> Self:
        """Return the discourse after a sentence with these mentions."""
        recent = (*self.recent, *mentions)[-MEMORY:]
        return msgspec.structs.replace(
            self,
            recent=recent,
            topic=topic or self.topic,
            last_time=time or self.last_time,
            pair=self.pair if len(self.group) == 2 else _pair(recent) or self.pair,  # noqa: PLR2004
        )

    def turned_to(self, mentions: list[Mention]) -> Self:
        """Return the discourse after a sentence that may turn to two others than the pair."""
        others = _others(mentions, self.pair or ())
        return msgspec.structs.replace(self, pair=others, group=()) if others else self

    def introduced(self, people: Iterable[tuple[str, Mention]]) -> Self:
        """Return the discourse after people were named; each word means who bore it last."""
        return msgspec.structs.replace(
            self, surnames=tuple({**dict(self.surnames), **dict(people)}.items())
        )

    def together(self, group: tuple[str, ...]) -> Self:
        """Return the discourse after these were told in one breath."""
        if len(group) < 2:  # noqa: PLR2004 - a group
            return self
        pair = group if len(group) == 2 else self.pair  # noqa: PLR2004 - a pair
        several = group if len(group) > 2 else self.several  # noqa: PLR2004 - more than a pair
        return msgspec.structs.replace(self, group=group, pair=pair, several=several)

    def last(self, *kinds: str) -> Mention | None:
        """Return the last mention of one of these kinds of entity."""
        return next((m for m in reversed(self.recent) if m.kind in kinds), None)

    def last_person(self) -> Mention | None:
        """Return the person to whom *he* points: the topic if it is one, else the last named."""
        if self.topic is not None and self.topic.person:
            return self.topic
        return next((m for m in reversed(self.recent) if m.person), None)

    def last_of(self, ids: tuple[str, ...]) -> Mention | None:
        """Return the last mention of one of these entities."""
        return next((m for m in reversed(self.recent) if m.entity in ids), None)

    def office_holder(self, office: str) -> Mention | None:
        """Return who holds this office in the report: whom it names most; of equals the last."""
        holders = [m for m in reversed(self.recent) if office and m.office == office]
        named = Counter(m.person or m.entity for m in self.recent)
        return max(holders, key=lambda m: named[m.person or m.entity], default=None)


def _others(mentions: list[Mention], pair: tuple[str, ...]) -> tuple[str, str] | None:
    """The two states of a sentence that names no more, and neither of the pair before."""
    states = [m for m in mentions if m.kind == "state" and m.form not in _ONLY_TOLD]
    two = tuple(dict.fromkeys(e for m in states for e in (m.entity, *m.also)))
    is_new = len(two) == 2 and UNNAMED not in two and not set(two) & set(pair)  # noqa: PLR2004 - a pair
    return (two[0], two[1]) if is_new else None


def _pair(recent: tuple[Mention, ...]) -> tuple[str, str] | None:
    """The two states named last; states only."""
    states = list(dict.fromkeys(m.entity for m in reversed(recent) if m.kind == "state"))
    return (states[1], states[0]) if len(states) > 1 else None
