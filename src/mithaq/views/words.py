"""The words that people are shown, in each language: ``words.tsv`` and the names of knowledge."""

from collections.abc import Sequence
from functools import cache, cached_property
from pathlib import Path

import msgspec

from mithaq.edtf import OPEN
from mithaq.knowledge.knowledge import Knowledge
from mithaq.knowledge.load import read_table
from mithaq.statement import Level, Polarity, Statement, Type

#: The languages that words are shown in.
LANGS = ("en", "ar")
_FEW = range(3, 11)


class Word(msgspec.Struct, frozen=True, kw_only=True):
    """``words.tsv``: what stands for a key in each language; ``{…}`` is filled in."""

    key: str
    en: str
    ar: str


@cache
def read_words() -> dict[str, Word]:
    """Return every word by its key."""
    return {word.key: word for word in read_table(Path(__file__).parent / "words.tsv", Word)}


def kind_of(told: Statement) -> str:
    """Return under which key a statement is worded: its type, or signing between two states."""
    is_between = told.type is Type.SIGN and told.object.startswith("state:")
    return f"{told.type}.state" if is_between else told.type


class Words(msgspec.Struct, frozen=True, dict=True):
    """One language to show things in.

    Every method returns plain text without marks of direction or style.
    """

    lang: str
    knowledge: Knowledge

    @cached_property
    def table(self) -> dict[str, str]:
        """Map each key to its word in this language."""
        return {key: getattr(word, self.lang) for key, word in read_words().items()}

    def say(self, key: str, **fields: str) -> str:
        """Return the word for *key*; for one that has none its last part, as it is."""
        word = self.table.get(key) or key.rpartition(".")[2].replace("_", " ")
        return word.format(**fields)

    def count(self, key: str, n: int) -> str:
        """Return *n* of something in the form that the number asks for."""
        last = n % 100
        form = "one" if n == 1 else "two" if n == 2 else "few" if last in _FEW else "many"  # noqa: PLR2004
        return self.say(f"count.{key}.{form}", n=str(n))

    def name(self, id_: str) -> str:
        """Return what we call the bearer of *id_*."""
        kind, _, slug = id_.partition(":")
        if not slug:
            return self.say(f"claimant.{id_}")
        if slug == "*":
            return self.say(f"any.{kind}")
        label = self.knowledge.label(id_, self.lang)
        return label if label != id_ else slug.replace("-", " ")

    def gloss(self, told: Statement) -> str:
        """Return *told* as one short sentence: who does what to whom."""
        return self.say(
            f"type.{kind_of(told)}",
            actor=self.name(told.actor),
            object=self.name(told.object),
            level=self.say(f"level.{told.level or Level.DIPLOMATIC}"),
        )

    def reality(self, told: Statement) -> str:
        """Return how far *told* is real: planned, not planned, conditional and so on."""
        side = "modality" if told.polarity is Polarity.POSITIVE else "negative"
        return self.say(f"{side}.{told.modality}")

    def voice(self, told: Statement) -> str:
        """Return whose word *told* is: the act, the claimant, the person who spoke."""
        if told.claimant == "report":
            return self.say("voice.report")
        act = self.say(f"act.{told.act or 'none'}")
        person = told.claimant_person
        if person and person != told.claimant:
            return f"{act} {self.name(person)} ({self.name(told.claimant)})"
        return f"{act} {self.name(told.claimant)}"

    def date(self, value: str, months: Sequence[str] = ()) -> str:
        """Write an EDTF date or an instant for people.

        Args:
            value: the date.
            months: their names, January first; without them the short ones.
        """
        first, slash, last = value.partition("/")
        if not slash:
            return self._day(first, months)
        if first == OPEN:
            return self.say("label.by", date=self._day(last, months))
        if last == OPEN:
            return self.say("label.since_date", date=self._day(first, months))
        return f"{self._day(first, months)} \N{EN DASH} {self._day(last, months)}"

    def since(self, value: str) -> str:
        """Write since when something holds: since a date, or by a date if only so much is told."""
        date = self.date(value)
        return date if OPEN in value else self.say("label.since_date", date=date)

    def _day(self, value: str, months: Sequence[str]) -> str:
        year, *rest = value[:10].split("-")
        parts = [str(int(rest[1]))] if len(rest) > 1 else []
        if rest:
            parts.append(months[int(rest[0]) - 1] if months else self.say(f"month.{rest[0]}"))
        return " ".join((*parts, year))
