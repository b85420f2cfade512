"""Tagging where the subject comes first: words inflect little, and their neighbours decide."""

from collections.abc import Callable, Sequence

from mithaq.languages.language import Reading
from mithaq.reading.choices import CLAUSE_START, FINITE, NOMINAL_LEFT, can, only
from mithaq.reading.units import Unit

#: After these a form that can be a verb is one.
_VERBAL_LEFT = frozenset({"aux", "to", "pron", "rel"})
#: Before these a form that can be a verb and follows a name is one.
_OBJECT_RIGHT = frozenset({"det", "name", "pron", "possessive", "comp", "time", "quote", "punct"})
#: What a quotation mark does not part from what follows.
_PHRASAL = frozenset({"det", "possessive", "adj"})
#: Behind these a gerund tells what came before or after: "after hosting the Saudi minister".
_TIMES = frozenset({"after", "before", "since", "without"})
#: Marks that end a phrase; others, such as "$", begin one.
_STOPS = frozenset({",", ";", ":", ".", "-", "(", ")", "!", "?"})
#: So far a subordinator looks for its verb (units).
_REACH = 9


def _left(units: list[Unit], index: int) -> Unit | None:
    """Return the unit before, over adverbs; within a phrase also over a quotation mark."""
    while index and units[index - 1].cat == "adv":
        index -= 1
    if index > 1 and units[index - 1].cat == "quote" and units[index - 2].cat in _PHRASAL:
        index -= 1
    return units[index - 1] if index else None


def _right(units: list[Unit], index: int) -> Unit | None:
    """Return the unit after, over adverbs."""
    index += 1
    while index < len(units) and can(units[index], "adv") and not can(units[index], "verb"):
        index += 1
    return units[index] if index < len(units) else None


def choose_svo(units: list[Unit], index: int) -> tuple[Reading, ...]:
    """Choose where the subject comes first and words do not inflect much."""
    readings = units[index].readings
    cats = {r.cat for r in readings}
    if cats & {"aux", "comp"}:
        return only(readings, "aux" if "aux" in cats else _that(units, index))
    for between, choose in _CHOICES:
        if cats >= between and (chosen := choose(units, index)):
            return only(readings, *chosen)
    if "verb" not in cats:
        return readings
    if index and units[index - 1].form == "-" and _is_past(readings):
        return (Reading("adj", units[index].form),)
    return _verb_or_not(units, index)


def _is_past(readings: Sequence[Reading]) -> bool:
    return any(r.tense in {"past", "participle"} for r in readings)


def _is_first(units: list[Unit], index: int) -> bool:
    return not index or units[index - 1].cat in {"punct", "quote"}


def _infinitive_follows(units: list[Unit], index: int) -> bool:
    following = _right(units, index)
    return following is not None and any(
        (r.cat == "verb" and r.tense == "base") or r.value == "be" for r in following.readings
    )


def _clause_follows(units: list[Unit], index: int) -> bool:
    """Say whether a finite verb stands in what follows, before the next pause."""
    seen_nominal = False
    for at, unit in enumerate(units[index + 1 : index + 1 + _REACH], index + 1):
        if unit.form in {",", ";", ":", "."} or can(unit, "comp", "rel"):
            return False
        if seen_nominal and (unit.cat == "aux" or _is_surely_finite(unit)):
            return True
        if seen_nominal and _can_be_finite(unit) and _has_object(units, at):
            return True
        seen_nominal |= unit.cat in {"name", "other"} or can(unit, "noun", "pron", "det")
    return False


def _has_object(units: list[Unit], index: int) -> bool:
    """Say whether what follows a form shows that it is a verb."""
    right = units[index + 1] if index + 1 < len(units) else None
    return right is not None and (right.cat == "name" or can(right, "det", "possessive", "pron"))


def _is_surely_finite(unit: Unit) -> bool:
    return any(r.cat == "aux" for r in unit.readings) or (
        any(r.cat == "verb" and r.tense in FINITE for r in unit.readings)
        and not any(r.cat in {"noun", "adj"} for r in unit.readings)
    )


def _that(units: list[Unit], index: int) -> str:
    left = _left(units, index)
    if left is None or left.cat in {"prep", "conj", "quote"}:
        return "det" if not _clause_follows(units, index) else "comp"
    right = _right(units, index)
    if left.cat in {"name", "noun"} and right is not None and _is_surely_finite(right):
        return "rel"  # "the accords that saw …"; who is told something is told a whole clause
    if left.cat in {"verb", "adj", "punct", "time", "name", "pron"}:
        return "comp"
    return "comp" if left.cat == "noun" and left.value in {"", "media"} else "rel"


