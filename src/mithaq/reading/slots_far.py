"""Slots that reach further: what is left out, what a clause below names, what both sides share."""

from collections.abc import Callable, Sequence

from mithaq.languages.language import Language
from mithaq.reading.clauses import COMP, GER, INF, REL, Clause, Parse
from mithaq.reading.discourse import Discourse, Told
from mithaq.reading.mentions import Mention, spread
from mithaq.reading.phrases import phrase_mentions
from mithaq.reading.reach import Reach
from mithaq.reading.slots_members import along, antecedent, identified, second, signed
from mithaq.reading.slots_talks import addressed, sides_in, talked, talking
from mithaq.reading.units import Unit

#: Behind these stands by whose mediation something came about.
MEDIATION = frozenset({"under", "agent", "mediation", "through", "via", "at", "by"})
_BETWEEN = "between"
#: Behind these Arabic tells what is hailed or condemned.
HAILED = frozenset({"by", "on"})
_THERE = "there"
_WITH = "with"
_INDEFINITE = "indefinite"
_STATE = "state:"
_REJECT = "reject"
_TIES = frozenset({"establish_ties", "cut_ties"})
#: What is no deed that others judge, but a word on one.
_SAID = frozenset({"support", "reject", "demand", "ties", "member"})
#: A step that both have taken.
_SHARED = frozenset({"agree", "negotiate"})
#: What a ceremony seals.
_SEALED = frozenset({"join", "sign", "agree"})


def elided(
    parse: Parse, clause: Clause, subject: Sequence[Mention], named: Sequence[Mention]
) -> list[Mention]:
    """Return the accord named last where a verb lacks its object: "Sudan signed in 2021"."""
    if clause.object >= 0 or not subject or clause.kind == REL:
        return []
    if any(
        not parse.phrases[n].prep and parse.phrases[n].start > clause.verb
        for n in parse.owned(clause)
    ):
        return []
    return [m for m in named if m.form != "outlet"][:1]


def subject_below(parse: Parse, clause: Clause) -> list[Mention]:
    """Return who is to act in what the clause governs: "demanded that Israel withdraw"."""
    for below in parse.clauses:
        if below.parent == clause.index and below.kind == COMP and below.subject >= 0:
            return phrase_mentions(parse.phrases, below.subject, parse.units)
    return []


def has_infinitive(parse: Parse, clause: Clause) -> bool:
    """Say whether a clause governs an infinitive: "told Riyadh to"."""
    return any(c.kind == INF and c.governor == clause.verb >= 0 for c in parse.clauses)


def object_below(parse: Parse, clause: Clause) -> list[Mention]:
    """Return whom the infinitive below names: "threatened to expel Iranian envoys"."""
    for below in parse.clauses:
        if (
            below.parent == clause.index
            and below.kind in {INF, GER, COMP}
            and below.begin > clause.begin
        ):
            for number in parse.owned(below):
                if parse.phrases[number].start > below.verb and (found := named_in(parse, number)):
                    return found
    return []


def partner_below(parse: Parse, clause: Clause, subject: Sequence[Mention]) -> list[Mention]:
    """Return with whom the infinitive below is: "agreed to restore ties with Iran"."""
    if len(subject) != 1:
        return []
    for below in parse.clauses:
        if below.parent == clause.index and below.kind == INF:
            for number in parse.owned(below):
                if parse.phrases[number].prep == _WITH:
                    return phrase_mentions(parse.phrases, number, parse.units)
    return []


def named_in(parse: Parse, number: int) -> list[Mention]:
    """Return whom a phrase names, as its head or before it."""
    phrase = parse.phrases[number]
    if found := phrase_mentions(parse.phrases, number, parse.units):
        return found
    for unit in parse.units[phrase.start : phrase.end]:
        mention = unit.suffix_mention or unit.mention
        if mention is not None and mention.kind in {"state", "org"}:
            return spread(mention)
    return []


def under_mediation(parse: Parse, trigger: int, subject: Sequence[Mention]) -> list[Mention]:
    """Return between whom "under Saudi mediation" mediates: the subject of its clause."""
    number = parse.phrase_at(trigger)
    if number < 0 or parse.phrases[number].prep not in MEDIATION:
        return []
    return _beside(parse, trigger, 0) or [*subject, *_beside(parse, trigger, len(subject))]


