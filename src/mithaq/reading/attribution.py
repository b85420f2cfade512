"""Attribution: whose word a frame is, how it was said, and who passed it on."""

from collections.abc import Iterator

import msgspec

from mithaq.languages.language import Language
from mithaq.languages.tables import Cue
from mithaq.reading.clauses import COORD, GER, REL, ROOT, Clause, Parse, is_finite
from mithaq.reading.discourse import Discourse
from mithaq.reading.frame import Frame
from mithaq.reading.mentions import SELF, Mention
from mithaq.reading.slots import Slots
from mithaq.reading.sources import (
    ACCORDING,
    ANONYMOUS,
    CITING,
    PEOPLE,
    Speech,
    as_told,
    claimed,
    issued,
    issuer,
    named_behind,
    seated,
)
from mithaq.reading.units import Unit

_DENY, _SAY = "deny", "say"
_ASIDE = "aside"
#: Auxiliaries of what has not been said.
_UNSAID = frozenset({"negative", "future", "planned"})
_OBJECT = "object"
#: Behind these prepositions, or none, stands what a speech verb tells.
_TOLD = frozenset({"", "of", "off", "about", "at", "by"})
#: One urges somebody "to" or, in Arabic, "on" a deed.
_URGED = frozenset({"to", "on", "for", "from"})
_URGES = "call_on"
_REPORTS = "report"
_FROM = "off"
_IN = "in"
_EMBASSY = "embassy"
_REPORT = Mention("report", "name")


class Attribution(msgspec.Struct, frozen=True):
    """Whose word it is."""

    claimant: Mention = _REPORT
    act: str | None = None
    cue: int = -1  # unit index
    clause: int = -1  # of the cue
    via: tuple[str, ...] = ()
    channel: str | None = None
    rules: tuple[str, ...] = ()


def attribute(
    frame: Frame, parse: Parse, discourse: Discourse, language: Language, *, quoted: bool
) -> Attribution:
    """Return whose word *frame* is; the nearest source first, others are `via`."""
    slots = Slots(parse, language, discourse)
    chain = [*_own_speech(frame, slots)]
    chain += _speeches(parse.clauses[frame.clause], slots)
    chain += [*named_behind(ACCORDING, parse, discourse), *as_told(parse, language, slots)]
    chain = [*named_behind(CITING, parse, discourse), *chain]  # who is cited stands nearest
    chain = sorted(chain, key=lambda speech: speech.act != _DENY)  # who denies it stands nearer
    if not chain:
        marks = sum(unit.cat == "quote" for unit in parse.units[: frame.trigger])
        return _without_cue(parse, discourse, quoted=quoted or marks % 2 == 1)
    nearest = chain[0]
    via = tuple(s.speaker.entity for s in chain[1:] if s.speaker.kind == "org")
    told = _told_to(nearest, parse, language)
    return Attribution(
        nearest.speaker,
        nearest.act,
        nearest.cue,
        nearest.clause,
        tuple(dict.fromkeys((*told, *via))),
        _channel(nearest, parse),
        (f"cues:{parse.units[nearest.cue].lemma}",),
    )


def _own_speech(frame: Frame, slots: Slots) -> Iterator[Speech]:
    """Yield the verb whose object the event is: "announced its withdrawal"."""
    parse, language = slots.parse, slots.language
    clause = parse.clauses[frame.clause]
    if parse.units[frame.trigger].cat == "verb" or not 0 <= clause.verb < frame.trigger:
        return
    number = parse.phrase_at(frame.trigger)
    if number < 0:
        return
    prep = parse.phrases[number].prep
    meant = parse.phrases[_over_will(number, slots)].prep
    for row in language.cues.get(parse.units[clause.verb].lemma, ()):
        is_announced = meant in _TOLD and row.act != _SAY  # who only shows a wish has not said it
        is_told = is_announced or prep in _TOLD or (row.act == _URGES and prep in _URGED)
        if row.act and row.pos != "noun" and is_told and not _is_silent(row, clause, parse):
            speaker = _speaker(clause.verb, clause, slots)
            if speaker is not None:
                yield Speech(speaker, row.act, clause.verb, clause.index)
            return


def _over_will(number: int, slots: Slots) -> int:
    """Go from a phrase to the will that it hangs on: "announced its readiness for talks"."""
    phrases, units = slots.parse.phrases, slots.parse.units
    while number > 0 and phrases[number].prep and not slots.is_svo:
        before = phrases[number - 1]
        rows = slots.language.cues.get(units[before.head].lemma, ())
        is_will = any(row.pos == "noun" and row.modality for row in rows)
        if not is_will or before.end != phrases[number].begin:
            break
        number -= 1
    return number


def _speeches(clause: Clause, slots: Slots) -> Iterator[Speech]:
    """Yield the cues that govern a clause, from the inside outwards."""
    parse = slots.parse
    for child in parse.path(clause):
        if _is_added(child, parse):
            return
        if claimed(child, parse) >= 0:
            yield from _told_by(
                parse.clauses[child.parent].verb, parse.clauses[child.parent], slots
            )
            return
        if child.governor < 0 or not parse.is_complement(child):
            continue
        yield from _told_by(child.governor, parse.clause_of(child.governor), slots)


