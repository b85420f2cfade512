"""The gate: a report that cannot tell of anybody is done before its sentences are cut.

A statement needs a trigger and two sides. Sides are names that the gazetteer knows, or states that
stay unnamed ("two other countries"); most of the world's news has no two of them.
"""

import re

import msgspec

from mithaq.languages.folding import Folded
from mithaq.languages.language import Language
from mithaq.languages.tables import Name
from mithaq.reading.gazetteer import Gazetteer
from mithaq.reading.mentions import is_written
from mithaq.reading.units import words_of

_WORD = re.compile(r"[^\W\d_]+")
#: Classes of nouns that can be a side without a name.
_SIDES = frozenset({"anaphor", "unnamed", "pair", "several", "collective", "counterpart"})
_ENOUGH = 2


class Gate(msgspec.Struct, frozen=True, eq=False):
    """What a report of one language needs."""

    language: Language
    gazetteer: Gazetteer
    openings: frozenset[str]  # the first words of triggers

    def lets_in(self, folded: Folded) -> bool:
        """Say whether a report can tell something."""
        words = frozenset(_WORD.findall(folded.text))
        return any(map(self._can_tell, words)) and self._has_sides(folded, words)

    def _has_sides(self, folded: Folded, words: frozenset[str]) -> bool:
        named: set[str] = set()
        for hit in self.gazetteer.all_hits(folded.text):
            raw = folded.span(hit.start, hit.end).of(folded.raw)
            named.update([n.entity for n in hit.names if _can_be(n, raw, folded.text)][:1])
            if len(named) >= _ENOUGH:
                return True
        return bool(named) and any(map(self._is_side, words))

    def _is_side(self, word: str) -> bool:
        return any(r.value in _SIDES for u in words_of(word, self.language) for r in u.readings)

    def _can_tell(self, word: str) -> bool:
        return any(
            unit.form in self.openings or any(r.lemma in self.openings for r in unit.readings)
            for unit in words_of(word, self.language)
        )


def _can_be(name: Name, raw: str, text: str) -> bool:
    """Say whether a name has its capitals, and somewhere the words that it needs near it."""
    return is_written(name, raw) and (not name.near or any(word in text for word in name.near))


def build_gate(language: Language, gazetteer: Gazetteer) -> Gate:
    """Build the gate of a language: what can begin a trigger, as a word or as a lemma."""
    openings = {lemma.partition(" ")[0] for lemma in language.triggers}
    for opening, group in language.phrases.items():
        if any(reading.lemma in language.triggers for _, reading in group):
            openings.add(opening.partition(" ")[0])
    return Gate(language, gazetteer, frozenset(openings))
