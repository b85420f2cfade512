"""Slots: where the sides of an event stand around its trigger.

A slot is a grammatical relation (``subj``, ``obj``, ``gen``: the genitive of the trigger's noun,
``adj``: adjectives in its phrase, ``ctl``: the subject of the clause that it stands in) or the
value of a preposition (``with``, ``to``, ``between``, …).
"""

from collections.abc import Callable, Iterator

from mithaq.reading.clauses import GER, INF, REL, Clause
from mithaq.reading.controllers import Controllers
from mithaq.reading.mentions import SELF, Mention, spread
from mithaq.reading.reach import Reach
from mithaq.reading.slots_far import FAR, HAILED, relative_of, speaking_above
from mithaq.reading.slots_talks import is_of_two, two_in
from mithaq.statement import is_unnamed

_OF = "of"
_MARKER = "comp"
_AGENT = "agent"
_RECEIVE = "receive"
#: Behind these, or none, stands what a verb bids or means.
_COMPLEMENTS = frozenset({"", "on", "to", "for", "by", "off"})
#: Classes of nouns for what two have with one another.
_BETWEEN_TWO = frozenset({"deal", "truce", "talks", "meeting"})
#: A slot with this ending means whose the noun in the slot is.
_ITS_OWNER = ".owner"
_ANAPHOR = "anaphor"
_FIRST_PERSON = frozenset({"1s", "1p"})