def _stands_for_several(units: list[Unit], index: int) -> bool:
    """Say whether a quantifier is a subject of its own: "but both agreed"."""
    left, right = _left(units, index), _right(units, index)
    is_free = left is None or left.cat in CLAUSE_START
    if right is None or right.cat == "punct":
        return left is not None and left.cat in {"verb", "prep"}  # "will support both"
    if not is_free:
        return False
    return can(right, "aux") or any(r.cat == "verb" and r.tense == "past" for r in right.readings)


def _floats(units: list[Unit], index: int) -> bool:
    """Say whether a quantifier stands apart from what it counts: "they all signed"."""
    left, right = _left(units, index), _right(units, index)
    if left is None or left.cat not in {"name", "noun", "other", "pron", "aux"}:
        return False
    return right is not None and (can(right, "aux") or _is_verbal(right))


def _is_amid_verb(units: list[Unit], index: int) -> bool:
    """Say whether a word stands between an auxiliary and its verb: "can only join"."""
    left, right = _left(units, index), _right(units, index)
    return left is not None and left.cat == "aux" and right is not None and can(right, "verb")


def _is_verbal(unit: Unit) -> bool:
    return any(r.cat == "verb" for r in unit.readings) and not can(unit, "noun", "adj")


def _nominal_follows(units: list[Unit], index: int) -> bool:
    following = _right(units, index)
    return following is not None and _is_nominal(following)


def _is_nominal(unit: Unit) -> bool:
    return unit.cat in {"other", "name", "num"} or can(unit, "noun", "adj")


def _verb_or_not(units: list[Unit], index: int) -> tuple[Reading, ...]:
    readings = units[index].readings
    verbs, others = only(readings, "verb"), tuple(r for r in readings if r.cat != "verb")
    left, right = _left(units, index), _right(units, index)
    if _only_gerund(verbs) and _opens_aside(units, index):
        return _only_gerund(verbs)
    if left is not None and left.cat in _VERBAL_LEFT:
        return _behind_auxiliary(left, right, verbs, others)
    if left is not None and (left.cat in NOMINAL_LEFT or _is_adjectival(left)):
        return _behind_nominal(left, verbs, others, units, index=index)
    if not others or (_is_past(verbs) and not _is_behind_modifier(units, index, verbs)):
        return _as_told(units, index, verbs)
    if _is_behind_modifier(units, index, verbs):
        return others
    is_beside = left is not None and left.cat == "conj" and _goes_on_with(units, index, right)
    bare = verbs if is_beside else _bare_form(units, index, verbs, others)
    return _as_told(units, index, verbs) if bare is verbs else bare


def _as_told(units: list[Unit], index: int, verbs: tuple[Reading, ...]) -> tuple[Reading, ...]:
    """Of a form such as *cut* take the past behind a subject, or beside a verb in the past."""
    left = _left(units, index)
    if left is None or not _is_one_shape(verbs):
        return verbs
    if left.cat == "conj":
        before = next((at for at in range(index - 1, 0, -1) if units[at].cat == "verb"), 0)
        is_told = units[before].tense == "past" and units[before - 1].cat not in {"aux", "to"}
    else:
        is_told = left.cat in {"name", "noun", "other", "time"}
    return tuple(sorted(verbs, key=lambda r: r.tense != "past")) if is_told else verbs


def form_of(units: list[Unit], index: int, verbs: tuple[Reading, ...]) -> tuple[Reading, ...]:
    """Return the readings of what is a verb, the one that its neighbours ask for first."""
    left, right = _left(units, index), _right(units, index)
    if left is not None and left.cat in _VERBAL_LEFT:
        return _behind_auxiliary(left, right, verbs, ())
    return _as_told(units, index, verbs)


def _is_one_shape(verbs: Sequence[Reading]) -> bool:
    return {"base", "past"} <= {r.tense for r in verbs}


def _behind_nominal(
    left: Unit,
    verbs: tuple[Reading, ...],
    others: tuple[Reading, ...],
    units: list[Unit],
    *,
    index: int,
) -> tuple[Reading, ...]:
    """Take a form behind an article, an adjective or a preposition."""
    if _only_gerund(verbs) and left.value not in _TIMES and _describes_holder(units, index):
        return (Reading("adj", verbs[0].lemma),)
    right = _right(units, index)
    is_complement = left.cat in {"prep", "quote"} and _takes_object(verbs, right)
    return _only_gerund(verbs) if is_complement else (others or _as_noun(left, right, verbs))


