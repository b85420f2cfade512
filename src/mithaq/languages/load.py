"""A folder becomes a `Language`."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from itertools import chain
from pathlib import Path
from typing import TypeVar

import msgspec

from mithaq.knowledge.load import read_table
from mithaq.languages.folding import Folding, fold_word
from mithaq.languages.language import Language, Reading, Script
from mithaq.languages.tables import (
    Cue,
    FunctionWord,
    Name,
    Noun,
    SlotRule,
    TimeWord,
    TopicWord,
    Trigger,
    VerbObject,
)

Row = TypeVar("Row", bound=msgspec.Struct)

#: The verb table makes the forms of these; of all others the tables list them.
_VERBAL_POS = ("verb", "present")
#: Columns of verb_forms.tsv that list forms which are something else besides.
_BESIDES = "participle"  # an adjective that is first of all a verb's form
_ALSO = {"also_noun": "noun", "also_adjective": "adj"}


def read_language(script: Script, folders: tuple[Path, ...]) -> Language:
    """Read the tables of a language from its folder, and from a user's packs after it.

    Raises:
        DataError: a line that does not fit its table.
    """
    nouns = _tables(folders, "nouns*.tsv", Noun)
    triggers = _tables(folders, "triggers*.tsv", Trigger)
    cues = _tables(folders, "cues*.tsv", Cue)
    words = _Words(script.folding)
    for row in _tables(folders, "function_words*.tsv", FunctionWord):
        words.add(row.form, Reading(row.kind, words.fold(row.value or row.form), value=row.value))
    for noun in nouns:
        for form in noun.forms or (noun.lemma,):
            words.add(form, Reading("noun", words.fold(noun.lemma), value=noun.kind))
    entries: tuple[Trigger | Cue, ...] = (*triggers, *cues)
    for entry in entries:
        if entry.pos not in _VERBAL_POS:
            lemma = entry.lemma if isinstance(entry, Cue) else entry.head
            words.add_all(_forms(entry, lemma), _reading(entry.pos, words.fold(lemma)))
    _inflect(words, folders, script)
    return Language(
        script=script,
        names=_tables(folders, "names*.tsv", Name),
        lexicon={form: tuple(found) for form, found in words.lexicon.items()},
        phrases={
            first: tuple(sorted(group, key=lambda g: -len(g[0])))
            for first, group in words.phrases.items()
        },
        nouns=_by((words.fold(n.lemma), n) for n in nouns),
        triggers=_by(
            (words.key(t.head, t.pos), msgspec.structs.replace(t, noun=words.fold(t.noun)))
            for t in triggers
        ),
        cues=_by((words.key(c.lemma, c.pos), c) for c in cues),
        slots={(r.type, r.shape): r for r in _tables(folders, "slots.tsv", SlotRule)},
        time_words=_tables(folders, "times.tsv", TimeWord),
        topics=_tables(folders, "topics.tsv", TopicWord),
        takes={
            words.key(v.lemma, "verb"): v.takes
            for v in _tables(folders, "verb_objects.tsv", VerbObject)
        },
    )


def _inflect(words: "_Words", folders: tuple[Path, ...], script: Script) -> None:
    """Add the forms of verbs, then what a language's grammar makes of nouns and verbs."""
    paths = list(_paths(folders, "verb_forms.tsv"))
    for path in paths:
        words.add_verbs(path)
    if script.endings is not None:
        words.add_endings(script.endings)
    if script.participles is not None:
        for path in paths:
            words.add_participles(path, script.participles)


