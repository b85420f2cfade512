"""Factuality: how real the text says an event is, and whether it says that it is not."""

from collections.abc import Sequence

import msgspec

from mithaq.languages.language import Language
from mithaq.languages.tables import Cue
from mithaq.reading.clauses import COMP, COND, COORD, GER, INF, REL, ROOT, SUB, Clause, Parse
from mithaq.reading.conditions import condition_of, is_awaited, is_within, tied_to
from mithaq.reading.frame import Frame
from mithaq.reading.judged import described_by, governing_nouns, is_only_judged
from mithaq.reading.occasions import (
    does,
    governs,
    is_circumstance,
    is_denied,
    is_lacking,
    is_means,
    is_set_apart,
    is_what_one_is,
)
from mithaq.reading.scale import MODALITIES, Scale
from mithaq.reading.sources import claimed
from mithaq.statement import Modality, Polarity, Type

_NEGATIVE = "negative"
_WOULD = "would"
_COPULA, _HAVE = "be", "have"
_SUBJECTS = frozenset({"on", "about", "over"})
_NEARING, _LIGHT = "nearing", "light"
_NOR, _ANY = "nor", "any"
_NOBODY = "nobody"
_WHETHER = "whether"
_IMMEDIATE = "immediate"
_ORDER = frozenset({"before", "after"})
_AHEAD = frozenset({"future", "planned"})
#: What these clauses tell holds whatever becomes of the clause around.
_FACTS = frozenset({REL, SUB})
_FAR = "far"
_WITHOUT = "without"
_LACKING = frozenset({_WITHOUT, "instead", _FAR})
#: Types that happen at one stroke.
_STEPS = frozenset(
    {
        Type.JOIN,
        Type.LEAVE,
        Type.SIGN,
        Type.RATIFY,
        Type.RECOGNISE,
        Type.OPEN_MISSION,
        Type.CLOSE_MISSION,
        Type.ESTABLISH_TIES,
        Type.CUT_TIES,
        Type.RECALL_ENVOY,
        Type.EXPEL_ENVOY,
    }
)
#: A participle of its own lines stands in the text as a verb does.
_POS = {"verb": ("verb", "participle")}


class Factuality(msgspec.Struct, frozen=True):
    """What the words say of an event's reality."""

    modality: Modality
    polarity: Polarity
    condition: tuple[int, int] | None = None  # unit range of its words
    is_hypothetical: bool = False  # told only as a condition: no statement
    rules: tuple[str, ...] = ()


def judge(frame: Frame, parse: Parse, language: Language) -> Factuality:
    """Return what the sentence says of the reality of *frame*."""
    scale = Scale()
    scale.take(frame.row.modality, frame.row.polarity, f"triggers:{frame.row.head}")
    clause = parse.clauses[frame.clause]
    if is_set_apart(frame, parse):
        return _weigh(frame, clause, parse, scale)
    is_meant = is_only_judged(frame, parse, language) or is_awaited(frame, parse)
    if is_meant or _is_unreal(clause, parse):
        return Factuality(scale.step, Polarity.POSITIVE, is_hypothetical=True)
    if (tie := tied_to(frame, parse, language)) is not None:
        return Factuality(
            Modality.CONDITIONAL,
            Polarity.POSITIVE,
            tie,
            is_hypothetical=is_within(frame, tie),
            rules=(*scale.rules, "tied"),
        )
    _own_group(frame, clause, Words(parse, language), scale)
    _progress(frame, clause, parse, scale)
    for child in parse.path(clause):
        _without_gerund(child, parse, scale)
        _talked_of(child, parse, language, scale)
        if child.kind == COND:
            return Factuality(scale.step, Polarity.POSITIVE, is_hypothetical=True)
        if claimed(child, parse) >= 0:
            _take_rows(_rows(_verb_of(parse.clauses[child.parent], parse), "verb", language), scale)
        if not _goes_on(child, parse, language, scale):
            break
    return _weigh(frame, clause, parse, scale)


def _goes_on(child: Clause, parse: Parse, language: Language, scale: Scale) -> bool:
    """Take what stands over a clause; say whether what stands over that counts too."""
    if is_what_one_is(child, parse, language):  # "will be the first state to join"
        around = parse.clauses[child.parent]
        scale.take(Modality.PLANNED if _is_ahead(around, parse) else "", "", "becomes")
        return True
    return child.kind not in _FACTS and _take_governor(child, parse, language, scale)


def _verb_of(clause: Clause, parse: Parse) -> str:
    return parse.units[clause.verb].lemma if clause.verb >= 0 else ""


