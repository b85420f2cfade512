"""English: gerunds and participles, and the subject that a verb looks back for."""

from mithaq.reading.clauses import COMP, GER, REL
from mithaq.reading.parsing_infinitives import InfinitiveParser
from mithaq.reading.units import Unit

_OBJECT = "object"
_NOMINAL = frozenset({"noun", "other", "name"})
#: What hangs on a noun behind these still hangs on the noun: "a summit in Doha brokered by".
_PLACES = frozenset({"of", "in", "at"})


class ParticipleParser(InfinitiveParser):
    """Decides whether a form is a verb of its own or hangs on the noun before it."""

    def _take_gerund(self, index: int) -> None:
        before = self.units[index - 1] if index else None
        is_postmodifier = before is not None and before.cat in _NOMINAL and not self._bids()
        if is_postmodifier:
            self.carry(self.open(REL, index, antecedent=self.phrase_before(index)), index)
        else:
            governor = self._noun_over(index)
            governor = governor if governor >= 0 else self.current.verb
            self.carry(self.open(GER, index, governor=governor), index)

    def _bids(self) -> bool:
        """Say whether the particle of the verb stands before the gerund: "warned Iran against"."""
        verb = self.units[self.current.verb] if self.current.verb >= 0 else None
        rows = self.language.cues.get(verb.lemma, ()) if verb is not None else ()
        return any(row.control == _OBJECT and " " in row.lemma for row in rows)

    def _noun_over(self, index: int) -> int:
        """Return the cue whose preposition a gerund follows: "no intention of joining"."""
        if index < 2 or self.units[index - 1].cat != "prep":  # noqa: PLR2004 - noun and preposition
            return -1
        before = self.units[index - 2]
        return index - 2 if before.cat == "noun" and self.is_cue(index - 2) else -1

    def _reduce(self, index: int) -> None:
        antecedent = self._of_what(index)
        kind = REL if antecedent >= 0 else GER
        self.carry(self.open(kind, index, antecedent=antecedent), index)
        self.current.is_passive = True

    def _of_what(self, index: int) -> int:
        """Return what a participle hangs on; behind a comma what the clause is about."""
        before = self.phrase_before(index)
        if before >= 0 and self.units[index - 1].form == "," and self.phrases[before].prep:
            for number, phrase in enumerate(self.phrases):
                if (
                    self.current.verb < phrase.start < index
                    and not phrase.prep
                    and self.current.verb >= 0
                ):
                    return number
        while before > 0 and self.phrases[before].prep in _PLACES:
            if self.phrases[before - 1].end != self.phrases[before].prep_at:
                break
            before -= 1
        return before

    def _is_reduced(self, index: int, unit: Unit) -> bool:
        """Say whether a participle hangs on the noun before it: "talks held in Doha"."""
        if self.pending or unit.tense not in {"past", "participle"}:
            return False
        following = self.units[index + 1] if index + 1 < len(self.units) else None
        is_agent = following is not None and following.value == "agent"
        if not index:
            return following is not None and following.cat in {"prep", "agent", "to"}
        before = self.units[index - 1]
        if before.form == "," and self.phrase_before(index) >= 0:
            return is_agent or self._names_agent(index)
        if before.cat not in _NOMINAL:
            return False
        return is_agent or (self.current.verb >= 0 and self._hangs_on_noun(index, following))

    def _names_agent(self, index: int) -> bool:
        """Say whether a participle tells by whom, over a place: ", signed in Doha by Chad, "."""
        for unit in self.units[index + 1 :]:
            if unit.value == "agent":
                return True
            if unit.cat not in {"prep", "det", "name", "time", "adv"}:
                return False
        return False

    def _hangs_on_noun(self, index: int, following: Unit | None) -> bool:
        if following is not None and following.cat in {"det", "possessive", "pron", "comp", "name"}:
            return False
        if self.open_verbless() is not None:
            return False
        if not self._awaits_complement(index - 1):
            return not self._starts_list(index)
        number = self.ending.get(index, -1)
        return number >= 0 and self.units[self.phrases[number].start].form in {"a", "an"}

    def _starts_list(self, index: int) -> bool:
        """Say whether the phrase before the verb follows a comma or conjunction."""
        number = self._subject_before(index)
        begin = self.phrases[number].start if number >= 0 else index
        return 0 < begin < index and self.units[begin - 1].cat in {"conj", "punct", "quote"}

    def _was_reduced(self, before: Unit | None) -> bool:
        """Say whether the verb before was a participle: "the pact signed in Doha collapsed"."""
        clause = self.current
        verb = self.units[clause.verb]
        if clause.auxiliaries or verb.tense not in {"past", "participle"} or before is None:
            return False
        return before.cat in _NOMINAL | {"time"} and clause.kind != REL

    def _repair(self, index: int) -> None:
        """Make a relative of the verb before, and this one the verb of its clause."""
        clause = self.current
        antecedent = self._subject_before(clause.verb)
        relative = self.open(REL, clause.verb, antecedent=antecedent)
        relative.verb, relative.is_passive = clause.verb, True
        for unit in range(clause.verb, index):
            if self.owner[unit] == clause.index:
                self.owner[unit] = relative.index
        clause.verb = -1
        self.carry(clause, index)

    def _subject_before(self, first: int) -> int:
        """Return the phrase before a verb that can be its subject; -1 for none."""
        at = first
        while True:
            at = self._over(at)
            number = self.ending.get(at, -1)
            if number < 0:
                return -1
            phrase = self.phrases[number]
            if phrase.leader >= 0:
                number, phrase = phrase.leader, self.phrases[phrase.leader]
            if not phrase.prep:
                return number
            at = phrase.prep_at

    def _over(self, at: int) -> int:
        """Go over adverbs, brackets and clauses between commas."""
        while at:
            if self.units[at - 1].cat in {"adv", "time"}:
                at -= 1
            elif at in self.passed:
                at = self.passed[at]
            elif self.closed and self.closed[1] == at - 1:
                at = self.closed[0]
                while at and self.units[at - 1].form == ",":
                    at -= 1
            else:
                break
        return at

    def _awaits_complement(self, begin: int) -> bool:
        """Say whether the current verb says or means something that has not been told yet."""
        clause = self.current
        has_complement = any(c.parent == clause.index and c.kind == COMP for c in self.clauses)
        return begin > clause.verb and self._takes_clause(clause.verb) and not has_complement

    def _takes_clause(self, verb: int) -> bool:
        """Say whether a verb can govern a clause without a word that opens it."""
        if verb < 0:
            return False
        rows = self.language.cues.get(self.units[verb].lemma, ())
        return any(row.pos == "verb" and (row.act or row.modality) for row in rows)