class _Words:
    """The lexicon while it grows: single forms, and phrases by their first two words."""

    def __init__(self, folding: Folding) -> None:
        self.folding = folding
        self.lexicon: defaultdict[str, list[Reading]] = defaultdict(list)
        self.phrases: defaultdict[str, list[tuple[tuple[str, ...], Reading]]] = defaultdict(list)
        self.verbs: defaultdict[str, list[str]] = defaultdict(list)  # folded: lemmas, likely first

    def fold(self, form: str) -> str:
        return fold_word(form, self.folding)

    def add(self, form: str, reading: Reading) -> None:
        """Add one way to take *form*, unless it is there."""
        folded = self.fold(form)
        parts = tuple(folded.split(" "))
        if len(parts) > 1:
            self.phrases[" ".join(parts[:2])].append((parts, reading))
        elif reading not in self.lexicon[folded]:
            self.lexicon[folded].append(reading)

    def key(self, lemma: str, pos: str) -> str:
        """Return by what a table's line is found: a verb's exact lemma, else the folded word.

        Lemmas that differ only in marks stay apart; a line that leaves the marks out means the
        likeliest of them.
        """
        folded = self.fold(lemma)
        if pos not in _VERBAL_POS:
            return folded
        found = self.verbs.get(folded) or [lemma]
        return lemma if lemma in found else found[0]

    def add_all(self, forms: Iterable[str], reading: Reading) -> None:
        """Add one reading of several forms."""
        for form in forms:
            self.add(form, reading)

    def add_verbs(self, path: Path) -> None:
        """Add the table of inflected verbs, one feature a line, and what its forms are besides."""
        lines = path.read_text(encoding="utf-8").splitlines()
        also = {n: lines[0].split("\t").index(n) for n in _ALSO if n in lines[0]}
        for line in lines[1:]:
            cells = line.split("\t")
            lemma, tense, voice, person, forms = cells[:5]
            if (group := self.verbs[self.fold(lemma)])[-1:] != [lemma]:
                group.append(lemma)
            reading = Reading("verb", lemma, tense, voice, person)
            for form in forms.split("|"):
                if reading not in self.lexicon[form]:
                    self.lexicon[form].append(reading)
            for name, column in also.items():
                for form in filter(None, cells[column].split("|")):
                    self._add_besides(form, _ALSO[name])

    def add_endings(self, make: Callable[[str], Iterable[str]]) -> None:
        """Add nouns with the endings that their tables do not list."""
        for form, readings in list(self.lexicon.items()):
            nouns = [r for r in readings if r.cat == "noun"]
            for made in make(form) if nouns else ():
                known = self.lexicon.get(made, [])
                if not any(r.cat != "verb" or r.tense == "gerund" for r in known):
                    self.lexicon[made] = [*known, *nouns]

    def add_participles(self, path: Path, make: Callable[[str, str], Iterable[str]]) -> None:
        """Add as adjectives the participles that no table has as another word."""
        told: dict[tuple[str, str], str] = {}
        for line in path.read_text(encoding="utf-8").splitlines()[1:]:
            lemma, tense, voice, person, forms = line.split("\t")[:5]
            if (voice, person) == ("active", "3ms"):
                told[lemma, tense] = forms.split("|")[0]
        pasts = [(lemma, form) for (lemma, tense), form in told.items() if tense == "past"]
        for lemma, past in pasts:
            for form in make(past, told.get((lemma, "present"), "")):
                if not self.lexicon.get(form):
                    self.lexicon[form].append(Reading("adj", form, value=_BESIDES))

    def _add_besides(self, form: str, cat: str) -> None:
        if not any(r.cat == cat for r in self.lexicon[form]):
            value = _BESIDES if cat == "adj" else ""
            self.lexicon[form].append(Reading(cat, form, value=value))


def _forms(entry: Trigger | Cue, lemma: str) -> tuple[str, ...]:
    """Return how a line's word is written: a participle that speaks only as it is listed."""
    is_listed = isinstance(entry, Cue) and entry.pos == "participle" and entry.act and entry.forms
    return entry.forms if is_listed else (lemma, *entry.forms)


def _reading(pos: str, lemma: str) -> Reading:
    """A participle that governs a clause reads as a verb's gerund does."""
    if pos == "participle":
        return Reading("verb", lemma, "gerund", "active")
    return Reading(pos, lemma)


def _paths(folders: tuple[Path, ...], pattern: str) -> Iterator[Path]:
    for folder in folders:
        yield from sorted(folder.glob(pattern))


def _tables(folders: tuple[Path, ...], pattern: str, row: type[Row]) -> tuple[Row, ...]:
    return tuple(chain.from_iterable(read_table(path, row) for path in _paths(folders, pattern)))


def _by(pairs: Iterable[tuple[str, Row]]) -> dict[str, tuple[Row, ...]]:
    grouped: defaultdict[str, list[Row]] = defaultdict(list)
    for key, row in pairs:
        grouped[key].append(row)
    return {key: tuple(rows) for key, rows in grouped.items()}
