"""What stands before an Arabic verb: its subject, or only when it was."""

from mithaq.reading.clauses import Clause, Parse


def is_fronted(parse: Parse, clause: Clause, before: list[int]) -> bool:
    """Say whether what stands before the verb is only when: "with the news of a visit, Chad left".

    It begins with a preposition, names nobody in its last bare phrase, and a comma ends it.
    """
    first, last = parse.phrases[parse.owned(clause)[0]], parse.phrases[before[-1]]
    at = clause.verb - 1
    while at > last.end and parse.units[at].cat in {"aux", "adv", "time"}:
        at -= 1
    is_led = bool(first.prep) and first.begin <= clause.begin + 1
    return is_led and parse.units[last.head].mention is None and parse.units[at].form == ","


def over_apposition(parse: Parse, before: list[int]) -> int:
    """Return the subject before a verb: "Kim Yo Jong, the leader's sister, had visited"."""
    last = parse.phrases[before[-1]]
    is_aside = last.start > 0 and parse.units[last.start - 1].form == ","
    if is_aside and len(before) > 1 and parse.units[last.head].mention is None:
        named = parse.units[parse.phrases[before[-2]].head].mention
        return before[-2] if named is not None else before[-1]
    return before[-1]
