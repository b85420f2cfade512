"""The subject and the object of each English clause."""

from mithaq.reading.clauses import COMP, COORD, ROOT, Clause, Parse
from mithaq.reading.phrases import Phrase


def find_sides(parse: Parse, given: dict[int, int]) -> None:
    """Find the subject and the object of each clause."""
    for clause in parse.clauses:
        if clause.verb < 0:
            continue
        free = [i for i in parse.owned(clause) if not parse.phrases[i].prep and _leads(parse, i)]
        first = min([clause.verb, *(i for i in clause.auxiliaries if not _opens(parse, i))])
        before = [i for i in free if parse.phrases[i].end <= first]
        after = [i for i in free if parse.phrases[i].start > clause.verb]
        clause.subject = before[-1] if before else given.get(clause.index, -1)
        if clause.kind == "report" and not before and after:
            clause.subject = after.pop(0)
        clause.object = after[0] if after else -1
        _take_comma_list(parse, clause)
        if clause.kind == ROOT and clause.subject < 0:
            _part_from_opening(parse, clause, first)
    for clause in parse.clauses:
        _share_object(parse, clause)


def _share_object(parse: Parse, clause: Clause) -> None:
    """In "signed and ratified the pact" both verbs have one object."""
    first = parse.clauses[clause.sibling] if clause.sibling >= 0 else clause
    if first is clause or first.object >= 0 or not 0 <= first.verb < clause.verb:
        return
    between = parse.units[first.verb + 1 : clause.verb]
    if between and all(u.cat in {"conj", "adv", "aux"} for u in between):
        first.object = clause.object


def _opens(parse: Parse, auxiliary: int) -> bool:
    """Say whether an auxiliary stands before its subject: "neither Chad nor Niger has signed"."""
    return parse.places[auxiliary + 1] >= 0


def _take_comma_list(parse: Parse, clause: Clause) -> None:
    """A headline joins its subjects by a comma alone: "Iran, Iraq agree to …"."""
    number = clause.subject
    if clause.kind not in {ROOT, COORD, COMP} or number < 1 or parse.phrases[number].leader >= 0:
        return
    first, last = parse.phrases[number - 1], parse.phrases[number]
    between = parse.units[first.end : last.start]
    names = [parse.units[p.head].mention for p in (first, last)]
    if (
        not _opens_clause(parse, first)
        or first.prep
        or first.leader >= 0
        or [u.form for u in between] != [","]
    ):
        return
    if all(m is not None and m.entity for m in names):
        first.members, first.leader = (number - 1, number), number - 1
        last.leader, clause.subject = number - 1, number - 1


def _part_from_opening(parse: Parse, clause: Clause, first: int) -> None:
    """In "After talks with A, B and C signed" the list is B and C, no matter the comma."""
    for number, phrase in enumerate(parse.phrases):
        members = phrase.members
        is_before = members and parse.phrases[members[-1]].end <= first
        if is_before and phrase.prep and len(members) > 2:  # noqa: PLR2004 - one and a pair
            rest = members[1:]
            phrase.members, phrase.leader = (), -1
            parse.phrases[rest[0]].members = rest
            for member in rest:
                parse.phrases[member].leader = rest[0]
            clause.subject = rest[0]
            del number
            return


def _opens_clause(parse: Parse, phrase: Phrase) -> bool:
    """Say whether a phrase stands where a clause begins."""
    return not phrase.start or parse.units[phrase.start - 1].cat in {"verb", "comp"}


def _leads(parse: Parse, index: int) -> bool:
    return parse.phrases[index].leader in {-1, index}
