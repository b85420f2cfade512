"""Clauses where the subject comes first: English."""

from mithaq.languages.language import Language
from mithaq.reading.clauses import COMP, COND, GER, INF, REL, SUB, Clause, Parse
from mithaq.reading.parsing_participles import ParticipleParser
from mithaq.reading.phrases import Phrase
from mithaq.reading.second_clauses import join_headline_list, part_second_clauses
from mithaq.reading.sides_svo import find_sides
from mithaq.reading.units import Unit

_NARROW = frozenset({INF, GER, REL})


def parse_svo(units: list[Unit], phrases: list[Phrase], language: Language) -> Parse:
    """Cut a sentence whose subjects come first, and find the sides of its clauses."""
    part_second_clauses(phrases, units, language)
    join_headline_list(phrases, units, language)
    parser = SvoParser(units, phrases, language)
    parse = parser.parse()
    find_sides(parse, parser.given)
    return parse


class SvoParser(ParticipleParser):
    """Verbs look back for their subject."""

    def step(self, index: int, unit: Unit) -> None:
        """Brackets are clauses apart; auxiliaries without a verb are verbs."""
        if self.bracket is not None and index >= self.bracket.end:
            self._leave(self.bracket)
        if index in self.brackets:
            self._enter(self.brackets[index])
        if self.bracket is not None:
            self.own(index, index)
        elif index not in self.consumed:
            self._take(index, unit)

    def _take(self, index: int, unit: Unit) -> None:
        """Take in a unit of the sentence's own clauses."""
        if unit.cat == "aux" and self._stands_alone(index, unit):
            _become_verb(unit)
            self.pending += self._negations(index)
        beside = self._complement_beside(index) if unit.cat == "comp" else None
        if beside is not None:
            self.current = self.open_beside(beside, index)
            self.current.kind = COMP
        elif unit.cat == "to":
            self._take_to(index, unit)
        elif unit.cat == "rel" and unit.value == "all":
            self.open(REL, index, antecedent=self._list_before(index))
        else:
            super().step(index, unit)

    def _list_before(self, index: int) -> int:
        number = self.phrase_before(index)
        leader = self.phrases[number].leader if number >= 0 else -1
        return leader if leader >= 0 else number

    def parse(self) -> Parse:
        """Cut the sentence; auxiliaries without a verb go to the last clause."""
        parse = super().parse()
        self.current.auxiliaries = [*self.current.auxiliaries, *self.pending]
        return parse

    def pause(self, index: int) -> None:
        """A comma within a list ends nothing; one behind "hours after landing" ends that."""
        if self._is_in_list(index):
            return
        if self.current.kind in {SUB, COND} and self.current.verb < 0 and self.current.parent >= 0:
            self.closed = (self.current.begin, index)
            self.own(index, index)
            self.current = self.clauses[self.current.parent]
            return
        super().pause(index)

    def _is_in_list(self, index: int) -> bool:
        return any(
            self.phrases[p.members[0]].end <= index < self.phrases[p.members[-1]].start
            for p in self.phrases
            if len(p.members) > 2  # noqa: PLR2004 - two members have no comma between
        )

    def take_verb(self, index: int, unit: Unit) -> None:
        """Decide which clause a verb carries."""
        if self.current.verb < 0 and self.current.kind == INF:
            self.carry(self.current, index)
        elif unit.tense == "gerund" and not self.pending:
            self._take_gerund(index)
        elif self._is_reduced(index, unit):
            self._reduce(index)
        else:
            self._take_finite(index)
        self.current.is_passive |= self._is_passive(unit)

    def _is_passive(self, unit: Unit) -> bool:
        is_be = any(self._is_be(i) for i in self.current.auxiliaries)
        return is_be and unit.tense in {"past", "participle"}

    def _take_finite(self, index: int) -> None:
        first = min([index, *self.pending])
        number = self._subject_before(first)
        if self.current.verb < 0:
            self.carry(self.current, index)
        elif number >= 0 and self._is_new_subject(number, first):
            self._with_subject(number, index)
        else:
            self._without_subject(first, index)

    def _is_new_subject(self, number: int, first: int) -> bool:
        """Say whether a phrase begins a clause and is no object with what hangs on it."""
        phrase = self.phrases[number]
        begin = phrase.start
        if begin <= self.current.verb:
            return False
        members = phrase.members or (number,)
        is_next = self.phrases[members[-1]].end == self._over(first)
        before = self.units[begin - 1]
        is_marked = before.cat in {"conj", "punct", "quote", "comp", "rel", "time"}
        return is_next or is_marked or self._awaits_complement(begin)

    def _with_subject(self, number: int, index: int) -> None:
        """A verb with a subject of its own, after a clause that has its verb."""
        begin = self.phrases[number].start
        before = self.units[begin - 1] if begin else None
        waiting = self.open_verbless()
        if waiting is not None and self._has_subject(waiting, begin):
            self.carry(waiting, index)
        elif before is not None and (before.cat == "conj" or before.form == ";"):
            self._beside(begin, index)
        elif self._awaits_complement(begin):
            self._open_at(COMP, begin, index)
        elif waiting is not None:
            self.current = waiting
            self.own(begin, index)
            self.carry(waiting, index)
        elif self._is_contact(begin):
            self._open_at(REL, begin, index)
            self.current.antecedent = self.ending[begin]
        else:
            self._beside(begin, index)

    def _is_contact(self, begin: int) -> bool:
        """Say whether the clause hangs on the noun right before: "the deal Egypt signed"."""
        number = self.ending.get(begin, -1)
        return number >= 0 and self.units[self.phrases[number].head].cat == "noun"

    def _has_subject(self, clause: Clause, before: int) -> bool:
        """Say whether a clause that waits for its verb has its subject already."""
        return any(
            p.end <= before
            and not p.prep
            and self.owner[p.head] == clause.index
            and p.start >= clause.begin
            for p in self.phrases
            if clause.kind != REL
        )

    def _open_at(self, kind: str, begin: int, index: int) -> None:
        before, waiting = self.current, self.pending
        clause = self.open(kind, begin, governor=self.current.verb if kind == COMP else -1)
        self.pending = waiting  # they stand between the subject and the verb
        self._own_from(begin, index, before)
        self.carry(clause, index)

    def _own_from(self, begin: int, index: int, before: Clause) -> None:
        """Take over the subject and the verb, not the clauses between commas amid them."""
        inner = {c.index for c in self.clauses if c.begin > begin and c.index != self.current.index}
        for unit in range(begin, index + 1):
            if self.owner[unit] not in inner or self.owner[unit] == before.index:
                self.owner[unit] = self.current.index

    def _beside(self, begin: int, index: int) -> None:
        before = self.current
        clause = self.open_beside(self._level(begin, index), begin)
        self._own_from(begin, index, before)
        self.carry(clause, index)

    def _level(self, begin: int, index: int) -> Clause:
        """Return the clause that a coordinated one with its own subject stands beside."""
        clause = self.current
        if self.units[begin - 1].form == ";" and clause.kind not in {REL, SUB, COND}:
            return self.clauses[0] if self.clauses[0].parent < 0 else clause
        while clause.kind in _NARROW and clause.parent >= 0:
            clause = self.clauses[clause.parent]
        is_apart = begin > 1 and self.units[begin - 2].form == "," and not self.pending
        if (
            clause.kind == COMP
            and clause.parent >= 0
            and is_apart
            and clause.auxiliaries
            and self.units[index].tense == "past"
        ):
            return self.clauses[clause.parent]
        return clause

    def _without_subject(self, first: int, index: int) -> None:
        before = self.units[first - 1] if first else None
        while before is not None and before.cat == "adv" and first > 1:
            first -= 1
            before = self.units[first - 1]
        if before is not None and before.cat == "conj":
            self.carry(self.open_beside(self._same_tense(index), first), index)
            self._share_auxiliaries(self.current)
        elif (waiting := self.open_verbless()) is not None:
            self.carry(waiting, index)
        elif self._was_reduced(before):
            self._repair(index)
        elif before is not None and before.form == ",":
            self.carry(self.open_beside(self.current, first), index)
        else:
            self.carry(self.open(GER, first, governor=self.current.verb), index)

    def _share_auxiliaries(self, clause: Clause) -> None:
        """In "will expel the envoy and cut ties" both verbs hang on one auxiliary."""
        sibling = self.clauses[clause.sibling]
        both = (self.units[c.verb].tense for c in (clause, sibling) if c.verb >= 0)
        if not clause.auxiliaries and set(both) == {"base"}:
            clause.auxiliaries = list(sibling.auxiliaries)

    def _same_tense(self, index: int) -> Clause:
        """Return the nearest clause around whose verb has the form of this one."""
        clause = self.current
        tense = self._form(index, self.pending)
        while clause.verb >= 0 and self._form(clause.verb, clause.auxiliaries) != tense:
            if tense == self.units[clause.verb].tense == "base":
                break  # "would visit Oman and meet": one auxiliary for both
            if clause.parent < 0:
                break
            clause = self.clauses[clause.parent]
        return clause if clause.verb >= 0 and clause.kind != REL else self.current

    def _form(self, verb: int, auxiliaries: list[int]) -> str:
        """A verb with auxiliaries goes with finite ones; without, with its own tense."""
        tense = self.units[verb].tense
        is_finite = bool(auxiliaries) or tense in {"past", "present", "participle"}
        return "finite" if is_finite else tense


def _become_verb(unit: Unit) -> None:
    lemma, _, more = unit.value.partition(" ")
    unit.cat, unit.lemma = "verb", lemma
    unit.tense = "gerund" if more == "gerund" else "present"
    unit.voice = "negative" if more == "negative" else ""