def _take_governor(child: Clause, parse: Parse, language: Language, scale: Scale) -> bool:
    """Take what the word over a clause makes of it; say whether what stands above counts too."""
    if child.governor < 0:
        _headline_infinitive(child, scale)
        return True
    if not parse.is_complement(child):
        _share_plan(child, parse, scale)
        return False
    if parse.units[child.begin].value == _WHETHER:
        scale.take(Modality.POSSIBLE, "", _WHETHER)
    if _is_arranged(child, parse):
        scale.take(Modality.PLANNED, "", "arranged")
        return False
    rows = _take_word_over(child, parse, language, scale)
    if any(row.act for row in rows):
        return False
    _group(parse.clause_of(child.governor), parse, scale)
    return True


def _take_word_over(child: Clause, parse: Parse, language: Language, scale: Scale) -> list[Cue]:
    """Take the cues of the word that governs a clause; return them."""
    governor = parse.units[child.governor]
    rows = _rows(governor.lemma, governor.cat, language)
    _take_rows(rows, scale)
    before = parse.units[child.governor - 1] if child.governor else governor
    if (governor.cat, before.cat, before.value) == ("adj", "aux", _NEGATIVE):
        scale.take("", _NEGATIVE, before.form)  # "[it is] not likely that", without a verb
    if _is_wished(child, parse) and not any(row.modality for row in rows):
        scale.take(Modality.DESIRED, "", "wish")
    if governor.lemma == _COPULA and child.kind in {INF, GER}:  # "is due in Cairo to meet"
        _predicate(parse.clause_of(child.governor), parse, language, scale)
    if governor.cat == "noun":
        rows = [*rows, *_over_noun(child.governor, parse, language, scale)]
    return rows


def _is_arranged(child: Clause, parse: Parse) -> bool:
    """Say whether a pause and "on" lead to "that", in Arabic: "met, that they meet again"."""
    before = parse.units[max(child.begin - 2, 0) : child.begin]
    return child.kind == COMP and [(u.cat, u.value) for u in before] == [
        ("punct", ""),
        ("prep", "on"),
    ]


def _is_wished(child: Clause, parse: Parse) -> bool:
    """Say whether a present stands right behind "that": "insisted that Iran join"."""
    is_first = child.kind == COMP and child.verb == child.begin + 1
    marker, verb = parse.units[child.begin], parse.units[child.verb]
    return is_first and marker.cat == "comp" and not marker.suffix and verb.tense == "present"


def _share_plan(child: Clause, parse: Parse, scale: Scale) -> None:
    """What comes before or after what is planned is planned: "will fly home after meeting"."""
    before = parse.before(child)
    around = parse.clauses[child.parent]
    is_beside = child.kind == GER and before is not None and before.value in _ORDER
    if is_beside and (_is_ahead(around, parse) or around.kind == INF):
        scale.take(Modality.PLANNED, "", "before or after a plan")


def _is_unreal(clause: Clause, parse: Parse) -> bool:
    """Say whether a clause asks, tells what would have been, or of *any* pact that one signs."""
    values = {parse.units[i].value for i in clause.auxiliaries}
    if clause.kind == REL and clause.antecedent >= 0:
        phrase = parse.phrases[clause.antecedent]
        if any(u.value == _ANY for u in parse.units[phrase.start : phrase.head]):
            return True
    return values >= {_WOULD, _HAVE} or parse.units[-1].form == "?"


def _over_noun(noun: int, parse: Parse, language: Language, scale: Scale) -> list[Cue]:
    """Take the words over a noun that governs: "has no plan to", "denied any intention of"."""
    for index in governing_nouns(noun, parse):
        unit = parse.units[index]
        scale.take(*_auxiliary(unit.value if unit.cat == "det" else "", ""), unit.form)
        _take_rows(_rows(unit.lemma, unit.cat, language), scale)
    clause, number = parse.clause_of(noun), parse.phrase_at(noun)
    if not 0 <= clause.verb < noun or number < 0 or parse.phrases[number].prep:
        return []
    rows = _rows(parse.units[clause.verb].lemma, "verb", language)
    _take_rows(rows, scale)
    return rows


def _rows(lemma: str, cat: str, language: Language) -> list[Cue]:
    return [row for row in language.cues.get(lemma, ()) if row.pos in _POS.get(cat, (cat,))]


def _take_rows(rows: Sequence[Cue], scale: Scale) -> None:
    for row in rows:
        scale.take_cue(row)


