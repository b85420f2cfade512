"""English: infinitives and complements, and what governs them."""

from mithaq.reading.clauses import COMP, INF, ROOT, Clause
from mithaq.reading.parsing_asides import AsideParser
from mithaq.reading.units import Unit

_PLANNED = "planned"


class InfinitiveParser(AsideParser):
    """Opens the clauses that begin with *to*, or stand beside one that does."""

    def _take_to(self, index: int, unit: Unit) -> None:
        """*To* opens an infinitive, or tells a plan: "is to visit", a headline's "X to visit"."""
        if (self.pending and self._is_be(self.pending[-1])) or self._is_headline(index):
            unit.cat, unit.value = "aux", _PLANNED
            self.pending.append(index)
            return
        if self._is_said_headline(index):
            number = self.ending[index]
            clause = self.open(COMP, self.phrases[number].start, governor=self.current.verb)
            self.own(self.phrases[number].start, index)
            unit.cat, unit.value = "aux", _PLANNED
            self.pending = [index]
            self.current = clause
            return
        beside = self._infinitive_beside(index)
        if beside is not None:
            self.current = self.open_beside(beside, index)
            self.current.kind = INF
            return
        before = self.ending.get(index, -1)
        antecedent = self._ranked(before)
        self.open(INF, index, governor=self._infinitive_governor(index))
        if (before >= 0 and self.phrases[before].prep == "for") or antecedent:
            self.given[self.current.index] = before

    def _is_said_headline(self, index: int) -> bool:
        """Say whether a headline's plan hangs on who says it: "Anwar says ASEAN to admit …"."""
        number = self.ending.get(index, -1)
        if number < 0 or self.current.verb != self.phrases[number].start - 1:
            return False
        verb = self.units[self.current.verb]
        if verb.tense == "past":
            return False
        rows = self.language.cues.get(verb.lemma, ())
        says = any(row.act and row.pos == "verb" and not row.control for row in rows)
        return says and self.units[self.phrases[number].head].mention is not None

    def _complement_beside(self, index: int) -> Clause | None:
        """Return the complement that one behind a conjunction stands beside."""
        return self._beside_kind(index, COMP)

    def _infinitive_beside(self, index: int) -> Clause | None:
        """Return the infinitive that another stands beside: "to stop and to open"."""
        return self._beside_kind(index, INF)

    def _beside_kind(self, index: int, kind: str) -> Clause | None:
        before = self.units[index - 1] if index else None
        clause = self.current
        if before is None or before.cat != "conj":
            return None
        while clause.parent >= 0:
            if clause.kind == kind:
                return clause
            clause = self.clauses[clause.parent]
        return None

    def _ranked(self, before: int) -> bool:
        """Say whether the infinitive hangs on a phrase such as "the first leader"."""
        if before < 0 or self.units[self.phrases[before].head].mention is None:
            return False
        if self._is_predicate():
            return False
        phrase = self.phrases[before]
        return any(u.value == "rank" for u in self.units[max(0, phrase.start - 2) : phrase.end])

    def _is_predicate(self) -> bool:
        """Say whether the phrase only tells what the subject is: "became the first to"."""
        if self.current.verb < 0:
            return False
        lemma = self.units[self.current.verb].lemma
        rows = self.language.cues.get(lemma, ())
        return lemma == "be" or any(row.control == "copula" for row in rows)

    def _is_headline(self, index: int) -> bool:
        """Say whether an infinitive is all that the sentence tells of a name."""
        number = self.ending.get(index, -1)
        if self.current.verb >= 0 or self.current.kind != ROOT or number < 0 or self.pending:
            return False
        if self.units[self.phrases[number].head].mention is None or self.phrases[number].prep:
            return False
        rest = self.units[index + 2 :]
        stop = next(
            (i for i, u in enumerate(rest) if u.cat in {"punct", "sub", "rel", "comp"}), len(rest)
        )
        return not any(
            u.cat == "aux" or (u.cat == "verb" and u.tense == "past") for u in rest[:stop]
        )

    def _infinitive_governor(self, index: int) -> int:
        at = index - 1
        while at >= 0 and self.units[at].cat == "adv":
            at -= 1
        if at >= 0 and self.units[at].cat in {"adj", "noun"} and self.is_cue(at):
            return at
        owner = self._noun_before(index)
        if owner >= 0:
            return owner
        return self.current.verb if self.current.verb >= 0 else at

    def _noun_before(self, index: int) -> int:
        """Return the cue over its genitive: "the desire of Kenya to join"."""
        number = self.ending.get(index, -1)
        while number > 0 and self.phrases[number].prep in {"of", "by"}:
            number -= 1
        if number < 0 or self.phrases[number].end == index:
            return -1
        head = self.phrases[number].head
        return head if self.units[head].cat == "noun" and self.is_cue(head) else -1