def _told_by(governor: int, above: Clause, slots: Slots) -> Iterator[Speech]:
    """Yield who tells by one word; who denies a report of it stands nearer than the report."""
    unit, language = slots.parse.units[governor], slots.language
    over = list(_over_noun(governor, above, slots, language))
    yield from (s for s in over if s.act == _DENY)
    rows = [r for r in language.cues.get(unit.lemma, ()) if r.act and _is_of(r, unit)]
    if not rows:
        yield from over or _in_paper(governor, above, slots)
        return
    row = rows[0]
    if row.control == _OBJECT and _asks_nobody(above, slots):
        return
    if _is_silent(row, above, slots.parse) or _is_background(row, above, slots.parse):
        return
    cited = _cited(row, above, slots)
    if cited is not None:
        yield Speech(cited, "say", governor, above.index)
    speaker = _speaker(governor, above, slots)
    if speaker is not None:
        yield Speech(speaker, row.act, governor, above.index)


def _in_paper(verb: int, clause: Clause, slots: Slots) -> Iterator[Speech]:
    """Yield whose paper it is in which something stands: "it came in a statement by Peru that"."""
    parse = slots.parse
    number = parse.phrase_at(verb + 2) if verb + 2 < len(parse.units) else -1
    is_in = number >= 0 and parse.phrases[number].prep_at == verb + 1
    if slots.is_svo or clause.subject >= 0 or not is_in or parse.phrases[number].prep != _IN:
        return
    for mention in issued(parse, number, slots.discourse)[:1]:
        yield Speech(mention, "say", verb, clause.index)


def _reports(verb: int, slots: Slots) -> bool:
    """Say whether a verb passes on what others say."""
    lemma = slots.parse.units[verb].lemma if verb >= 0 else ""
    return any(r.act == _REPORTS and r.pos == "verb" for r in slots.language.cues.get(lemma, ()))


def _cited(row: Cue, above: Clause, slots: Slots) -> Mention | None:
    """Return whom an outlet "passes on from", in Arabic, or "quoted as saying"."""
    found: list[Mention] = []
    if row.act == _REPORTS or _reports(above.verb, slots):
        found = slots.prepositional(_FROM, max(above.verb, 0), -1, above)
    elif above.kind == GER and above.parent >= 0:
        over = slots.parse.clauses[above.parent]
        found = slots.objects(over) if _reports(over.verb, slots) else []
    return found[0] if found else None


def _is_of(row: Cue, unit: Unit) -> bool:
    """Say whether a cue is of a unit's class."""
    return row.pos == unit.cat or (row.pos == "participle" and unit.cat == "verb")


def _asks_nobody(clause: Clause, slots: Slots) -> bool:
    """Say whether one only asks for oneself: "asked to join"."""
    return not clause.is_passive and not slots.objects(clause)


def _is_added(clause: Clause, parse: Parse) -> bool:
    """Say whether the report adds it: "hopes to rejoin the bloc, which it quit in 2003"."""
    before = parse.units[clause.begin - 1] if clause.begin else None
    if clause.kind != REL or parse.units[clause.begin].cat != "rel":
        return False
    return before is not None and before.form == ","


def _over_noun(noun: int, clause: Clause, slots: Slots, language: Language) -> Iterator[Speech]:
    """Yield who tells the noun that governs: "announced plans to", "voiced the hope that"."""
    units = slots.parse.units
    if units[noun].cat != "noun" or not 0 <= clause.verb < noun:
        return
    for row in language.cues.get(units[clause.verb].lemma, ()):
        if row.act and row.pos == "verb":
            speaker = _speaker(clause.verb, clause, slots)
            if speaker is not None:
                yield Speech(speaker, row.act, clause.verb, clause.index)
            return


def _speaker(cue: int, clause: Clause, slots: Slots) -> Mention | None:
    """Return who says it; of a passive nobody by name."""
    parse = slots.parse
    unit = parse.units[cue]
    if unit.cat == "noun":
        found = _nameless_before(cue, parse) or slots.genitive(cue) or slots.adjectives(cue)
        found = found or slots.subject(clause) or issuer(parse, parse.phrase_at(cue))
        found = found or _left_out(clause, slots)
    elif clause.is_passive:
        found = slots.agents(clause) or [ANONYMOUS]
    else:
        found = slots.subject(clause) or _nameless(clause, parse) or _of_mission(clause, slots)
        found = found or issuer(parse, clause.subject) or _left_out(clause, slots)
    speaking = [m for m in found if m.kind in {"state", "org", "person", "anonymous"}]
    return seated(speaking[0], clause.subject, parse) if speaking else None