def _opens_aside(units: list[Unit], index: int) -> bool:
    """Say whether a gerund begins an aside: "the ministers, meeting in Doha, agreed"."""
    if index < 2 or units[index - 1].form != "," or index + 1 >= len(units):  # noqa: PLR2004
        return False
    return units[index - 2].cat in {"name", "noun"} and can(units[index + 1], "prep")


def _is_behind_modifier(units: list[Unit], index: int, verbs: Sequence[Reading]) -> bool:
    """Say whether a form of one shape, such as *bid*, stands in "the NATO bid"."""
    if not _is_one_shape(verbs) or index < 2:  # noqa: PLR2004 - an article and a name
        return False
    return units[index - 1].cat == "name" and units[index - 2].cat in {"det", "poss"}


def _behind_auxiliary(
    left: Unit, right: Unit | None, verbs: tuple[Reading, ...], others: tuple[Reading, ...]
) -> tuple[Reading, ...]:
    """Behind *be* a form can still be an adjective, behind *had* a noun: "had talks"."""
    if left.value.startswith("be") and _takes_object(verbs, right):
        return _only_gerund(verbs)
    is_other = left.cat == "aux" and others and not _agrees(left, verbs)
    if is_other or _is_adjective_after_be(left, others):
        return others
    return _form_after(left, verbs)


def _describes_holder(units: list[Unit], index: int) -> bool:
    """Say whether a gerund stands before a title: "with visiting Saudi minister X"."""
    following = units[index + 1 : index + 3]
    if len(following) < 2 or following[0].cat != "name":  # noqa: PLR2004 - a name and its title
        return False
    return any(r.cat == "noun" and r.value == "office" for r in following[1].readings)


def _as_noun(left: Unit, right: Unit | None, verbs: tuple[Reading, ...]) -> tuple[Reading, ...]:
    """A gerund behind an article is a noun that no table has: "all fighting"."""
    is_told_of = left.cat in _PHRASAL and right is not None and _is_nominal(right)
    if is_told_of and _is_past(verbs):  # "an expanded accord"
        return (Reading("adj", verbs[0].lemma),)
    if left.cat == "prep" or not any(r.tense == "gerund" for r in verbs):
        return verbs
    return (Reading("other", verbs[0].lemma),)


def _is_adjective_after_be(left: Unit, others: Sequence[Reading]) -> bool:
    is_own = any(r.cat == "adj" and r.value != "participle" for r in others)
    return left.value.startswith("be") and is_own


def _is_adjectival(unit: Unit) -> bool:
    return unit.mention is not None and unit.mention.form == "adjective"


def _takes_object(verbs: Sequence[Reading], right: Unit | None) -> bool:
    """Say whether a gerund has an object: "is pressing Iraq"."""
    return bool(_only_gerund(verbs)) and can(right, *_OBJECT_RIGHT)


def _only_gerund(verbs: Sequence[Reading]) -> tuple[Reading, ...]:
    return tuple(r for r in verbs if r.tense == "gerund")


def _agrees(auxiliary: Unit, verbs: Sequence[Reading]) -> bool:
    """Say whether one of the forms can stand behind an auxiliary: no "had talks"."""
    is_perfect = auxiliary.value.split(" ")[0] in {"be", "have"}
    wanted = {"past", "participle", "gerund"} if is_perfect else {"base", "past", "participle"}
    return any(r.tense in wanted for r in verbs)


def _form_after(left: Unit, verbs: tuple[Reading, ...]) -> tuple[Reading, ...]:
    """Of a form that is past and participle the participle, after *be* and *have*."""
    wanted = "participle" if left.value.split(" ")[0] in {"be", "have"} else ""
    wanted = wanted or ("base" if left.cat in {"aux", "to"} else "")
    return tuple(sorted(verbs, key=lambda r: r.tense != wanted))


