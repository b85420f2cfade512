"""English: brackets and auxiliaries while a sentence is walked."""

from mithaq.languages.language import Language
from mithaq.reading.brackets import SAID, Bracket, find_brackets
from mithaq.reading.clauses import REL
from mithaq.reading.parsing import Parser, next_of
from mithaq.reading.phrases import Phrase
from mithaq.reading.units import Unit

_COPULA = frozenset({"be", "have", "do"})


class AsideParser(Parser):
    """Knows which clause is set apart from the one around it."""

    def __init__(self, units: list[Unit], phrases: list[Phrase], language: Language) -> None:
        super().__init__(units, phrases, language)
        self.brackets = find_brackets(units, phrases, lambda i: self.is_cue(i, act=True))
        self.bracket: Bracket | None = None
        self.outside = self.current  # the clause around the bracket
        self.passed: dict[int, int] = {b.end: b.begin for b in self.brackets.values()}
        self.ending = {p.end: i for i, p in enumerate(phrases)}
        self.consumed: set[int] = set()  # auxiliaries that a copula took
        self.given: dict[int, int] = {}  # subjects that are no nominative: "for X to join"

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
            if self.units[following].value.split(" ")[0] in _COPULA:
                return False  # "has had no ties": the last of them is the verb
            following = self._next(following)
        if following >= len(self.units):
            return True
        is_plan = unit.value.startswith("be") and self.units[following].cat == "to"
        return self.units[following].cat != "verb" and not is_plan

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

    def _is_be(self, index: int) -> bool:
        return self.units[index].value.startswith("be")
