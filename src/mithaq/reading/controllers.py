"""Controllers: who acts in what a noun tells, where the verb comes first."""

from mithaq.languages.tables import Cue
from mithaq.reading.clauses import COMP, COORD, ROOT, Clause, is_finite
from mithaq.reading.mentions import Mention, spread
from mithaq.reading.owners import Owners
from mithaq.reading.phrases import Phrase, phrase_mentions
from mithaq.reading.slots_far import HAILED
from mithaq.statement import Type

_JUDGING = frozenset({Type.SUPPORT.value, Type.REJECT.value})
_OCCASIONS = frozenset({"during", "after", "at", "amid"})
_HE, _SHE = "3ms", "3fs"
_OBJECT = "object"
_ORDERS = frozenset({"before", "after"})
_FROM = "from"
_URGES, _ANNOUNCES, _PROCEED = "call_on", "announce", "proceed"


class Controllers(Owners):
    """Who decides, is bidden or is judged, told by nouns."""

    def bids(self, clause: Clause) -> bool:
        """Say whether its verb bids its object to do something: "urged Chad to accede"."""
        verb = self.parse.units[clause.verb].lemma if clause.verb >= 0 else ""
        rows = [row for row in self.language.cues.get(verb, ()) if row.control]
        return any(row.control == _OBJECT or row.act == _URGES for row in rows)

    def pointed_to(self, unit: int) -> list[Mention]:
        """Return whom a pronoun on a noun means: whom its clause bids, "urged Chad to open its"."""
        if not self.is_svo and (decided := self.decider(unit)):
            return decided  # "after the announcement [of] France of its support"
        meant, clause = super().pointed_to(unit), self.parse.clause_of(unit)
        if clause.kind == COMP and clause.parent >= 0 and not self.is_svo:
            clause = self.parse.clauses[clause.parent]  # "warned Chad that its exit"
        is_bidden = not self.is_svo and clause.object >= 0 <= clause.subject and self.bids(clause)
        if not is_bidden or unit < self.parse.phrases[clause.object].end:
            return meant
        bidding, bidden = (
            phrase_mentions(self.parse.phrases, n, self.parse.units)
            for n in (clause.subject, clause.object)
        )
        is_bidding = {m.entity for m in meant} == {m.entity for m in bidding}
        return bidden if bidden and is_bidding else meant

    def is_judged(self, noun: int) -> bool:
        """Say whether a noun is only what its clause's verb hails: "welcomed the signing"."""
        clause = self.parse.clause_of(noun)
        verb = self.parse.units[clause.verb].lemma if clause.verb >= 0 else ""
        types = {row.type for row in self.language.triggers.get(verb, ()) if not row.noun}
        return bool(types & _JUDGING) and 0 <= clause.object == self.parse.phrase_at(noun)

    def is_anothers(self, noun: int) -> bool:
        """Say whether what a noun tells is not the deed of its clause's subject.

        Behind it stands a name that nobody knows ("the visit [of] Smith"), or its clause hails it.
        """
        clause, number = self.parse.clause_of(noun), self.parse.phrase_at(noun)
        verb = self.parse.units[clause.verb].lemma if clause.verb >= 0 else ""
        types = {row.type for row in self.language.triggers.get(verb, ()) if not row.noun}
        is_behind = number >= 0 and self.parse.phrases[number].prep in HAILED
        if is_behind and types & _JUDGING:
            return True
        return self._is_strangers(noun, number) or self._is_known(noun, number)

    def is_opposed(self, clause: Clause) -> bool:
        """Say whether several oppose it: then it is not what they do with one another."""
        verb = self.parse.units[clause.verb].lemma if clause.verb >= 0 else ""
        rows = self.language.triggers.get(verb, ())
        is_stance = any(row.type == Type.REJECT.value and not row.noun for row in rows)
        number = clause.subject if is_stance else -1
        return number >= 0 and len(self.parse.phrases[number].members) > 1

    def _is_known(self, noun: int, number: int) -> bool:
        """Say whether it is an occasion that was told before: "on the sidelines of the talks"."""
        unit = self.parse.units[noun]
        is_counted = number > 0 and self.parse.phrases[number].prep == _FROM  # "months after the"
        is_occasion = number >= 0 and self.parse.phrases[number - is_counted].prep in _OCCASIONS
        return is_occasion and unit.definite and not unit.suffix

    def _is_strangers(self, noun: int, number: int) -> bool:
        units = self.parse.units
        if number < 0 or noun + 1 >= self.parse.phrases[number].end or units[noun].definite:
            return False
        following = units[noun + 1]
        is_unknown = following.cat == "other" and not following.definite
        return is_unknown and following.form[-1] != units[noun].form[-1]  # no adjective of it

    def decider(self, noun: int) -> list[Mention]:
        """Return who is to do it by the noun before: "the decision, wish [of] Chad to join"."""
        number = self.parse.phrase_at(noun)
        if number <= 0:
            return []
        last = before = self.parse.phrases[number - 1]
        first = number - 1
        while first > 0 and self._is_joined(before):  # "the decision [of] Chad and Niger to join"
            first -= 1
            before = self.parse.phrases[first]
        rows = self.language.cues.get(self.parse.units[before.head].lemma, ())
        is_meant = any(r.pos == "noun" and (r.modality or _leads_to_deeds(r)) for r in rows)
        own = self.parse.phrases[number]
        if not is_meant or last.end != own.begin or own.prep in _ORDERS:
            return []
        return self.genitive(before.head) or self.adjectives(before.head)

    def _is_joined(self, phrase: Phrase) -> bool:
        """Say whether only a name joined by "and" stands there."""
        units = self.parse.units
        is_name = phrase.end - phrase.start == 1 and units[phrase.head].cat == "name"
        return is_name and phrase.start > 0 and units[phrase.start - 1].value == "and"

    def dropped_subject(self, clause: Clause) -> list[Mention]:
        """In Arabic who acts on needs no name: "and in April [it] joined the pact"."""
        topic, units = self.discourse.topic, self.parse.units
        if self.is_svo or topic is None or topic.kind not in {"state", "org"}:
            return []
        if clause.kind not in {ROOT, COORD} or clause.parent >= 0 or clause.is_passive:
            return []
        person = units[clause.verb].person if is_finite(units, clause.verb) else ""
        is_his = person == _HE or (person == _SHE and not topic.person)
        return spread(topic) if is_his else []


def _leads_to_deeds(cue: Cue) -> bool:
    """Say whether by that noun one announces, or goes on to, what stands behind it."""
    return cue.act == _ANNOUNCES or cue.control == _PROCEED
