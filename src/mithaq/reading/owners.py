"""Owners: whom a phrase names, and whose a noun is."""

from collections.abc import Sequence
from collections.abc import Set as AbstractSet

from mithaq.languages.language import Language
from mithaq.reading.clauses import Parse
from mithaq.reading.discourse import Discourse
from mithaq.reading.mentions import Mention, spread
from mithaq.reading.phrases import INCLUDING, phrase_mentions
from mithaq.reading.slots_far import is_doer, is_venue
from mithaq.reading.units import Unit

_OF = "of"
_FROM = frozenset({"from"})


class Owners:
    """The phrases of one parsed sentence, and the genitives and adjectives in them."""

    def __init__(
        self, parse: Parse, language: Language, discourse: Discourse | None = None
    ) -> None:
        self.parse = parse
        self.discourse = discourse or Discourse()
        self.language = language
        self.is_svo = language.script.order == "SVO"

    def genitive(self, unit: int) -> list[Mention]:
        """Return whose the noun is: "Sweden's accession", "the accession of Sweden"."""
        phrase = self.parse.phrase_at(unit)
        if phrase < 0:
            return []
        return self._own_genitive(unit, phrase) or self._of(phrase)

    def pointed_to(self, unit: int) -> list[Mention]:
        """Return whom a pronoun on a noun means."""
        mention = self.parse.units[unit].suffix_mention
        return spread(mention) if mention is not None else []

    def owner(self, trigger: int, noun: int) -> list[Mention]:
        """Return whose the trigger is, or whose the noun that goes with it."""
        if noun < 0 or not self.is_svo or self.parse.units[trigger].cat == "verb":
            return self.genitive(noun if noun >= 0 else trigger)
        own = self._own_genitive(trigger, self.parse.phrase_at(trigger))
        return own or self.genitive(noun)

    def _own_genitive(self, unit: int, number: int) -> list[Mention]:
        units, phrase = self.parse.units, self.parse.phrases[number]
        if units[unit].suffix_mention is not None:
            return self.pointed_to(unit)
        if not self.is_svo:
            return self._construct(unit, number)
        places = range(unit - 1, phrase.start - 1, -1)
        marked = [i for i in places if units[i].mention and units[i + 1].cat == "poss"]
        for index in (*marked, *places):
            mention = units[index].suffix_mention or units[index].mention
            if is_venue(units, index):
                continue
            if mention is not None and (
                units[index].cat == "possessive" or _is_owner(units, index)
            ):
                return spread(mention)
        return []

    def _construct(self, unit: int, number: int) -> list[Mention]:
        """In Arabic the owner stands behind its noun, and a list goes on behind it."""
        units, phrase = self.parse.units, self.parse.phrases[number]
        for index in range(unit + 1, phrase.end):
            mention = units[index].mention
            if mention is not None and mention.form != "adjective":
                found = spread(mention)
                if phrase.end == index + 1:
                    found += self._listed_after(number)
                return found
        return []

    def quoted_behind(self, end: int) -> list[Mention]:
        """Return whom an Arabic noun names in quotation marks: 'the territory "Somaliland"'."""
        units = self.parse.units
        if self.is_svo or len(units) < end + 2 or units[end].cat != "quote":
            return []
        number = self.parse.phrase_at(end + 1)
        is_next = number >= 0 and self.parse.phrases[number].start == end + 1
        return self._phrase(number) if is_next else []

    def next_to(self, unit: int) -> list[Mention]:
        """Return whose an Arabic noun is that governs another: "Peru's gaining membership"."""
        following = self.parse.units[unit + 1 : unit + 2]
        is_named = any(u.mention is not None for u in following)
        return self.genitive(unit) if is_named or self.parse.units[unit].suffix else []

    def _listed_after(self, number: int) -> list[Mention]:
        """Return the names that follow a phrase behind "and"."""
        found: list[Mention] = []
        units, phrases = self.parse.units, self.parse.phrases
        end = phrases[number].end
        for phrase in phrases[number + 1 :]:
            between = units[end : phrase.start]
            if not between or any(u.cat != "conj" and u.form != "," for u in between):
                break
            mention = units[phrase.head].mention
            if mention is None or phrase.prep:
                break
            found += spread(mention)
            end = phrase.end
        return found

    def _of(self, number: int) -> list[Mention]:
        following = number + 1
        phrases = self.parse.phrases
        is_next = following < len(phrases) and phrases[following].prep_at == phrases[number].end
        return self._phrase(following) if is_next and phrases[following].prep == _OF else []

    def adjectives(self, unit: int) -> list[Mention]:
        """Return whom the adjectives of the noun's phrase name: "Saudi-Iranian talks"."""
        number = self.parse.phrase_at(unit)
        if number < 0:
            return []
        phrase = self.parse.phrases[number]
        units = [
            u
            for i, u in enumerate(self.parse.units[phrase.start : phrase.end], phrase.start)
            if not self.is_svo
            or self.parse.units[unit].cat == "adj"
            or not (is_doer(self.parse.units, i) or is_venue(self.parse.units, i))
        ]
        titled = self.parse.units[unit].mention
        if titled is not None and titled.form == "title":
            return spread(titled) or [Mention(e, "adjective") for e in titled.also]
        found = [
            m
            for u in units
            if u.mention is not None and u.cat == "name" and u.mention.kind in {"state", "org"}
            for m in spread(u.mention)
            if u.mention.form not in {"title", "pronoun"}
        ]
        return [*found, *self._more_adjectives(number)] if found and not self.is_svo else found

    def _more_adjectives(self, number: int) -> list[Mention]:
        """Return whom adjectives behind "and" name: "by American and French mediation"."""
        last = self.parse.units[self.parse.phrases[number].end - 1].mention
        if last is None or last.form != "adjective":
            return []
        return [m for m in self._listed_after(number) if m.form == "adjective"]

    def _phrase(self, number: int) -> list[Mention]:
        found = phrase_mentions(self.parse.phrases, number, self.parse.units)
        found = found or self._identified(number) or self._collected(number)
        return found or self._behind(number, INCLUDING)

    def _collected(self, number: int) -> list[Mention]:
        """Return of whom a group is: "a group of U.S. senators"."""
        head = self.parse.phrases[number].head
        kinds = {row.kind for row in self.language.nouns.get(self.parse.units[head].lemma, ())}
        if "embassy" in kinds and self.is_svo:
            return self._own_genitive(head, number) or self.adjectives(head)
        if kinds & {"office", "people", "institution", "pair"}:
            return self._behind(number, _FROM)
        return self._behind(number, _FROM | {_OF}) if "collective" in kinds else []

    def _behind(self, number: int, preps: AbstractSet[str]) -> list[Mention]:
        """Return whom the phrase right behind one of these prepositions names."""
        phrases = self.parse.phrases
        if number + 1 >= len(phrases) or phrases[number + 1].prep not in preps:
            return []
        between = self.parse.units[phrases[number].end : phrases[number + 1].prep_at]
        pauses = {"punct", "conj"} if preps is INCLUDING else ()
        return self._phrase(number + 1) if all(u.cat in pauses for u in between) else []

    def _identified(self, number: int) -> list[Mention]:
        """Return whom a predicate is said to be: "was among the leaders whom …"."""
        phrase = self.parse.phrases[number]
        unit = self.parse.units[phrase.head]
        clause = self.parse.clause_of(phrase.head)
        is_copula = clause.verb >= 0 and self.parse.units[clause.verb].lemma == "be"
        if not is_copula or phrase.start < clause.verb or unit.value not in {"office", "people"}:
            return []
        subject = clause.subject
        return (
            phrase_mentions(self.parse.phrases, subject, self.parse.units) if subject >= 0 else []
        )


def _is_owner(units: Sequence[Unit], index: int) -> bool:
    """Say whether a name owns the noun that follows: it has the mark, or is no adjective."""
    following = units[index + 1] if index + 1 < len(units) else None
    if following is not None and following.cat == "poss":
        return True
    mention = units[index].mention
    return mention is not None and mention.form not in {"adjective", "title"}
