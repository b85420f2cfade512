"""Clauses where the verb comes first: Arabic."""

from collections.abc import Iterator

from mithaq.languages.language import Language
from mithaq.reading.clauses import COMP, COND, GER, INF, REL, Clause, Parse
from mithaq.reading.parsing import next_of
from mithaq.reading.parsing_speakers import SpeakerParser
from mithaq.reading.phrases import Phrase
from mithaq.reading.sides_vso import find_sides
from mithaq.reading.units import Unit

_WHAT, _BE = "what", "be"
_TO = "to"
_RANK = "rank"  # of a word such as "first"


def parse_vso(units: list[Unit], phrases: list[Phrase], language: Language) -> Parse:
    """Cut a sentence whose verbs come first, and find the sides of its clauses."""
    parse = VsoParser(units, phrases, language).parse()
    find_sides(parse, language)
    return parse


class VsoParser(SpeakerParser):
    """Verbs carry their person and look for their subject behind them, or before."""

    def step(self, index: int, unit: Unit) -> None:
        """What is said hangs on who says it, over what only describes the speaker."""
        if unit.cat == "comp":
            self.leave_description(index)
        if unit.cat == "rel" and index and self.units[index - 1].cat == "conj":
            self._open_second(index)
        elif unit.cat == "comp" and self._is_until(index):
            self.open_subordinate(COND, index - 1)
        elif self._is_told_of_more(index, unit):
            self.open_beside(self._level(), index)
            self.pending = [index]
        elif unit.value == _WHAT and self._is_said(index):
            self.open(COMP, index, governor=self.current.verb)
        else:
            super().step(index, unit)

    def _is_until(self, index: int) -> bool:
        """Say whether "to that" waits for a deed, and tells no "pointed to the fact that"."""
        before = self.units[index - 1] if index else None
        following = next_of(self.units, index, "aux")
        if before is None or before.value != _TO or before.suffix or self.units[index].suffix:
            return False
        is_deed = following < len(self.units) and self.units[following].cat == "verb"
        return is_deed and not self.is_cue(self.governor(index), act=True)

    def _is_told_of_more(self, index: int, unit: Unit) -> bool:
        """Say whether ", and was" begins a clause of its own, with a name as its subject."""
        if (unit.cat, unit.value) != ("aux", _BE) or self.current.verb < 0 or index < 2:  # noqa: PLR2004
            return False
        around = [
            u.cat for u in (*self.units[index - 2 : index], *self.units[index + 1 : index + 2])
        ]
        return around == ["punct", "conj", "name"]

    def _open_second(self, index: int) -> None:
        """Of "the pact that Peru signed, and that Chile left" both hang on the pact."""
        before = next((c for c in reversed(self.clauses) if c.kind == REL), None)
        if before is not None:
            self.current = self.clauses[before.parent]
        at = index - 1 if self.units[index - 1].cat == "conj" else index
        antecedent = before.antecedent if before is not None else self.phrase_before(at)
        self.open(REL, index, antecedent=antecedent)

    def _is_said(self, index: int) -> bool:
        """Say whether "what …" is the object of a speech verb: "denied what it had reported"."""
        before = self.units[index - 1].cat if index else "punct"
        return before in {"name", "verb"} and self.is_cue(self.current.verb, act=True)

    def pause(self, index: int) -> None:
        """What waits for a verb does not wait over a pause."""
        self.pending = []
        super().pause(index)
        clause = self.current
        if clause.kind == COND and clause.verb < 0 and self.units[clause.begin + 1].cat == "noun":
            self.own(index, index)  # "in case of its exit, Oman will …"
            self.current = self.clauses[clause.parent]

    def take_verb(self, index: int, unit: Unit) -> None:
        """Decide which clause a verb carries."""
        first = min([index, *self.pending])
        if unit.tense == "gerund":
            self.current = self._speaking(index)
            self.carry(self.open(GER, index, governor=self.current.verb), index)
        elif self.current.verb < 0 and self._is_told_without_verb(first):
            self.carry(self.open_beside(self._around_aside(), first), index)
        elif self.current.verb < 0 and self._is_in_predicate(index, unit):
            self.current.auxiliaries, self.pending, first = self.pending, [], index
            self.carry(self.open(REL, index, antecedent=self.phrase_before(index)), index)
        elif self.current.verb < 0:
            self.carry(self.current, index)
        else:
            self._take_another(first, index, unit)
        self.own(first, index)
        self.current.is_passive = unit.voice == "passive"

    def _around_aside(self) -> Clause:
        """Of "spoke, saying that peace is far, and refused" the last is level with the first."""
        for clause in self._upward(self.current):
            if clause.kind == GER and clause.parent >= 0:
                return self.clauses[clause.parent]
        return self.current

    def _upward(self, clause: Clause) -> Iterator[Clause]:
        yield clause
        while clause.parent >= 0:
            clause = self.clauses[clause.parent]
            yield clause

    def _speaking(self, index: int) -> Clause:
        """Return the clause of who speaks on in a participle: "said that …, adding that"."""
        speech = self.nearest_speech() if self.is_cue(index, act=True) else None
        return speech or self.current

    def _is_told_without_verb(self, first: int) -> bool:
        """Say whether ", and" ends a clause that has a subject and needs no verb."""
        marks = [u.cat for u in self.units[max(first - 2, 0) : first]]
        if marks != ["punct", "conj"]:
            return False
        before = (p for p in self.phrases if self.current.begin <= p.start and p.end < first)
        return any(not p.prep and self.owner[p.head] == self.current.index for p in before)

    def _take_another(self, first: int, index: int, unit: Unit) -> None:
        """Decide on a verb where the clause around has its own."""
        before = self.units[first - 1] if first else None
        if self._opens_quotation(first):
            waiting = self.pending
            clause = self.open(COMP, first, governor=self.current.verb)
            self.pending = waiting
            self.carry(clause, index)
        elif self.describes_speaker(first):
            self._describe(self.speaker_of(self.current), first, index)
        elif before is None or before.cat in {"conj", "punct", "quote"} or self._is_joined(unit):
            self._take_coordinated(first, index)
        elif before.cat == "prep":  # "went there to become …"
            self.carry(self.open(INF, first - 1, governor=self.current.verb), index)
        elif before.cat in {"verb", "adv"} or first - 1 == self.current.verb:
            self.carry(self.open(INF, first, governor=self.current.verb), index)
        elif self._describes_noun(first, unit):
            self._describe(self.phrase_before(first), first, index)
        else:
            self._take_late(first, index)

    def _is_joined(self, unit: Unit) -> bool:
        """Say whether a verb's first letter can be "and", and the rest a verb of its own."""
        is_and = unit.form[:1] in self.language.script.conjunctions
        rest = self.language.lexicon.get(unit.form[1:], ()) if is_and else ()
        return any(reading.cat == "verb" for reading in rest)

    def _opens_quotation(self, first: int) -> bool:
        """Say whether a verb begins what somebody is quoted with."""
        marks = {u.form for u in self.units[max(first - 2, 0) : first]}
        is_said = self.is_cue(self.current.verb, act=True)
        return is_said and ('"' in marks or ":" in marks)

    def _take_coordinated(self, first: int, index: int) -> None:
        """A verb behind "and": what says something stands beside what says something."""
        speech = self.nearest_speech() if self.is_cue(index, act=True) else None
        if self._is_report(index):
            self.report(first, index)
        else:
            self.carry(self.open_beside(speech or self._level(), first), index)

    def _level(self) -> Clause:
        clause = self.current
        while clause.kind == GER and clause.parent >= 0:
            clause = self.clauses[clause.parent]
        return clause

    def _is_report(self, index: int) -> bool:
        """Say whether a speech verb ends the sentence with its subject only behind it."""
        if not self.is_cue(index, act=True) or self.nearest_speech() is not None:
            return False
        before = self.units[index - 1].form if index else ""
        if before == '"' == self.units[0].form:  # the sentence begins with what is quoted
            return True
        rest = self.units[index + 1 :]
        if any(u.cat == "prep" and u.suffix for u in rest[:1]):  # "a call, in which he said"
            return False
        return before in {",", '"'} and not any(u.cat in {"verb", "comp", "quote"} for u in rest)

    def _describes_noun(self, first: int, unit: Unit) -> bool:
        """A verb right behind an indefinite noun describes it, without a relative pronoun."""
        number = self.phrase_before(first)
        if number < 0 or self.phrases[number].end != first:
            return False
        phrase = self.phrases[number]
        head = self.units[phrase.head]
        inside = self.units[phrase.start : phrase.end]
        is_indefinite = not any(u.definite or u.suffix or _is_named(u) for u in inside)
        return is_indefinite or (bool(unit.suffix) and head.cat != "name")

    def _is_in_predicate(self, index: int, unit: Unit) -> bool:
        """Say whether a verb describes what the subject is: "Guinea was the first to leave"."""
        number = self.phrase_before(index)
        if number <= 0 or not self._describes_noun(index, unit):
            return False
        is_ranked = self.units[self.phrases[number].start].value == _RANK
        return is_ranked and self.owner[self.phrases[number - 1].head] == self.current.index

    def _take_late(self, first: int, index: int) -> None:
        """A verb behind a name: the subject comes first here."""
        number = self.phrase_before(first)
        waiting = self.open_verbless()
        if waiting is not None:
            self.carry(waiting, index)
            return
        if self._is_bound(number) and (noun := self._described_before(number)) >= 0:
            self._describe(noun, first, index)
            return
        begin = self.phrases[number].start if number >= 0 else first
        clause = self.open_beside(self.current, begin)
        self.own(begin, index)
        self.carry(clause, index)

    def _describe(self, noun: int, first: int, index: int) -> None:
        """Open the relative of an indefinite noun; auxiliaries before its verb are its own."""
        waiting = self.pending
        clause = self.open(REL, first, antecedent=noun)
        self.pending = waiting
        self.carry(clause, index)

    def _is_bound(self, number: int) -> bool:
        """Say whether a phrase, or its list, hangs on a preposition: no subject of what follows."""
        if number < 0:
            return False
        leader = self.phrases[number].leader
        return bool(self.phrases[number if leader < 0 else leader].prep)

    def _described_before(self, number: int) -> int:
        """Return the last indefinite noun without a preposition before a phrase."""
        for at in range(number - 1, -1, -1):
            phrase = self.phrases[at]
            head = self.units[phrase.head]
            if self.owner[phrase.head] != self.current.index or head.cat == "name":
                continue
            if not phrase.prep and head.cat == "noun":
                return at if not (head.definite or head.suffix) else -1
        return -1


def _is_named(unit: Unit) -> bool:
    """Say whether a unit is a name, and not only "a state"."""
    is_some = unit.mention is not None and unit.mention.form == "noun"
    return unit.cat == "name" and not is_some
