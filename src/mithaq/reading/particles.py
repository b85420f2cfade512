"""Particles: a verb and its particle are one verb, "rule out", "call on", "turn down"."""

from collections.abc import Mapping, Sequence

from mithaq.languages.language import Language
from mithaq.reading.units import Unit

_PARTICLE = frozenset({"adv", "prep", "other", "noun", "adj", "possessive", "det"})
#: What can stand between the two: "called it off".
_BETWEEN = frozenset({"pron", "name"})
_LONGEST = 4


def join_particles(units: list[Unit], language: Language) -> None:
    """Give verbs the lemma that they make with their particles, and drop these."""
    known = (language.triggers, language.cues)
    index = 0
    while index < len(units):
        if units[index].cat == "verb":
            _join(units, index, known)
        index += 1


def _join(units: list[Unit], index: int, known: Sequence[Mapping[str, object]]) -> None:
    verb = units[index]
    for size in range(_LONGEST, 0, -1):
        following = units[index + 1 : index + 1 + size]
        joint = " ".join((verb.lemma, *(u.form for u in following)))
        if len(following) == size and _are_particles(following) and _is_known(joint, known):
            verb.lemma, verb.end = joint, following[-1].end
            del units[index + 1 : index + 1 + size]
            return
    apart = units[index + 1 : index + 3]
    if len(apart) > 1 and apart[0].cat in _BETWEEN and _are_particles(apart[1:]):
        joint = f"{verb.lemma} {apart[1].form}"
        is_it = apart[0].cat == "pron" and apart[1].cat == "prep"  # "left it for a second time"
        if _is_known(joint, known) and not is_it:
            verb.lemma = joint
            if apart[1].cat != "prep":  # "warned Egypt against visits" goes on with a phrase
                del units[index + 2]


def _are_particles(units: Sequence[Unit]) -> bool:
    return all(u.cat in _PARTICLE and u.mention is None for u in units)


def _is_known(lemma: str, known: Sequence[Mapping[str, object]]) -> bool:
    return any(lemma in table for table in known)