class Slots(Controllers):
    """The slots of one parsed sentence."""

    def fill(self, slot: str, trigger: int, noun: int = -1) -> list[Mention]:
        """Return who stands in *slot* of the trigger; *noun* is the noun that goes with it."""
        clause = self.parse.clause_of(trigger)
        if slot in _NEAR:
            return _NEAR[slot](self, trigger, noun, clause)
        if slot.endswith(_ITS_OWNER):
            return self.owner_behind(slot.removesuffix(_ITS_OWNER), trigger, clause)
        if slot in FAR:
            return self.far(slot, trigger, clause)
        return self.prepositional(slot, trigger, noun, clause)

    def adjacent(self, noun: int) -> list[Mention]:
        """Return whom a verbal noun takes as its object, right behind its phrase."""
        number = self.parse.phrase_at(noun)
        following = self.parse.phrases[number + 1 : number + 2] if number >= 0 else []
        is_object = following and not following[0].prep and not self.is_svo
        if is_object and following[0].start == self.parse.phrases[number].end:
            return self._phrase(number + 1)
        return []

    def owner_behind(self, value: str, trigger: int, clause: Clause) -> list[Mention]:
        """Return whose the noun behind a preposition is: "hailed *at* the decision of Chad"."""
        for phrase in self.parse.phrases:
            if phrase.prep == value and self._is_near(phrase.prep_at, trigger, clause, set()):
                found = self.genitive(phrase.head) or self.adjectives(phrase.head)
                return found or self.quoted_behind(phrase.end)
        return []

    def is_pledged(self, noun: int) -> bool:
        """Say whether a verb of what is to come governs a noun by a preposition."""
        clause, number = self.parse.clause_of(noun), self.parse.phrase_at(noun)
        verb = self.parse.units[clause.verb].lemma if 0 <= clause.verb < noun else ""
        rows = [r for r in self.language.cues.get(verb, ()) if r.modality and not r.act]
        is_by = number >= 0 and self.parse.phrases[number].prep in _COMPLEMENTS
        return bool(rows) and is_by and not self.is_svo

    def governed(self, noun: int) -> list[Mention]:
        """Return the genitive of a noun that a verb bids or means: "wants to sign it"."""
        clause, number = self.parse.clause_of(noun), self.parse.phrase_at(noun)
        units = self.parse.units
        heads = [clause.verb] if clause.verb >= 0 else self._predicates(clause, noun)
        rows = [r for i in heads for r in self.language.cues.get(units[i].lemma, ())]
        is_meant = any(row.modality or row.act or row.polarity for row in rows)
        is_complement = number >= 0 and self.parse.phrases[number].prep in _COMPLEMENTS
        return self.genitive(noun) if is_meant and is_complement and clause.verb < noun else []

    def _predicates(self, clause: Clause, noun: int) -> list[int]:
        """Return the adjectives before a noun in a clause without a verb: "Oman is ready to"."""
        units = self.parse.units
        return [i for i in clause.units if clause.begin <= i < noun and units[i].cat == "adj"]

    def controller(self, noun: int) -> list[Mention]:
        """Return who acts in what a noun tells: the subject, or whom a verb bids to do it."""
        clause = self.parse.clause_of(noun)
        if self.is_svo:
            return [] if self.is_judged(noun) else self.subject(clause)
        if self.is_anothers(noun) or self.is_opposed(clause):
            return []
        bidden = self.objects(clause) if self.bids(clause) else []
        return bidden or self.decider(noun) or self.subject(clause)

    def receivers(self, noun: int) -> list[Mention]:
        """Return who gets what a noun tells: "won recognition", "faces criticism"."""
        clause, number = self.parse.clause_of(noun), self.parse.phrase_at(noun)
        verb = self.parse.units[clause.verb] if 0 <= clause.verb < noun else None
        rows = self.language.cues.get(verb.lemma, ()) if verb is not None else ()
        if not any(row.control == _RECEIVE for row in rows) or number == clause.subject:
            return []
        return self.subject(clause) if self.parse.phrases[number].head == noun else []

    def far(self, slot: str, trigger: int, clause: Clause) -> list[Mention]:
        """Return who stands in a slot that reaches beyond the phrases of the clause."""
        reach = Reach(
            self.parse,
            clause,
            trigger,
            self.subject(clause),
            self.objects(clause),
            list(self.named_before(trigger)),
            self.discourse,
            self.language,
        )
        return FAR[slot](reach)

    def agent_or_subject(self, clause: Clause) -> list[Mention]:
        """Return who does it: of a passive the agent."""
        return self.agents(clause) if clause.is_passive else self.subject(clause)

    def patient_or_object(self, trigger: int, clause: Clause) -> list[Mention]:
        """Return to whom it is done: of a passive the subject."""
        if self.parse.units[trigger].cat == "noun":
            return self.adjacent(trigger)
        return self.subject(clause) if clause.is_passive else self.objects(clause)

    def subject(self, clause: Clause) -> list[Mention]:
        """Return who does what the clause tells, inherited where it must be."""
        first = self._first_beside(clause)
        is_controlled = first.kind == INF or (first.kind == GER and self.parse.is_complement(first))
        own = self._controlled(first) if is_controlled and first.subject < 0 else None
        if own is not None:
            return own
        phrase = self.parse.subject_of(clause)
        if is_of_two(self.parse, clause) and (both := self.two_before(clause, phrase)):
            return both
        if phrase >= 0:
            found = self._identical(clause, phrase) or self._phrase(phrase)
            return found or self._suffix_subject(clause) or self._named_last(clause, phrase)
        found = self._suffix_subject(clause) or self._speaking_subject(clause)
        return found or self.dropped_subject(clause)

    def _first_beside(self, clause: Clause) -> Clause:
        """Return the first of clauses that share a subject: "urged Chad to stop and sign"."""
        while self.is_svo and clause.subject < 0 <= clause.sibling:
            clause = self.parse.clauses[clause.sibling]
        return clause

    def two_before(self, clause: Clause, phrase: int) -> list[Mention]:
        """Return the two who are one verb's subject: "met his counterpart; *both* agreed"."""
        shared = self._phrase(phrase) if phrase >= 0 else []
        if len(shared) > 1:
            return shared
        if len(both := self._in_marker(clause, shared)) == 2:  # noqa: PLR2004 - a pair
            return both
        for before in reversed(self.parse.clauses[: clause.index]):
            if before.verb >= 0 and (two := two_in(self.parse, before)):
                return two
        return [] if shared else [Mention(e, "pronoun") for e in self.discourse.pair or ()]

    def _in_marker(self, clause: Clause, shared: list[Mention]) -> list[Mention]:
        """Return the two of "that both" or "that he and X", one word in Arabic."""
        marker = self.parse.units[clause.begin]
        meant = marker.suffix_mention if marker.cat == _MARKER else None
        if meant is None:
            return []
        own = shared if clause.subject >= 0 else []
        return list({m.entity: m for m in (*spread(meant), *own)}.values())

    def _identical(self, clause: Clause, phrase: int) -> list[Mention]:
        """In "Burundi was the first state to leave" the state is the subject around."""
        if self.is_svo or clause.kind != "rel" or phrase != clause.antecedent:
            return []
        around = self.parse.clauses[clause.parent]
        verb = self.parse.units[around.verb] if around.verb >= 0 else None
        rows = self.language.cues.get(verb.lemma, ()) if verb is not None else ()
        is_copula = verb is None or any(row.control == "copula" for row in rows)
        mention = self.parse.units[self.parse.phrases[phrase].head].mention
        is_somebody = mention is None or is_unnamed(mention.entity)  # "the only ally", "a state"
        if not (is_copula and is_somebody) or around.subject in {-1, phrase}:
            return []
        return self._phrase(around.subject)

    def _named_last(self, clause: Clause, phrase: int) -> list[Mention]:
        """In Arabic "the anger [of] Chad which recalled" the relative hangs on the name."""
        end = self.parse.phrases[phrase].end
        mention = self.parse.units[end - 1].mention
        is_its = clause.kind == REL and clause.antecedent == phrase and clause.begin == end
        is_owner = mention is not None and mention.form not in {"adjective", "demonym"}
        return spread(mention) if mention and is_its and is_owner and not self.is_svo else []

    def _suffix_subject(self, clause: Clause) -> list[Mention]:
        """A complementiser can carry the subject as a pronoun, for what hangs on it too."""
        for above in self.parse.path(clause):
            if above.subject >= 0 or above.kind not in {"comp", INF, "ger", "sub"}:
                break
            marker = self.parse.units[above.begin]
            if marker.suffix_mention is not None and above.kind == "comp":
                return spread(marker.suffix_mention)
        return []

    def _speaking_subject(self, clause: Clause) -> list[Mention]:
        """A verb in the first person has whoever speaks as its subject."""
        is_first = clause.verb >= 0 and self.parse.units[clause.verb].person in _FIRST_PERSON
        return [Mention(SELF, "pronoun")] if is_first else []

    def _controlled(self, clause: Clause) -> list[Mention] | None:
        """Return the subject of an infinitive whose governor says who that is."""
        if clause.governor < 0:
            return None
        governor = self.parse.units[clause.governor]
        if governor.cat == "noun":
            own = self.genitive(clause.governor) or self.adjectives(clause.governor)
            return own or self._planning(clause) or None
        rows = self.language.cues.get(governor.lemma, ())
        if any(row.control == "object" for row in rows):
            parent = self.parse.clauses[clause.parent]
            is_fronted = parent.kind == "rel" and parent.object < 0 and not parent.is_passive
            if is_fronted and clause.object < 0:  # "which Belgrade wants to join"
                return None
            return self.subject(parent) if parent.is_passive else self.objects(parent) or None
        return None

    def _planning(self, clause: Clause) -> list[Mention]:
        """Return whose the plan is that is only said to be: "said there was no plan to leave"."""
        parent = self.parse.clauses[clause.parent]
        number = self.parse.subject_of(parent)
        is_told_of = number >= 0 and self._phrase(number)
        return [] if is_told_of or not self.is_svo else speaking_above(self.parse, parent)

    def described(self, unit: int) -> list[Mention]:
        """Return the accord that a word describes: "the US-brokered Abraham Accords"."""
        number = self.parse.phrase_at(unit)
        mention = self.parse.units[self.parse.phrases[number].head].mention if number >= 0 else None
        return [mention] if mention is not None and mention.kind == "accord" else []

    def objects(self, clause: Clause) -> list[Mention]:
        """Return whom the verb takes as its object."""
        if clause.verb >= 0 and (mention := self.parse.units[clause.verb].suffix_mention):
            return spread(mention)
        if clause.object >= 0:
            return self._phrase(clause.object)
        return self._antecedent_object(clause)

    def _antecedent_object(self, clause: Clause) -> list[Mention]:
        """In "the pact that Egypt signed" the object stands before the clause."""
        while clause.kind in {INF, "comp"} and clause.parent >= 0 and clause.verb >= 0:
            clause = self.parse.clauses[clause.parent]
            if clause.object >= 0:
                return []
        if clause.kind == "rel" and clause.subject >= 0 and clause.antecedent >= 0:
            return self._phrase(clause.antecedent)
        return []

    def owners(self, clause: Clause) -> list[Mention]:
        """Return whose the object is: "welcomed Egypt's move", "backs the Moroccan plan"."""
        number = clause.subject if clause.is_passive else clause.object
        if number < 0:
            return []
        head = self.parse.phrases[number].head
        if not self.is_svo:
            return self.genitive(head) or self.adjectives(head) or self._doer(number)
        own = self._own_genitive(head, number) or self.adjectives(head)
        return own or self._doer(number) or self._of(number)

    def _doer(self, number: int) -> list[Mention]:
        """Return who did it: "the attack by Russia"."""
        following = number + 1
        phrases = self.parse.phrases
        is_agent = following < len(phrases) and phrases[following].prep == _AGENT
        return self._phrase(following) if is_agent else []

    def sides_of_event(self, clause: Clause) -> list[Mention]:
        """Return between whom the event is that the clause is about: "welcomed the deal"."""
        number = clause.subject if clause.is_passive else clause.object
        if number < 0 and not self.is_svo:  # Arabic hails "by" or "on" what it hails
            number = next((n for n in self.parse.owned(clause) if self._is_hailed(n, clause)), -1)
        head = self.parse.phrases[number].head if number >= 0 else -1
        if head < 0 or not self._is_event(self.parse.units[head].lemma):
            return []
        for slot in ("between", "of", "with"):
            if found := self.prepositional(slot, head, -1, clause):
                return found
        if not self.is_svo and (found := self.genitive(head) or self.adjectives(head)):
            return found
        return self._told_by(self.parse.units[head].lemma, number)

    def _told_by(self, lemma: str, number: int) -> list[Mention]:
        """Return whose the event is that a noun takes up: both sides, or who alone did it."""
        phrase = self.parse.phrases[number]
        if not self.is_svo:
            if not any(u.definite for u in self.parse.units[phrase.start : phrase.end]):
                return []
            types = {row.type for row in self.language.triggers.get(lemma, ())}
            told = (t for t in reversed(self.discourse.told) if t.type in types)
            if (last := next(told, None)) is not None and not last.is_mutual:
                return [last.actor]
        return [Mention(e, "pronoun") for e in self.discourse.pair or ()]

    def _is_event(self, lemma: str) -> bool:
        """Say whether a noun tells an event between two: "the talks", "the deal"."""
        kinds = {row.kind for row in self.language.nouns.get(lemma, ())}
        return lemma in self.language.triggers or bool(kinds & _BETWEEN_TWO)

    def _is_hailed(self, number: int, clause: Clause) -> bool:
        phrase = self.parse.phrases[number]
        return phrase.prep in HAILED and phrase.start > clause.verb

    def context(self, trigger: int) -> list[Mention]:
        """Return the accord or organisation named last: "Iran was admitted in 2023"."""
        for mention in self.named_before(trigger):
            if mention.kind in {"accord", "org"} and mention.form != "outlet":
                return [mention]
        return []

    def named_before(self, trigger: int) -> Iterator[Mention]:
        """Yield what was named before a unit, the last first."""
        for unit in reversed(self.parse.units[:trigger]):
            is_noun = unit.value == _ANAPHOR  # "the bloc" names it, "it" does not
            if unit.mention is not None and (is_noun or unit.mention.form != "pronoun"):
                yield unit.mention
        yield from reversed(self.discourse.recent)

    def agents(self, clause: Clause) -> list[Mention]:
        """Return by whom something was done."""
        return self.prepositional(_AGENT, clause.verb, -1, clause)

    def prepositional(self, value: str, trigger: int, noun: int, clause: Clause) -> list[Mention]:
        """Return who stands behind a preposition, in the clause and after the trigger."""
        after = self._begin_of_sides(trigger, noun)
        if (fronted := self._fronted(value, clause)) >= 0:
            return self._phrase(fronted)
        below = (
            relative_of(self.parse, trigger) if self.parse.units[trigger].cat == "noun" else set()
        )
        for index, phrase in enumerate(self.parse.phrases):
            is_near = self._is_near(phrase.prep_at, after, clause, below)
            is_fore = -1 < noun < phrase.prep_at < clause.begin and clause.kind == "rel"
            if phrase.prep == value and (is_near or is_fore):
                found = self._phrase(index)
                if found:
                    return found
        if not self.is_svo and clause.verb < 0 and after > 0:  # "with Tunisia [are] full relations"
            return self.prepositional(value, 0, -1, clause)
        if not self.is_svo and after > trigger:  # "signed with Chad an accord"
            return self.prepositional(value, trigger, -1, clause)
        return self._suffixed(value, clause, after)

    def _begin_of_sides(self, trigger: int, noun: int) -> int:
        """Return behind which unit the sides stand: the noun, unless it stands behind them."""
        number = self.parse.phrase_at(noun) if noun >= 0 else -1
        is_last = number >= 0 and bool(self.parse.phrases[number].prep)
        return trigger if noun < 0 or is_last else noun

    def _fronted(self, value: str, clause: Clause) -> int:
        """Return the antecedent of a relative that the preposition opens: "with whom he met"."""
        if clause.kind != "rel" or not clause.units:
            return -1
        opener = self.parse.units[clause.begin]
        return clause.antecedent if (opener.cat, opener.value) == ("rel", value) else -1

    def _is_near(self, at: int, after: int, clause: Clause, below: set[int]) -> bool:
        owner = self.parse.owner[at]
        return at > after and (owner == clause.index or owner in below)

    def _suffixed(self, value: str, clause: Clause, after: int) -> list[Mention]:
        """A preposition can carry a pronoun: "with it" in one word."""
        for index in clause.units:
            unit = self.parse.units[index]
            if unit.cat != "prep" or unit.value != value or index <= after:
                continue
            is_inner = self.parse.units[index - 1].cat in {"adj", "other"}  # "the disputed one"
            if unit.suffix_mention and not is_inner:
                return spread(unit.suffix_mention)
        return []


