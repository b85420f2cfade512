"""The checker of the language tables: each complaint says file and line."""

from collections.abc import Callable, Iterator
from itertools import chain

import msgspec

from mithaq.edtf import is_edtf
from mithaq.knowledge.entities import Accord, Entity, Organisation, Outlet, Person, State
from mithaq.knowledge.load import DATA, numbered_rows
from mithaq.languages.folding import fold_word
from mithaq.languages.registry import Folders, codes, folders, script_of
from mithaq.languages.tables import (
    CLASS,
    NO_TYPE,
    Cue,
    FunctionWord,
    Name,
    Noun,
    SlotRule,
    TopicWord,
    Trigger,
    VerbObject,
)
from mithaq.statement import Act, Level, Modality, Polarity, Type

_ENTITIES: dict[str, type[Entity]] = {
    "states": State,
    "organisations": Organisation,
    "accords": Accord,
    "outlets": Outlet,
    "people": Person,
}
#: A name with this id stands for nothing: it only keeps its words from standing for something.
_DECOY = "none:none"
#: Names that are adjectives: a closed class may list them as such.
_INFLECTED = ("adjective", "demonym")
#: Columns that hold words of the contract, and those words.
_CLOSED: dict[str, frozenset[str]] = {
    "type": frozenset((*map(str, Type), NO_TYPE)),
    "act": frozenset(map(str, Act)),
    "level": frozenset(map(str, Level)),
    "modality": frozenset(map(str, Modality)),
    "polarity": frozenset(map(str, Polarity)),
}
_DATES = ("begins", "ends")


class Line(msgspec.Struct, frozen=True):
    """A record and where it stands."""

    where: str  # language/file:line
    row: msgspec.Struct


def complaints(*, usage: bool = False, packs: Folders = ()) -> Iterator[str]:
    """Yield what is wrong with the tables of each language; *usage* changes nothing here."""
    del usage
    yield from _alike()
    known = _known_ids(packs)
    for code in codes():
        places = folders(code, packs)
        yield from _names(_lines(places, "names*", Name), known, _function_words(places))
        yield from _triggers(places)
        yield from _cues(places, code)
        for pattern, row in (
            ("nouns*", Noun),
            ("slots", SlotRule),
            ("topics", TopicWord),
            ("verb_objects", VerbObject),
        ):
            lines = list(_lines(places, pattern, row))
            yield from _twice(lines, _whole)
            yield from chain.from_iterable(map(_closed, lines))


def _alike() -> Iterator[str]:
    """Each language of ours has the same set of tables; the parts of a table may differ."""
    tables = {code: {path.stem for path in folders(code)[0].glob("*.tsv")} for code in codes()}
    shared = {name for names in tables.values() for name in names if "_" not in name}
    for code, names in tables.items():
        for name in sorted(shared - names):
            yield f"{code}/{name}.tsv: it is missing, and another language has it; add it"


def _known_ids(packs: Folders) -> frozenset[str]:
    places = (DATA, *packs)
    return frozenset(
        record.id
        for name, row in _ENTITIES.items()
        for place in places
        for path in place.glob(f"{name}.tsv")
        for _, record in numbered_rows(path, row)
    )


def _lines(places: Folders, pattern: str, row: type[msgspec.Struct]) -> Iterator[Line]:
    for place in places:
        for path in sorted(place.glob(f"{pattern}.tsv")):
            for number, record in numbered_rows(path, row):
                yield Line(f"{place.name}/{path.name}:{number}", record)


def _function_words(places: Folders) -> frozenset[str]:
    rows = (line.row for line in _lines(places, "function_words*", FunctionWord))
    return frozenset(row.form for row in rows if isinstance(row, FunctionWord))


