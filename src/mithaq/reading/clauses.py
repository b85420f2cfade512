"""Clauses: who is the subject of what, and what hangs on what.

A sentence is cut at speech cues and their complementisers, relatives, subordinators, infinitives
and coordinated verbs. Each clause knows its verb, its subject and the clause it hangs on; that
gives roles, attribution and factuality their scope.
"""

from collections.abc import Sequence

import msgspec

from mithaq.reading.phrases import Phrase
from mithaq.reading.units import Unit

ROOT = "root"
COMP = "comp"  # what is said or meant
REL = "rel"
SUB = "sub"
COND = "cond"
INF = "inf"
GER = "ger"  # participle or gerund
COORD = "coord"  # hangs beside the clause before it

#: A coordinated verb takes the subject of the clause that it is joined to.
_SHARING = frozenset({INF, GER, COORD})
#: Clauses that stand beside what is told, not under it.
_ASIDE = frozenset({REL, SUB, COND})
#: Prepositions whose gerund tells a circumstance: "after meeting".
_ADJUNCT = frozenset({"after", "before", "since", "agent", "during", "amid", "over", "as"})


#: Without a subject of their own these have that of the clause they hang on.
_INHERITING = frozenset({*_SHARING, COMP, REL, SUB})


class Clause(msgspec.Struct):
    """One clause, filled while its sentence is parsed."""

    index: int
    kind: str
    parent: int = -1  # the clause that it hangs on
    governor: int = -1  # the unit there that governs it
    sibling: int = -1  # of a coordinated clause: the one that it is joined to
    begin: int = 0  # unit index
    units: list[int] = msgspec.field(default_factory=list)
    verb: int = -1
    auxiliaries: list[int] = msgspec.field(default_factory=list)
    antecedent: int = -1  # of a relative clause: a phrase index
    is_passive: bool = False
    subject: int = -1  # a phrase index, of its own
    object: int = -1  # a phrase index without preposition
    is_resumptive: bool = False  # of a relative: a pronoun in it stands for what it hangs on


class Parse(msgspec.Struct):
    """A sentence cut into clauses."""

    units: list[Unit]
    phrases: list[Phrase]
    clauses: list[Clause]
    owner: list[int]  # per unit: the clause that it belongs to
    places: list[int]  # per unit: the phrase that holds it; -1 for none

    def clause_of(self, unit: int) -> Clause:
        """Return the clause of a unit."""
        return self.clauses[self.owner[unit]]

    def phrase_at(self, unit: int) -> int:
        """Return the index of the phrase that holds a unit; -1 for none."""
        return self.places[unit]

    def owned(self, clause: Clause) -> list[int]:
        """Return the phrases of a clause, in order."""
        return [i for i, p in enumerate(self.phrases) if self.owner[p.head] == clause.index]

    def path(self, clause: Clause) -> list[Clause]:
        """Return the clause and those that it hangs on, up to the root."""
        path = [clause]
        while path[-1].parent >= 0:
            path.append(self.clauses[path[-1].parent])
        return path

    def before(self, clause: Clause) -> Unit | None:
        """Return the unit before a clause, over quotation marks."""
        at = clause.begin
        while at and self.units[at - 1].cat == "quote":
            at -= 1
        return self.units[at - 1] if at else None

    def is_complement(self, clause: Clause) -> bool:
        """Say whether a clause is what its governor governs, no mere circumstance of it."""
        origin = clause
        while origin.kind == COORD and origin.sibling >= 0:
            origin = self.clauses[origin.sibling]
        if clause.kind in _ASIDE or origin.kind == SUB:
            return False
        if clause.kind != GER or not clause.begin:
            return True
        before = self.before(clause)
        if before is None:
            return True
        is_adjunct = before.cat in {"punct", "time"} or before.value in _ADJUNCT
        return not is_adjunct

    def subject_of(self, clause: Clause) -> int:
        """Return the phrase that is the subject, inherited where the clause has none of its own."""
        seen, is_passed = 0, clause.is_resumptive
        while clause.subject < 0 and seen < len(self.clauses):
            seen += 1
            if clause.kind == REL and not (clause.is_resumptive or is_passed):
                return clause.antecedent
            if clause.sibling >= 0:
                clause = self.clauses[clause.sibling]
            elif clause.parent >= 0 and clause.kind in _INHERITING:
                clause = self.clauses[clause.parent]
            else:
                return -1
        return clause.subject


def is_finite(units: Sequence[Unit], index: int) -> bool:
    """Say whether a unit is a verb that can carry a clause of its own."""
    unit = units[index]
    return unit.cat == "verb" and unit.tense in {"past", "present", "base"}
