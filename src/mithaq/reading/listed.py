"""Lists that say which states are meant: "three African countries, Mali, Niger and Chad, left"."""

from collections.abc import Sequence

import msgspec

from mithaq.reading.mentions import Mention
from mithaq.reading.units import Unit

#: Values of nouns for states that a list behind them can name.
_SOME = frozenset({"several", "unnamed"})
#: What can describe them before the list begins, and how many units of it.
_DESCRIBING = frozenset({"adj", "other", "noun", "prep", "num", "name"})
_LONGEST = 4
#: Marks that open a list, and the ones that close it.
_CLOSING = {",": {","}, "-": {"-"}, "(": {")"}, ":": {".", ",", ";"}}
_ANAPHOR = "anaphor"
_BRACKET, _BODY = "(", "org"
_STATE, _AND, _THING = "state", "and", "thing"
_FORMS = frozenset({"name", "formal", "short", "abbreviation", "capital"})


def join_lists(units: list[Unit]) -> list[Unit]:
    """Return the units with each list joined to the noun for those whom it names.

    A list in brackets behind a body's name only tells who is in it.
    """
    if not any(unit.value in _SOME or unit.form == _BRACKET for unit in units):
        return units
    out: list[Unit] = []
    index = 0
    while index < len(units):
        unit = units[index]
        named: list[Mention] = []
        is_body = unit.mention is not None and unit.mention.kind == _BODY
        is_bracketed = is_body and [u.form for u in units[index + 1 : index + 2]] == [_BRACKET]
        is_open = unit.value in _SOME or is_bracketed
        end = _end_of_list(units, index, named) if is_open else -1
        if end > 0 and len(named) > 1 and is_body:
            unit.end, index = units[end - 1].end, end - 1
        elif end > 0 and len(named) > 1:
            unit.end, unit.cat, unit.value = units[end - 1].end, "name", ""
            others = tuple(mention.entity for mention in named[1:])
            unit.mention = msgspec.structs.replace(named[0], also=others)
            index = end - 1
        out.append(unit)
        index += 1
    return out


def _end_of_list(units: Sequence[Unit], index: int, named: list[Mention]) -> int:
    """Return where the list ends that names who is meant, -1 if none does; fill *named*."""
    at = index + 1
    while at < min(len(units), index + _LONGEST) and units[at].cat in _DESCRIBING:
        at += 1
    opening = units[at].form if at < len(units) else ""
    at += opening in _CLOSING
    at += at < len(units) and units[at].value == _AND and _is_thing(units[at + 1 :])
    is_told = _is_thing(units[at:])
    if opening not in _CLOSING and not is_told:
        return -1
    at = _over_names(units, at + is_told, named)
    if is_told and opening not in _CLOSING:
        return at
    is_closed = at < len(units) and units[at].form in _CLOSING[opening]
    return at + 1 if is_closed else -1


def _is_thing(units: Sequence[Unit]) -> bool:
    """Say whether a pronoun stands there: "three countries, and they are"."""
    readings = units[0].readings if units else ()
    return any((r.cat, r.value) == ("pron", _THING) for r in readings)


def _over_names(units: Sequence[Unit], at: int, named: list[Mention]) -> int:
    """Fill *named* with the states that stand there joined, the last by "and"; return the end."""
    while (mention := _name_at(units, at)) is not None:
        named.append(mention)
        at += 1 + (units[at].cat == "det")
        joints = _joints_at(units, at)
        if not joints or _name_at(units, at + joints) is None:
            break
        at += joints
    return at


def _joints_at(units: Sequence[Unit], at: int) -> int:
    """Return how many units join two names there: a comma, "and", or both."""
    joins = [unit.form == "," or unit.value == _AND for unit in units[at : at + 2]]
    return 0 if not joins or not joins[0] else sum(joins)


def _name_at(units: Sequence[Unit], at: int) -> Mention | None:
    """Return the state whose name stands there, behind its article or not."""
    at += at < len(units) and units[at].cat == "det"
    mention = units[at].mention if at < len(units) else None
    is_name = mention is not None and mention.kind == _STATE and mention.form in _FORMS
    return mention if is_name else None


def join_owned(units: list[Unit]) -> list[Unit]:
    """Return the units with each word for a state joined to its name: "the republic of Chad"."""
    if not any(unit.value == _ANAPHOR for unit in units):
        return units
    out: list[Unit] = []
    for index, unit in enumerate(units):
        behind = units[index + 1 : index + 3]
        is_named = unit.value == _ANAPHOR and _name_at(behind, 1) and behind[0].value == "of"
        if is_named and behind[1].mention is not None:
            behind[1].start = unit.start
            continue
        is_of = unit.value == "of" and index and units[index - 1].value == _ANAPHOR
        if is_of and behind and behind[0].start == units[index - 1].start:
            continue
        out.append(unit)
    return out
