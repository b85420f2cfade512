"""`explain`: how a sentence was read, rule by rule, and why something was not."""

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import click
import msgspec

from mithaq import pipeline
from mithaq.errors import Failure
from mithaq.reading.trace import FrameFound, Trace, trace
from mithaq.report import Report
from mithaq.statement import Type, is_symmetric
from mithaq.views.cli.desk import find
from mithaq.views.cli.lines import Writer
from mithaq.views.cli.options import Output, with_output

_ASK = "--why-not: give a type, an actor and an object: 'join SAU abraham-accords'"
_SHOWN = 3


class Wanted(NamedTuple):
    """A statement that somebody expected."""

    type: str
    actor: str
    object: str


class WhyNot(msgspec.Struct, frozen=True, kw_only=True):
    """What a sentence has, and lacks, of a statement that somebody expected."""

    text: str
    start: int  # code points of the report's text
    found: tuple[str, ...]  # actor, object, type, frame
    missing: tuple[str, ...]  # the same, and condition: told only inside one


@click.command("explain")
@click.argument("what")
@click.option("--published", metavar="DAY", help="The day that dates are counted from.")
@click.option("--why-not", metavar="'TYPE ACTOR OBJECT'", help="Say why this was not read.")
@with_output
def explain_(what: str, *, published: str | None, why_not: str | None, output: Output) -> int:
    """Show how a file, or a sentence given as words, was read: names, times, clauses, rules.

    With --why-not "join SAU abraham-accords": what each sentence has of it, and what it lacks.
    """
    traces = list(_traces(what, published))
    writer = Writer(output.words, output.screen)
    if why_not is None:
        rows = [msgspec.to_builtins(one) for one in traces]
        return output.show(traces, rows, lambda: _lines(traces, writer))
    answers = _why_not(traces, _wanted(why_not))
    rows = [msgspec.to_builtins(one) for one in answers]
    return output.show(answers, rows, lambda: _why_not_lines(answers, writer))


def _traces(what: str, published: str | None) -> Iterator[Trace]:
    found = pipeline.take_in([Path(what)]) if Path(what).exists() else iter([Report(text=what)])
    for item in found:
        if isinstance(item, Failure):
            raise item.error
        day = item.published or published
        yield from trace(pipeline.reader(), msgspec.structs.replace(item, published=day))


def _wanted(asked: str) -> Wanted:
    words = asked.split()
    if len(words) != len(Wanted._fields) or words[0] not in list(Type):
        raise click.UsageError(_ASK)
    sides = (find(word, "state", "accord", "org") for word in words[1:])
    return Wanted(words[0], *sides)


def _why_not(traces: list[Trace], wanted: Wanted) -> list[WhyNot]:
    """Return what the sentences that have most of *wanted* lack of it."""
    answers = [_compare(one, wanted) for one in traces]
    near = [one for one in answers if {"actor", "object"} & set(one.found)]
    return sorted(near, key=lambda one: ("actor" not in one.found, -len(one.found)))[:_SHOWN]


def _compare(one: Trace, wanted: Wanted) -> WhyNot:
    named = {mention.means for mention in one.mentions}
    types = {kind for trigger in one.triggers for kind in trigger.means.split(", ")}
    told = [frame for frame in one.frames if _tells(frame, wanted)]
    holds = {
        "actor": wanted.actor in named or any(f.actor == wanted.actor for f in one.frames),
        "object": wanted.object in named or any(f.object == wanted.object for f in one.frames),
        "type": wanted.type in types,
        "frame": any(not frame.ignored for frame in told),
    }
    missing = [name for name, held in holds.items() if not held]
    if told and not holds["frame"]:
        missing = [*(name for name in missing if name != "frame"), told[0].ignored]
    found = tuple(name for name, held in holds.items() if held)
    return WhyNot(text=one.text, start=one.start, found=found, missing=tuple(missing))


def _tells(frame: FrameFound, wanted: Wanted) -> bool:
    if frame.type != wanted.type:
        return False
    sides = (frame.actor, frame.object)
    turned = is_symmetric(Type(frame.type), frame.object) and sides[::-1] == wanted[1:]
    return turned or sides == wanted[1:]


def _lines(traces: list[Trace], writer: Writer) -> Iterator[str]:
    for one in traces:
        yield ""
        yield from writer.text(f"{one.text} [{one.start}\N{EN DASH}{one.end}] {one.part}")
        groups = {"mentions": one.mentions, "times": one.times, "triggers": one.triggers}
        for key, found in groups.items():
            for thing in found:
                yield from writer.found(key, thing.text, f"{thing.means}  ({thing.rule})")
        for index, clause in enumerate(one.clauses):
            hangs = f" of {clause.parent}" if clause.parent >= 0 else ""
            words = f"{clause.subject} | {clause.verb}"
            yield from writer.found("clauses", words, f"{index}: {clause.kind}{hangs}")
        for frame in one.frames:
            yield from _frame(frame, writer)


def _frame(frame: FrameFound, writer: Writer) -> Iterator[str]:
    event = f"{frame.type} {frame.actor} {frame.object} {frame.modality} {frame.polarity}"
    yield from writer.found("frames", frame.trigger, event)
    if frame.ignored:
        yield from writer.said(f"ignored.{frame.ignored}")
    said = f"{frame.claimant} {frame.act or ''} {frame.said or ''}".strip()
    facts = {"word": said, "via": " ".join(frame.via), "time": frame.time or ""}
    yield from writer.facts({**facts, "rules": ", ".join(frame.rules)})


def _why_not_lines(answers: list[WhyNot], writer: Writer) -> Iterator[str]:
    if not answers:
        yield from writer.said("missing.sentence")
    for one in answers:
        yield ""
        yield from writer.text(one.text)
        for name in one.found:
            yield from writer.said(f"found.{name}", "+")
        for name in one.missing:
            yield from writer.said(f"missing.{name}", "-")
