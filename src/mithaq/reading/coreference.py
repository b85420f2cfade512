"""Coreference: words that point back to what was named."""

from collections import Counter
from collections.abc import Sequence

import msgspec

from mithaq.knowledge.knowledge import Knowledge
from mithaq.languages.language import Language
from mithaq.reading.discourse import Discourse
from mithaq.reading.mentions import SELF, UNNAMED, Mention
from mithaq.reading.units import Unit

#: The rule of mentions that mean each of a subject for the others: "each other".
MUTUAL = "coreference:mutual"
_STATE_KINDS = ("state", "org")
#: What is named by these does not act in its sentence.
_ONLY_NAMED = frozenset({"adjective", "place", "outlet"})
_NOT_MET = frozenset({*_ONLY_NAMED, "capital"})
_HOME = "home"
_PAIR = "pair"
_ORG = "org"
_STATE = "state:"
_HOLDERS = frozenset({"office", "counterpart"})
_SPEAKER = "speaker"
_COUNTERPART = "counterpart"


class Context(msgspec.Struct, frozen=True):
    """What a word in a sentence can point back to."""

    discourse: Discourse
    language: Language
    knowledge: Knowledge

    def pronoun(
        self, value: str, before: Sequence[Mention], group: Sequence[str] = ()
    ) -> Mention | None:
        """Return whom a pronoun means.

        *value* is its kind, *before* the sentence so far, *group* those whom it names together.
        """
        found: Mention | None = None
        match value:
            case "person":
                named = self._first_person(before) or self.discourse.last_person()
                found = _pointing(named or self._last_holder())
            case "either":
                found = self.pronoun("person", before) or self.pronoun("thing", before)
            case "thing":
                found = _pointing(_first_actor(before) or self._topic() or self._last())
            case "self":
                found = Mention(SELF, "pronoun", rule="coreference:self")
            case "plural":
                found = self._plural(before, tuple(group) or self.discourse.group)
            case "mutual":
                found = _one_another(self._plural(before, tuple(group)))
            case _:
                pass
        return found

    def attached(
        self, value: str, before: Sequence[Mention], group: Sequence[str]
    ) -> Mention | None:
        """Return whom a pronoun written to a word means; it can mean three or more as one."""
        first = _first_actor(before)
        is_of_all = value == "thing" and len(group) > 2 and first is not None  # noqa: PLR2004 - more than a pair
        if is_of_all and first is not None and first.entity == group[0]:
            return _several(tuple(group))
        return self.pronoun(value, before, group)

    def _plural(self, before: Sequence[Mention], group: tuple[str, ...]) -> Mention | None:
        if (together := self._together(before)) is not None:
            return _several(together)
        if group:
            return _several(group)
        return self.pair(before) or _pointing(_first_actor(before) or self._topic())

    def pair(self, before: Sequence[Mention], group: Sequence[str] = ()) -> Mention | None:
        """Return the two states named together or last, as one mention."""
        if len(group) == 2:  # noqa: PLR2004 - a pair
            return _several(tuple(group))
        if (together := self._together(before)) is not None:
            return _several(together)
        if len(self.discourse.group) == 2 and self.discourse.pair:  # noqa: PLR2004 - a pair
            return _several(self.discourse.pair)
        if len(group) > 2 and self._is_meant_by(group):  # noqa: PLR2004 - more than a pair
            return _several(self.discourse.pair or ())
        named = [m for m in before if m.kind == "state" and not m.also]
        states = [m.entity for m in named if m.form != "place"]
        both = tuple(dict.fromkeys(reversed(states)))[:2]
        if len(both) < 2:  # noqa: PLR2004 - a pair
            both = self.discourse.pair or ()
        if not both:
            return None
        return Mention(both[0], "pronoun", also=tuple(both[1:]), rule="coreference:pair")

    def _together(self, before: Sequence[Mention]) -> tuple[str, ...] | None:
        """Return two told in one word, "the ministers of India and Chad", or "his counterpart"."""
        for index in range(len(before) - 1, -1, -1):
            last = before[index]
            if last.kind != "state" or last.form not in {"title", "person"}:
                continue
            if len(last.also) == 1:
                return (last.entity, *last.also)
            acting = [m for m in before[:index] if m.kind == "state" and m.form not in _NOT_MET]
            if acting and not last.also and self._is_counterpart(last):
                return (acting[-1].entity, last.entity)
        return self._two_others(before)

    def _is_counterpart(self, mention: Mention) -> bool:
        rows = self.language.nouns.get(mention.office, ())
        return any(row.kind == _COUNTERPART for row in rows)

    def _two_others(self, before: Sequence[Mention]) -> tuple[str, ...] | None:
        """Return the only two states of a sentence, where neither is of the pair told before."""
        if self.language.script.order != "SVO":
            return None
        states = tuple(dict.fromkeys(m.entity for m in before if m.kind == "state" and not m.also))
        old = {UNNAMED, *(self.discourse.pair or ())}
        is_new = len(states) == 2 and not set(states) & old  # noqa: PLR2004 - a pair
        return states if is_new else None

    def is_of_states(self, unit: Unit) -> bool:
        """Say whether a noun means two states, and no organisations: "the two presidents"."""
        rows = self.language.nouns.get(unit.lemma, ())
        return any(row.kind == _PAIR and "state" in row.refers for row in rows)

    def pair_of_states(self, before: Sequence[Mention], group: Sequence[str]) -> Mention | None:
        """Return the two states that were named together or last, over organisations."""
        named = tuple(e for e in group if e.startswith(_STATE))
        found = self.pair(before, named)
        both = (found.entity, *found.also) if found is not None else ()
        if all(e.startswith(_STATE) for e in both):
            return found
        mutual = (t for t in reversed(self.discourse.told) if t.is_mutual)
        told = ((t.actor.entity, t.object.entity) for t in mutual)
        pairs = (p for p in told if all(e.startswith(_STATE) for e in p))
        return _several(last) if (last := next(pairs, None)) is not None else None

    def _is_meant_by(self, group: Sequence[str]) -> bool:
        """Say whether "both" beside several means the pair of before, all of them in it or none."""
        pair = set(self.discourse.pair or ())
        return bool(pair) and (pair <= set(group) or pair.isdisjoint(group))

    def noun(self, unit: Unit, before: Sequence[Mention]) -> Mention | None:
        """Return what a definite noun of an anaphor's class means."""
        for row in self.language.nouns.get(unit.lemma, ()):
            if row.kind == "anaphor":
                if row.refers == ("state",) and (found := self._about(before)):
                    return found
                for refers in row.refers:
                    if found := self._refer(tuple(refers.split(",")), before):
                        return found
        return None

    def speaker(self, unit: Unit) -> Mention | None:
        """Return who spoke last, if the noun can mean him: "the official added"."""
        rows = self.language.nouns.get(unit.lemma, ())
        speaking = self.discourse.quoting
        if speaking is None or not any(_SPEAKER in row.refers for row in rows):
            return None
        return _pointing(speaking[0])

    def home(self, unit: Unit, before: Sequence[Mention]) -> Mention | None:
        """Return the state whose office or institution a noun names without saying so."""
        rows = self.language.nouns.get(unit.lemma, ())
        if not any(_HOME in row.refers for row in rows):
            return None
        topic = self.discourse.topic
        if topic is not None and topic.kind == "state":
            return _at_home(topic)
        states = (m for m in (*before, *self.discourse.recent) if m.kind == "state")
        found = next((m for m in states if m.entity != UNNAMED), None)
        return _at_home(found) if found is not None else None

    def several(self, group: Sequence[str], *, counted: bool = False) -> Mention | None:
        """Return three or more that were named together, *counted* ones longer ago as well."""
        before = self.discourse.several if counted else self.discourse.group
        named = tuple(group) if len(group) > 2 else before  # noqa: PLR2004 - more than a pair
        return _several(named) if len(named) > 2 else None  # noqa: PLR2004 - more than a pair

    def means_state(self, unit: Unit) -> bool:
        """Say whether a noun can stand for a state: "country", "kingdom"."""
        rows = self.language.nouns.get(unit.lemma, ())
        return any(
            r.kind == "anaphor" and any(e.startswith("state") for e in r.refers) for r in rows
        )

    def _about(self, before: Sequence[Mention]) -> Mention | None:
        """Return the state that the sentence, or the one before it, is about."""
        named = [m for m in before if m.kind == "state" and m.form not in {"adjective", "place"}]
        if len(named) > 1 and named[0].entity not in {named[-1].entity, UNNAMED}:
            return _pointing(named[0])
        topic = self.discourse.topic
        if topic is None or topic.kind != "state" or topic.also:
            return None
        return None if any(m.entity == topic.entity for m in named) else _pointing(topic)

    def _refer(self, refers: tuple[str, ...], before: Sequence[Mention]) -> Mention | None:
        everything = (*self.discourse.recent, *before)
        fitting = [m for m in everything if m.form != "outlet" and self._is_among(m, refers)]
        if not fitting or fitting[-1].kind != _ORG or any(m.kind == _ORG for m in before):
            return _pointing(fitting[-1]) if fitting else None
        named = Counter(m.entity for m in reversed(fitting))  # of equals the last
        most = max(named, key=lambda e: named[e])
        return _pointing(next(m for m in reversed(fitting) if m.entity == most))

    def _is_among(self, mention: Mention, refers: tuple[str, ...]) -> bool:
        """Say whether it is one of these ids, or of a kind such as ``org/court`` or ``accord``."""
        if mention.entity in refers or mention.kind in refers:
            return True
        return f"{mention.kind}/{self.knowledge.kind(mention.entity)}" in refers

    def _first_person(self, before: Sequence[Mention]) -> Mention | None:
        return next((m for m in before if m.person or self._is_holder(m)), None)

    def honoured(self, before: Sequence[Mention]) -> Mention | None:
        """Return who was named last by an office or as a person: "His Majesty"."""
        named = (m for m in reversed(before) if m.person or self._is_holder(m))
        return _pointing(next(named, None) or self.discourse.last_person())

    def _last_holder(self) -> Mention | None:
        """Return the last who was named by an office alone."""
        recent = self.discourse.recent
        return next((m for m in reversed(recent) if self._is_holder(m)), None)

    def _is_holder(self, mention: Mention) -> bool:
        """Say whether a title without a name means a person: "Syria's president"."""
        rows = self.language.nouns.get(mention.office, ()) if mention.form == "title" else ()
        return any(row.kind in _HOLDERS for row in rows)

    def _topic(self) -> Mention | None:
        topic = self.discourse.topic
        return topic if topic is not None and topic.kind in _STATE_KINDS else None

    def _last(self) -> Mention | None:
        return self.discourse.last(*_STATE_KINDS)


def _at_home(mention: Mention) -> Mention:
    return Mention(mention.entity, "title", rule=f"coreference:home:{mention.rule}")


def _several(entities: tuple[str, ...]) -> Mention:
    return Mention(entities[0], "pronoun", also=entities[1:], rule="coreference:group")


def _one_another(mention: Mention | None) -> Mention | None:
    return mention and msgspec.structs.replace(mention, rule=MUTUAL)


def _first_actor(before: Sequence[Mention]) -> Mention | None:
    """Return the first state or organisation of the sentence that can act."""
    acting = [m for m in before if m.kind in _STATE_KINDS and m.form not in _ONLY_NAMED]
    known = (m for m in acting if m.entity != UNNAMED)
    return next(known, acting[0] if acting else None)


def _pointing(mention: Mention | None) -> Mention | None:
    if mention is None or mention.entity == UNNAMED:
        return mention
    return msgspec.structs.replace(mention, form="pronoun", rule=f"coreference:{mention.rule}")