def _bare_form(
    units: list[Unit], index: int, verbs: tuple[Reading, ...], others: tuple[Reading, ...]
) -> tuple[Reading, ...]:
    """A form such as *talks* or *visit*, with nothing before it that decides."""
    left, right = _left(units, index), _right(units, index)
    if left is None or right is None or left.cat not in {"name", "noun", "other"}:
        return others
    if right.form in _STOPS or _is_in_object(units, index):
        return others
    is_third = any(r.tense == "present" for r in verbs)
    if not is_third and _is_singular(units, index):
        return others
    if right.cat in _OBJECT_RIGHT or can(right, "det", "possessive", "pron", "comp"):
        return verbs
    if (is_third or left.cat == "name" or left.form.endswith("s")) and _lacks_verb(units, index):
        return verbs
    return verbs if is_third and can(right, "prep", "to") and left.cat == "name" else others


def _goes_on_with(units: list[Unit], index: int, right: Unit | None) -> bool:
    """Say whether a form goes on beside a bare verb: "will expel the envoy and sign a pact"."""
    before = next((u for u in reversed(units[:index]) if u.cat == "verb"), None)
    is_bare = before is not None and before.tense == "base"
    return is_bare and (
        can(right, "det", "possessive") or (right is not None and right.cat == "name")
    )


def _is_in_object(units: list[Unit], index: int) -> bool:
    """Say whether a name behind a verb or an owner only describes: "condemned U.S. strikes on"."""
    before = units[index - 2] if index > 1 and units[index - 1].cat == "name" else None
    follows = can(_right(units, index), "prep")
    if before is None or not follows:
        return False
    return before.cat in {"verb", "possessive", "poss"}


def _is_singular(units: list[Unit], index: int) -> bool:
    """Say whether an article shows that no plural stands before: "an Israeli media report"."""
    at = index - 1
    while at >= 0 and units[at].cat in {"noun", "other", "adj", "name"}:
        at -= 1
    return at >= 0 and units[at].value in {"indefinite", "any"}


def _lacks_verb(units: list[Unit], index: int) -> bool:
    """Say whether the stretch between two pauses has no other word that can be its verb."""
    at = index
    while at and not _is_border(units[at - 1]):
        at -= 1
        is_infinitive = at and units[at - 1].cat == "to"
        if units[at].cat == "aux" or (units[at].cat == "verb" and not is_infinitive):
            return False
    for unit in units[index + 1 :]:
        if _is_border(unit) or unit.cat == "to" or can(unit, "to"):
            return True
        if unit.cat == "aux" or can(unit, "aux") or _is_surely_finite(unit):
            return False
    is_third = any(r.tense == "present" for r in units[index].readings)
    return not (is_third and index + 1 < len(units) and _can_be_base(units[index + 1]))


def _can_be_base(unit: Unit) -> bool:
    return any(r.cat == "verb" and r.tense == "base" for r in unit.readings)


def _is_border(unit: Unit) -> bool:
    return unit.cat in {"punct", "quote"} or can(unit, "comp", "rel", "sub", "cond")


def _can_be_finite(unit: Unit) -> bool:
    return any(r.cat == "verb" and r.tense in FINITE for r in unit.readings)


#: Between which classes a form can stand, and which of them its neighbours choose.
_CHOICES: tuple[tuple[frozenset[str], Callable[[list[Unit], int], tuple[str, ...]]], ...] = (
    (
        frozenset({"to"}),
        lambda units, at: ("to",) if _infinitive_follows(units, at) else ("prep",),
    ),
    (frozenset({"conj", "adv"}), lambda units, at: ("conj",) if _is_first(units, at) else ("adv",)),
    (
        frozenset({"adj", "adv"}),
        lambda units, at: ("adv",) if _is_amid_verb(units, at) else (),
    ),
    (
        frozenset({"cond", "adv"}),
        lambda units, at: ("cond",) if _clause_follows(units, at) else ("adv",),
    ),
    (
        frozenset({"det", "pron", "adv"}),
        lambda units, at: ("pron",) if _stands_for_several(units, at) else (),
    ),
    (
        frozenset({"pron", "adv"}),
        lambda units, at: ("pron",) if can(_right(units, at), "aux") else ("adv",),
    ),
    (
        frozenset({"sub", "prep"}),
        lambda units, at: ("sub", "cond") if _clause_follows(units, at) else ("prep",),
    ),
    (
        frozenset({"cond", "prep"}),
        lambda units, at: ("sub", "cond") if _clause_follows(units, at) else ("prep",),
    ),
    (frozenset({"det", "adv"}), lambda units, at: ("adv",) if _floats(units, at) else ("det",)),
    (
        frozenset({"possessive", "pron"}),
        lambda units, at: ("possessive",) if _nominal_follows(units, at) else ("pron",),
    ),
)
