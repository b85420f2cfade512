"""Noun phrases: what stands together, behind which preposition, and in which list."""

from collections.abc import Iterator, Sequence

import msgspec

from mithaq.reading.choices import NOMINAL
from mithaq.reading.mentions import UNNAMED, Mention, spread
from mithaq.reading.units import Unit

_PRONOUNS = frozenset({"person", "plural", "mutual", "thing"})
_OF = "of"
_EACH = "each"
#: Classes of nouns that point back and can be described.
_POINTING = frozenset({"pair", "several", "unnamed", "anaphor"})
#: Classes of nouns that are given to somebody.
_GIVEN = frozenset({"aid", "membership", "thing"})
INCLUDING = frozenset({"including"})
_AND = frozenset({"and", "or", "nor", "then", "so"})


class Phrase(msgspec.Struct):
    """A noun phrase: a half-open range of unit indices."""

    start: int
    end: int
    head: int
    prep: str = ""  # the preposition before it
    prep_at: int = -1
    leader: int = -1  # of a list: its first phrase
    members: tuple[int, ...] = ()  # of a list's first phrase: all of them
    examples: bool = False  # it names some of what the phrase before it means

    @property
    def begin(self) -> int:
        """Return where it begins, its preposition included."""
        return self.prep_at if self.prep_at >= 0 else self.start


def find_phrases(units: Sequence[Unit], order: str) -> list[Phrase]:
    """Return the noun phrases of a sentence in order, its lists joined."""
    phrases = [
        _with_preposition(Phrase(start, end, _head(units, start, end, order)), units, order)
        for start, end in _ranges(units, order)
    ]
    _join_lists(phrases, units)
    _join_far_members(phrases, units)
    return phrases


def phrase_mentions(phrases: Sequence[Phrase], index: int, units: Sequence[Unit]) -> list[Mention]:
    """Return whom the list that phrase *index* leads stands for; nothing if for nobody known."""
    found: list[Mention] = []
    for member in phrases[index].members or (index,):
        mention = units[phrases[member].head].mention
        if mention is not None:
            found += spread(mention)
    return found


def _ranges(units: Sequence[Unit], order: str) -> Iterator[tuple[int, int]]:
    breaks = _breaks_svo if order == "SVO" else _breaks_vso
    start: int | None = None
    for index, unit in enumerate(units):
        inside = (
            unit.cat in NOMINAL
            or (order == "SVO" and unit.cat == "pron")
            or _is_hyphen(units, index)
            or _is_inner_quote(units, index)
        )
        if start is not None and (not inside or breaks(units, index)):
            yield start, index
            start = None
        if inside and start is None and unit.cat != "punct":
            start = index
    if start is not None:
        yield start, len(units)


def _is_inner_quote(units: Sequence[Unit], index: int) -> bool:
    """Say whether a quotation mark stands within a phrase: 'a "historic" deal'."""
    if units[index].cat != "quote" or not 0 < index < len(units) - 1:
        return False
    is_begun = units[index - 1].cat in {"det", "possessive"}
    return is_begun and units[index + 1].cat in NOMINAL


def _is_hyphen(units: Sequence[Unit], index: int) -> bool:
    unit = units[index]
    if unit.form == "-" and 0 < index < len(units) - 1:
        sides = [u.mention.form if u.mention else "" for u in (units[index - 1], units[index + 1])]
        if sides == ["adjective", "adjective"]:  # "Jordanian - Syrian talks"
            return True
    return unit.form == "-" and 0 < index < len(units) - 1 and units[index - 1].end == unit.start


def _breaks_svo(units: Sequence[Unit], index: int) -> bool:
    """Say whether a new phrase begins at a nominal unit that follows another."""
    unit, before = units[index], units[index - 1]
    if "pron" in {unit.cat, before.cat}:
        return True
    if unit.cat in {"det", "possessive"}:
        return before.cat not in {"det", "num", "adj"}
    if unit.cat == "name" and before.cat == "name":
        return not _modifies(before)
    return _is_second_object(units, index)


