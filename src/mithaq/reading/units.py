"""Units: the words of a sentence as the grammar sees them, clitics apart and names in one piece.

A unit's ``cat`` is one of: name, verb, noun, adj, adv, num, time, prep, conj, comp, rel, sub, cond,
aux, to, det, pron, poss, punct, quote, other. `tagging` decides between the readings of a form.
"""

import copy
import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise

import msgspec

from mithaq.languages.language import Language, Reading
from mithaq.reading.mentions import Mention
from mithaq.reading.times import Timex

_TOKEN = re.compile(r"[^\W_]+(?:['.-][^\W_]+)*|(?<=\w)'s(?!\w)|[^\w\s]|_")
_POSSESSIVE = ("'s", "'")
_PLURAL_MARK = "' "
_TAKES_PRONOUN = frozenset({"verb", "noun", "prep", "comp"})
#: An unknown word keeps a leading conjunction unless so much stands behind it (characters).
_LEAST_STEM = 4
DUAL = frozenset({"3md", "3fd"})
#: So many different words are remembered with their units.
_KNOWN_WORDS = 16_384
_PURPOSE = "for"
_BUT = "but"


class Unit(msgspec.Struct):
    """One unit; it is filled while its sentence is read and never leaves it."""

    start: int  # in the folded text
    end: int
    form: str
    cat: str
    lemma: str = ""
    tense: str = ""
    voice: str = ""
    person: str = ""
    value: str = ""
    definite: bool = False  # carries the article in its own word
    capital: bool = False
    suffix: str = ""  # a pronoun written to it
    mention: Mention | None = None
    suffix_mention: Mention | None = None  # whom the pronoun means
    timex: Timex | None = None
    readings: tuple[Reading, ...] = ()

    def take(self, reading: Reading) -> None:
        """Be what *reading* says."""
        self.cat, self.lemma, self.tense, self.voice, self.person, self.value = reading


class Island(msgspec.Struct, frozen=True):
    """A stretch that is one unit whatever its words are: a name or a time."""

    start: int
    end: int
    mention: Mention | None = None
    timex: Timex | None = None


def read_units(
    text: str, bounds: tuple[int, int], raw: str, islands: Sequence[Island], *, language: Language
) -> list[Unit]:
    """Return the units of ``text[bounds]``; *raw* is the same range before lower-casing."""
    units: list[Unit] = []
    at, end = bounds
    for island in (*islands, None):
        stop = island.start if island else end
        for found in _TOKEN.finditer(text, at, stop):
            units += _moved(words_of(found[0], language), found.start())
        if island:
            at = island.end
            units.append(_island_unit(island, text))
            if units[-1].form.endswith("s") and text.startswith(_PLURAL_MARK, at):
                units.append(Unit(at, at + 1, text[at], "poss", text[at]))
                at += 1
    if language.script.has_case:
        for unit in units:
            unit.capital = raw[unit.start - bounds[0]].isupper()
    return _join_phrases(units, language)


def _island_unit(island: Island, text: str) -> Unit:
    cat = "name" if island.mention else "time"
    form = text[island.start : island.end]
    return Unit(
        island.start, island.end, form, cat, form, mention=island.mention, timex=island.timex
    )


@lru_cache(maxsize=_KNOWN_WORDS)
def words_of(word: str, language: Language) -> tuple[Unit, ...]:
    """Return the units of one written word, as if it stood at the beginning; not to be changed."""
    return tuple(_split(0, word, language))


def _moved(parts: tuple[Unit, ...], start: int) -> Iterator[Unit]:
    for part in parts:
        unit = copy.copy(part)
        unit.start += start
        unit.end += start
        yield unit


def _split(start: int, word: str, language: Language) -> Iterator[Unit]:
    """Yield the units of one written word."""
    end = start + len(word)
    readings = language.lexicon.get(word)
    if readings and not _hides_conjunction(word, readings, language):
        yield Unit(start, end, word, "?", word, readings=readings)
    elif not word[0].isalnum():
        yield Unit(start, end, word, _mark(word), word)
    elif word[0].isdigit():
        yield Unit(start, end, word, "num", word)
    elif language.script.has_case:
        yield from _split_by_marks(start, word, language)
    else:
        yield from _split_by_clitics(start, word, language)


def _hides_conjunction(word: str, readings: tuple[Reading, ...], language: Language) -> bool:
    """Say whether a word is rather "and" with a verb that tells something: "and called on"."""
    if word[0] not in language.script.conjunctions or any(r.cat != "verb" for r in readings):
        return False
    rest = language.lexicon.get(word[1:], ())
    if all(r.person in DUAL for r in readings):  # seldom written
        return any(r.cat == "verb" and r.person not in DUAL for r in rest) or _tells(rest, language)
    is_seldom = all(r.voice == "passive" for r in readings)
    return _tells(rest, language) and (is_seldom or not _tells(readings, language))


def _tells(readings: tuple[Reading, ...], language: Language) -> bool:
    known = (language.triggers, language.cues)
    return any(r.cat == "verb" and any(r.lemma in table for table in known) for r in readings)


def _mark(word: str) -> str:
    if word == '"':
        return "quote"
    return "poss" if word in _POSSESSIVE[:1] else "punct"


def _split_by_marks(start: int, word: str, language: Language) -> Iterator[Unit]:
    """Cut the possessive mark off, and a compound at its hyphens."""
    for mark in _POSSESSIVE:
        if word.endswith(mark) and len(word) > len(mark):
            cut = len(word) - len(mark)
            yield from _split(start, word[:cut], language)
            yield Unit(start + cut, start + len(word), mark, "poss", mark)
            return
    if "-" in word:
        first, _, rest = word.partition("-")
        yield from _split(start, first, language)
        yield Unit(start + len(first), start + len(first) + 1, "-", "punct", "-")
        yield from _split(start + len(first) + 1, rest, language)
        return
    yield Unit(start, start + len(word), word, "other", word)