def _beside(
    parse: Parse, trigger: int, subjects: int, clause: Clause | None = None
) -> list[Mention]:
    """Return whom one subject meets or talks with, or between whom talks without one are."""
    wanted = {0: _BETWEEN, 1: _WITH}.get(subjects, "")
    clause = clause or parse.clause_of(trigger)
    for number in parse.owned(clause):
        phrase = parse.phrases[number]
        if wanted and phrase.prep == wanted and phrase.start < trigger:
            return phrase_mentions(parse.phrases, number, parse.units)
    is_met = subjects == 1 and clause.object >= 0
    return phrase_mentions(parse.phrases, clause.object, parse.units) if is_met else []


def _only_other(reach: Reach) -> list[Mention]:
    """Return the one other state that a sentence names before a trigger."""
    own = {m.entity for m in reach.subject}
    before = [u.mention for u in reach.parse.units[: reach.trigger] if u.mention is not None]
    named = dict.fromkeys(e for m in before for e in (m.entity, *m.also) if e.startswith(_STATE))
    return [Mention(e, "pronoun", rule="slots:only other") for e in named if e not in own]


def partner(
    subject: Sequence[Mention], discourse: Discourse, beside: Sequence[Mention] = ()
) -> list[Mention]:
    """Return with whom one side is told alone: "Riyadh cut ties", of Riyadh and Tehran."""
    if len(subject) != 1:
        return []
    actor, pair = subject[0].entity, discourse.pair or ()
    if actor in pair:
        return [Mention(e, "pronoun", rule="slots:partner") for e in pair if e != actor]
    if len(beside) == 1:
        return list(beside)
    for told in reversed(discourse.told):
        if told.type in _TIES:
            return [told.object if told.object.entity != actor else told.actor]
    return []


def known_partner(reach: Reach) -> list[Mention]:
    """Return with whom a deal is that was told before: "will not sign *the* document"."""
    parse, number = reach.parse, reach.clause.object
    first = parse.units[parse.phrases[number].start] if number >= 0 else None
    is_known = first is not None and first.cat == "det" and not first.value
    return partner(reach.subject, reach.discourse) if is_known else []


def speaking_above(parse: Parse, clause: Clause) -> list[Mention]:
    """Return the state that speaks: "no ties with Israel before that, the Saudi minister said"."""
    for above in parse.path(clause)[1:]:
        if above.subject >= 0:
            found = phrase_mentions(parse.phrases, above.subject, parse.units)
            return [m for m in found if m.kind == "state"]
    return []


def _is_in_another(reach: Reach) -> bool:
    """Say whether it is no affair that was told before: "mediated in *a* dispute in 2014"."""
    owned = (reach.parse.phrases[n] for n in reach.parse.owned(reach.clause))
    behind = (p for p in owned if p.prep == "in" and p.start > reach.trigger)
    return any(reach.parse.units[p.start].value == _INDEFINITE for p in behind)


def others(subject: Sequence[Mention], discourse: Discourse) -> list[Mention]:
    """Return the two that were told of, for a third: "offered to mediate"."""
    own, pair = {m.entity for m in subject}, discourse.pair or ()
    return [] if own & set(pair) else [Mention(e, "pronoun", rule="slots:others") for e in pair]


def sealed(discourse: Discourse) -> Told | None:
    """Return the step told last: "Qatar will join. A signing ceremony is planned for May"."""
    return next((told for told in reversed(discourse.told) if told.type in _SEALED), None)


def bare(parse: Parse, clause: Clause, subject: list[Mention]) -> list[Mention]:
    """Return to whom it was done where a headline leaves out "was": "Gabon readmitted to …"."""
    if clause.verb < 0 or clause.auxiliaries or clause.object >= 0 or clause.is_passive:
        return []
    following = parse.units[clause.verb + 1] if clause.verb + 1 < len(parse.units) else None
    is_participle = parse.units[clause.verb].tense in {"past", "participle"}
    return subject if is_participle and following is not None and following.cat == "prep" else []


def above(parse: Parse, clause: Clause, own: set[str]) -> list[Mention]:
    """Return who acts in the clause above: "Kenya spoke, prompting Sudan to recall its envoy"."""
    while clause.kind in {INF, GER} and clause.parent >= 0:
        clause = parse.clauses[clause.parent]
        number = parse.subject_of(clause)
        found = phrase_mentions(parse.phrases, number, parse.units) if number >= 0 else []
        if others := [m for m in found if m.entity not in own]:
            return others
    return []


def mover(reach: Reach) -> list[Mention]:
    """Return whose deed it is that is judged without a name: "Rabat welcomed the decision"."""
    parse, clause, language = reach.parse, reach.clause, reach.language
    number = clause.subject if clause.is_passive else clause.object
    hailed = HAILED if language.script.order == "VSO" else frozenset()
    behind = [n for n in parse.owned(clause) if parse.phrases[n].prep in hailed]
    for place in (number, *(n for n in behind if parse.phrases[n].start > clause.verb)):
        if place >= 0 and reach.discourse.told and is_deed(parse, place, language):
            told = _mover_of(reach, parse.units[parse.phrases[place].head].lemma)
            if told.type == _REJECT:  # whose deed another has condemned before
                return [told.object]
            return [told.actor, told.object] if told.type in _SHARED else _doers_of(told, reach)
    return []