def _is_second_object(units: Sequence[Unit], index: int) -> bool:
    """Say whether two objects meet there: "granted Zambia | full membership"."""
    unit, before = units[index], units[index - 1]
    can_begin = unit.cat in {"adj", "num"} or (unit.cat == "noun" and unit.value in _GIVEN)
    if not can_begin or before.cat != "name" or index < 2:  # noqa: PLR2004
        return False
    is_state = before.mention is not None and before.mention.kind == "state"
    return units[index - 2].cat == "verb" and is_state and not _modifies(before)


def _breaks_vso(units: Sequence[Unit], index: int) -> bool:
    unit, before = units[index], units[index - 1]
    if before.cat in {"det", "num", "possessive"}:
        return False
    if unit.cat in {"det", "possessive"}:  # "the holding [of] any talks" is one
        return before.cat != "noun" or before.definite or bool(before.suffix)
    if unit.cat == "name":
        return _name_begins(unit, before)
    if before.cat == "name":
        is_described = unit.cat != "noun" and (
            unit.definite if _modifies(before) else _is_some(before) and not unit.definite
        )
        return not (is_described or _is_run(unit, before) or _is_told_more(unit, before))
    if before.suffix:
        return not unit.definite
    return before.definite and not unit.definite


def _name_begins(unit: Unit, before: Unit) -> bool:
    """A name hangs on an indefinite noun; an adjective on any noun; else it begins anew."""
    if before.cat == "name" and unit.mention is not None and unit.mention.form == "place":
        return True
    if before.cat == "name" or before.suffix:
        return not _modifies(unit)
    return before.definite and not (_modifies(unit) or _is_people(unit))


def _is_people(unit: Unit) -> bool:
    """In "the Saudi officials" Arabic writes the plural as it writes "the Saudis"."""
    return unit.mention is not None and unit.mention.form == "demonym"


def _is_some(unit: Unit) -> bool:
    """Say whether a noun means a state without its name, and can be described: "a state"."""
    return unit.mention is not None and unit.mention.entity == UNNAMED and not unit.definite


def _is_told_more(unit: Unit, before: Unit) -> bool:
    """Say whether a definite word describes a noun that points back: "the only two states"."""
    points = before.definite and before.value in _POINTING
    return points and unit.definite and (unit.cat in {"adj", "other"} or unit.value == "plain")


def _is_run(unit: Unit, before: Unit) -> bool:
    """A word that no table knows, behind a name, may be the rest of a longer name."""
    return unit.cat == "other" and before.mention is not None and bool(before.mention.person)


def _modifies(unit: Unit) -> bool:
    return unit.mention is not None and unit.mention.form in {"adjective", "place"}


def _head(units: Sequence[Unit], start: int, end: int, order: str) -> int:
    """Return the head: the last nominal in English, the first in Arabic."""
    indices = range(end - 1, start - 1, -1) if order == "SVO" else range(start, end)
    heavy = [i for i in indices if units[i].cat in {"name", "noun", "other", "pron"}]
    return heavy[0] if heavy else (end - 1 if order == "SVO" else start)


def _with_preposition(phrase: Phrase, units: Sequence[Unit], order: str) -> Phrase:
    at = phrase.start - 1
    over = {"adv", "quote"} if order == "VSO" else {"adv"}
    while at >= 0 and units[at].cat in over:
        at -= 1
    if at >= 0 and units[at].cat == "prep" and not units[at].suffix:
        phrase.prep, phrase.prep_at = units[at].value or units[at].lemma, at
    return phrase


def _join_lists(phrases: list[Phrase], units: Sequence[Unit]) -> None:
    index = 0
    while index < len(phrases):
        members, end = _list_from(phrases, index, units)
        if len(members) > 1:
            phrases[index].members = tuple(members)
            for member in members:
                phrases[member].leader = index
        index = end