def _split_by_clitics(start: int, word: str, language: Language) -> Iterator[Unit]:
    """Cut off what is written to the word, where what is left is known."""
    for before, stem, after in language.script.cut(word):
        readings = language.lexicon.get(stem) if stem != word else ()  # a whole word was refused
        if readings and not before and _hides_conjunction(stem, readings, language):
            continue
        if readings and (kept := _agreeing(readings, before, after, language)):
            yield from _clitic_units(start, before, language)
            first = start + sum(map(len, before))
            definite = bool(before) and before[-1] == language.script.article
            definite = definite and not _is_shared(word, before, stem)
            if after:
                kept = (*kept, *_other_stems(word, before, stem, language))
            unit = Unit(first, start + len(word), stem, "?", stem, suffix=after, readings=kept)
            unit.definite = definite
            yield unit
            return
    yield from _unknown(start, word, language)


def _is_shared(word: str, before: tuple[str, ...], stem: str) -> bool:
    """Say whether stem and article share a letter: then it is rather "to meet him" than "the"."""
    return len("".join(before)) + len(stem) - len(word) > 1


def _other_stems(
    word: str, before: tuple[str, ...], stem: str, language: Language
) -> Iterator[Reading]:
    """Yield the verbs that the word can be with the same clitics: a noun's ending may be theirs."""
    for other_before, other, after in language.script.cut(word):
        if other_before == before and after and other != stem:
            yield from (r for r in language.lexicon.get(other, ()) if r.cat == "verb")


def _agreeing(
    readings: tuple[Reading, ...], before: tuple[str, ...], after: str, language: Language
) -> tuple[Reading, ...]:
    """Keep the readings that can stand behind these clitics: no verb behind a preposition."""
    if not before:
        return tuple(r for r in readings if not after or _takes_pronoun(r))
    kept = readings
    if before[-1] == language.script.article:
        kept = tuple(r for r in kept if r.cat in {"noun", "adj", "num", "other"})
    elif _last_is(before, "aux", language):
        kept = tuple(r for r in kept if r.cat == "verb" and r.tense == "present")
    elif _last_is(before, "prep", language):
        tense = "present" if _is_purpose(before[-1], language) else None
        kept = tuple(r for r in kept if r.cat not in {"verb", "aux"} or r.tense == tense)
    return kept


def _takes_pronoun(reading: Reading) -> bool:
    """Say whether a pronoun can be written to it: of conjunctions only "but it"."""
    return reading.cat in _TAKES_PRONOUN or (reading.cat, reading.value) == ("conj", _BUT)


def _is_purpose(clitic: str, language: Language) -> bool:
    """Say whether a clitic can stand before a verb: "to sign"; "by" and "like" cannot."""
    return any(r.value == _PURPOSE for r in language.lexicon.get(clitic, ()))


def _last_is(before: tuple[str, ...], cat: str, language: Language) -> bool:
    return any(r.cat == cat for r in language.lexicon.get(before[-1], ()))


def _clitic_units(start: int, before: tuple[str, ...], language: Language) -> Iterator[Unit]:
    for part in before:
        if part != language.script.article:
            readings = language.lexicon.get(part, ())
            unit = Unit(start, start + len(part), part, "other", part, readings=readings)
            if readings:
                unit.take(readings[0])
            yield unit
        start += len(part)


def _unknown(start: int, word: str, language: Language) -> Iterator[Unit]:
    """A word that no table knows: only its article, and what stands before that, are cut off."""
    end = start + len(word)
    loose = language.script.conjunctions | language.script.prepositions
    for before, stem, after in language.script.cut(word):
        if language.script.article in before and not after:
            yield from _clitic_units(start, before, language)
            first = start + sum(map(len, before))
            yield Unit(first, end, stem, "other", stem, definite=True)
            return
    for before, stem, after in language.script.cut(word):
        if before and not after and len(stem) >= _LEAST_STEM and loose.issuperset(before):
            yield from _clitic_units(start, before, language)
            yield Unit(start + sum(map(len, before)), end, stem, "other", stem)
            return
    yield Unit(start, end, word, "other", word)


def _join_phrases(units: list[Unit], language: Language) -> list[Unit]:
    """Make one unit of the words of a fixed phrase."""
    forms = [unit.form for unit in units]
    if language.phrases.keys().isdisjoint(map(" ".join, pairwise(forms))):
        return units
    joined: list[Unit] = []
    index = 0
    while index < len(units):
        size, reading = _phrase_at(units, forms, index, language)
        if reading:
            joined.append(_as_one(units[index : index + size], reading))
        else:
            joined.append(units[index])
        index += size
    return joined


def _as_one(words: list[Unit], reading: Reading) -> Unit:
    """Make one unit of several; article and pronoun of any word are the phrase's."""
    first, last = words[0], words[-1]
    unit = Unit(first.start, last.end, " ".join(u.form for u in words), "?", reading.lemma)
    unit.suffix = next((u.suffix for u in words if u.suffix), "")
    unit.capital, unit.definite = first.capital, last.definite
    unit.readings = (reading,)
    unit.take(reading)
    return unit


def _phrase_at(
    units: list[Unit], written: list[str], index: int, language: Language
) -> tuple[int, Reading | None]:
    """Return how many units the longest phrase takes there, and its reading."""
    for forms, reading in language.phrases.get(" ".join(written[index : index + 2]), ()):
        end = index + len(forms)
        if tuple(written[index:end]) == forms and all(u.cat != "name" for u in units[index:end]):
            return len(forms), reading
    return 1, None
