"""Clauses where the subject comes first: English."""

from mithaq.languages.language import Language
from mithaq.reading.brackets import SAID, Bracket, find_brackets
from mithaq.reading.clauses import COMP, COND, COORD, GER, INF, REL, ROOT, SUB, Clause, Parse
from mithaq.reading.parsing import Parser, next_of
from mithaq.reading.phrases import Phrase
from mithaq.reading.units import Unit

_COPULA = frozenset({"be", "have", "do"})
_NOMINAL = frozenset({"noun", "other", "name"})
_NARROW = frozenset({INF, GER, REL})
_PLANNED = "planned"
#: What hangs on a noun behind these still hangs on the noun: "a summit in Doha brokered by".
_PLACES = frozenset({"of", "in", "at"})


def parse_svo(units: list[Unit], phrases: list[Phrase], language: Language) -> Parse:
    """Cut a sentence whose subjects come first, and find the sides of its clauses."""
    parser = SvoParser(units, phrases, language)
    parse = parser.parse()
    find_sides(parse, parser.given)
    return parse


class SvoParser(Parser):
    """Verbs look back for their subject."""

    def __init__(self, units: list[Unit], phrases: list[Phrase], language: Language) -> None:
        super().__init__(units, phrases, language)
        self.brackets = find_brackets(units, phrases, lambda i: self.is_cue(i, act=True))
        self.bracket: Bracket | None = None
        self.outside = self.current  # the clause around the bracket
        self.passed: dict[int, int] = {b.end: b.begin for b in self.brackets.values()}
        self.ending = {p.end: i for i, p in enumerate(phrases)}
        self.consumed: set[int] = set()  # auxiliaries that a copula took
        self.given: dict[int, int] = {}  # subjects that are no nominative: "for X to join"

    def step(self, index: int, unit: Unit) -> None:
        """Brackets are clauses apart; auxiliaries without a verb are verbs."""
        if self.bracket is not None and index >= self.bracket.end:
            self._leave(self.bracket)
        if index in self.brackets:
            self._enter(self.brackets[index])
        if self.bracket is not None:
            self.own(index, index)
            return
        if index in self.consumed:
            return
        if unit.cat == "aux" and self._stands_alone(index, unit):
            _become_verb(unit)
            self.pending += self._negations(index)
        if unit.cat == "to":
            self._take_to(index, unit)
            return
        if unit.cat == "comp" and (beside := self._complement_beside(index)) is not None:
            self.current = self.open_beside(beside, index)
            self.current.kind = COMP
            return
        if unit.cat == "rel" and unit.value == "all":
            self.open(REL, index, antecedent=self._list_before(index))
            return
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

    def _enter(self, bracket: Bracket) -> None:
        self.bracket, self.outside = bracket, self.current
        if bracket.kind == SAID:
            waiting, self.pending = self.pending, self._auxiliaries(bracket)
            self.report(bracket.begin, bracket.verb)
            self.pending = waiting
        elif bracket.antecedent >= 0:
            self.open(REL, bracket.begin, antecedent=bracket.antecedent)

    def _leave(self, bracket: Bracket) -> None:
        self.bracket = None
        is_open = not bracket.is_closed and bracket.kind == SAID
        if not is_open and not self._hangs_on(bracket):
            self.current = self.outside

    def _hangs_on(self, bracket: Bracket) -> bool:
        """Say whether what follows an apposition belongs to it: "a leader who …"."""
        at = bracket.end
        return (
            bracket.antecedent >= 0
            and at < len(self.units)
            and self.units[at].cat in {"rel", "to", "verb"}
            and self.units[at - 1].form not in {",", "-", ")"}
        )

    def _auxiliaries(self, bracket: Bracket) -> list[int]:
        return [i for i in range(bracket.begin, bracket.verb) if self.units[i].cat == "aux"]

    def _stands_alone(self, index: int, unit: Unit) -> bool:
        """Say whether an auxiliary is the whole verb: "has ties", "is a member"."""
        if not unit.value or unit.value.split(" ")[0] not in _COPULA:
            return False
        following = self._next(index)
        while following < len(self.units) and self.units[following].cat == "aux":
            following = self._next(following)
        if following >= len(self.units):
            return True
        is_plan = unit.value.startswith("be") and self.units[following].cat == "to"
        return self.units[following].cat != "verb" and not is_plan

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

    def _negations(self, index: int) -> list[int]:
        """Return the auxiliaries behind a copula: "is not for sale"."""
        found: list[int] = []
        at = index + 1
        while at < len(self.units) and self.units[at].cat in {"aux", "adv"}:
            if self.units[at].value == "negative":
                found.append(at)
            elif self.units[at].cat == "aux":
                return []
            at += 1
        self.consumed |= set(found)
        return found

    def _next(self, index: int) -> int:
        following = next_of(self.units, index, "adv")
        while following in self.brackets:
            following = self.brackets[following].end
        return following

    def _take_to(self, index: int, unit: Unit) -> None:
        """*To* opens an infinitive, or tells a plan: "is to visit", a headline's "X to visit"."""
        if (self.pending and self._is_be(self.pending[-1])) or self._is_headline(index):
            unit.cat, unit.value = "aux", _PLANNED
            self.pending.append(index)
            return
        beside = self._infinitive_beside(index)
        if beside is not None:
            self.current = self.open_beside(beside, index)
            self.current.kind = INF
            return
        before = self.ending.get(index, -1)
        antecedent = self._ranked(before)
        self.open(INF, index, governor=self._infinitive_governor(index))
        if before >= 0 and self.phrases[before].prep == "for":
            self.given[self.current.index] = before
        elif antecedent:
            self.given[self.current.index] = before

    def _complement_beside(self, index: int) -> Clause | None:
        """Return the complement that one behind a conjunction stands beside."""
        return self._beside_kind(index, COMP)

    def _infinitive_beside(self, index: int) -> Clause | None:
        """Return the infinitive that one behind a conjunction stands beside: "to stop and to open"."""
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
        phrase = self.phrases[before]
        return any(u.value == "rank" for u in self.units[max(0, phrase.start - 2) : phrase.end])

    def _is_be(self, index: int) -> bool:
        return self.units[index].value.startswith("be")

    def _is_headline(self, index: int) -> bool:
        """Say whether an infinitive is all that the sentence tells of a name."""
        number = self.ending.get(index, -1)
        if self.current.verb >= 0 or self.current.kind != ROOT or number < 0 or self.pending:
            return False
        if self.units[self.phrases[number].head].mention is None or self.phrases[number].prep:
            return False
        rest = self.units[index + 2 :]
        stop = next((i for i, u in enumerate(rest) if u.cat in {"punct", "sub", "rel", "comp"}), len(rest))
        return not any(u.cat == "aux" or (u.cat == "verb" and u.tense == "past") for u in rest[:stop])

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

    def _take_gerund(self, index: int) -> None:
        before = self.units[index - 1] if index else None
        is_postmodifier = before is not None and before.cat in _NOMINAL
        if is_postmodifier:
            self.carry(self.open(REL, index, antecedent=self.phrase_before(index)), index)
        else:
            governor = self._noun_over(index)
            governor = governor if governor >= 0 else self.current.verb
            self.carry(self.open(GER, index, governor=governor), index)

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
                if self.current.verb < phrase.start < index and not phrase.prep and self.current.verb >= 0:
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
            return is_agent
        if before.cat not in _NOMINAL:
            return False
        return is_agent or (self.current.verb >= 0 and self._hangs_on_noun(index, following))

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

    def _with_subject(self, number: int, index: int) -> None:
        """A verb with a subject of its own, after a clause that has its verb."""
        begin = self.phrases[number].start
        before = self.units[begin - 1] if begin else None
        waiting = self.open_verbless()
        if waiting is not None and self._has_subject(waiting, begin):
            self.carry(waiting, index)
        elif before is not None and before.cat == "conj":
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
            p.end <= before and not p.prep and self.owner[p.head] == clause.index and p.start >= clause.begin
            for p in self.phrases
            if clause.kind != REL
        )

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

    def _open_at(self, kind: str, begin: int, index: int) -> None:
        before = self.current
        clause = self.open(kind, begin, governor=self.current.verb if kind == COMP else -1)
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
        while clause.kind in _NARROW and clause.parent >= 0:
            clause = self.clauses[clause.parent]
        is_apart = begin > 1 and self.units[begin - 2].form == "," and not self.pending
        if clause.kind == COMP and clause.parent >= 0 and is_apart and self.units[index].tense == "past":
            if clause.auxiliaries:
                return self.clauses[clause.parent]
        return clause

    def _without_subject(self, first: int, index: int) -> None:
        before = self.units[first - 1] if first else None
        while before is not None and before.cat == "adv" and first > 1:
            first -= 1
            before = self.units[first - 1]
        if before is not None and before.cat == "conj":
            self.carry(self.open_beside(self._same_tense(index), first), index)
        elif (waiting := self.open_verbless()) is not None:
            self.carry(waiting, index)
        elif self._was_reduced(before):
            self._repair(index)
        elif before is not None and before.form == ",":
            self.carry(self.open_beside(self.current, first), index)
        else:
            self.carry(self.open(GER, first, governor=self.current.verb), index)

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

    def _same_tense(self, index: int) -> Clause:
        """Return the nearest clause around whose verb has the form of this one."""
        clause = self.current
        tense = self._form(index, self.pending)
        while clause.verb >= 0 and self._form(clause.verb, clause.auxiliaries) != tense:
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