def _without_gerund(clause: Clause, parse: Parse, scale: Scale) -> None:
    """What somebody left without doing, he did not do."""
    before = parse.before(clause)
    if clause.kind == GER and before is not None and before.value in _LACKING:
        scale.take(Modality.PLANNED if before.value == _FAR else "", _NEGATIVE, before.form)
    if clause.kind == GER and before is not None and before.value == _NEARING:
        scale.take(Modality.EXPECTED, "", before.form)


def _talked_of(clause: Clause, parse: Parse, language: Language, scale: Scale) -> None:
    """What talks are on has not been done: "in talks with Chad on restoring ties"."""
    before = parse.before(clause)
    if clause.kind != GER or before is None or before.value not in _SUBJECTS:
        return
    for index in governing_nouns(clause.verb, parse):
        if parse.units[index].cat == "noun":
            _take_rows(_rows(parse.units[index].lemma, "noun", language), scale)


def _progress(frame: Frame, clause: Clause, parse: Parse, scale: Scale) -> None:
    """A step that is being taken is a plan: "is joining the bloc"."""
    is_told_done = any(parse.units[i].value == _IMMEDIATE for i in clause.units)
    is_going_on = (
        clause.verb == frame.trigger
        and not is_told_done
        and parse.units[clause.verb].tense == "gerund"
    )
    if (
        is_going_on
        and frame.type in _STEPS
        and any(parse.units[i].value.startswith("be") for i in clause.auxiliaries)
    ):
        scale.take(Modality.PLANNED, "", "progressive")


def _headline_infinitive(clause: Clause, scale: Scale) -> None:
    """A headline's infinitive is a plan: "Belarus to join the bloc"."""
    if clause.kind == INF:
        scale.take(Modality.PLANNED, "", "headline infinitive")


class Words(msgspec.Struct, frozen=True):
    """A sentence with the cues of its language."""

    parse: Parse
    language: Language


def _own_group(frame: Frame, clause: Clause, words: Words, scale: Scale) -> None:
    """The verb group of the trigger; of a noun, the words that govern it in its clause."""
    parse = words.parse
    if parse.units[frame.trigger].cat == "verb":
        _verb_group(frame, clause, words, scale)
        return
    if _without_noun(frame.trigger, clause, parse, scale):
        return
    over = governing_nouns(frame.trigger if frame.noun < 0 else frame.noun, parse)
    for index in (*over, *described_by(frame.trigger, parse)):
        unit = parse.units[index]
        if index in clause.auxiliaries:
            continue  # the verb group tells it
        if unit.cat in {"det", "aux"}:
            scale.take(*_auxiliary(unit.value, ""), unit.form)
        _take_rows(_rows(unit.lemma, unit.cat, words.language), scale)
    if clause.verb < 0 or is_means(frame, parse):
        _group(clause, parse, scale)
        return
    scale.is_governed = governs(frame.trigger, parse, words.language)
    if scale.is_governed or not is_circumstance(frame.trigger, parse):
        _verb_over(frame.trigger, clause, words, scale)


def _verb_group(frame: Frame, clause: Clause, words: Words, scale: Scale) -> None:
    """The verb group, and what stands between the verb and the noun with which it tells."""
    parse = words.parse
    _group(clause, parse, scale)
    if frame.noun >= 0 and is_denied(frame.noun, parse):
        scale.take("", _NEGATIVE, "determiner")
    own = words.language.triggers.get(parse.units[frame.noun].lemma, ()) if frame.noun >= 0 else ()
    if not any(row.type == frame.type for row in own):
        return
    for index in governing_nouns(frame.noun, parse):  # "announced its readiness for talks"
        if frame.trigger < index and parse.units[index].cat == "noun":
            _take_rows(_rows(parse.units[index].lemma, "noun", words.language), scale)


def _verb_over(trigger: int, clause: Clause, words: Words, scale: Scale) -> None:
    """Take the verb of a clause whose object, or subject, the event is."""
    verb = words.parse.units[clause.verb]
    found = _rows(verb.lemma, "verb", words.language)
    rows = [r for r in found if not r.act or r.modality or r.polarity]
    if _is_bare_object(trigger, words.parse) and any(r.control == _LIGHT for r in found):
        rows = [r for r in rows if r.control == _LIGHT]  # "directed criticism at", not "to do it"
    if (clause.verb < trigger or clause.is_passive) and not does(trigger, clause, words.parse):
        _take_rows(rows, scale)
    if verb.lemma == _COPULA and clause.verb > trigger:
        _predicate(clause, words.parse, words.language, scale)
    is_to_be_announced = bool(found) and _is_ahead(clause, words.parse)
    if rows or verb.lemma == _COPULA or is_to_be_announced or _is_light(verb.lemma, words.language):
        _group(clause, words.parse, scale)