def _join_far_members(phrases: list[Phrase], units: Sequence[Unit]) -> None:
    """Names behind "such as" tell whom the unnamed states before them are."""
    unnamed = -1
    for index, phrase in enumerate(phrases):
        mention = units[phrase.head].mention
        if phrase.prep in INCLUDING and phrase.leader < 0 <= unnamed and mention is not None:
            members = phrase.members or (index,)
            phrases[unnamed].members = (unnamed, *members)
            phrase.leader = unnamed
        elif phrase.prep in INCLUDING and phrase.leader == index and unnamed >= 0:
            phrases[unnamed].members = (unnamed, *phrase.members)
        elif mention is not None and mention.entity == UNNAMED:
            unnamed = index


def _list_from(phrases: list[Phrase], first: int, units: Sequence[Unit]) -> tuple[list[int], int]:
    """Return the phrases that are one list with *first*, and where to look on.

    "A, B and C", "others such as D"; commas that lead to no "and" are not looked at again.
    """
    members: list[int] = [first]
    pending: list[int] = []
    is_broken = True
    for index in range(first + 1, len(phrases)):
        link = _link(phrases[index - 1], phrases[index], units)
        is_broken = not link
        if not link or not _alike(phrases[first], phrases[index], units):
            break
        pending.append(index)
        if link != ",":
            members += pending
            pending = []
    else:
        is_broken = True
    if len(members) == 1 and is_broken and pending:
        return members, pending[-1] + 1
    if _is_next_clause(phrases, members, units):
        return [first], first + 1
    return members, members[-1] + 1


def _is_next_clause(phrases: list[Phrase], members: list[int], units: Sequence[Unit]) -> bool:
    """Say whether ", and B" begins a clause: "recalled their envoys, and Belize cut ties"."""
    if len(members) != 2:  # noqa: PLR2004 - a longer list has its own commas
        return False
    first, last = phrases[members[0]], phrases[members[1]]
    has_comma = any(u.form == "," for u in units[first.end : last.begin])
    follows = units[last.end].cat if last.end < len(units) else ""
    before = units[first.start - 1].cat if first.start else ""
    return has_comma and follows in {"aux", "verb"} and before in {"verb", "prep", "possessive"}


def _link(left: Phrase, right: Phrase, units: Sequence[Unit]) -> str:
    """Return what joins two phrases: "and", ",", or nothing."""
    if right.prep in INCLUDING and units[right.head].mention is not None:
        whole = units[left.head].mention
        if whole is not None and whole.entity != UNNAMED:
            return ""
        between = units[left.end : right.prep_at]
        return "and" if all(u.form == "," or _is_and(u) for u in between) else ""
    between = units[left.end : right.begin]
    is_again = right.prep == left.prep or _is_verbs_own(left, right, units)
    if right.prep and not (is_again and any(u.cat == "conj" for u in between)):
        return ""
    if units[right.start].value == _EACH and not any(_is_and(u) for u in between):
        return ""  # "beside Russia, each of Egypt and Iran" is two lists
    if not between or any(u.form != "," and not _is_and(u) for u in between):
        return ""
    return "and" if any(_is_and(u) for u in between) else ","


def _is_verbs_own(left: Phrase, right: Phrase, units: Sequence[Unit]) -> bool:
    """Say whether the preposition is a part of the verb before: "spoke with A and with B"."""
    verb = units[left.start - 1] if left.start and not left.prep else None
    own = verb.lemma.rpartition(" ")[2] if verb is not None and verb.cat == "verb" else ""
    return bool(own) and own == units[right.prep_at].lemma


def _is_and(unit: Unit) -> bool:
    return unit.cat == "conj" and (unit.value in _AND)


def _alike(first: Phrase, other: Phrase, units: Sequence[Unit]) -> bool:
    """Only what stands for somebody joins what stands for somebody; no pronoun ends a list."""
    if units[other.head].value in _PRONOUNS:
        return False
    return (units[first.head].mention is None) == (units[other.head].mention is None)
