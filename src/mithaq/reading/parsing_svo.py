"""Clauses where the subject comes first: English."""

from mithaq.languages.language import Language
from mithaq.reading.clauses import COMP, GER, INF, REL, Clause, Parse
from mithaq.reading.parsing import Parser, next_of
from mithaq.reading.phrases import Phrase
from mithaq.reading.units import Unit

_COPULA = frozenset({"be", "have", "do"})
_OF = "of"


def parse_svo(units: list[Unit], phrases: list[Phrase], language: Language) -> Parse:
    """Cut a sentence whose subjects come first, and find the sides of its clauses."""
    parse = SvoParser(units, phrases, language).parse()
    find_sides(parse)
    return parse


class SvoParser(Parser):
    """Verbs look back for their subject."""

    def step(self, index: int, unit: Unit) -> None:
        """Auxiliaries without a verb are verbs; an infinitive opens a clause."""
        if unit.cat == "aux" and self._stands_alone(index, unit):
            lemma, _, more = unit.value.partition(" ")
            unit.cat, unit.lemma = "verb", lemma
            unit.tense = "gerund" if more == "gerund" else "present"
            unit.voice = "negative" if more == "negative" else ""
        if unit.cat == "to":
            self.open(INF, index, governor=self._infinitive_governor(index))
            return
        super().step(index, unit)

    def _stands_alone(self, index: int, unit: Unit) -> bool:
        """Say whether an auxiliary is the whole verb: "has ties", "is a member", "is to join"."""
        if not unit.value or unit.value.split(" ")[0] not in _COPULA:
            return False
        following = next_of(self.units, index, "adv")
        while following < len(self.units) and self.units[following].cat == "aux":
            following = next_of(self.units, following, "adv")
        return following >= len(self.units) or self.units[following].cat != "verb"

    def _infinitive_governor(self, index: int) -> int:
        at = index - 1
        while at >= 0 and self.units[at].cat == "adv":
            at -= 1
        if at >= 0 and self.units[at].cat in {"adj", "noun"} and self.is_cue(at):
            return at
        return self.current.verb if self.current.verb >= 0 else at

    def take_verb(self, index: int, unit: Unit) -> None:
        """Decide which clause a verb carries."""
        if self.current.verb < 0 and self.current.kind == INF:
            self.carry(self.current, index)
        elif unit.tense == "gerund" and not self.pending:
            self._take_gerund(index)
        elif self._is_reduced(index, unit):
            self.carry(self.open(REL, index, antecedent=self.phrase_before(index)), index)
            self.current.is_passive = True
        else:
            self._take_finite(index)
        self.current.is_passive |= self._is_passive(unit)

    def _is_passive(self, unit: Unit) -> bool:
        values = [self.units[i].value for i in self.current.auxiliaries]
        is_be = any(v.startswith("be") for v in values)
        return is_be and unit.tense in {"past", "participle"}

    def _take_gerund(self, index: int) -> None:
        before = self.units[index - 1] if index else None
        is_postmodifier = before is not None and before.cat in {"noun", "other", "name"}
        if is_postmodifier and self.current.verb >= 0:
            self.carry(self.open(REL, index, antecedent=self.phrase_before(index)), index)
        else:
            self.carry(self.open(GER, index, governor=self.current.verb), index)

    def _is_reduced(self, index: int, unit: Unit) -> bool:
        """Say whether a participle hangs on the noun before it: "talks held in Doha"."""
        if self.pending or unit.tense not in {"past", "participle"} or not index:
            return False
        if self.units[index - 1].cat not in {"noun", "other", "name"}:
            return False
        following = self.units[index + 1].form if index + 1 < len(self.units) else ""
        if following in {"by"}:
            return True
        waits_for_complement = self.is_cue(self.current.verb)
        return self.current.verb >= 0 and not waits_for_complement and not self._starts_list(index)

    def _starts_list(self, index: int) -> bool:
        """Say whether the phrase before the verb follows a comma or conjunction."""
        begin = self._subject_begin(index)
        return begin > 0 and begin < index and self.units[begin - 1].cat in {"conj", "punct", "quote"}

    def _take_finite(self, index: int) -> None:
        first = min([index, *self.pending])
        begin = self._subject_begin(first)
        before = self.units[begin - 1] if begin else None
        if self.current.verb < 0 and not (begin < first and self._is_report(begin, index)):
            self.carry(self.current, index)
        elif begin < first:
            self._with_subject(begin, index, before)
        else:
            self._without_subject(first, index, before)

    def _subject_begin(self, first: int) -> int:
        """Return where the subject before the verb begins; *first* if there is none."""
        at = self._over_brackets(self._over_adverbs(first))
        for number in range(len(self.phrases) - 1, -1, -1):
            phrase = self.phrases[number]
            if phrase.end == at:
                if phrase.prep == _OF:
                    at = phrase.prep_at
                    continue
                if phrase.prep:
                    return first
                leader = self.phrases[phrase.leader] if phrase.leader >= 0 else phrase
                return leader.start if not leader.prep else phrase.start
        return first

    def _over_adverbs(self, at: int) -> int:
        while at and self.units[at - 1].cat in {"adv", "time"}:
            at -= 1
        return at

    def _over_brackets(self, at: int) -> int:
        """Go over a clause between commas: "Egypt, which …, signed"."""
        if at and self.closed and self.closed[1] == at - 1:
            at = self.closed[0]
            while at and self.units[at - 1].form == ",":
                at -= 1
        return at

    def _with_subject(self, begin: int, index: int, before: Unit | None) -> None:
        """A verb with a subject of its own, after a clause that has its verb."""
        if self._is_report(begin, index):
            self.report(begin, index)
        elif self._awaits_complement(begin):
            self._open_at(COMP, begin, index)
        elif before is not None and before.cat == "conj":
            self._beside(begin, index)
        elif (waiting := self.open_verbless()) is not None:
            self.current = waiting
            self.own(begin, index)
            self.carry(waiting, index)
        else:
            self._beside(begin, index)

    def _awaits_complement(self, begin: int) -> bool:
        """Say whether the current verb says or means something that has not been told yet."""
        clause = self.current
        has_complement = any(c.parent == clause.index and c.kind == COMP for c in self.clauses)
        return begin > clause.verb and self.is_cue(clause.verb) and not has_complement

    def _open_at(self, kind: str, begin: int, index: int) -> None:
        clause = self.open(kind, begin, governor=self.current.verb)
        self.own(begin, index)
        self.carry(clause, index)

    def _beside(self, begin: int, index: int) -> None:
        clause = self.open_beside(self._level(), begin)
        self.own(begin, index)
        self.carry(clause, index)

    def _level(self) -> Clause:
        """Return the clause that a coordinated one with its own subject stands beside."""
        clause = self.current
        while clause.kind in {INF, GER, REL} and clause.parent >= 0:
            clause = self.clauses[clause.parent]
        return clause

    def _is_report(self, begin: int, index: int) -> bool:
        """Say whether a speech verb stands behind what it says: "…, the minister said"."""
        if not self.is_cue(index, act=True) or not begin:
            return False
        if self.units[begin - 1].form not in {",", '"', "-"}:
            return False
        following = next_of(self.units, index, "adv", "time")
        return following >= len(self.units) or self.units[following].cat in {"punct", "prep", "sub", "quote"}

    def _without_subject(self, first: int, index: int, before: Unit | None) -> None:
        if before is not None and before.form in {",", '"'} and self.is_cue(index, act=True):
            self.report(first, index)  # "…", said the minister
        elif before is not None and before.cat == "conj":
            self.carry(self.open_beside(self._same_tense(index), first), index)
        elif (waiting := self.open_verbless()) is not None:
            self.carry(waiting, index)
        elif before is not None and before.form == ",":
            self.carry(self.open_beside(self.current, first), index)
        else:
            self.carry(self.open(GER, first, governor=self.current.verb), index)

    def _same_tense(self, index: int) -> Clause:
        """Return the nearest clause around whose verb has the form of this one."""
        clause = self.current
        tense = self.units[index].tense
        while clause.verb >= 0 and self.units[clause.verb].tense != tense and clause.parent >= 0:
            clause = self.clauses[clause.parent]
        return clause if clause.verb >= 0 else self.current


def find_sides(parse: Parse) -> None:
    """Find the subject and the object of each clause."""
    for clause in parse.clauses:
        if clause.verb < 0:
            continue
        free = [i for i in parse.owned(clause) if not parse.phrases[i].prep and _leads(parse, i)]
        first = min([clause.verb, *clause.auxiliaries])
        before = [i for i in free if parse.phrases[i].end <= first]
        after = [i for i in free if parse.phrases[i].start > clause.verb]
        clause.subject = before[-1] if before else -1
        if clause.kind == "report" and not before and after:
            clause.subject = after.pop(0)
        clause.object = after[0] if after else -1


def _leads(parse: Parse, index: int) -> bool:
    return parse.phrases[index].leader in {-1, index}
