"""English titles: the state stands before the office or behind *of*, the holder after it."""

from collections.abc import Sequence

import msgspec

from mithaq.reading.coreference import Context
from mithaq.reading.mentions import Mention
from mithaq.reading.units import Unit

STATE_LIKE = frozenset({"state", "org"})
#: A name that no table knows is at most so long (words).
NAME_LIMIT = 5
_ORG = "org:"
_OF = frozenset({"of", "for"})


class Title(msgspec.Struct):
    """What was found around a title's word."""

    left: int = 0  # how many units before it belong to it
    right: int = 0  # … and after it
    state: Mention | None = None
    person: Mention | None = None
    name: str = ""  # of a holder that no table knows
    is_former: bool = False
    is_capital: bool = False


def look_left(out: list[Unit], title: Title, context: Context, seen: Sequence[Mention]) -> None:
    """English puts the state, and what describes the office, before it."""
    for unit in reversed(out):
        if not _belongs_svo(unit, title, context, seen):
            title.left += int(unit.cat == "det" and title.left > 0)
            break
        title.left += 1
        if title.state is not None and unit.cat != "poss":
            title.left += _article_before(out, title.left)
            title.is_former |= _former_before(out, title.left)
            break
    if title.state is None and not title.is_former:
        title.left = 0


def _belongs_svo(unit: Unit, title: Title, context: Context, seen: Sequence[Mention]) -> bool:
    """Take in a unit that stands before the title; say whether it belongs to it."""
    if unit.cat == "name" and title.state is None and _can_own(unit):
        title.state = unit.mention
    elif unit.cat == "possessive" and title.state is None:
        title.state = context.pronoun(unit.value, seen, _two_in(seen))
    elif unit.cat == "noun" and unit.value == "former":
        title.is_former = True
    else:
        return title.state is None and _describes(unit, is_capital=title.is_capital)
    return True


def _two_in(seen: Sequence[Mention]) -> tuple[str, ...]:
    """Return the only two states that a sentence has named: "Chad and Mali recalled their"."""
    acting = (m for m in seen if m.kind == "state" and m.form not in {"adjective", "place"})
    named = tuple(dict.fromkeys(m.entity for m in acting))
    return named if len(named) == 2 else ()  # noqa: PLR2004 - a pair


def _describes(unit: Unit, *, is_capital: bool) -> bool:
    if unit.cat in {"adj", "num", "poss"}:
        return True
    if unit.cat == "noun":
        return unit.value in {"office", "institution"} or (is_capital and unit.capital)
    if not (unit.cat == "other" and unit.form.isalpha()):
        return False
    return is_capital or not unit.capital  # "Strategic Affairs Minister"


def _can_own(unit: Unit) -> bool:
    mention = unit.mention
    is_holder = mention is not None and mention.form == "title" and unit.value != "institution"
    return mention is not None and mention.kind in STATE_LIKE and not is_holder


def _article_before(out: list[Unit], left: int) -> int:
    return int(left < len(out) and out[-left - 1].cat == "det")


def _former_before(out: list[Unit], left: int) -> bool:
    return left < len(out) and out[-left - 1].value == "former"


def look_right_svo(units: list[Unit], index: int, title: Title) -> None:
    """Find the state behind *of*, and the holder."""
    at = index
    if title.state is None and _is_seated(units, at):
        title.state, title.right = units[at + 1].mention, 2
        at += 2
    elif title.state is None and at < len(units) and units[at].lemma in _OF:
        at += 1
        while at < len(units) and units[at].cat == "det":
            at += 1
        if at < len(units) and is_state_like(units[at]) and not _goes_on(units, at):
            title.state = units[at].mention
            at = _over_others(units, index - 1, at + 1, title)
            at = _over_post(units, at)
            title.right = at - index
        else:
            return
    _take_holder(units, index, title)
    _take_state_behind(units, index + title.right, title)


def _over_others(units: list[Unit], office: int, at: int, title: Title) -> int:
    """Take the other states of several who hold an office: "the ambassadors of Chad and Niger"."""
    if units[office].form == units[office].lemma or title.state is None:
        return at
    others: list[str] = []
    end, is_last = at, False
    while not is_last and at + 1 < len(units) and _joins(units[at]):
        step = 1 + _joins(units[at + 1])  # "Chad, Niger, and Mali"
        is_last = any(u.cat == "conj" for u in units[at : at + step])
        at += step
        at += at < len(units) and units[at].cat == "det"
        if at >= len(units) or not _is_bare(units, at):
            return end
        others.append(units[at].mention.entity)  # type: ignore[union-attr]
        at += 1
    if not is_last:
        return end
    title.state = msgspec.structs.replace(title.state, also=tuple(others))
    return at


def _joins(unit: Unit) -> bool:
    return unit.cat == "conj" or unit.form == ","


def _over_post(units: list[Unit], at: int) -> int:
    """Step over the organisation that an envoy is sent to: "the envoy of Chad to the UN"."""
    if at >= len(units) or units[at].value != "to":
        return at
    name = at + 1 + (at + 1 < len(units) and units[at + 1].cat == "det")
    mention = units[name].mention if name < len(units) else None
    return name + 1 if mention is not None and mention.kind == "org" else at


def _is_bare(units: list[Unit], at: int) -> bool:
    """Say whether a state's name stands there that owns nothing and does nothing."""
    mention = units[at].mention
    following = units[at + 1].cat if at + 1 < len(units) else ""
    is_name = mention is not None and mention.kind == "state" and mention.form == "name"
    return is_name and following not in {"poss", "possessive"}


