"""Brackets: what stands amid an English clause without belonging to it.

Who says it ("Chad, the minister said on Sunday, will …"; "…," said the minister), what a name is
besides ("Turkey, a close ally of Qatar, …"), and other asides between two pauses.
"""

from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise

import msgspec

from mithaq.reading.choices import FINITE, NOMINAL
from mithaq.reading.phrases import Phrase
from mithaq.reading.units import Unit

SAID = "said"
APPOSITION = "apposition"
ASIDE = "aside"
_NEGATIVE = "negative"

_PAUSES = frozenset({",", '"', "-", "(", ")"})
_AROUND_VERB = frozenset({"adv", "time", "aux"})
#: What can stand behind a speech verb that closes a bracket.
_TAIL = NOMINAL | {"prep", "adv", "time"}
#: Whom one tells something.
_TOLD = frozenset({"people", "media", "source", "office", "institution"})


class Bracket(msgspec.Struct, frozen=True):
    """A half-open range of units, its pauses included."""

    kind: str
    begin: int
    end: int
    verb: int = -1
    antecedent: int = -1  # a phrase index
    is_closed: bool = True  # what follows goes on with the clause around


def find_brackets(
    units: Sequence[Unit], phrases: Sequence[Phrase], is_speech: Callable[[int], bool]
) -> dict[int, Bracket]:
    """Return the brackets of a sentence by their first unit; none overlap."""
    found: dict[int, Bracket] = {}
    taken: set[int] = set()
    finder = _Finder(units, phrases)
    for bracket in (*finder.speeches(is_speech), *finder.asides()):
        inside = set(range(bracket.begin, bracket.end))
        if not inside & taken:
            taken |= inside
            found[bracket.begin] = bracket
    return found