def find_sides(parse: Parse, given: dict[int, int]) -> None:
    """Find the subject and the object of each clause."""
    for clause in parse.clauses:
        if clause.verb < 0:
            continue
        free = [i for i in parse.owned(clause) if not parse.phrases[i].prep and _leads(parse, i)]
        first = min([clause.verb, *clause.auxiliaries])
        before = [i for i in free if parse.phrases[i].end <= first]
        after = [i for i in free if parse.phrases[i].start > clause.verb]
        clause.subject = before[-1] if before else given.get(clause.index, -1)
        if clause.kind == "report" and not before and after:
            clause.subject = after.pop(0)
        clause.object = after[0] if after else -1
        _take_comma_list(parse, clause)


def _take_comma_list(parse: Parse, clause: Clause) -> None:
    """A headline joins its subjects by a comma alone: "Iran, Iraq agree to …"."""
    number = clause.subject
    if clause.kind not in {ROOT, COORD, COMP} or number < 1 or parse.phrases[number].leader >= 0:
        return
    first, last = parse.phrases[number - 1], parse.phrases[number]
    between = parse.units[first.end : last.start]
    names = [parse.units[p.head].mention for p in (first, last)]
    if not _opens_clause(parse, first) or first.prep or first.leader >= 0 or [u.form for u in between] != [","]:
        return
    if all(m is not None and m.entity for m in names):
        first.members, first.leader = (number - 1, number), number - 1
        last.leader, clause.subject = number - 1, number - 1


def _opens_clause(parse: Parse, phrase: Phrase) -> bool:
    """Say whether a phrase stands where a clause begins."""
    return not phrase.start or parse.units[phrase.start - 1].cat in {"verb", "comp"}


def _leads(parse: Parse, index: int) -> bool:
    return parse.phrases[index].leader in {-1, index}
