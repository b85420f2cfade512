"""Titles where the state and the holder stand behind the office: Arabic."""

from collections.abc import Sequence
from itertools import pairwise

import msgspec

from mithaq.languages.language import Language
from mithaq.reading.mentions import UNNAMED, Mention
from mithaq.reading.titles_svo import NAME_LIMIT, STATE_LIKE, Title, is_state_like
from mithaq.reading.units import Unit

#: Kinds of pronouns that mean one state, and forms of names that only describe a noun.
_OF_ONE = frozenset({"thing", "either"})
_DESCRIBING = frozenset({"adjective", "demonym", "place"})
#: Pronouns that stand for several states.
_TAKING_UP = frozenset({"thing", "plural"})
#: So many nouns can stand between somebody and what is his (units).
_DEEDS = 2
#: Two verbs that differ so have two subjects.
GENDERS = frozenset({"3ms", "3fs"})
_ABOUT, _WITH = "about", "with"
_OPPOSITION = "opposition"
_ANAPHOR = "anaphor"
#: What somebody opposes stands behind it.
_TO_WHAT = "for"
#: Between an office and the organisation that it is of.
_AT_ITS_HEAD = frozenset({"for", "in"})
_IN = "in"
_BY = "by"
_FORMAL = "formal"  # "the minister in the State of Qatar"
_HONORIFIC = "honorific"
_OFFICE = "office"
_THEN = ("adv", "then")
_PORTFOLIO = "portfolio"
_DEMONYM = "demonym"
_WHERE_FROM = frozenset({*_AT_ITS_HEAD, "from", "of"})


def look_right_vso(unit: Unit, units: list[Unit], index: int, title: Title, *, rules: bool) -> None:
    """Arabic puts the state and the holder after the office."""
    if unit.value != "counterpart":  # "her counterpart" is of another state
        title.state = unit.suffix_mention
    at = index
    while at < len(units):
        following = units[at]
        if title.state is None and (
            step := _owner_vso(unit, units, at) or 2 * (rules and _is_ruled(units, at))
        ):
            title.state = with_others(units, at + step - 1)
            at += step - 1 + 2 * len(title.state.also if title.state else ())
        elif following.value == "former":
            title.is_former = True
        elif following.mention is not None and following.mention.person:
            title.person = following.mention
            title.right = at + 1 - index
            return
        elif step := _also_in_charge_of(units, at, title) or 2 * _is_seat(units, at, title):
            at += step - 1  # "an official in the Tunisian presidency"
        elif not _goes_on(unit, units, at, title):
            break
        at += 1
    title.right = at - index if title.state is not None or title.is_former else 0
    _take_unknown(units, index, title)


def _also_in_charge_of(units: list[Unit], at: int, title: Title) -> int:
    """Return how many units lead to what else an office is for: "and of those abroad"."""
    if title.person is not None or at + 1 >= len(units) or units[at].cat not in {"conj", "prep"}:
        return 0
    following = units[at + 1].mention
    if units[at].cat == "conj" and following is not None and following.form == _DEMONYM:
        return 1  # "and the Moroccans who live abroad"
    readings = units[at + 1].readings
    return 2 if any((r.cat, r.value) == ("noun", _PORTFOLIO) for r in readings) else 0


def _is_seat(units: list[Unit], at: int, title: Title) -> bool:
    """Say whether a preposition there leads to the institution that an office is in."""
    if title.state is not None or at + 1 >= len(units) or units[at].cat != "prep":
        return False
    following = units[at + 1]
    is_institution = following.cat == "noun" and following.value == "institution"
    return units[at].value in {*_AT_ITS_HEAD, _BY} and is_institution


def is_absorbed(
    unit: Unit, following: Sequence[Unit], out: Sequence[Unit], language: Language
) -> bool:
    """Make a word that only honours, or tells an office again, part of the person beside it."""
    if _honours(unit, following, language):
        following[0].start = unit.start
        return True
    if _is_same_person(unit, out) or _is_named_city(unit, out):
        out[-1].end = unit.end
        return True
    return False


