"""What is only wished or opposed: "backs Ukraine's accession" does not say that it took place."""

from collections.abc import Iterator

from mithaq.languages.language import Language
from mithaq.reading.clauses import Clause, Parse
from mithaq.reading.frame import Frame
from mithaq.reading.refusals import is_refused

_AIM = "aim"
_NEGATIVE = "negative"
#: From or with whom it is: "an invitation from Chad to visit", "talks with Chad on joining".
_GIVING = frozenset({"from", "with"})
_AGAINST = "from"
_BY = "by"
_TOWARD = frozenset({"for", "to", "of"})
#: By these a noun hangs on another: "talks on accession", "an obstacle before accession".
_HANGING = frozenset({"of", "for", "to", "in", "on", "about", "by", "before", "before_face"})
_OWNED = frozenset({"name", "poss", "possessive"})
_FROM = "from"
_COUNTING = frozenset({"after", "before"})
_BETWEEN = frozenset({"noun", "adj", "prep", "det", "other", "aux", "adv"})


def is_only_judged(frame: Frame, parse: Parse, language: Language) -> bool:
    """Say whether the event stands only as what somebody is for or against; contract, ruling 9."""
    trigger = frame.trigger
    if parse.units[trigger].cat != "noun":
        return False
    number, clause = parse.phrase_at(trigger), parse.clause_of(trigger)
    over = [i for i in governing_nouns(trigger, parse) if parse.units[i].cat == "noun"]
    if number > 0 and parse.phrases[number].prep in _TOWARD:
        over.append(parse.phrases[number - 1].head)  # "Kenya's support for …"
    elif number > 0 and parse.phrases[number].prep == _AGAINST:  # "its warning to Libya against …"
        over += [parse.phrases[n].head for n in range(max(number - 2, 0), number)]
    elif number > 1 and parse.phrases[number].prep == _BY and _is_named(number - 1, parse):
        over.append(parse.phrases[number - 2].head)  # "Kenya's accusing Chad of arming …"
    is_object = number >= 0 and _is_object(number, clause, parse) and clause.verb < trigger
    if is_object and not is_refused(frame, parse, language):
        over.append(clause.verb)
    return any(_aims(i, parse, language) for i in over if i >= 0)


def _is_named(number: int, parse: Parse) -> bool:
    """Say whether a bare name is a phrase: whom the noun before it is about."""
    phrase = parse.phrases[number]
    return not phrase.prep and parse.units[phrase.head].cat == "name"


def _is_object(number: int, clause: Clause, parse: Parse) -> bool:
    """Say whether a phrase is the object or bound to it: in Arabic "the request [of] joining"."""
    phrase, object_ = parse.phrases[number], clause.object
    is_bound = number == object_ + 1 and not phrase.prep and object_ >= 0
    return number == object_ or (is_bound and parse.phrases[object_].end == phrase.start)


def _aims(index: int, parse: Parse, language: Language) -> bool:
    unit = parse.units[index]
    return any(r.control == _AIM and r.pos == unit.cat for r in language.cues.get(unit.lemma, ()))


def governing_nouns(trigger: int, parse: Parse) -> Iterator[int]:
    """Yield the units before a noun on which it hangs: "the possibility of accession"."""
    index = trigger - 1
    own = parse.phrase_at(trigger)
    while index >= 0 and (
        parse.units[index].cat in _BETWEEN
        or _is_owner(index, parse)
        or _joins_owners(index, parse)
        or (own >= 0 and parse.phrases[own].start <= index and parse.units[index].cat in _OWNED)
    ):
        index = _over_giver(index, parse)
        unit = parse.units[index]
        if unit.cat == "prep" and unit.value not in _HANGING:
            break
        if unit.cat in {"noun", "adj", "aux", "adv"} or unit.value == _NEGATIVE:
            yield index
        index -= 1


def described_by(noun: int, parse: Parse) -> Iterator[int]:
    """Yield the adjectives behind a noun and whose it is: "the visit [of] Chad, planned"."""
    index = noun + 1
    while index < len(parse.units) and parse.units[index].cat in {"adj", "name"}:
        if parse.units[index].cat == "adj":
            yield index
        index += 1


def _over_giver(index: int, parse: Parse) -> int:
    """Step over whom something is from: "an invitation from his counterpart to visit"."""
    number = parse.phrase_at(index)
    is_giver = number > 0 and parse.phrases[number].prep in _GIVING
    return (
        parse.phrases[number].prep_at - 1
        if is_giver and parse.units[index].cat == "name"
        else index
    )


def _joins_owners(index: int, parse: Parse) -> bool:
    """Say whether "and" joins two from whom something is: "a promise from Chad and Niger"."""
    units = parse.units
    is_between = units[index].cat == "conj" and 0 < index < len(units) - 1
    return is_between and units[index - 1].cat == units[index + 1].cat == "name"


def _is_owner(index: int, parse: Parse) -> bool:
    """Say whether a name only tells whose the noun before it is: "the decision [of] Chad to"."""
    number = parse.phrase_at(index)
    if number < 0 or parse.units[index].cat != "name":
        return False
    return parse.phrases[number].head < index or parse.phrases[number].prep in _GIVING


def is_counted_from(number: int, parse: Parse) -> bool:
    """Say whether time is counted from what a phrase tells: "two weeks after talks"."""
    phrase = parse.phrases[number]
    before = parse.phrases[number - 1] if number else None
    if before is None or phrase.prep != _FROM or before.end != phrase.prep_at:
        return False
    return before.prep in _COUNTING
