"""Tagging where the verb comes first and carries its person."""

from collections.abc import Sequence

from mithaq.languages.language import Language, Reading
from mithaq.reading.choices import CLAUSE_START, can, only
from mithaq.reading.units import Unit

_BEFORE, _BUT = "before", "but"


def choose_vso(units: list[Unit], index: int) -> tuple[Reading, ...]:
    """Choose where the verb comes first and carries its person."""
    readings = units[index].readings
    left = units[index - 1] if index else None
    if (closed := _closed_class(readings, left, units, index)) is not None:
        return closed
    verbs, others = only(readings, "verb"), tuple(r for r in readings if r.cat != "verb")
    is_new = left is None or (left.cat in CLAUSE_START - {"comp"} and left.value != _BEFORE)
    if is_new:  # news is told in the past
        verbs = tuple(sorted(verbs, key=lambda r: r.tense != "past"))
    if not verbs or not others:
        return verbs or readings
    return verbs if _is_verb_behind(left, verbs, units, index) else others


def _closed_class(
    readings: tuple[Reading, ...], left: Unit | None, units: list[Unit], index: int
) -> tuple[Reading, ...] | None:
    """Return what a form is as a word of a closed class, the likeliest; None for no such."""
    cats = {r.cat for r in readings}
    after = units[index + 1] if index + 1 < len(units) else None
    if cats >= {"comp", "prep"}:  # "that it not open", "except for opening"
        is_verb = after is not None and all(r.cat == "verb" for r in after.readings)
        return only(readings, "comp" if is_verb and can(after, "verb") else "prep")
    if "aux" in cats:
        return only(readings, "aux")
    if cats >= {"pron", "prep"}:
        return only(readings, "prep" if _names_members(left, units, index) else "pron")
    if cats >= {"prep", "det"} and can(after, "det", "num"):  # "towards" or "about" a hundred
        return only(readings, "det")
    return only(readings, "prep") if "prep" in cats else None


def _is_verb_behind(
    left: Unit | None, verbs: Sequence[Reading], units: list[Unit], index: int
) -> bool:
    """Say whether a form that can be a verb is one behind this unit."""
    if left is None or left.cat in CLAUSE_START:
        return _subject_can_follow(units, index)
    if left.cat == "aux":
        return left.value != "negative" or _is_present(verbs)
    if _waits_for_verb(units, index):
        return True
    is_told = left.cat == "verb" and left.tense == "past"
    if _is_topic(units, index) and _is_told_of(units, index):
        return True
    return (is_told or _is_topic(units, index)) and _is_present(verbs)


def _waits_for_verb(units: list[Unit], index: int) -> bool:
    """Say whether a clause after "that" has its subject, whole, and no verb yet."""
    left = units[index - 1]
    if not (left.definite or left.suffix or left.cat == "name"):
        return False
    for unit in reversed(units[:index]):
        if unit.cat == "comp" or (unit.cat, unit.value) == ("conj", _BUT):
            return True
        if unit.cat in {"verb", "aux", "rel", "punct", "sub", "conj"}:
            return False
    return False


def _is_topic(units: list[Unit], index: int) -> bool:
    """Say whether a name alone opens the clause: "said that Beijing opposes", a headline."""
    at = _before_names(units, index)
    return at < index - 1 and (at < 0 or _opens_topic(units[at]))


def _before_names(units: list[Unit], index: int) -> int:
    at = index - 1
    while at >= 0 and units[at].cat == "name":
        at -= 1
    return at


def _is_told_of(units: list[Unit], index: int) -> bool:
    """Say whether a form with nothing written to it stands behind "that" and a name."""
    unit, at = units[index], _before_names(units, index)
    is_bare = not (unit.definite or unit.suffix or units[index - 1].end == unit.start)
    return is_bare and at >= 0 and _opens_topic(units[at])


def _opens_topic(unit: Unit) -> bool:
    """Say whether a name comes before its verb behind a word: "that", "even more as"."""
    return unit.cat == "comp" or (unit.cat == "conj" and " " in unit.form)


def _names_members(left: Unit | None, units: list[Unit], index: int) -> bool:
    """A pronoun between a noun and names tells who is meant: "five states, they are Egypt …"."""
    following = units[index + 1] if index + 1 < len(units) else None
    is_inside = left is not None and left.cat not in CLAUSE_START - {"conj"}
    return is_inside and following is not None and following.cat == "name"


def _is_present(verbs: Sequence[Reading]) -> bool:
    return any(r.tense == "present" for r in verbs)


def _subject_can_follow(units: list[Unit], index: int) -> bool:
    """A verb is not followed at once by another verb or by what only follows nouns."""
    if index + 1 >= len(units):
        return False
    following = units[index + 1]
    return not (following.cat == "?" and all(r.cat == "verb" for r in following.readings))


def telling(readings: Sequence[Reading], language: Language) -> Reading:
    """Of verbs that are written alike the one that tells an event or governs one."""
    first = readings[0]
    if first.cat != "verb" or language.script.order == "SVO":
        return first
    known = [r for r in readings if r.lemma in language.triggers or r.lemma in language.cues]
    alike = (r for r in known if (r.cat, r.tense) == (first.cat, first.tense))
    other = (r for r in known if r.cat == "verb" and r.voice == "active")
    return next(alike, next(other, first))


def is_of_two(units: Sequence[Unit], index: int) -> bool:
    """Say whether two can have acted: behind "the two sides", a name, or an auxiliary."""
    left = units[index - 1] if index else None
    following = units[index + 1] if index + 1 < len(units) else None
    if left is not None and left.form == "," and following is not None:  # "…, agreed in it on"
        is_feminine = units[index].person == "3fd"  # no adverb is written so
        return is_feminine or (bool(following.suffix) and can(following, "prep"))
    is_wished = left is not None and left.cat in {"comp", "sub"} and units[index].tense == "present"
    if left is None or is_wished or (left.cat == "comp" and left.suffix):
        return left is not None
    return left.value == "pair" or left.cat in {"name", "aux", "conj", "rel"}


def names_some(units: Sequence[Unit], index: int) -> bool:
    """Say whether "of them" names some of those before it: "states, of them Egypt, …"."""
    unit, following = units[index], units[index + 1] if index + 1 < len(units) else None
    if not (unit.suffix and unit.cat == "prep" and unit.value == "from"):
        return False
    at = index - 1 if index and units[index - 1].cat == "conj" else index
    is_behind = at > 0 and (units[at - 1].form == "," or _is_group(units[at - 1]))
    return is_behind and following is not None and following.cat == "name"


def _is_group(unit: Unit) -> bool:
    """Say whether a unit means some states without their names."""
    return unit.value == "unnamed" or any(r.value == "unnamed" for r in unit.readings)