def _is_named_city(unit: Unit, out: Sequence[Unit]) -> bool:
    """Say whether a capital is named behind what it is: "the American capital, Washington"."""
    if not out or out[-1].value != "capitalcity" or unit.mention is None:
        return False
    named = out[-1].mention
    return named is not None and unit.mention.entity == named.entity


def _honours(unit: Unit, following: Sequence[Unit], language: Language) -> bool:
    """Say whether a word only honours the office or person behind it: "His Highness Sheikh"."""
    rows = language.nouns.get(unit.lemma, ()) if unit.cat == "noun" else ()
    if unit.suffix or not following or not any(row.kind == _HONORIFIC for row in rows):
        return False
    mention = following[0].mention
    is_person = mention is not None and bool(mention.person)
    return is_person or following[0].value in {_HONORIFIC, _OFFICE}


def _is_same_person(unit: Unit, out: Sequence[Unit]) -> bool:
    """Say whether an office stands behind who holds it: "Sheikh Khalid, crown prince of …"."""
    holder = out[-1].mention if out else None
    if unit.value != _OFFICE or holder is None or not holder.person:
        return False
    return unit.mention is None or unit.mention.entity == holder.entity


def _owner_vso(title: Unit, units: list[Unit], at: int) -> int:
    """Return how many units the owner takes that stands there; 0 if none does."""
    if is_state_like(units[at]) and _can_hang_on(title, units[at - 1], units[at]):
        return 1
    following = units[at + 1] if at + 1 < len(units) else None
    if following is None or following.mention is None or following.mention.person:
        return 0
    is_org = following.mention.kind == "org"
    if units[at].cat == "prep":
        if title.value == "counterpart":  # "his counterparts in Chad and Niger"
            return 2 if units[at].value in _WHERE_FROM else 0
        is_formal = following.mention.form == _FORMAL and units[at].value in {_BY, _IN}
        is_seat = following.mention.form == "capital" and units[at].value == _IN
        if is_seat and title.value == "institution":  # "the foreign ministry in Dhaka"
            return 2
        return 2 if is_formal or (is_org and units[at].value in _AT_ITS_HEAD) else 0
    is_organ = units[at].cat == "noun" and not units[at].definite  # "head of the commission of"
    return 2 if is_org and is_organ else 0


def _is_ruled(units: list[Unit], at: int) -> bool:
    """Say whether a government's state stands there: "the regime that rules in Mali"."""
    following = units[at + 1].mention if at + 1 < len(units) else None
    is_in = units[at].cat == "prep" and units[at].value == _IN
    return is_in and following is not None and following.kind == "state"


def with_others(units: list[Unit], at: int) -> Mention | None:
    """Join "of Egypt and Turkey", "the Egyptian and the Turkish": several hold the office."""
    mention, end = units[at].mention, at
    others: list[str] = []
    while mention is not None and (other := _joined(units, end, mention)) is not None:
        others.append(other.entity)
        end += 2
    if others and end + 1 < len(units) and units[end + 1].cat in {"verb", "aux"}:
        others.pop()  # it begins a clause
    if mention is None or not others:
        return mention
    return msgspec.structs.replace(mention, also=tuple(others))


def _joined(units: list[Unit], at: int, mention: Mention) -> Mention | None:
    """Return the state behind "and", if it is named as *mention* is."""
    if at + 2 >= len(units) or units[at + 1].cat != "conj":
        return None
    other = units[at + 2].mention
    is_alike = other is not None and (other.kind, other.form) == ("state", mention.form)
    return other if is_alike else None


def _can_hang_on(title: Unit, before: Unit, name: Unit) -> bool:
    """A definite noun takes an adjective; only an indefinite one takes a name as its owner."""
    mention = name.mention
    if mention is None or mention.person:
        return False
    is_described = mention.form in {"adjective", "demonym"}
    return is_described or not (title.definite or before.definite) or before is not title


def _belongs_vso(unit: Unit, title: Title) -> bool:
    if unit.cat == "noun" and unit.value == "honorific":
        return True
    if unit.cat == "noun" and unit.value == "institution":
        return title.state is None or unit.definite  # "the minister met a delegation"
    if unit.cat == "noun" and unit.value == "office":
        return title.state is not None and not title.person and unit.definite
    return unit.cat in {"other", "adj"} and unit.definite and title.state is None