def _take_state_behind(units: list[Unit], at: int, title: Title) -> None:
    """Take the state behind a holder: "President William Ruto of Kenya"."""
    is_open = title.state is None and (title.name or title.person is not None)
    if not is_open or at + 1 >= len(units) or units[at].lemma not in _OF:
        return
    if is_state_like(units[at + 1]) and not _goes_on(units, at + 1):
        title.state, title.right = units[at + 1].mention, title.right + 2


def _is_seated(units: list[Unit], at: int) -> bool:
    """Say whether a capital tells whose institution it is: "the ministry in Rabat"."""
    if at + 1 >= len(units) or at < 1 or units[at].value != "in":
        return False
    mention = units[at + 1].mention
    is_seat = units[at - 1].value in {"institution", "people"}
    return is_seat and mention is not None and mention.form in {"capital", "metonym"}


def _goes_on(units: list[Unit], at: int) -> bool:
    """Say whether the name after *of* is only the beginning: "leader of Saudi oil"."""
    mention = units[at].mention
    return mention is not None and mention.form == "adjective"


def speaking_before(value: str, out: Sequence[Unit], context: Context) -> Mention | None:
    """Return who says what a pronoun begins: "Kenya and Chad said they would", over all before."""
    at = len(out) - 1
    while at >= 0 and out[at].cat in {"comp", "adv", "time"}:
        at -= 1
    if at < 1 or value not in {"thing", "plural"} or not _says(out[at], context):
        return None
    at -= 1
    while at >= 0 and out[at].cat in {"aux", "adv"}:
        at -= 1
    named = _listed_before(out, at + 1)
    is_band = len(named) == 1 and value == "plural" and named[0].startswith(_ORG)
    if not named or (len(named) > 1) != (value == "plural" and not is_band):
        return None
    return Mention(named[0], "pronoun", also=tuple(named[1:]), rule="titles:speaking")


def met_before(value: str, out: Sequence[Unit]) -> Mention | None:
    """Return whom an object means beside a gerund's subject: "cut ties with Oman, accusing it"."""
    if value != "thing" or len(out) < 2 or (out[-1].cat, out[-1].tense) != ("verb", "gerund"):  # noqa: PLR2004 - a pause and a gerund
        return None
    acting = [u.mention for u in out if is_state_like(u) and u.mention is not None]
    acting = [m for m in acting if m.form not in {"adjective", "place", "outlet"} and not m.also]
    others = [m for m in acting if m.entity != acting[0].entity]
    if out[-2].form != "," or not others:
        return None
    states = [m for m in others if m.kind == "state"] or others
    return msgspec.structs.replace(states[-1], form="pronoun", rule="titles:met")


def told_last(
    unit: Unit, out: Sequence[Unit], seen: Sequence[Mention], context: Context
) -> Mention | None:
    """Return the state on which the sentence acts: "froze aid to Uganda after the country …"."""
    is_of_state = unit.value == "institution" or context.means_state(unit)
    if not is_of_state or context.language.script.order != "SVO":
        return None
    at = len(out) - 1
    while at >= 0 and out[at].cat in {"adj", "num", "other", "det"}:
        at -= 1
    named = [m for m in seen if m.kind == "state" and m.form not in {"adjective", "outlet"}]
    if at < 0 or out[at].cat != "sub" or len({m.entity for m in named}) != 2:  # noqa: PLR2004 - who acts and on whom
        return None
    form = "title" if unit.value == "institution" else "pronoun"
    return Mention(named[-1].entity, form, office=unit.lemma, rule="titles:told last")


def _listed_before(out: Sequence[Unit], end: int) -> list[str]:
    """Return who is named in the list that ends there; no object before a comma is in it."""
    at, first = end - 1, end
    named: list[str] = []
    while at >= 0 and (is_state_like(out[at]) or (named and _goes_on_listing(out[at]))):
        mention = out[at].mention
        named = [mention.entity, *mention.also, *named] if mention is not None else named
        first = at if out[at].form == "," else first
        at -= 1
    if at >= 0 and out[at].cat in {"verb", "prep"} and first < end:
        return _listed_before(out[first + 1 :], end - first - 1)
    return named


def _goes_on_listing(unit: Unit) -> bool:
    return unit.cat in {"conj", "det"} or unit.form == ","


def _says(unit: Unit, context: Context) -> bool:
    rows = context.language.cues.get(unit.lemma, ())
    return unit.cat == "verb" and any(row.act and row.pos == "verb" for row in rows)


def is_state_like(unit: Unit) -> bool:
    """Say whether a unit names a state or an organisation."""
    return unit.mention is not None and unit.mention.kind in STATE_LIKE


def _take_holder(units: list[Unit], index: int, title: Title) -> None:
    """Take the holder's name that follows, known or not."""
    at = index + title.right
    while at < len(units) and (units[at].value == "honorific" or _is_second_title(units, at)):
        at += 1
    if _is_named_apart(units, at, title):  # "his counterpart, Asif Ali Zardari"
        at += 1
    holder = units[at].mention if at < len(units) else None
    if holder is not None and holder.person:
        title.person, title.right = holder, at + 1 - index
        return
    end = at
    while (
        end < len(units)
        and end - at < NAME_LIMIT
        and units[end].cat == "other"
        and units[end].capital
    ):
        end += 1
    if end > at:
        title.name, title.right = " ".join(u.form for u in units[at:end]), end - index


def _is_named_apart(units: list[Unit], at: int, title: Title) -> bool:
    """Say whether a counterpart of no named state is named behind a pause."""
    is_his = title.state is not None and title.state.form == "pronoun"
    is_counterpart = at > 0 and units[at - 1].value == "counterpart"
    return is_his and is_counterpart and at < len(units) and units[at].form == ","


def _is_second_title(units: list[Unit], at: int) -> bool:
    return (
        units[at].value == "office"
        and at + 1 < len(units)
        and units[at + 1].capital
        and units[at].capital
    )
