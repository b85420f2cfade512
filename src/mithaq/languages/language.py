"""Language: all that the reader may ask of one."""

from collections.abc import Callable, Iterable, Mapping
from typing import NamedTuple

import msgspec

from mithaq.languages.folding import Folding
from mithaq.languages.tables import Cue, Name, Noun, SlotRule, TimeWord, TopicWord, Trigger


class Reading(NamedTuple):
    """One way to take a written form."""

    cat: str  # verb, noun, adj, prep, conj, comp, rel, sub, cond, aux, det, pron, poss, adv, …
    lemma: str
    tense: str = ""  # of a verb: base, present, past, participle, gerund
    voice: str = ""  # active, passive
    person: str = ""  # 3ms, 3fs, 3mp, …
    value: str = ""  # of a function word: what it does; of a noun: its class


class Script(msgspec.Struct, frozen=True, kw_only=True):
    """What a language's small module says of it; the rest stands in its tables."""

    code: str  # BCP 47
    direction: str  # ltr or rtl
    order: str  # SVO or VSO
    folding: Folding
    has_case: bool
    cut: Callable[[str], Iterable[tuple[tuple[str, ...], str, str]]]  # clitics, stem, enclitic
    proclitics: frozenset[str] = frozenset()  # what may stand before a name within its word
    conjunctions: frozenset[str] = frozenset()  # those of them that are conjunctions
    prepositions: frozenset[str] = frozenset()  # those that are cut off unknown words too
    article: str = ""  # written to the word
    contractions: tuple[tuple[str, str], ...] = ()  # article, and what a preposition makes of it
    endings: Callable[[str], Iterable[str]] | None = None  # what a noun's case makes of its form
    participles: Callable[[str, str], Iterable[str]] | None = None  # of past and present, 3ms
    abbreviations: frozenset[str] = frozenset()  # words that end in a point within a sentence


class Language(msgspec.Struct, frozen=True, kw_only=True, eq=False):
    """One language: its script and its tables."""

    script: Script
    names: tuple[Name, ...]
    lexicon: Mapping[str, tuple[Reading, ...]]  # folded form -> its readings
    phrases: Mapping[str, tuple[tuple[tuple[str, ...], Reading], ...]]  # by their first two words
    nouns: Mapping[str, tuple[Noun, ...]]  # lemma -> its rows
    triggers: Mapping[str, tuple[Trigger, ...]]  # head lemma -> its rows
    cues: Mapping[str, tuple[Cue, ...]]  # lemma -> its rows
    slots: Mapping[tuple[str, str], SlotRule]  # by type and shape of the trigger
    time_words: tuple[TimeWord, ...]
    topics: tuple[TopicWord, ...] = ()
    takes: Mapping[str, str] = msgspec.field(default_factory=dict)  # verb -> nobody or thing
