"""All names of all entities as one automaton, built once for each language."""

from collections.abc import Iterable, Iterator
from itertools import groupby

import daachorse
import msgspec

from mithaq.languages.folding import Folding, fold_word
from mithaq.languages.language import Language
from mithaq.languages.tables import Name

_DECOY = "none"


class Hit(msgspec.Struct, frozen=True):
    """A name that stands in a folded text, with all that bear it."""

    start: int
    end: int
    names: tuple[Name, ...]


class Gazetteer(msgspec.Struct, frozen=True):
    """The names of one language."""

    language: Language
    automaton: daachorse.CharwiseDoubleArrayAhoCorasick
    bearers: tuple[tuple[Name, ...], ...]  # per pattern
    leads: tuple[int, ...]  # per pattern: how many of its first characters are a preposition

    def hits(self, text: str, day: str | None = None) -> list[Hit]:
        """Return the longest names in *text* that stand as words of their own, in order.

        A name that nobody bears on *day* hides no shorter one: Serbia and Montenegro are two.
        """
        return _longest([h for h in self.all_hits(text) if any(is_borne(n, day) for n in h.names)])

    def inside(self, hit: Hit, text: str, day: str | None) -> list[Hit]:
        """Return the names within one that stands for nothing here; a decoy hides them."""
        if any(name.kind == _DECOY for name in hit.names):
            return []
        found = self.all_hits(text[hit.start : hit.end])
        whole = hit.end - hit.start
        fitting = (h for h in found if h.end - h.start < whole)
        borne = [h for h in fitting if any(is_borne(n, day) for n in h.names)]
        return [Hit(h.start + hit.start, h.end + hit.start, h.names) for h in _longest(borne)]

    def all_hits(self, text: str) -> Iterator[Hit]:
        """Yield the names that stand in *text* as words of their own, shorter ones too."""
        for start, end, pattern in self.automaton.find_overlapping(text):
            if self._stands_free(text, start, end):
                yield Hit(start + self.leads[pattern], end, self.bearers[pattern])

    def _stands_free(self, text: str, start: int, end: int) -> bool:
        """Say whether only legal proclitics stand before it in its word, and no letter after."""
        if end < len(text) and (text[end].isalnum() or text[end] == "_"):
            return False
        first = start
        while first and text[first - 1].isalnum():
            first -= 1
        return first == start or text[first:start] in self.language.script.proclitics


def is_borne(name: Name, day: str | None) -> bool:
    """Say whether *name* stands for its bearer on *day*; where no day is known, it does."""
    if not day:
        return True
    return not (name.begins and day < name.begins) and not (name.ends and day > name.ends + "~")


def build_gazetteer(language: Language, names: Iterable[Name]) -> Gazetteer:
    """Build the automaton of *names*, folded as the language folds."""
    folding = language.script.folding
    folded = sorted(
        ((fold_word(n.name, folding), _fold_context(n, folding)) for n in names), key=lambda p: p[0]
    )
    patterns: list[str] = []
    bearers: list[tuple[Name, ...]] = []
    leads: list[int] = []
    for spelling, group in groupby(folded, key=lambda pair: pair[0]):
        bearing = tuple(name for _, name in group)
        for pattern, lead in _variants(spelling, language.script.contractions):
            patterns.append(pattern)
            bearers.append(bearing)
            leads.append(lead)
    automaton = daachorse.CharwiseDoubleArrayAhoCorasick(patterns)
    return Gazetteer(language, automaton, tuple(bearers), tuple(leads))


def _fold_context(name: Name, folding: Folding) -> Name:
    """Return *name* with its context words folded: they are looked for in folded text."""
    if not (name.near or name.not_near):
        return name
    near = tuple(fold_word(word, folding) for word in name.near)
    not_near = tuple(fold_word(word, folding) for word in name.not_near)
    return msgspec.structs.replace(name, near=near, not_near=not_near)


def _variants(
    spelling: str, contractions: tuple[tuple[str, str], ...]
) -> Iterator[tuple[str, int]]:
    """Yield the spelling, and what becomes of it behind a preposition that swallows its article."""
    yield spelling, 0
    for article, merged in contractions:
        if spelling.startswith(article):
            yield merged + spelling[len(article) :], 1


def _longest(found: list[Hit]) -> list[Hit]:
    """Of names that overlap keep the longest; of equals the first."""
    kept: list[Hit] = []
    for group in _overlapping(sorted(found, key=lambda h: h.start)):
        kept += _longest_of(group)
    return kept


def _overlapping(found: list[Hit]) -> Iterator[list[Hit]]:
    """Yield hits in groups that touch no other group: a text of names only stays quick."""
    group: list[Hit] = []
    end = 0
    for hit in found:
        if group and hit.start >= end:
            yield group
            group = []
        group.append(hit)
        end = max(end, hit.end) if len(group) > 1 else hit.end
    if group:
        yield group


def _longest_of(group: list[Hit]) -> list[Hit]:
    kept: list[Hit] = []
    for hit in sorted(group, key=lambda h: (h.start - h.end, h.start)):
        if all(hit.end <= other.start or other.end <= hit.start for other in kept):
            kept.append(hit)
    return sorted(kept, key=lambda h: h.start)
