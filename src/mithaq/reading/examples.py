"""The proof of the language tables: each example is read, and must say what its line promises.

An example of a trigger yields its type by that very head, and its counter-example does not; the
same of cues, and of names that count only near certain words.
"""

from collections.abc import Iterable, Iterator, Mapping

import msgspec

from mithaq.knowledge.knowledge import read_knowledge
from mithaq.knowledge.load import DATA, numbered_rows
from mithaq.languages.folding import fold, fold_word
from mithaq.languages.registry import Folders, folders, read_languages
from mithaq.languages.tables import NO_TYPE, Cue, Name, Trigger
from mithaq.reading.discourse import Discourse
from mithaq.reading.islands import Scout
from mithaq.reading.reader import Reader, build_reader
from mithaq.report import Report
from mithaq.statement import Statement

#: The day that the examples are read on, ISO 8601.
_DAY = "2025-11-07"


class Line(msgspec.Struct, frozen=True):
    """A line of a language table: where it stands, and what it says."""

    where: str  # language/file:line
    row: Trigger | Cue | Name


class Proof(msgspec.Struct, frozen=True):
    """What reads the examples of one language, and the lines that they have used."""

    reader: Reader
    lang: str
    used: set[tuple[str, str]]  # type and rule of each statement that was read

    def statements(self, text: str) -> list[Statement]:
        """Read *text* as a report of its own."""
        found = self.reader.read(Report(text=text, lang=self.lang, published=_DAY))
        self.used.update((one.type.value, one.rule or "") for one in found)
        return found

    def named(self, text: str) -> set[tuple[str, str]]:
        """Return who is named in *text*, each with the spelling that folds to it."""
        tongue = self.reader.tongues[self.lang]
        folded = fold(text, tongue.language.script.folding)
        scout = Scout(tongue.gazetteer, tongue.times, tongue.language, self.reader.knowledge, _DAY)
        islands = scout.find_islands(folded, (0, len(folded.text)), Discourse())
        mentions = ((i.mention, folded.text[i.start : i.end]) for i in islands)
        return {(m.person or m.entity, found) for m, found in mentions if m is not None}

    def fold(self, word: str) -> str:
        """Return *word* as the texts of the language are compared."""
        return fold_word(word, self.reader.tongues[self.lang].language.script.folding)


def complaints(*, usage: bool = False, packs: Folders = ()) -> Iterator[str]:
    """Yield each example that does not do what its line promises, with file and line.

    Args:
        usage: also name the triggers that no example of any line has used.
        packs: folders of a user's own tables, checked like ours.
    """
    languages = read_languages(packs)
    reader = build_reader(read_knowledge((DATA, *packs)), languages)
    for code in languages:
        proof = Proof(reader, code, set())
        places = folders(code, packs)
        triggers = list(_lines(places, "triggers*", Trigger))
        yield from _prove(triggers, proof)
        yield from _prove(_lines(places, "cues*", Cue), proof)
        yield from _prove(_lines(places, "names*", Name), proof)
        if usage:
            yield from _unused(triggers, proof)


def _lines(places: Folders, pattern: str, row: type[Trigger | Cue | Name]) -> Iterator[Line]:
    for place in places:
        for path in sorted(place.glob(f"{pattern}.tsv")):
            for number, record in numbered_rows(path, row):
                yield Line(f"{place.name}/{path.name}:{number}", record)


def _prove(lines: Iterable[Line], proof: Proof) -> Iterator[str]:
    for line in lines:
        if line.row.example and not _holds(line.row, line.row.example, proof):
            yield f"{line.where}: its example does not show it ({line.row.example})"
        if line.row.counter and _holds(line.row, line.row.counter, proof):
            yield f"{line.where}: its counter-example shows it ({line.row.counter})"


def _holds(row: Trigger | Cue | Name, text: str, proof: Proof) -> bool:
    """Say whether *text*, when read, shows what *row* promises."""
    match row:
        case Trigger(type=type_):
            return any(one.type.value == type_ for one in proof.statements(text))
        case Cue():
            return any(_governed(one, row) for one in proof.statements(text))
        case Name(entity=entity, name=name):
            spelling = proof.fold(name)
            return any(id_ == entity and spelling in found for id_, found in proof.named(text))


def _governed(statement: Statement, cue: Cue) -> bool:
    """Say whether a statement is told, or meant, as *cue* makes it."""
    told: Mapping[str, str | None] = {
        "act": statement.act,
        "modality": statement.modality,
        "polarity": statement.polarity,
    }
    promised = {field: getattr(cue, field) for field in told if getattr(cue, field)}
    return bool(promised) and all(told[field] == value for field, value in promised.items())


def _unused(lines: Iterable[Line], proof: Proof) -> Iterator[str]:
    for line in lines:
        row = line.row
        assert isinstance(row, Trigger)
        if row.type != NO_TYPE and (row.type, f"triggers:{row.head}") not in proof.used:
            yield f"{line.where}: no example uses {row.head!r} ({row.type}); drop it or show it"
