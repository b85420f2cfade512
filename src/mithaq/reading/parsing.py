"""Parsing: what both orders of words share while a sentence is cut into clauses."""

from collections.abc import Sequence

from mithaq.languages.language import Language
from mithaq.reading.clauses import COMP, COND, COORD, GER, INF, REL, ROOT, SUB, Clause, Parse
from mithaq.reading.phrases import Phrase
from mithaq.reading.units import Unit

#: The kinds of clause that a comma can end once they have their verb.
CLOSED_BY_COMMA = frozenset({REL, SUB, COND, GER})
#: Classes of nouns that govern no clause: "told her at a meeting that".
_OCCASIONS = frozenset({"talks", "meeting"})
REPORT = "report"  # who says it stands behind what is said


class Parser:
    """The state of one sentence while its clauses are found, from left to right."""

    def __init__(self, units: list[Unit], phrases: list[Phrase], language: Language) -> None:
        self.units = units
        self.phrases = phrases
        self.language = language
        self.clauses: list[Clause] = [Clause(0, ROOT)]
        self.current = self.clauses[0]
        self.owner = [0] * len(units)
        self.pending: list[int] = []  # auxiliaries that wait for their verb
        self.closed: tuple[int, int] | None = None  # the clause that a comma has just ended

    def parse(self) -> Parse:
        """Cut the sentence; return its clauses with the owner of each unit."""
        for index, unit in enumerate(self.units):
            self.step(index, unit)
            if self.owner[index] == 0:
                self.owner[index] = self.current.index
        if self.current.verb < 0:  # a sentence without a verb keeps its auxiliaries: "there is no"
            self.current.auxiliaries = self.pending
        for index, owner in enumerate(self.owner):
            self.clauses[owner].units.append(index)
        return Parse(self.units, self.phrases, self.clauses, self.owner, self._places())

    def _places(self) -> list[int]:
        """Return of each unit the phrase that holds it."""
        places = [-1] * len(self.units)
        for number, phrase in enumerate(self.phrases):
            places[phrase.start : phrase.end] = [number] * (phrase.end - phrase.start)
        return places

    def step(self, index: int, unit: Unit) -> None:
        """Take in one unit; each order of words decides on verbs in its own way."""
        match unit.cat:
            case "comp":
                self.open(COMP, index, governor=self.governor(index))
            case "rel":
                self.open(REL, index, antecedent=self.phrase_before(index))
            case "sub":
                self.open_subordinate(SUB, index)
            case "cond":
                self.open_subordinate(COND, index)
            case "aux":
                self.pending.append(index)
            case "verb":
                self.take_verb(index, unit)
            case "punct" if unit.form in {",", ";", ":"}:
                self.pause(index)

    def take_verb(self, index: int, unit: Unit) -> None:
        """Decide which clause a verb carries."""
        raise NotImplementedError

    def open(self, kind: str, begin: int, *, governor: int = -1, antecedent: int = -1) -> Clause:
        """Open a clause that hangs on the current one, and go on in it."""
        clause = Clause(len(self.clauses), kind, self.current.index, governor)
        clause.begin, clause.antecedent = begin, antecedent
        self.clauses.append(clause)
        self.current = clause
        self.own(begin, begin)
        if kind in {COMP, REL}:
            self.pending = []
        return clause

    def open_beside(self, other: Clause, begin: int) -> Clause:
        """Open a clause that is coordinated with *other*."""
        clause = self.open(COORD, begin, governor=other.governor)
        clause.parent, clause.sibling = other.parent, other.index
        return clause

    def open_subordinate(self, kind: str, index: int) -> None:
        """Open a subordinate clause beside what is said so far."""
        self.open(kind, index, governor=self.current.verb)

    def own(self, first: int, last: int) -> None:
        """Give the units from *first* to *last* to the current clause."""
        for index in range(first, last + 1):
            self.owner[index] = self.current.index

    def carry(self, clause: Clause, index: int) -> None:
        """Make a verb the verb of a clause, with the auxiliaries that waited for it."""
        clause.verb = index
        clause.auxiliaries = self.pending
        self.pending = []
        self.current = clause
        self.own(index, index)
        for auxiliary in clause.auxiliaries:
            self.owner[auxiliary] = clause.index

    def pause(self, index: int) -> None:
        """A comma ends a clause that has its verb and hangs within another."""
        clause = self.current
        if clause.kind in CLOSED_BY_COMMA and clause.verb >= 0 and clause.parent >= 0:
            self.closed = (clause.begin, index)
            self.own(index, index)
            self.current = self.clauses[clause.parent]

    def governor(self, index: int) -> int:
        """Return the unit on which a complement that begins at *index* hangs."""
        at = index - 1
        while at >= 0 and self.units[at].cat in {"adv", "prep", "time", "quote", "punct"}:
            at -= 1
        is_occasion = at >= 0 and self.units[at].value in _OCCASIONS
        if at >= 0 and self.units[at].cat in {"noun", "adj", "verb"} and not is_occasion:
            return at if self.units[at].lemma in self.language.cues else self.current.verb
        return self.current.verb

    def phrase_before(self, index: int) -> int:
        """Return the phrase that ends before *index*, over commas and times; -1 for none."""
        while index and self.units[index - 1].cat in {"punct", "time", "adv", "prep"}:
            index -= 1
        for number in range(len(self.phrases) - 1, -1, -1):
            if self.phrases[number].end == index:
                return self._owner_of(number)
        return -1

    def _owner_of(self, number: int) -> int:
        """Go from "of X" to what it is of, from "between X and Y" to what is between them."""
        leader = self.phrases[number].leader
        if leader > 0 and self.phrases[leader].prep == "between":
            return self._owner_of(leader - 1)
        while self.phrases[number].prep == "of" and number:
            number -= 1
        return number

    def open_verbless(self) -> Clause | None:
        """Return the nearest clause around that still waits for its verb."""
        clause = self.current
        while True:
            if clause.verb < 0:
                return clause
            if clause.parent < 0:
                return None
            clause = self.clauses[clause.parent]

    def is_cue(self, index: int, *, act: bool = False) -> bool:
        """Say whether a unit governs what is said or meant; with *act*, only what is said."""
        if index < 0:
            return False
        rows = self.language.cues.get(self.units[index].lemma, ())
        return any(row.act or not act for row in rows)

    def nearest_speech(self) -> Clause | None:
        """Return the nearest clause around whose verb says something."""
        clause = self.current
        while True:
            if self.is_cue(clause.verb, act=True):
                return clause
            if clause.sibling >= 0 and self.is_cue(self.clauses[clause.sibling].verb, act=True):
                return self.clauses[clause.sibling]
            if clause.parent < 0:
                return None
            clause = self.clauses[clause.parent]

    def report(self, begin: int, index: int) -> None:
        """Who says it stands behind what is said: hang the sentence so far on this clause."""
        root = self.clauses[0]
        clause = Clause(len(self.clauses), REPORT)
        clause.begin = begin
        self.clauses.append(clause)
        for other in self.clauses[:-1]:
            if other.parent < 0 and other.kind != REPORT:
                other.parent, other.governor = clause.index, index
        self.current = clause
        self.own(begin, index)
        self.carry(clause, index)
        del root


def next_of(units: Sequence[Unit], index: int, *skip: str) -> int:
    """Return the index of the next unit of none of the skipped kinds; len(units) at the end."""
    index += 1
    while index < len(units) and units[index].cat in skip:
        index += 1
    return index


__all__ = [
    "CLOSED_BY_COMMA",
    "COMP",
    "COND",
    "GER",
    "INF",
    "REL",
    "REPORT",
    "SUB",
    "Parser",
    "next_of",
]