def _doers_of(told: Told, reach: Reach) -> list[Mention]:
    """Return all who did the same to the same: four states cut ties, "Qatar denounced the move"."""
    alike = (t for t in reach.discourse.told if t.row is told.row)
    same = (t.actor for t in alike if t.object.entity == told.object.entity)
    return list({m.entity: m for m in (*same, told.actor)}.values())


def _mover_of(reach: Reach, noun: str) -> Told:
    """Return who did last what is judged, by its noun if that tells which: "the sanctions"."""
    types = {row.type for row in reach.language.triggers.get(noun, ())}
    own, discourse = {m.entity for m in reach.subject}, reach.discourse
    done = {t.actor.entity for t in discourse.told if t.type not in _SAID}
    deeds = [t for t in discourse.told if t.type not in _SAID or t.object.entity not in done]
    strangers = [t for t in deeds if t.actor.entity not in own]
    deeds = strangers or deeds or list(discourse.told)
    return next((t for t in reversed(deeds) if t.type in types), deeds[-1])


def is_deed(parse: Parse, number: int, language: Language) -> bool:
    """Say whether a phrase is a deed that was told before: "the decision", "this step"."""
    phrase = parse.phrases[number]
    head, first = parse.units[phrase.head], parse.units[phrase.start]
    is_deed = any(row.kind == "move" for row in language.nouns.get(head.lemma, ()))
    if any(u.mention is not None for u in parse.units[phrase.start : phrase.end]):
        return False  # "the decision of Chad"
    return is_deed and (head.definite or (first.cat == "det" and first.value == ""))


def there(parse: Parse, clause: Clause, named: Sequence[Mention], own: set[str]) -> list[Mention]:
    """Return the state that "there" means: the one named last."""
    at = next((i for i in clause.units if parse.units[i].value == _THERE), -1)
    if at < 0:
        return []
    before = [u.mention for u in reversed(parse.units[:at]) if u.mention is not None]
    return nearest(before, own | doers(parse)) or nearest(named, own)


def nearest(named: Sequence[Mention], own: set[str]) -> list[Mention]:
    """Return the other state that was named last: "accuses Chile …, recalls consul"."""
    return [m for m in named if m.kind == "state" and m.entity not in own][:1]


def doers(parse: Parse) -> set[str]:
    """Return who acts in some clause: "Peru refused, while Chile withdrew its envoy"."""
    acting: set[str] = set()
    for clause in parse.clauses:
        if clause.subject >= 0:
            found = phrase_mentions(parse.phrases, clause.subject, parse.units)
            acting |= {m.entity for m in found}
    return acting


def around(
    parse: Parse, clause: Clause, acting: Sequence[Mention], discourse: Discourse
) -> list[Mention]:
    """Return whose the deal is that a relative tells of: "agreed to a truce brokered by …"."""
    if clause.kind != REL or clause.antecedent < 0:
        return []
    for number in range(clause.antecedent, len(parse.phrases)):
        if parse.phrases[number].prep == _BETWEEN and parse.phrases[number].start < clause.begin:
            return sides_in(parse, number)
    parent = parse.clauses[clause.parent] if clause.parent >= 0 else clause
    subject = parse.subject_of(parent)
    found = phrase_mentions(parse.phrases, subject, parse.units) if subject >= 0 else []
    found = [*found, *(_beside(parse, clause.begin, 1, parent) if len(found) == 1 else [])]
    if len(found) > 1:
        return found
    own = {m.entity for m in acting}
    named = _named_once(parse, parent)
    if len(named) == 2 and not own & set(named):  # noqa: PLR2004 - a pair
        return list(named.values())
    if own & set(discourse.pair or ()):
        return []  # who brings two together is none of them
    return [Mention(e, "pronoun", rule="slots:around") for e in discourse.pair or ()]


def _named_once(parse: Parse, clause: Clause) -> dict[str, Mention]:
    """Return the states and organisations that a clause names, where it does not only locate."""
    mentions = (parse.units[i].mention for i in clause.units)
    return {
        m.entity: m
        for m in mentions
        if m is not None and m.kind in {"state", "org"} and m.form not in {"place", "capital"}
    }