def _goes_on(unit: Unit, units: list[Unit], at: int, title: Title) -> bool:
    """Say whether the title goes on over the unit at *at*."""
    if units[at - 1] is unit and _is_led(unit, units[at]):
        return True
    is_known = (units[at].cat, units[at].value) == _THEN  # "the then president X"
    is_ranked = title.state is None and not unit.definite and _is_ranked(units, at)
    if is_known or is_ranked or _describes_holder(units, at, title):
        return True
    return _belongs_vso(units[at], title) and not _begins_anew(unit, units, at)


def _is_ranked(units: list[Unit], at: int) -> bool:
    """Say whether an adjective stands before that of a state: "an official, military, Iraqi"."""
    following = units[at + 1] if at + 1 < len(units) else None
    if units[at].cat != "adj" or units[at].definite or following is None:
        return False
    mention = following.mention
    return mention is not None and mention.form == "adjective" and not following.definite


def _describes_holder(units: list[Unit], at: int, title: Title) -> bool:
    """Say whether an adjective stands between state and holder: "the Syrian interim president"."""
    is_adjective = units[at].cat in {"adj", "other"} and units[at].definite
    if title.state is None or not is_adjective or at + 1 >= len(units):
        return False
    following = units[at + 1]
    return following.mention is not None and bool(following.mention.person)


def _is_led(title: Unit, following: Unit) -> bool:
    """Say whether an institution is named after its head: "the administration of President X"."""
    is_bare = title.value == "institution" and not title.definite and " " not in title.lemma
    return is_bare and following.value == "office" and following.definite


def _begins_anew(title: Unit, units: list[Unit], at: int) -> bool:
    """Say whether an office there is another's: "the ministry summoned the Dutch envoy"."""
    if units[at].value != "office":
        return False
    following = units[at + 1].mention if at + 1 < len(units) else None
    is_owned = following is not None and following.form in {"adjective", "demonym"}
    return title.value != "office" or is_owned


def _take_unknown(units: list[Unit], index: int, title: Title) -> None:
    """Take words that no table knows, right behind a title that has its state, as a name."""
    at = end = index + title.right
    while (
        end < len(units)
        and end - at < NAME_LIMIT
        and units[end].cat == "other"
        and units[end].form.isalpha()
    ):
        end += 1
    is_name = end > at and (not units[at].definite or end - at > 1)  # "Al" may begin a name
    if title.state is not None and is_name:
        title.name, title.right = " ".join(u.form for u in units[at:end]), end - index


def is_opposing(unit: Unit, units: list[Unit], index: int) -> bool:
    """Say whether "opposition" is what somebody does: "its opposition to", "Turkey's … to"."""
    if unit.value != _OPPOSITION or unit.definite:
        return False
    at = index if unit.suffix else index + 1
    is_owned = bool(unit.suffix) or (index < len(units) and is_state_like(units[index]))
    return is_owned and at < len(units) and units[at].value == _TO_WHAT


def _over_deed(out: list[Unit]) -> list[Unit]:
    """Step over what somebody does: "announced [the] recall [of] its envoy"."""
    end = len(out)
    while end > len(out) - _DEEDS and end > 1 and out[end - 1].cat == "noun":
        end -= 1
        if out[end].definite or out[end].mention is not None:
            return out
    return out[:end] if end < len(out) and out[end - 1].cat == "name" else out


def _over_pauses(out: list[Unit]) -> list[Unit]:
    """Step over a time between pauses: "Peru, on Friday, its recognition"."""
    end = len(out)
    while end and (out[end - 1].cat == "time" or out[end - 1].form == ","):
        end -= 1
    return out[:end] if any(u.cat == "time" for u in out[end:]) else out


def _over_topic(out: list[Unit]) -> list[Unit]:
    """Step over "about": in "talks with Albania about its accession" it is Albania's."""
    end = len(out)
    while end and out[end - 1].cat == "noun" and out[end - 1].mention is None:
        end -= 1
    is_topic = end > 2 and out[end - 1].value == _ABOUT and out[end - 3].value == _WITH  # noqa: PLR2004
    return out[: end - 1] if is_topic else []