class _Finder:
    def __init__(self, units: Sequence[Unit], phrases: Sequence[Phrase]) -> None:
        self.units = units
        self.phrases = phrases
        self.ending = {p.end: i for i, p in enumerate(phrases)}
        self.starting = {p.start: i for i, p in enumerate(phrases)}

    def speeches(self, is_speech: Callable[[int], bool]) -> Iterator[Bracket]:
        """Yield the asides that say who says it."""
        for index, unit in enumerate(self.units):
            if unit.cat == "verb" and unit.tense in FINITE and is_speech(index):
                bracket = self._speech(index)
                if bracket is not None:
                    yield bracket

    def _speech(self, verb: int) -> Bracket | None:
        begin = self._speech_begin(verb)
        if begin < 1 or not self._something_said(begin):
            return None
        end = self._speech_end(verb, is_inverted=begin == self._over_group(verb))
        if end is None:
            return None
        return Bracket(SAID, begin - 1, end, verb, is_closed=self._goes_on(end))

    def _speech_begin(self, verb: int) -> int:
        """Return where speaker and verb begin behind a pause; -1 if there is no pause."""
        at = self._over_group(verb)
        if at and self.units[at - 1].form in {",", '"'}:
            return at
        while at in self.ending:
            phrase = self.phrases[self.ending[at]]
            leader = self.phrases[phrase.leader] if phrase.leader >= 0 else phrase
            at = leader.begin
            if not leader.prep:
                break
        else:
            return -1
        return at if at and self.units[at - 1].form in _PAUSES else -1

    def _over_group(self, at: int) -> int:
        while at and self.units[at - 1].cat in _AROUND_VERB:
            at -= 1
        return at

    def _something_said(self, begin: int) -> bool:
        """Say whether something that can be said stands before."""
        before = self.units[: begin - 1]
        if any(u.cat in {"verb", "quote"} for u in before):
            return True
        return any(p.end <= begin and not p.prep for p in self.phrases)

    def _speech_end(self, verb: int, *, is_inverted: bool) -> int | None:
        """Return where the bracket ends; None if the verb governs what follows it."""
        at = verb + 1
        while at < len(self.units) and self.units[at].cat in {"adv", "time"}:
            at += 1
        number = self.starting.get(at)
        if number is not None and not is_inverted and not self._is_told(number):
            return None
        while at < len(self.units) and self.units[at].cat in _TAIL:
            at += 1
        if at >= len(self.units):
            return at
        return self._speech_stop(at)

    def _speech_stop(self, at: int) -> int | None:
        unit = self.units[at]
        if unit.form in {",", '"'}:
            return at + 1 if self._goes_on(at + 1) else at
        is_subordinate = unit.cat in {"sub", "rel", "quote"} or unit.tense == "gerund"
        return at if is_subordinate or unit.cat == "punct" else None

    def _goes_on(self, at: int) -> bool:
        """Say whether the clause around goes on there."""
        while at < len(self.units) and self.units[at].cat == "adv":
            at += 1
        if at >= len(self.units):
            return False
        unit = self.units[at]
        is_predicate = unit.cat in {"aux", "to"} or (unit.cat == "verb" and unit.tense in FINITE)
        return is_predicate or unit.cat == "quote" or unit.form == '"'

    def _is_told(self, number: int) -> bool:
        head = self.units[self.phrases[number].head]
        if head.mention is not None:
            return head.mention.form in {"outlet", "person", "title"} or head.value == "media"
        return head.value in _TOLD or head.cat == "other"

    def asides(self) -> Iterator[Bracket]:
        """Yield the asides between two pauses, or a pause and the end, that hold no verb."""
        stops = [i for i, u in enumerate(self.units) if u.form in {",", "-", "(", ")"}]
        stops.append(len(self.units))
        for first, last in pairwise(stops):
            bracket = self._aside(first, last)
            if bracket is not None:
                yield bracket

    def _aside(self, first: int, last: int) -> Bracket | None:
        antecedent = self.ending.get(first, -1)
        if last <= first + 1:
            return None
        end = min(last + 1, len(self.units))
        if self.units[first].form == "(":
            return Bracket(ASIDE, first, end)
        is_denied = self.units[first + 1].value == _NEGATIVE  # "Tuvalu, not Nauru, …"
        inside = self._verbless_end(first + 1 + is_denied, last)
        if antecedent < 0 or self.units[first].form == ")":
            return None
        if inside < last:
            last = end = inside
        return self._after_name(first, last, end, antecedent)

    def _after_name(self, first: int, last: int, end: int, antecedent: int) -> Bracket | None:
        """Judge what stands behind a name and a pause."""
        goes_on = last < len(self.units) and self._goes_on(end)
        number = self.starting.get(first + 1)
        if number is not None and self._is_apposition(antecedent, number):
            if self._names_nobody_else(antecedent, number):
                end = end if goes_on else last
                return Bracket(ASIDE, first, end, antecedent=self._owner(antecedent))
            end = end if goes_on or self._is_pause(last) else last
            return Bracket(APPOSITION, first, end, antecedent=self._owner(antecedent))
        opener = self.units[first + 1]
        is_aside = opener.cat in {"prep", "adv", "time"} or opener.value == _NEGATIVE
        if number is None and goes_on and is_aside:
            apart = self._owner(antecedent) if opener.value == _NEGATIVE else -1
            return Bracket(ASIDE, first, end, antecedent=apart)
        return None

    def _is_pause(self, at: int) -> bool:
        return at < len(self.units) and self.units[at].form in {",", "-"}

    def _owner(self, number: int) -> int:
        """Go from "minister of X" to the minister."""
        while number and self.phrases[number].prep == "of":
            number -= 1
        return number

    def _verbless_end(self, first: int, last: int) -> int:
        for index in range(first, last):
            if self.units[index].cat not in _TAIL and self.units[index].form != "and":
                is_joined = self.units[index - 1].form == "and"  # to the clause around
                return index - is_joined
        return last

    def _is_apposition(self, before: int, number: int) -> bool:
        """Say whether a phrase tells what the one before it is."""
        first, other = self.phrases[before], self.phrases[number]
        if other.prep or other.leader >= 0 or first.leader not in {-1, before}:
            return False
        one, two = self.units[first.head], self.units[other.head]
        if two.mention is None:
            is_named = one.mention is not None and one.cat == "name"
            begins = self.units[other.start]
            return is_named and (
                begins.cat in {"det", "possessive", "name", "num"} or two.cat == "other"
            )
        return self._is_same(one, two)

    def _is_same(self, one: Unit, two: Unit) -> bool:
        if one.mention is None or two.mention is None:
            return False
        is_person = bool(one.mention.person) != bool(two.mention.person)
        titled = "title" in {one.mention.form, two.mention.form}
        return titled and (is_person or one.mention.entity == two.mention.entity)

    def _names_nobody_else(self, before: int, number: int) -> bool:
        """Say whether the apposition is only a name or a title, with no event in it."""
        head = self.units[self.phrases[number].head]
        del before
        return head.mention is not None or (head.cat == "other" and head.capital)