def each_other(subject: Sequence[Mention]) -> list[Mention]:
    """Return both sides of a subject: each has its embassy with the other."""
    several = {m.entity for m in subject}
    return list(subject) if len(several) == 2 else []  # noqa: PLR2004 - a pair


def relative_of(parse: Parse, trigger: int) -> set[int]:
    """Return the clauses that hang on the phrase of a noun: "talks that Oman brokered …"."""
    number = parse.phrase_at(trigger)
    return {c.index for c in parse.clauses if c.kind == REL and c.antecedent == number >= 0}


def doer_below(parse: Parse, clause: Clause) -> list[Mention]:
    """Return who did what a clause judges: "criticised the sanctions that the EU imposed"."""
    judged = {clause.object, *(n for n in parse.owned(clause) if parse.phrases[n].prep in HAILED)}
    for below in parse.clauses:
        if below.kind == REL and below.antecedent in judged - {-1} and below.subject >= 0:
            return phrase_mentions(parse.phrases, below.subject, parse.units)
    return []


def covered(parse: Parse, clause: Clause, trigger: int) -> list[Mention]:
    """Return what a relative says that a noun takes in: "a tour that includes Peru and Chile"."""
    nouns = {parse.phrase_at(trigger), clause.object} - {-1}
    found: list[Mention] = []
    for below in parse.clauses:
        if below.kind == REL and below.antecedent in nouns and below.object >= 0:
            found += phrase_mentions(parse.phrases, below.object, parse.units)
    return found


def is_venue(units: Sequence[Unit], index: int) -> bool:
    """Say whether a capital only tells where: "the Budapest summit"."""
    mention = units[index].mention
    if mention is None or mention.form != "capital":
        return False
    around = units[max(0, index - 1) : index + 2]
    return not any(u.form == "-" or u.cat == "poss" for u in around)


def is_doer(units: Sequence[Unit], index: int) -> bool:
    """Say whether a name only tells who did it: "U.S.-mediated talks"."""
    following = units[index + 1 : index + 3]
    if len(following) < 2:  # noqa: PLR2004 - the hyphen and what it ties
        return False
    return following[0].form == "-" and following[1].cat == "adj"


def _left_out(reach: Reach, *kinds: str) -> list[Mention]:
    named = [m for m in reach.named if m.kind in kinds]
    return elided(reach.parse, reach.clause, reach.subject, named)


def _accord_left_out(reach: Reach) -> list[Mention]:
    """Several who sign without an object sign with one another."""
    return _left_out(reach, "accord") if len(reach.subject) == 1 else []


#: The slots that reach beyond the trigger's own clause.
FAR: dict[str, Callable[[Reach], list[Mention]]] = {
    "elided": _accord_left_out,
    "elided.org": lambda r: _left_out(r, "accord", "org"),
    "comp.subj": lambda r: subject_below(r.parse, r.clause),
    "inf.obj": lambda r: object_below(r.parse, r.clause),
    "inf.with": lambda r: partner_below(r.parse, r.clause, r.subject),
    "obj.inf": lambda r: r.objects if has_infinitive(r.parse, r.clause) else [],
    "mediated": lambda r: under_mediation(r.parse, r.trigger, r.subject),
    "above": lambda r: above(r.parse, r.clause, {m.entity for m in r.subject}),
    "bare": lambda r: bare(r.parse, r.clause, r.subject),
    "talking": lambda r: talking(r.parse, r.clause, r.discourse),
    "talked": lambda r: talked(r.parse, r.clause, r.discourse),
    "rel.subj": lambda r: doer_below(r.parse, r.clause),
    "covered": lambda r: covered(r.parse, r.clause, r.trigger),
    "around": lambda r: around(r.parse, r.clause, r.subject, r.discourse),
    "mover": mover,
    "there": lambda r: there(r.parse, r.clause, r.named, {m.entity for m in r.subject}),
    "nearest": lambda r: nearest(r.named, {m.entity for m in r.subject} | doers(r.parse)),
    "partner": lambda r: partner(r.subject, r.discourse, _only_other(r)),
    "sealed.actor": lambda r: [told.actor] if (told := sealed(r.discourse)) else [],
    "sealed.object": lambda r: [told.object] if (told := sealed(r.discourse)) else [],
    "identified": identified,
    "along": along,
    "second": second,
    "signed": signed,
    "antecedent": antecedent,
    "partner.known": known_partner,
    "speaker": lambda r: speaking_above(r.parse, r.clause),
    "addressed": lambda r: addressed(r.parse, r.clause, r.trigger, r.objects),
    "others": lambda r: [] if _is_in_another(r) else others(r.subject, r.discourse),
    "at_host": lambda r: each_other(r.subject),
}
