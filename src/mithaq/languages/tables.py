"""The shapes of a language's data files: one class a file, one field a column."""

import msgspec

#: A trigger of this type evokes nothing: it only keeps its words from another.
NO_TYPE = "none"
#: A trigger's noun that begins so is a class of ``nouns.tsv``.
CLASS = "@"


class Name(msgspec.Struct, frozen=True, kw_only=True):
    """``names*.tsv``: what texts call an entity."""

    entity: str  # the id
    name: str  # as it is written, without proclitics
    kind: str  # name, formal, short, abbreviation, demonym, adjective, metonym, capital, surname
    begins: str = ""  # EDTF, where the name is of a time
    ends: str = ""
    near: tuple[str, ...] = ()  # of an ambiguous name: it counts only near one of these words
    not_near: tuple[str, ...] = ()  # … and never near one of these
    example: str = ""
    counter: str = ""


class FunctionWord(msgspec.Struct, frozen=True, kw_only=True):
    """``function_words.tsv``: the closed classes of a language."""

    form: str  # one or several words
    kind: str  # a `Cat` of the reader, in lower case: prep, conj, comp, rel, sub, cond, aux, …
    value: str = ""  # what the reader needs of it: the preposition's lemma, an auxiliary's effect


class Noun(msgspec.Struct, frozen=True, kw_only=True):
    """``nouns.tsv``: nouns that the grammar knows, by class."""

    lemma: str
    kind: str  # office, institution, people, counterpart, honorific, former, … or a trigger class
    forms: tuple[str, ...] = ()  # all written forms; empty: the lemma alone
    refers: tuple[
        str, ...
    ] = ()  # of an anaphor: which kinds of entity, or which ids, it stands for


class Trigger(msgspec.Struct, frozen=True, kw_only=True):
    """``triggers*.tsv``: a word that evokes an event, and where its sides stand."""

    head: str  # the lemma: a verb of verb_forms.tsv, or a noun or adjective
    pos: str  # verb, present (a verb that tells what holds), noun, adj
    type: str  # an event type of the contract
    noun: str = ""  # the noun that must stand as its object: a lemma, or @class of nouns.tsv
    actor: tuple[str, ...] = ()  # slots, in order of preference; empty: the usual ones of the pos
    object: tuple[str, ...] = ()
    level: str = ""  # of `ties`
    modality: str = ""  # where the word itself carries one
    polarity: str = ""
    forms: tuple[str, ...] = ()  # of a noun or adjective: its other written forms
    example: str = ""
    counter: str = ""


class VerbObject(msgspec.Struct, frozen=True, kw_only=True):
    """``verb_objects.tsv``: what a verb takes, so that a name behind it is who acts."""

    lemma: str
    takes: str  # nobody: only prepositions; thing: an object, but no state or person


class Cue(msgspec.Struct, frozen=True, kw_only=True):
    """``cues.tsv``: a word that governs what is said or meant."""

    lemma: str
    pos: str  # verb, noun, adj, adv, prep
    act: str = ""  # an act of the contract: its subject is the claimant
    modality: str = ""  # what it makes of what it governs
    polarity: str = ""  # negative: it turns what it governs
    control: str = ""  # object: the object acts in what it governs
    forms: tuple[str, ...] = ()  # where the verb table does not make them
    example: str = ""
    counter: str = ""


class TimeWord(msgspec.Struct, frozen=True, kw_only=True):
    """``times.tsv``: a word, mark or pattern that tells time, folded as the text is.

    Kinds that are no words: ``language`` (its code), ``proclitic`` (written before words; value:
    the kinds it acts as, ``kind=value``), ``macro`` (a named part of patterns, one alternative a
    line) and ``pattern`` (elements over kinds; value: what it means, a key of
    `reading.time_meanings.MEANINGS`, or ``nothing``). A comment in the file explains each kind.
    """

    word: str
    kind: str
    value: str = ""
    example: str = ""  # an expression that holds it
    counter: str = ""  # words with the same letters that tell no time


class TopicWord(msgspec.Struct, frozen=True, kw_only=True):
    """``topics.tsv``: a word that tells what a report is about, where that is no diplomacy."""

    word: str
    topic: str  # sport


class SlotRule(msgspec.Struct, frozen=True, kw_only=True):
    """``slots.tsv``: where the sides of a type usually stand, by the shape of the trigger."""

    type: str
    shape: str  # verb, verb+noun, noun, adj
    actor: tuple[str, ...] = ()
    object: tuple[str, ...] = ()
