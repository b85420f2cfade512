"""Islands: the names and times of a sentence, found before its words."""

import datetime as dt
import re
from collections.abc import Iterator, Mapping, Sequence

import msgspec

from mithaq.knowledge.knowledge import Knowledge
from mithaq.languages.folding import Folded
from mithaq.languages.language import Language
from mithaq.reading.discourse import Discourse
from mithaq.reading.gazetteer import Gazetteer, Hit
from mithaq.reading.mentions import Mention, find_mention
from mithaq.reading.times import TimeGrammar, Timex, find_times
from mithaq.reading.units import Island

_ACCORD = "accord"
_WORD = re.compile(r"[^\W\d_]{2,}")


def _people(
    folded: Folded,
    bounds: tuple[int, int],
    discourse: Discourse,
    islands: Sequence[Island],
) -> Iterator[Island]:
    """Yield the people whom an earlier sentence named in full, called by one word."""
    names = dict(discourse.surnames)
    if not names:
        return
    words = list(_WORD.finditer(folded.text, *bounds))
    for index, found in enumerate(words):
        mention = names.get(found[0])
        if mention is None or not _is_capital(folded, found):
            continue
        following = words[index + 1] if index + 1 < len(words) else None
        is_longer = (
            following and following.start() == found.end() + 1 and _is_capital(folded, following)
        )
        taken = any(found.start() < i.end and i.start < found.end() for i in islands)
        if not (is_longer or taken):
            yield Island(found.start(), found.end(), mention=mention)


def _is_capital(folded: Folded, word: re.Match[str]) -> bool:
    return folded.span(*word.span()).of(folded.raw)[0].isupper()


class Scout(msgspec.Struct, frozen=True):
    """What finds the names and times of a report that was published on a day."""

    gazetteer: Gazetteer
    grammar: TimeGrammar
    language: Language
    knowledge: Knowledge
    day: str | None  # of publication, ISO 8601

    def find_islands(
        self, folded: Folded, bounds: tuple[int, int], discourse: Discourse
    ) -> list[Island]:
        """Return the names and times within *bounds*, in order, without overlap."""
        known = frozenset(m.entity for m in discourse.recent if m.kind == _ACCORD)
        islands = list(self._names(folded, bounds, known))
        people = _people if self.language.script.has_case else self._surnames
        islands += people(folded, bounds, discourse, islands)
        for timex in self._times(folded.text[slice(*bounds)], discourse):
            first, last = bounds[0] + timex.span.start, bounds[0] + timex.span.end
            if all(last <= other.start or other.end <= first for other in islands):
                islands.append(Island(first, last, timex=timex))
        return sorted(islands, key=lambda i: i.start)

    def _surnames(
        self,
        folded: Folded,
        bounds: tuple[int, int],
        discourse: Discourse,
        islands: Sequence[Island],
    ) -> Iterator[Island]:
        """Yield the people called by their last word where no case marks a name.

        A word that means something else too is a name only right behind a verb.
        """
        names = dict(discourse.surnames)
        last = None
        for found in _WORD.finditer(folded.text, *bounds) if names else ():
            before = last[0] if last is not None else ""
            double = names.get(f"{before} {found[0]}")  # "Abdel Aty", one name of two words
            led = 0 if double or found[0] in names else self._lead(found[0], names)
            mention = double or names.get(found[0][led:])
            begin = last.start() if double and last is not None else found.start() + led
            is_taken = any(begin < i.end and i.start < found.end() for i in islands)
            if mention and not is_taken and (double or self._is_name(found[0], before)):
                yield Island(begin, found.end(), mention=mention)
            last = found

    def _lead(self, word: str, names: Mapping[str, Mention]) -> int:
        """Return how much of a word is a conjunction or preposition before a last name: "and X"."""
        script = self.language.script
        is_led = word[0] in script.conjunctions | script.prepositions
        return int(is_led and word[1:] in names and word[1:] not in self.language.lexicon)

    def _is_name(self, word: str, before: str) -> bool:
        lexicon = self.language.lexicon
        if word not in lexicon:
            return True
        joined = before[1:] if before[:1] in self.language.script.conjunctions else ""
        readings = (*lexicon.get(before, ()), *lexicon.get(joined, ()))
        return any(r.cat in {"verb", "aux"} for r in readings)

    def _names(
        self, folded: Folded, bounds: tuple[int, int], known: frozenset[str]
    ) -> Iterator[Island]:
        text = folded.text[slice(*bounds)]
        for hit in self.gazetteer.hits(text, self.day):
            mention = self._mention(hit, folded, bounds, known)
            refused = mention is None and " " in text[hit.start : hit.end]
            for one in self.gazetteer.inside(hit, text, self.day) if refused else (hit,):
                meant = self._mention(one, folded, bounds, known) if refused else mention
                if meant is not None:
                    yield Island(bounds[0] + one.start, bounds[0] + one.end, mention=meant)

    def _mention(
        self, hit: Hit, folded: Folded, bounds: tuple[int, int], known: frozenset[str]
    ) -> Mention | None:
        """Return what a hit stands for; a *known* accord needs no other word beside its name."""
        text, start = folded.text[slice(*bounds)], bounds[0]
        raw = folded.span(start + hit.start, start + hit.end).of(folded.raw)
        return find_mention(hit, text, raw, day=self.day, knowledge=self.knowledge, known=known)

    def _times(self, text: str, discourse: Discourse) -> list[Timex]:
        published = dt.date.fromisoformat(self.day) if self.day else None
        return find_times(text, self.grammar, published=published, previous=discourse.last_time)
