"""Refusals: "Norway rejected joining the union" tells of its own step, not of a stance."""

from collections.abc import Sequence

from mithaq.languages.language import Language
from mithaq.reading.clauses import Parse
from mithaq.reading.frame import Frame
from mithaq.reading.phrases import phrase_mentions
from mithaq.statement import Type

_NEGATIVE = "negative"
#: What one refuses to do oneself; of other deeds one refuses that they are done.
_OWN = frozenset(
    {
        Type.JOIN,
        Type.SIGN,
        Type.RATIFY,
        Type.RECOGNISE,
        Type.ESTABLISH_TIES,
        Type.NEGOTIATE,
        Type.MEET,
        Type.VISIT,
        Type.LEAVE,
        Type.CUT_TIES,
        Type.OPEN_MISSION,
    }
)


#: The same of these, where nothing says that they are known: "refused to impose sanctions".
_GIVEN = frozenset({Type.SANCTION, Type.AID})


def _is_known(parse: Parse, unit: int) -> bool:
    number = parse.phrase_at(unit)
    phrase = parse.phrases[number] if number >= 0 else None
    return phrase is None or any(u.definite for u in parse.units[phrase.start : phrase.end])


def is_refused(frame: Frame, parse: Parse, language: Language) -> bool:
    """Say whether the event is the object of a verb by which its own actor refuses it."""
    clause = parse.clauses[frame.clause]
    if (
        frame.type not in _OWN | _GIVEN
        or parse.units[frame.trigger].cat != "noun"
        or clause.verb < 0
    ):
        return False
    rows = language.cues.get(parse.units[clause.verb].lemma, ())
    if not any(row.pos == "verb" and row.polarity == _NEGATIVE for row in rows):
        return False
    subject = parse.subject_of(clause)
    acting = phrase_mentions(parse.phrases, subject, parse.units) if subject >= 0 else []
    if frame.type in _GIVEN and _is_known(parse, frame.trigger):
        return False
    is_own = any(m.entity == frame.actor.entity for m in acting)
    return is_own and parse.phrase_at(frame.trigger) == clause.object >= 0


def without_refusals(frames: Sequence[Frame], parse: Parse, language: Language) -> list[Frame]:
    """Leave out the stance on what its actor only refuses to do."""
    refused = {(f.clause, f.actor.entity) for f in frames if is_refused(f, parse, language)}
    return [f for f in frames if f.type is not Type.REJECT or not _is_stance(f, parse, refused)]


def _is_stance(frame: Frame, parse: Parse, refused: set[tuple[int, str]]) -> bool:
    is_told_by_verb = frame.trigger == parse.clauses[frame.clause].verb
    return is_told_by_verb and (frame.clause, frame.actor.entity) in refused
