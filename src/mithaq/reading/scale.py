"""The ladder of modalities that the words around an event go down, and how often they deny it."""

import msgspec

from mithaq.languages.tables import Cue
from mithaq.statement import Modality

_NEGATIVE = "negative"
MODALITIES = {m.value: m for m in Modality}
#: What a cue can make of an event without naming a condition.
_LADDER = frozenset(MODALITIES) - {Modality.CONDITIONAL}


class Scale(msgspec.Struct):
    """The modality that the words carry so far: the lowest step of the ladder, and negations."""

    step: Modality = Modality.ACTUAL
    negations: int = 0
    is_mere_chance: bool = False  # a noun alone made it possible
    is_governed: bool = False  # a verb governs it by a preposition: "failed in"
    rules: list[str] = msgspec.field(default_factory=list)

    def take_cue(self, row: Cue) -> None:
        """Take a cue: who expects or hopes for a chance expects or hopes for the event."""
        if row.act and row.modality and self.is_mere_chance:
            self.step = MODALITIES[row.modality]
        before = self.step
        self.take(row.modality, row.polarity, f"cues:{row.lemma}")
        is_chance = row.pos == "noun" and self.step is Modality.POSSIBLE
        self.is_mere_chance = is_chance and (before is not self.step or self.is_mere_chance)

    def take(self, modality: str, polarity: str, rule: str) -> None:
        """Go down to *modality* if it stands lower; count a negation."""
        if modality in _LADDER and MODALITIES[modality].step > self.step.step:
            self.step = MODALITIES[modality]
        if polarity == _NEGATIVE:
            self.negations += 1
        if modality or polarity:
            self.rules.append(rule)
