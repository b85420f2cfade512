"""Following: where the verb comes first, who is told to do as another did."""

from mithaq.languages.language import Language
from mithaq.reading.clauses import REL, Clause, Parse
from mithaq.reading.mentions import Mention
from mithaq.reading.phrases import phrase_mentions
from mithaq.reading.slots import Slots

_REPEAT = "repeat"
_DO = "do"
_SO = "so"
#: The class of what one follows: "in his steps".
_STEPS = "steps"
_NEGATIVE = "negative"


def actors_of(clause: Clause, slots: Slots) -> list[Mention]:
    """Return who acts in a clause that points to an event; behind the verb, where it is first."""
    found = [] if slots.is_svo else _behind(clause, slots.parse)
    return [m for m in found or slots.subject(clause) if m.kind in {"state", "org"}]


def _behind(clause: Clause, parse: Parse) -> list[Mention]:
    """Return the first that stand behind the verb and are known."""
    found: list[Mention] = []
    for number in parse.owned(clause):
        phrase = parse.phrases[number]
        is_bare = not phrase.prep and phrase.leader in {-1, number}
        if any(u.value == _STEPS and not u.suffix for u in parse.units[clause.verb : phrase.end]):
            break  # "follow in the steps [of] Chad and Niger"
        if is_bare and phrase.start > clause.verb:
            found = found or phrase_mentions(parse.phrases, number, parse.units)
    return found


def followed_in(clause: Clause, parse: Parse) -> set[str]:
    """Return in whose steps one follows, where that is said: "in the steps of Spain"."""
    at = next((i for i in clause.units if parse.units[i].value == _STEPS), -1)
    number = parse.phrase_at(at) if at >= 0 else -1
    if number < 0:
        return set()
    named = parse.units[at + 1 : parse.phrases[number].end]
    return {u.mention.entity for u in named if u.mention is not None}


def points_back(clause: Clause, parse: Parse, language: Language) -> bool:
    """Say whether the verb of a clause only says that somebody did as another did."""
    controls = {row.control for row in language.cues.get(parse.units[clause.verb].lemma, ())}
    if clause.is_passive or not controls & {_REPEAT, _DO}:
        return False
    if any(other.parent == clause.index and other.kind != REL for other in parse.clauses):
        return False
    steps = _steps(clause, parse)
    if _REPEAT in controls and (steps or _carries_pronoun(clause, parse)):
        return True
    return _DO in controls and clause.kind != REL and _is_likened(clause, parse)


def _steps(clause: Clause, parse: Parse) -> bool:
    return any(parse.units[i].value == _STEPS for i in clause.units)


def _carries_pronoun(clause: Clause, parse: Parse) -> bool:
    """Say whether the verb, or a preposition right behind it, carries whom one follows."""
    following = parse.units[clause.verb + 1 : clause.verb + 2]
    is_behind = any(u.cat == "prep" and u.suffix for u in following)
    return bool(parse.units[clause.verb].suffix) or is_behind


def _is_likened(clause: Clause, parse: Parse) -> bool:
    """Say whether "so did", "as did" or "did not" opens the clause."""
    before = parse.units[max(clause.verb - 2, 0) : clause.verb]
    is_negative = any(_NEGATIVE in parse.units[i].value for i in clause.auxiliaries)
    return is_negative or any(u.value == _SO for u in before)
