"""The subject and the object of each Arabic clause."""

from mithaq.languages.language import Language
from mithaq.languages.tables import CLASS
from mithaq.reading.clauses import COMP, COORD, GER, INF, REL, SUB, Clause, Parse
from mithaq.reading.fronting import is_fronted, over_apposition
from mithaq.reading.mentions import UNNAMED, Mention
from mithaq.reading.parsing_speakers import CONCERNED, concerned
from mithaq.reading.titles_vso import GENDERS
from mithaq.reading.units import DUAL, Unit

#: With a pronoun these can stand between a verb and its subject.
_PUSHING = frozenset({"to", "by", "from", "on", "with", "in", "during"})
_COUNTERPART = "counterpart"
_DEAL = "deal"
_VISIT = "visit"
_NOBODY = "nobody"
_RANK = "rank"
_NEGATIVE = "negative"
_SAVE = "save"  # behind a negation it leaves what is positive: "met but once"
_EXCEPT = frozenset({"except", _SAVE})
_ENVOY = "envoy"
_SOMEBODY = frozenset({"state", "org", "person", "anonymous"})
#: Persons of a verb that has no subject behind it: whoever speaks, or several named before.
_AGREEING = frozenset({"1s", "1p", *DUAL, "3mp", "3fp"})


def find_sides(parse: Parse, language: Language) -> None:
    """Find the subject and the object of each clause."""
    for clause in parse.clauses:
        if clause.kind == REL and clause.antecedent >= 0:
            _resume(parse, clause)
        if clause.verb >= 0:
            _find_sides(parse, clause, language)
        elif not _has_subject_in_marker(parse, clause):
            clause.subject = next(iter(_free(parse, clause)), -1)


def _resume(parse: Parse, clause: Clause) -> None:
    """A pronoun on the verb or a preposition of a relative stands for what it hangs on."""
    mention = _antecedent(parse, clause.antecedent)
    first = parse.units[parse.phrases[clause.antecedent].start]
    if first.value == _RANK and not _free(parse, clause):  # "the first that joined it": who joins
        return
    for index in clause.units:
        unit = parse.units[index]
        if unit.suffix and unit.cat in {"verb", "prep"}:
            clause.is_resumptive = True
            unit.suffix_mention = mention


def _antecedent(parse: Parse, number: int) -> Mention | None:
    """Return whom a relative tells more of: the head, or of "widening the pact" the last named."""
    phrase = parse.phrases[number]
    head = parse.units[phrase.head].mention
    if head is not None or phrase.end - phrase.head < 2:  # noqa: PLR2004 - a noun and its owner
        return head
    last = parse.units[phrase.end - 1].mention
    return last if last is not None and last.form not in {"adjective", "demonym"} else None


def _find_sides(parse: Parse, clause: Clause, language: Language) -> None:
    free = _free(parse, clause)
    before = [i for i in free if parse.phrases[i].end <= clause.verb]
    after = [i for i in free if parse.phrases[i].start > clause.verb]
    if before and after and is_fronted(parse, clause, before):
        before = []
    if before and clause.kind != REL:
        clause.subject = over_apposition(parse, before)
    elif (
        after
        and not _is_meant(parse, clause, after[0], language)
        and _is_subject(parse, clause, after[0], language)
    ):
        clause.subject = after.pop(0)
    clause.object = after[0] if after else -1
    if clause.is_passive and clause.subject < 0 and after:
        clause.subject = after[0]
    if clause.subject < 0 and clause.sibling < 0:
        clause.subject = concerned(parse, clause, language)
    _take_exception(parse, clause)


def _take_exception(parse: Parse, clause: Clause) -> None:
    """Of "none recognises it but Chad" Chad does; "visited none but Chad" tells a visit."""
    denied = [i for i in clause.auxiliaries if _NEGATIVE in parse.units[i].value]
    if not denied:
        return
    subject = parse.units[parse.phrases[clause.subject].head] if clause.subject >= 0 else None
    some = subject.mention if subject is not None else None
    left = next((n for n in parse.owned(clause) if _is_left(parse, n)), -1)
    is_doer = some is None or some.entity == UNNAMED
    if left >= 0 and is_doer:
        clause.subject = left
    elif left >= 0 and clause.object < 0 and parse.phrases[left].prep == _SAVE:
        clause.object = left
    is_saved = any(parse.units[i].value == _SAVE for i in clause.units)
    if is_saved or (left >= 0 and is_doer):
        clause.auxiliaries = [i for i in clause.auxiliaries if i not in denied]


def _is_left(parse: Parse, number: int) -> bool:
    """Say whether a phrase names who is excepted."""
    mention = parse.units[parse.phrases[number].head].mention
    is_somebody = mention is not None and mention.kind in _SOMEBODY
    return is_somebody and parse.phrases[number].prep in _EXCEPT


def _is_subject(parse: Parse, clause: Clause, phrase: int, language: Language) -> bool:
    """Say whether the first phrase behind the verb is its subject, or its object."""
    verb, head = parse.units[clause.verb], parse.units[parse.phrases[phrase].head]
    if verb.person in _AGREEING or verb.suffix:
        return bool(verb.suffix) and verb.person not in _AGREEING
    if head.value == _COUNTERPART and parse.subject_of(clause) >= 0:  # his: the subject's
        return False
    if clause.kind == REL:
        return clause.is_resumptive
    is_sent = _is_sent(verb, head, language) and len(_free(parse, clause)) == 1
    if is_sent or _is_paper(head, clause) or _has_subject_in_marker(parse, clause):
        return False
    if head.cat == "name" and _is_pushed_back(parse, clause, phrase):
        return True
    shares = _shares_subject(parse, clause) and parse.subject_of(clause) >= 0
    return not shares or (clause.kind == COORD and _is_new(parse, clause, head, language))


