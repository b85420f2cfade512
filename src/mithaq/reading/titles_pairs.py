"""Pairs: whom "the two sides" are, named behind it or before it, in Arabic."""

from collections.abc import Sequence
from itertools import pairwise

import msgspec

from mithaq.reading.mentions import Mention
from mithaq.reading.titles_svo import NAME_LIMIT, STATE_LIKE
from mithaq.reading.titles_vso import with_others
from mithaq.reading.units import DUAL, Unit

_PAIR, _MEDIATION = "pair", "mediation"
#: A verb in these has its subject before it: what stands behind it is its object.
_AGREEING = frozenset({*DUAL, "3mp", "3fp"})


def sides_named(
    out: list[Unit], seen: Sequence[Mention], group: Sequence[str], pair: Sequence[str] | None
) -> tuple[Sequence[Mention], Sequence[str]]:
    """Return who can be the two sides: of "both called on the two sides" nobody in the sentence."""
    if pair and set(pair).isdisjoint(group) and _is_behind_object(out):
        return (), ()
    sides = _without_mediators(seen, out)
    is_between_others = any(u.value == _MEDIATION for u in out) or any(
        m.also and m.form == "title" for m in sides
    )
    named = dict.fromkeys(m.entity for m in sides if _can_be_side(m))
    if len(named) == 2 and not is_between_others:  # noqa: PLR2004 - these are the two
        return sides, tuple(named)
    return sides, group


def _can_be_side(mention: Mention) -> bool:
    return mention.kind == "state" and mention.form not in {"adjective", "place", "outlet"}


def _is_behind_object(out: list[Unit]) -> bool:
    """Say whether what comes next is the object: its verb's subject stands before."""
    last = out[-1] if out else None
    if last is None or last.cat == "verb":
        return last is not None and last.person in _AGREEING
    is_doer = last.mention is not None and last.mention.kind in STATE_LIKE
    return is_doer and any(u.cat == "verb" for u in out)


def _without_mediators(seen: Sequence[Mention], out: list[Unit]) -> list[Mention]:
    """Leave out by whose mediation the two sides met."""
    mediating = [unit.mention for noun, unit in pairwise(out) if noun.value == _MEDIATION]
    return [m for m in seen if not any(m is other for other in mediating)]


def name_pair(unit: Unit, units: list[Unit], index: int) -> int:
    """Take the two adjectives behind "the two sides" as their names; return how many units."""
    if unit.value != _PAIR or index + 2 >= len(units) or units[index].mention is None:
        return 0
    both = with_others(units, index)
    if both is None or not both.also or both.form != "adjective":
        both, size = named_pair(units, index)
        if both is None and (of := _adjective_of(units[index])) is not None:
            both, size = of, 1  # "two Yemeni officials"
        if both is not None:
            unit.mention = msgspec.structs.replace(both, form="title")
            unit.cat, unit.end = "name", units[index + size - 1].end
        return size
    unit.mention = msgspec.structs.replace(both, form="title")
    unit.cat, unit.end = "name", units[index + 2].end
    return 3


def _adjective_of(unit: Unit) -> Mention | None:
    mention = unit.mention
    return mention if mention is not None and mention.form == "adjective" else None


def named_pair(units: list[Unit], index: int) -> tuple[Mention | None, int]:
    """Return the two of "both presidents, the Russian X and the Korean Y", and their units."""
    middle = _over_person(units, index)
    is_joined = any(u.cat == "conj" for u in units[middle : middle + 1])
    one, other = _adjective(units, index), _adjective(units, middle + 1)
    if middle == index + 1 or not is_joined or one is None or other is None:
        return None, 0
    both = Mention(one.entity, "title", also=(other.entity,), rule="titles:pair")
    return both, _over_person(units, middle + 1) - index


def _adjective(units: list[Unit], at: int) -> Mention | None:
    mention = units[at].mention if at < len(units) else None
    is_state = mention is not None and (mention.kind, mention.form) == ("state", "adjective")
    return mention if is_state else None


def _over_person(units: list[Unit], at: int) -> int:
    """Return where the name of a person ends whose state's adjective stands at *at*."""
    end = at + 1
    while end < len(units) and end - at <= NAME_LIMIT:
        mention = units[end].mention
        is_name = units[end].cat == "other" and not units[end].definite
        if not (is_name or (mention is not None and mention.person)):
            break
        end += 1
    return end