def doer_before(unit: Unit, kind: str, out: list[Unit]) -> Mention | None:
    """Return who stands right behind the verb and before what is his: "Peru recalled its envoy"."""
    if unit.cat not in {"?", "noun"}:
        return None
    several = _several_told_of(out) if kind in _TAKING_UP else None
    out = _over_topic(out) or _over_pauses(_over_deed(out))
    doer = out[-1].mention if len(out) > 1 else None
    if doer is None or kind not in _OF_ONE or doer.kind not in STATE_LIKE or doer.also:
        return several
    acts = out[-2].cat == "verb" or (out[-2].cat == "noun" and not out[-2].definite)
    acts = acts or out[-2].value == _WITH
    is_pointing = acts and doer.form not in _DESCRIBING
    return (
        msgspec.structs.replace(doer, form="pronoun", rule="titles:doer")
        if is_pointing
        else several
    )


def _several_told_of(out: list[Unit]) -> Mention | None:
    """Return the several of whom something is said: "that Chad and Niger could restore *their*"."""
    at = next((i for i in range(len(out) - 1, -1, -1) if out[i].cat == "comp"), -1) + 1
    first = out[at].mention if 0 < at < len(out) else None
    if first is None or first.kind not in STATE_LIKE or first.person:
        return None
    others = list(first.also)
    while at + 2 < len(out) and out[at + 1].cat == "conj" and (other := out[at + 2].mention):
        others += [other.entity, *other.also]
        at += 2
    if not others and first.entity != UNNAMED:
        return None
    return Mention(first.entity, "pronoun", also=tuple(others), rule="titles:told of")


def without_abbreviations(units: list[Unit], known: frozenset[str]) -> list[Unit]:
    """Leave out what only honours whom it stands before, cut short: "Dr. Badr Abdelatty"."""
    if not any(unit.form in known for unit in units):
        return units
    out: list[Unit] = []
    for unit in units:
        is_short = len(out) > 1 and out[-1].form == "." and out[-2].form in known
        if is_short and unit.mention is not None and unit.mention.person:
            del out[-2:]
        out.append(unit)
    return out


def without_name_quotes(units: list[Unit]) -> list[Unit]:
    """Leave out quotation marks around a name alone: 'the movement "Hamas"'."""
    marks = [i for i, u in enumerate(units) if u.cat == "quote"]
    alone = {
        at
        for first, last in pairwise(marks)
        if last - first == 2 and units[first + 1].mention is not None  # noqa: PLR2004 - a name
        for at in (first, last)
    }
    out: list[Unit] = []
    for index, unit in enumerate(units):
        if index not in alone:
            if index - 1 in alone and index + 1 in alone and out and _is_kind_of(out[-1]):
                unit.start = out.pop().start  # "the group" is part of its name
            out.append(unit)
    return out


def _is_kind_of(unit: Unit) -> bool:
    """Say whether a noun only tells what the name behind it is: "the group", "the pact"."""
    return unit.value == _ANAPHOR and not (unit.definite or unit.suffix)


def is_new_doer(out: list[Unit], language: Language) -> bool:
    """Say whether the last unit is who acts behind "and" and a verb: "and Kenya announced"."""
    if len(out) < 3 or out[-2].cat != "verb" or out[-3].cat not in {"conj", "sub"}:  # noqa: PLR2004
        return False
    mention = out[-1].mention
    verbs = [u.person for u in out[:-1] if u.cat == "verb"]
    takes = language.takes.get(out[-2].lemma) or set(verbs[:1] + verbs[-1:]) == GENDERS
    return bool(takes) and mention is not None and mention.kind in STATE_LIKE


def listed_last(out: list[Unit]) -> list[str]:
    """Return whom a pronoun behind a list takes up: "Iran, Libya and Chad, they are the only"."""
    if len(out) < 2 or out[-1].value not in _TAKING_UP or out[-2].cat != "conj":  # noqa: PLR2004
        return []
    run: list[str] = []
    for unit in reversed(out[:-2]):
        if unit.mention is not None and unit.mention.kind == "state":
            run.append(unit.mention.entity)
        elif unit.cat != "conj" and unit.form != ",":
            break
    return run[::-1]