def _is_bare_object(trigger: int, parse: Parse) -> bool:
    """Say whether a noun stands behind its verb without a preposition."""
    number = parse.phrase_at(trigger)
    return number >= 0 and not parse.phrases[number].prep


def _is_ahead(clause: Clause, parse: Parse) -> bool:
    """Say whether a clause tells what is to come."""
    return any(parse.units[i].value in _AHEAD for i in clause.auxiliaries)


def _predicate(clause: Clause, parse: Parse, language: Language, scale: Scale) -> None:
    """Take what is said of the event that is the subject: "a visit is planned"."""
    for index in clause.units:
        if index > clause.verb and parse.units[index].cat == "adj":
            _take_rows(_rows(parse.units[index].lemma, "adj", language), scale)


def _without_noun(trigger: int, clause: Clause, parse: Parse, scale: Scale) -> bool:
    """Take what was without a deed: it tells that the deed did not: "ended without reaching"."""
    is_told_done = not any(parse.units[i].value for i in clause.auxiliaries)
    if not (is_told_done and is_lacking(trigger, parse)):
        return False
    scale.take("", _NEGATIVE, _WITHOUT)
    return True


def _is_light(lemma: str, language: Language) -> bool:
    return any(row.control == _LIGHT for row in language.cues.get(lemma, ()))


def _group(clause: Clause, parse: Parse, scale: Scale) -> None:
    """Take what the auxiliaries of a clause's verb say."""
    tense = parse.units[clause.verb].tense if clause.verb >= 0 else ""
    for index in clause.auxiliaries:
        value = parse.units[index].value
        for word in value.split(" "):
            scale.take(*_auxiliary(word, tense), f"auxiliary:{parse.units[index].form}")
    if clause.verb >= 0 and parse.units[clause.verb].voice == _NEGATIVE:
        scale.take("", _NEGATIVE, "auxiliary")
    marker = parse.units[clause.begin]
    if marker.cat == "comp" and _NEGATIVE in marker.value:  # "that it not", one word in Arabic
        scale.take("", _NEGATIVE, "complementiser")
    before = parse.units[clause.begin - 1] if clause.begin else None
    is_nor = clause.kind == COORD and before is not None and before.value == _NOR
    if is_nor or (clause.kind == ROOT and parse.units[clause.begin].value == _NOR):
        scale.take("", _NEGATIVE, _NOR)
    if clause.subject >= 0:
        subject = parse.phrases[clause.subject]
        if any(u.value == _NOBODY for u in parse.units[subject.start : subject.end]):
            scale.take("", _NEGATIVE, "nobody")


def _auxiliary(word: str, tense: str) -> tuple[str, str]:
    match word:
        case "negative":
            return "", _NEGATIVE
        case "would" | "future":
            return Modality.PLANNED, ""
        case "perhaps":  # in Arabic only before a present: before a past it makes certain
            return (Modality.POSSIBLE, "") if tense == "present" else ("", "")
        case _:
            pass
    return (word, "") if word in MODALITIES else ("", "")


def _weigh(frame: Frame, clause: Clause, parse: Parse, scale: Scale) -> Factuality:
    """Bring modality, negations and a condition together."""
    is_noun = parse.units[frame.trigger].cat == "noun" and not scale.is_governed
    is_occasion = is_noun and (is_circumstance(frame.trigger, parse) or is_means(frame, parse))
    is_negative = scale.negations % 2 == 1 and not is_occasion
    is_to_come = is_negative and scale.step is Modality.PLANNED
    condition = condition_of(clause, parse, can_lack=is_negative, is_to_come=is_to_come)
    if any(is_lacking(i, parse) for i in (frame.noun, frame.trigger) if i >= 0):
        condition = None
    if condition is not None and (is_negative or scale.step is not Modality.ACTUAL):
        rules = (*scale.rules, "condition")
        return Factuality(Modality.CONDITIONAL, Polarity.POSITIVE, condition, rules=rules)
    polarity = Polarity.NEGATIVE if is_negative else Polarity.POSITIVE
    if scale.negations > 1 and not is_negative and scale.step is Modality.PLANNED:
        return Factuality(Modality.POSSIBLE, polarity, rules=tuple(scale.rules))
    return Factuality(scale.step, polarity, rules=tuple(scale.rules))