#: The slots that stand in the trigger's own clause.
_NEAR: dict[str, Callable[[Slots, int, int, Clause], list[Mention]]] = {
    "subj": lambda s, _trigger, _noun, clause: s.agent_or_subject(clause),
    "obj": lambda s, trigger, _noun, clause: s.patient_or_object(trigger, clause),
    "obj.person": lambda s, trigger, _noun, clause: [
        m for m in s.patient_or_object(trigger, clause) if m.person
    ],
    "gen.ctl": lambda s, trigger, _noun, _clause: s.governed(trigger),
    "ctl": lambda s, trigger, _noun, _clause: s.controller(trigger),
    "gen": lambda s, trigger, noun, _clause: s.owner(trigger, noun),
    "own": lambda s, trigger, _noun, _clause: s.next_to(trigger),
    "head": lambda s, trigger, _noun, _clause: s.described(trigger),
    "obj.gen": lambda s, _trigger, _noun, clause: s.owners(clause),
    "sides": lambda s, _trigger, _noun, clause: s.sides_of_event(clause),
    "context": lambda s, trigger, _noun, _clause: s.context(trigger),
    "adj.org": lambda s, trigger, noun, _clause: [
        m for m in s.adjectives(noun if noun >= 0 else trigger) if m.kind == "org"
    ],
    "adj": lambda s, trigger, noun, _clause: s.adjectives(noun if noun >= 0 else trigger),
}
