"""The trace: which words and which rules made what, sentence by sentence (`mithaq explain`)."""

from collections.abc import Iterator, Sequence

import msgspec

from mithaq.languages.folding import Folded, fold
from mithaq.reading.clauses import Parse
from mithaq.reading.discourse import Discourse
from mithaq.reading.factuality import judge
from mithaq.reading.frame import Frame
from mithaq.reading.frames import FrameFinder
from mithaq.reading.reader import Reader, Tongue, day_of, follow
from mithaq.reading.repeats import find_events
from mithaq.reading.sentences import Sentence, segment
from mithaq.reading.statements import Heard
from mithaq.reading.units import Unit
from mithaq.report import Report


class Found(msgspec.Struct, frozen=True, kw_only=True):
    """Words of the raw text, and what they were taken for."""

    start: int  # code points of the raw text
    end: int
    text: str
    means: str  # an id, an EDTF date, a lemma
    rule: str = ""


class ClauseFound(msgspec.Struct, frozen=True, kw_only=True):
    """A clause: what it is to its sentence, its verb and its subject."""

    kind: str
    verb: str
    subject: str
    parent: int  # the clause that it hangs on; -1: none


class FrameFound(msgspec.Struct, frozen=True, kw_only=True):
    """A frame with what was judged of it; `ignored` names why it makes no statement."""

    type: str
    actor: str
    object: str
    trigger: str
    modality: str
    polarity: str
    claimant: str = ""
    act: str | None = None
    via: tuple[str, ...] = ()
    time: str | None = None
    said: str | None = None
    rules: tuple[str, ...] = ()
    ignored: str = ""


class Trace(msgspec.Struct, frozen=True, kw_only=True):
    """What reading made of one sentence."""

    start: int
    end: int
    text: str
    part: str  # headline, lead, body
    mentions: tuple[Found, ...] = ()
    times: tuple[Found, ...] = ()
    triggers: tuple[Found, ...] = ()  # words that can evoke an event; `means` names the types
    clauses: tuple[ClauseFound, ...] = ()
    frames: tuple[FrameFound, ...] = ()


def trace(reader: Reader, report: Report) -> Iterator[Trace]:
    """Yield what reading makes of each sentence of *report*; the same walk as `Reader.read`."""
    tongue = reader.tongues[report.lang or reader.language_of(report.text)]
    folded = fold(report.text, tongue.language.script.folding)
    discourse = Discourse()
    for sentence in segment(folded.text, tongue.language.script.abbreviations):
        parse = reader.parse(sentence, folded, tongue, report=report, discourse=discourse)
        heard = list(reader.hear(sentence, parse, tongue, discourse, day=day_of(report)))
        finder = FrameFinder(tongue.language, reader.knowledge)
        frames = find_events(finder, parse, discourse)
        yield _trace(sentence, parse, (heard, frames), (tongue, folded))
        discourse = follow(discourse, parse, folded.text, tongue.language)


def _trace(
    sentence: Sentence,
    parse: Parse,
    made: tuple[Sequence[Heard], Sequence[Frame]],
    read_with: tuple[Tongue, Folded],
) -> Trace:
    heard, frames = made
    tongue, folded = read_with
    span = folded.span(sentence.start, sentence.end)
    return Trace(
        start=span.start,
        end=span.end,
        text=span.of(folded.raw),
        part=sentence.part,
        mentions=tuple(_mentions(parse, folded)),
        times=tuple(_times(parse, folded)),
        triggers=tuple(_triggers(parse, tongue, folded)),
        clauses=tuple(_clauses(parse, folded)),
        frames=(
            *(_frame(one, folded) for one in heard),
            *_ignored(frames, parse, tongue, folded),
        ),
    )


def _mentions(parse: Parse, folded: Folded) -> Iterator[Found]:
    for unit in parse.units:
        if unit.mention is not None and unit.mention.entity:
            yield _found(unit, folded, unit.mention.entity, unit.mention.form)


def _times(parse: Parse, folded: Folded) -> Iterator[Found]:
    for unit in parse.units:
        if unit.timex is not None:
            yield _found(unit, folded, unit.timex.value or "?", unit.timex.rule)


def _triggers(parse: Parse, tongue: Tongue, folded: Folded) -> Iterator[Found]:
    for unit in parse.units:
        rows = tongue.language.triggers.get(unit.lemma, ())
        if rows:
            types = ", ".join(dict.fromkeys(row.type for row in rows))
            yield _found(unit, folded, types, unit.lemma)


def _clauses(parse: Parse, folded: Folded) -> Iterator[ClauseFound]:
    for clause in parse.clauses:
        yield ClauseFound(
            kind=clause.kind,
            verb=_words(parse.units[clause.verb], folded) if clause.verb >= 0 else "",
            subject=_phrase(parse, parse.subject_of(clause), folded),
            parent=clause.parent,
        )


def _frame(heard: Heard, folded: Folded) -> FrameFound:
    attribution = heard.attribution
    return FrameFound(
        type=heard.frame.type,
        actor=heard.frame.actor.entity,
        object=heard.frame.object.entity,
        trigger=_trigger(heard.frame, heard.parse, folded),
        modality=heard.factuality.modality,
        polarity=heard.factuality.polarity,
        claimant=attribution.claimant.entity,
        act=attribution.act,
        via=attribution.via,
        time=heard.time,
        said=heard.said,
        rules=heard.rules,
    )


def _ignored(
    frames: Sequence[Frame], parse: Parse, tongue: Tongue, folded: Folded
) -> Iterator[FrameFound]:
    """Give the frames that are told only as a condition: they make no statement."""
    for frame in frames:
        factuality = judge(frame, parse, tongue.language)
        if factuality.is_hypothetical:
            yield FrameFound(
                type=frame.type,
                actor=frame.actor.entity,
                object=frame.object.entity,
                trigger=_trigger(frame, parse, folded),
                modality=factuality.modality,
                polarity=factuality.polarity,
                rules=factuality.rules,
                ignored="condition",
            )


def _trigger(frame: Frame, parse: Parse, folded: Folded) -> str:
    places = [place for place in (frame.trigger, frame.noun) if place >= 0]
    return " ".join(_words(parse.units[place], folded) for place in places)


def _phrase(parse: Parse, index: int, folded: Folded) -> str:
    if index < 0:
        return ""
    phrase = parse.phrases[index]
    span = folded.span(parse.units[phrase.start].start, parse.units[phrase.end - 1].end)
    return span.of(folded.raw)


def _words(unit: Unit, folded: Folded) -> str:
    return folded.span(unit.start, unit.end).of(folded.raw)


def _found(unit: Unit, folded: Folded, means: str, rule: str) -> Found:
    span = folded.span(unit.start, unit.end)
    text = span.of(folded.raw)
    return Found(start=span.start, end=span.end, text=text, means=means, rule=rule)
