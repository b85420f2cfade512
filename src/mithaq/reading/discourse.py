"""Discourse: what the report has named so far, for the words that point back to it."""

from typing import Self

import msgspec

from mithaq.reading.mentions import Mention

#: So many of the last mentions can be pointed back to.
_MEMORY = 24


class Discourse(msgspec.Struct, frozen=True):
    """What can be pointed back to; a new one for each sentence."""

    recent: tuple[Mention, ...] = ()  # the last one last
    topic: Mention | None = None  # the subject of the last sentence
    speaker: Mention | None = None  # who spoke last
    pair: tuple[str, str] | None = None  # the two states that the report last told together
    surnames: tuple[tuple[str, Mention], ...] = ()  # last words of people named in full
    last_time: str | None = None  # EDTF of the date told last
    quoting: tuple[Mention, str] | None = None  # whose quotation goes on, and how it was said

    def after(self, mentions: list[Mention], topic: Mention | None, time: str | None) -> Self:
        """Return the discourse after a sentence with these mentions."""
        recent = (*self.recent, *mentions)[-_MEMORY:]
        return msgspec.structs.replace(
            self,
            recent=recent,
            topic=topic or self.topic,
            last_time=time or self.last_time,
            pair=_pair(recent) or self.pair,
        )

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
        """Return who was last named with this office."""
        return next((m for m in reversed(self.recent) if office and m.office == office), None)


def _pair(recent: tuple[Mention, ...]) -> tuple[str, str] | None:
    """The two states named last; states only."""
    states = list(dict.fromkeys(m.entity for m in reversed(recent) if m.kind == "state"))
    return (states[1], states[0]) if len(states) > 1 else None
