"""Arabic: what describes a speaker between his verb and what he says."""

from collections.abc import Iterator

from mithaq.languages.language import Language
from mithaq.reading.clauses import COMP, COND, REL, SUB, Clause, Parse
from mithaq.reading.parsing import Parser

#: An impersonal verb tells with these whom it concerns.
CONCERNED = frozenset({"for", "on"})
_TITLE = "title"
_LOOSE = frozenset({"other", "adj"})
_SAID = frozenset({"comp", "quote", "verb", "cond", "sub", "rel"})


class SpeakerParser(Parser):
    """Knows "an official who asked not to be named said that" when the verb comes first."""

    def leave_description(self, index: int) -> None:
        """What is said hangs on who says it, not on what describes him."""
        if index and self.units[index - 1].cat == "conj" and self._says_more():
            return
        for clause in self._around():
            over = self.clauses[clause.parent]
            if clause.kind == COND and clause.verb < 0 and self._is_hungry(over):
                clause.kind = SUB  # "on condition that he is not named" is none for what he says
                self.current = over
                return
            if clause.kind == REL and self._describes(clause, over):
                self.current = over
                return
        if self.current.kind == REL and not self.is_cue(self.current.verb):
            speech = self.nearest_speech()
            if speech is not None and self.governor(index) == self.current.verb:
                self.current = speech

    def governor(self, index: int) -> int:
        """Return what a complement hangs on: "the announcement [of] Trump that" is a noun's."""
        phrase = next((p for p in self.phrases if p.end == index), None)
        if phrase is not None and phrase.head < index - 1:
            cats = (self.units[phrase.head].cat, self.units[index - 1].cat)
            if cats == ("noun", "name") and phrase.prep and self.is_cue(phrase.head, act=True):
                return phrase.head
        return super().governor(index)

    def _says_more(self) -> bool:
        """Go back to who speaks for ", and that": it stands beside what is said."""
        for clause in self._around():
            over = self.clauses[clause.parent]
            if clause.kind == COMP and self.is_cue(over.verb, act=True):
                self.current = over
                return True
        return False

    def describes_speaker(self, first: int) -> bool:
        """Say whether a verb describes some person who speaks: "an aide, who declined …"."""
        number = self.speaker_of(self.current)
        if number < 0 or not self._is_hungry(self.current):
            return False
        between = range(self.phrases[number].end, first)
        marks = [i for i in between if self.units[i].cat in {"punct", "conj"}]
        if marks not in ([], [first - 1]) or self.units[first - 1].cat == "conj":
            return False
        return not any(self.units[i].cat in _SAID for i in between) and not any(
            not p.prep and p.start in between and self.units[p.head].cat not in _LOOSE
            for p in self.phrases
        )

    def speaker_of(self, clause: Clause) -> int:
        """Return the phrase right behind a verb if it is some person, not a certain one."""
        at = clause.verb + 1
        number = next((i for i, p in enumerate(self.phrases) if p.start == at), -1)
        if clause.verb < 0 or number < 0:
            return -1
        head = self.units[self.phrases[number].head]
        mention = head.mention  # an office with its state counts as definite in any case
        if mention is None:
            return -1 if head.definite or head.suffix else number
        return number if mention.form == _TITLE and not mention.person else -1

    def _around(self) -> Iterator[Clause]:
        clause = self.current
        while clause.parent >= 0:
            yield clause
            clause = self.clauses[clause.parent]

    def _describes(self, clause: Clause, speech: Clause) -> bool:
        is_speaker = 0 <= clause.antecedent == self.speaker_of(speech)
        return is_speaker and self._is_hungry(speech)

    def _is_hungry(self, clause: Clause) -> bool:
        """Say whether a verb of speech has told nothing yet."""
        if not self.is_cue(clause.verb, act=True):
            return False
        return not any(c.kind == COMP and c.parent == clause.index for c in self.clauses)


def concerned(parse: Parse, clause: Clause, language: Language) -> int:
    """Return for whom an impersonal verb tells "that": "it was for Oman that it signed"."""
    verb = clause.verb
    number = parse.phrase_at(verb + 2) if verb + 2 < len(parse.units) else -1
    if number < 0 or parse.phrases[number].prep_at != verb + 1:
        return -1
    if any(row.act for row in language.cues.get(parse.units[verb].lemma, ())):
        return -1
    phrase = parse.phrases[number]
    is_told = phrase.end < len(parse.units) and parse.units[phrase.end].cat == "comp"
    return number if is_told and phrase.prep in CONCERNED else -1