def _is_sent(verb: Unit, head: Unit, language: Language) -> bool:
    """Say whether a noun is the envoy whom a verb takes: "expelled the Dutch ambassador"."""
    kinds = {row.kind for row in language.nouns.get(head.lemma, ())}
    rows = language.triggers.get(verb.lemma, ())
    return _ENVOY in kinds and any(row.noun == CLASS + _ENVOY for row in rows)


def _is_new(parse: Parse, clause: Clause, head: Unit, language: Language) -> bool:
    """Say whether a verb behind "and" has a subject of its own."""
    if _takes_none(parse.units[clause.verb], head, language) or _differs(parse, clause):
        return True
    return head.cat == "name" and _has_object_behind(parse, _free(parse, clause))


def _has_object_behind(parse: Parse, free: list[int]) -> bool:
    """Say whether what is behind a verb has something else right behind it, over no comma."""
    if len(free) < 2:  # noqa: PLR2004 - who acts, and on what
        return False
    first, second = (parse.phrases[n] for n in free[:2])
    return all(u.cat != "punct" for u in parse.units[first.end : second.start])


def _takes_none(verb: Unit, head: Unit, language: Language) -> bool:
    """Say whether a verb cannot take what stands behind it: "and Finland acceded to"."""
    takes = language.takes.get(verb.lemma, "")
    is_somebody = head.mention is not None and head.mention.kind in _SOMEBODY
    return bool(takes) and (is_somebody or (takes == _NOBODY and head.definite))


def _differs(parse: Parse, clause: Clause) -> bool:
    """Say whether a verb has another gender than the one whose subject it would share."""
    if clause.kind != COORD or clause.sibling < 0:
        return False
    other = parse.clauses[clause.sibling]
    persons = {parse.units[v].person for v in (clause.verb, other.verb) if v >= 0}
    return persons == GENDERS and other.subject >= 0 and other.kind != REL


def _shares_subject(parse: Parse, clause: Clause) -> bool:
    """Say whether a clause can have the subject of another: "it is for Oman that it sign"."""
    if clause.kind in {COORD, INF, GER}:
        return True
    over = parse.clauses[clause.parent].subject if clause.kind == COMP else -1
    return over >= 0 and parse.phrases[over].prep in CONCERNED


def _is_paper(head: Unit, clause: Clause) -> bool:
    """Say whether a noun is what is signed; it does not act: "before it signed a deal"."""
    if head.mention is not None:
        return head.mention.kind == "accord"
    return clause.kind == SUB and (head.cat, head.value) == ("noun", _DEAL)


def _is_meant(parse: Parse, clause: Clause, phrase: int, language: Language) -> bool:
    """Say whether a noun is what somebody wants to do, not who does it: "wants that [it] sign"."""
    if clause.kind == SUB:
        return _is_visited(parse, clause, language) or _is_own(parse, clause, phrase, language)
    if clause.kind != COMP or clause.verb != clause.begin + 1 or clause.governor < 0:
        return False
    head, governor = parse.units[parse.phrases[phrase].head], parse.units[clause.governor]
    if head.cat != "noun" or head.definite or parse.subject_of(clause) < 0:
        return False
    rows = language.cues.get(governor.lemma, ())
    return any(row.modality and not row.act for row in rows if row.pos == governor.cat)


def _is_visited(parse: Parse, clause: Clause, language: Language) -> bool:
    """Say whether a place is all that a verb of travel has behind it: "after he visited Bamako"."""
    rows = language.triggers.get(parse.units[clause.verb].lemma, ())
    goes = any(row.type == _VISIT and not row.noun and "obj" in row.object for row in rows)
    return goes and len(_free(parse, clause)) == 1


def _is_own(parse: Parse, clause: Clause, phrase: int, language: Language) -> bool:
    """Say whether a noun with a pronoun is what its verb takes: "before it cut *its* ties"."""
    head = parse.units[parse.phrases[phrase].head]
    if head.cat != "noun" or not head.suffix or parse.subject_of(clause) < 0:
        return False
    wanted = {head.lemma, *(CLASS + row.kind for row in language.nouns.get(head.lemma, ()))}
    rows = language.triggers.get(parse.units[clause.verb].lemma, ())
    return any(row.noun in wanted for row in rows)


def _is_pushed_back(parse: Parse, clause: Clause, phrase: int) -> bool:
    """Say whether a preposition with its pronoun stands between verb and subject: "joined it"."""
    between = parse.units[clause.verb + 1 : parse.phrases[phrase].start]
    return len(between) == 1 and bool(between[0].suffix) and between[0].value in _PUSHING


def _has_subject_in_marker(parse: Parse, clause: Clause) -> bool:
    """Say whether "that he" is one word, so that the verb needs no subject behind it."""
    marker = parse.units[clause.begin] if clause.kind == COMP else None
    return marker is not None and marker.cat == "comp" and bool(marker.suffix)


def _free(parse: Parse, clause: Clause) -> list[int]:
    return [i for i in parse.owned(clause) if not parse.phrases[i].prep and _leads(parse, i)]


def _leads(parse: Parse, index: int) -> bool:
    return parse.phrases[index].leader in {-1, index}