def _names(lines: Iterator[Line], known: frozenset[str], common: frozenset[str]) -> Iterator[str]:
    seen: dict[object, str] = {}
    for line in lines:
        row = line.row
        assert isinstance(row, Name)
        if row.entity != _DECOY and row.entity not in known:
            yield f"{line.where}: {row.entity} is in no table of knowledge; add it or mend the id"
        if row.name in common and not row.near and row.kind not in _INFLECTED:
            yield f"{line.where}: {row.name!r} is a common word too; say near which words it counts"
        if not row.name.strip():
            yield f"{line.where}: a name without letters; write it or drop the line"
        for field in _DATES:
            if (value := getattr(row, field)) and not is_edtf(value):
                yield f"{line.where}: {field} {value!r} is no date; leave it empty if unknown"
        yield from _again(line, _whole(row), seen)


def _triggers(places: Folders) -> Iterator[str]:
    classes, lemmas = _classes(places), _verbs(places)
    lines = list(_lines(places, "triggers*", Trigger))
    yield from _twice(lines, _evoked)
    for line in lines:
        row = line.row
        assert isinstance(row, Trigger)
        yield from _closed(line)
        if row.pos in {"verb", "present"} and _verb_of(row.head) not in lemmas:
            yield f"{line.where}: verb {row.head!r} is not in verbs.tsv; add it and make verbs"
        if row.noun.startswith(CLASS) and row.noun.removeprefix(CLASS) not in classes:
            yield f"{line.where}: class {row.noun} has no noun in nouns.tsv; add one or mend it"
        if row.type != NO_TYPE and not (row.example and row.counter):
            yield f"{line.where}: {row.head!r} lacks its example or counter; write both"


def _cues(places: Folders, code: str) -> Iterator[str]:
    verbs = _verbs(places)
    lines = list(_lines(places, "cues*", Cue))
    yield from _twice(lines, _whole)
    for line in lines:
        row = line.row
        assert isinstance(row, Cue)
        yield from _closed(line)
        if row.pos == "verb" and _verb_of(row.lemma) not in verbs and not row.forms:
            yield f"{line.where}: verb {row.lemma!r} has no forms ({code}/verbs.tsv); add them"


def _verb_of(head: str) -> str:
    """Return the word of a phrasal verb that is inflected."""
    return head.partition(" ")[0]


def _closed(line: Line) -> Iterator[str]:
    """Complain of cells whose words the contract does not have."""
    for field, allowed in _CLOSED.items():
        value = getattr(line.row, field, "")
        if value and value not in allowed:
            yield f"{line.where}: {field} {value!r} is not of the contract; take one of its words"


def _classes(places: Folders) -> frozenset[str]:
    rows = (line.row for line in _lines(places, "nouns*", Noun))
    return frozenset(row.kind for row in rows if isinstance(row, Noun))


def _verbs(places: Folders) -> frozenset[str]:
    """Return the lemmas of the verb table, with and without their marks."""
    lemmas: set[str] = set()
    for path in chain.from_iterable(place.glob("verbs*.tsv") for place in places):
        for row in path.read_text(encoding="utf-8").splitlines()[1:]:
            lemmas.add(row.partition("\t")[0])
    folding = script_of(places[0].name).folding
    return frozenset(lemmas | {fold_word(lemma, folding) for lemma in lemmas})


def _twice(lines: list[Line], key: Callable[[msgspec.Struct], object]) -> Iterator[str]:
    seen: dict[object, str] = {}
    for line in lines:
        yield from _again(line, key(line.row), seen)


def _again(line: Line, key: object, seen: dict[object, str]) -> Iterator[str]:
    if key in seen:
        yield f"{line.where}: the same stands at {seen[key]}; keep one"
    seen.setdefault(key, line.where)


def _whole(row: msgspec.Struct) -> object:
    """Two lines are the same when they say the same, whatever their examples."""
    told = msgspec.to_builtins(row)
    return tuple((k, str(v)) for k, v in told.items() if k not in {"example", "counter"})


def _evoked(row: msgspec.Struct) -> object:
    assert isinstance(row, Trigger)
    return (row.head, row.pos, row.type, row.noun, row.level, row.actor, row.object, row.forms)