def _nameless(clause: Clause, parse: Parse) -> list[Mention]:
    """Some people without a name or a state who say something: "two diplomats said"."""
    head = parse.units[parse.phrases[clause.subject].head] if clause.subject >= 0 else None
    if head is None or head.cat != "noun" or head.definite or head.suffix:
        return []
    return [ANONYMOUS] if head.value in PEOPLE else []


def _of_mission(clause: Clause, slots: Slots) -> list[Mention]:
    """An embassy that says something speaks for its state."""
    head = slots.parse.phrases[clause.subject].head if clause.subject >= 0 else -1
    if head < 0 or slots.parse.units[head].value != _EMBASSY:
        return []
    return slots.adjectives(head) or slots.genitive(head)


def _nameless_before(cue: int, parse: Parse) -> list[Mention]:
    """In Arabic some people stand before what is theirs: "from officials their saying that"."""
    at = cue - 1
    while at > 0 and parse.units[at].cat in {"adj", "other"}:
        at -= 1
    head = parse.units[max(at, 0)]
    is_theirs = bool(parse.units[cue].suffix) and head.mention is None and not head.definite
    return [ANONYMOUS] if is_theirs and head.cat == "noun" and head.value in PEOPLE else []


def _left_out(clause: Clause, slots: Slots) -> list[Mention]:
    """In Arabic who speaks on needs no name: "and added that"."""
    said = slots.discourse.quoting
    is_own = clause.kind in {ROOT, COORD} and clause.subject < 0
    if slots.is_svo or not is_own or not is_finite(slots.parse.units, clause.verb):
        return []
    return [said[0]] if said is not None else []


def _is_silent(row: Cue, clause: Clause, parse: Parse) -> bool:
    """Say whether nobody has said it: "did not confirm that", "will announce that"."""
    values = {word for i in clause.auxiliaries for word in parse.units[i].value.split()}
    return bool(values & _UNSAID) and not row.polarity


def _is_background(row: Cue, clause: Clause, parse: Parse) -> bool:
    """Say whether the report itself adds it: "it is worth noting that", one verb in Arabic."""
    return (
        row.control == _ASIDE and clause.subject < 0 and parse.units[clause.verb].tense == "present"
    )


def _without_cue(parse: Parse, discourse: Discourse, *, quoted: bool) -> Attribution:
    """Without a cue it is the report's own word, or the quotation's that goes on."""
    if quoted and discourse.quoting is not None:
        speaker, act = discourse.quoting
        return Attribution(speaker, act, rules=("quotation goes on",))
    if (named := _before_colon(parse)) is not None:
        return Attribution(named, "say", rules=("speaker before a colon",))
    return Attribution()


def _before_colon(parse: Parse) -> Mention | None:
    """Return the speaker of a headline such as "Trump: …"."""
    for index, unit in enumerate(parse.units):
        if (
            unit.form == ":"
            and index
            and all(u.cat in {"name", "conj", "poss"} for u in parse.units[:index])
        ):
            return parse.units[index - 1].mention
        if unit.cat == "verb":
            break
    return None


def _told_to(speech: Speech, parse: Parse, language: Language) -> tuple[str, ...]:
    """Return the outlet to which it was told: "told Axios that"."""
    if speech.cue < 0 or parse.units[speech.cue].cat != "verb":
        return ()
    found = Slots(parse, language).objects(parse.clauses[speech.clause])
    return tuple(m.entity for m in found if m.form != "person" and is_outlet(m))[:1]


def _channel(speech: Speech, parse: Parse) -> str | None:
    """Return the outlet or platform through which it was said: "wrote on Truth Social"."""
    for phrase in parse.phrases:
        mention = parse.units[phrase.head].mention
        is_in_cue = phrase.prep and parse.owner[phrase.head] == speech.clause
        if is_in_cue and mention is not None and is_outlet(mention) and phrase.prep != ACCORDING:
            return mention.entity
    return None


def is_outlet(mention: Mention) -> bool:
    """Say whether a mention names an outlet."""
    return mention.form == "outlet"


def as_spoken(frame: Frame, attribution: Attribution) -> Frame | None:
    """Put the speaker in the place of "we" and "our"; None where that leaves no two sides."""
    speaker = attribution.claimant
    sides = [speaker if m.entity == SELF else m for m in (frame.actor, frame.object)]
    if sides == [frame.actor, frame.object]:
        return frame
    if speaker.kind not in {"state", "org"} or sides[0].entity == sides[1].entity:
        return None
    return msgspec.structs.replace(frame, actor=sides[0], object=sides[1])


def last_speech(
    parse: Parse, language: Language, discourse: Discourse
) -> tuple[Mention, str] | None:
    """Return who speaks in a sentence, and how: a quotation that goes on is theirs."""
    slots = Slots(parse, language, discourse)
    for clause in reversed(parse.clauses):
        if clause.verb < 0:
            continue
        for row in language.cues.get(parse.units[clause.verb].lemma, ()):
            if row.act and row.pos in {"verb", "participle"} and not _is_silent(row, clause, parse):
                speaker = _speaker(clause.verb, clause, slots)
                if speaker is not None:
                    return speaker, row.act
    return None
