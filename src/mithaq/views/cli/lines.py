"""Each view model as lines for a terminal; Arabic always on lines of its own."""

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from mithaq.record.entry import Judgement
from mithaq.report import Report
from mithaq.statement import Statement
from mithaq.views.cli.layout import Screen, is_arabic, pad, width, wrap
from mithaq.views.deeds import Deed
from mithaq.views.tables import (
    Cell,
    ChangeLine,
    ConditionLine,
    Effect,
    ExpectedLine,
    Moment,
    Quote,
    ReportPage,
    StatementCard,
)
from mithaq.views.words import Words

#: How far the moon is filled: the second sign beside colour, as on the pages.
MOONS = {
    "courted": "\N{DOTTED CIRCLE}",
    "interested": "\N{DOTTED CIRCLE}",
    "conditional": "\N{WHITE CIRCLE}",
    "refusing": "\N{CIRCLED TIMES}",
    "announced": "\N{CIRCLE WITH LEFT HALF BLACK}",
    "signed": "\N{CIRCLE WITH ALL BUT UPPER LEFT QUADRANT BLACK}",
    "ratified": "\N{CIRCLE WITH ALL BUT UPPER LEFT QUADRANT BLACK}",
    "party": "\N{BLACK CIRCLE}",
    "full": "\N{BLACK CIRCLE}",
    "diplomatic": "\N{CIRCLE WITH LEFT HALF BLACK}",
    "severed": "\N{CIRCLED TIMES}",
    "suspended": "\N{CIRCLED MINUS}",
    "withdrawn": "\N{CIRCLED MINUS}",
}
_NO_MOON = "\N{MIDDLE DOT}"
_DOT = " \N{MIDDLE DOT} "
_CHAIN = " \N{SINGLE RIGHT-POINTING ANGLE QUOTATION MARK} "
_QUOTES = ("\N{LEFT DOUBLE QUOTATION MARK}", "\N{RIGHT DOUBLE QUOTATION MARK}")
_GUILLEMETS = (
    "\N{LEFT-POINTING DOUBLE ANGLE QUOTATION MARK}",
    "\N{RIGHT-POINTING DOUBLE ANGLE QUOTATION MARK}",
)
_INDENT = 10
_CODE = 5


class Writer(NamedTuple):
    """Writes view models in the words of one language, for one screen."""

    words: Words
    screen: Screen

    def heading(self, key: str, note: str = "") -> Iterator[str]:
        """Write a heading with a rule under it, and a note beside it."""
        yield ""
        text = self.words.say(f"heading.{key}")
        yield from self._painted(f"{text}{_DOT}{note}" if note else text, 0, bold=True)
        yield self._rule()

    def report(self, report: Report | ReportPage, statements: int) -> Iterator[str]:
        """Write the head of a report: its headline, its day, who printed it, how much it says."""
        imprint = [self.words.name(id_) for id_ in (report.agency, report.outlet) if id_]
        day = [self.words.date(report.published)] if report.published else []
        count = self.words.count("statement", statements)
        yield ""
        title = report.title or self.words.say("label.report")
        yield from self._painted(title, 0, bold=True)
        yield from self._painted(_DOT.join((*imprint, *day, count)), 0, dim=True)
        yield self._rule()

    def title(self, id_: str, moment: Moment, other: str = "") -> Iterator[str]:
        """Write what a page is about, and the moments that it answers for."""
        names = [self.words.name(one) for one in (id_, other) if one]
        held = self.words.say("label.held", date=self.words.date(moment.held))
        known = self.words.say("label.known", date=self.words.date(moment.known))
        axis = self.words.say(f"axis.{moment.axis}")
        yield ""
        yield from self._painted(" \N{EN DASH} ".join(names), 0, bold=True)
        yield from self._painted(_DOT.join((held, known, axis)), 0, dim=True)

    def empty(self) -> Iterator[str]:
        """Write that nothing is on record."""
        yield from self._painted(self.words.say("label.empty"), 0)

    def card(self, card: StatementCard, number: str = "") -> Iterator[str]:
        """Write a statement: who does what to whom, whose word it is, the sentence."""
        told = card.statement
        gloss = self.words.gloss(told)
        if told.time:
            gloss = f"{gloss}{_DOT}{self.words.date(told.time)}"
        yield from self._row(
            number, told.actor, gloss, self.words.reality(told), colour=told.modality
        )
        yield from self._voice(card)
        if told.condition:
            yield from self._below(f"{self.words.say('label.condition')}: {told.condition}")
        yield from self.quote(card.quote)

    def cell(self, cell: Cell) -> Iterator[str]:
        """Write where a state stands, under its own name."""
        yield from self._cell(cell, self._along(cell, cell.state))

    def stance(self, cell: Cell) -> Iterator[str]:
        """Write where a state stands, under the name of what it stands toward."""
        yield from self._cell(cell, self._along(cell, cell.toward))

    def tie(self, cell: Cell) -> Iterator[str]:
        """Write what holds between two states, under both names."""
        names = f"{self.words.name(cell.state)} \N{EN DASH} {self.words.name(cell.toward)}"
        yield from self._cell(cell, names)

    def _along(self, cell: Cell, side: str) -> str:
        return f"{self.words.name(side)}{_DOT}{self.words.say(f'timeline.{cell.timeline}')}"

    def _cell(self, cell: Cell, name: str) -> Iterator[str]:
        """Write the rung, since when, on whose word, and the sentence."""
        rung = self.words.say(f"rung.{cell.value}")
        moon = MOONS.get(cell.value, _NO_MOON)
        yield from self._row(moon, cell.state, name, rung, colour=cell.value)
        yield from self._below(_DOT.join(self._standing(cell)), dim=True)
        if cell.detail:
            yield from self._below(f"{self.words.say('label.condition')}: {cell.detail}")
        for quote in cell.quotes[:1]:
            yield from self.quote(quote)
        if cell.contested:
            yield from self._contested(cell)

    def expected(self, line: ExpectedLine) -> Iterator[str]:
        """Write something to come: the day first, where there is one."""
        told = line.card.statement
        day = self.words.date(line.time) if line.time else self.words.say("label.no_date")
        gloss = f"{day}{_DOT}{self.words.gloss(told)}"
        yield from self._row("", told.actor, gloss, self.words.reality(told), colour=told.modality)
        yield from self._voice(line.card)
        yield from self.quote(line.card.quote)

    def condition(self, line: ConditionLine) -> Iterator[str]:
        """Write what a state wants first."""
        text = f"{self.words.name(line.state)}: {line.condition}"
        yield from self._row(
            "", line.state, text, self.words.say("modality.conditional"), colour="conditional"
        )
        yield from self._voice(line.card)
        yield from self.quote(line.card.quote)

    def effect(self, effect: Effect) -> Iterator[str]:
        """Write what a step changes, and the sentences that say so."""
        text = f"{self.words.name(effect.state)}: {self._effect(effect)}"
        yield from self._row("", effect.state, text)
        for quote in effect.quotes[:1]:
            yield from self.quote(quote)

    def _effect(self, effect: Effect) -> str:
        level = self.words.say(f"rung.{effect.level or 'none'}")
        return self.words.say(
            f"effect.{effect.value}", level=level, hub=self.words.name(effect.hub)
        )

    def change(self, line: ChangeLine) -> Iterator[str]:
        """Write what changed in knowing: the day, the rung before and after."""
        before = self.words.say(f"rung.{line.before}") if line.before else None
        after = self.words.say(f"rung.{line.after}" if line.after else "label.unknown")
        step = f"{before} \N{RIGHTWARDS ARROW} {after}" if before else after
        sides = f"{self.words.name(line.state)} \N{EN DASH} {self.words.name(line.toward)}"
        text = f"{self.words.date(line.day)}{_DOT}{sides}"
        yield from self._row("", line.state, text, step, colour=line.after or "")
        if line.effect:
            yield from self._below(self._effect(line.effect))
        if line.quote:
            yield from self.quote(line.quote)

    def quote(self, quote: Quote) -> Iterator[str]:
        """Write the very words, in their own direction, with where they stand."""
        arabic = is_arabic(quote.text)
        left, right = _GUILLEMETS if arabic else _QUOTES
        place = f"[{quote.start}\N{EN DASH}{quote.end}]"
        if arabic:  # else its figures would change places
            place = self.screen.isolate(place)
        yield from self._below(f"{left}{quote.text}{right} {place}")

    def facts(self, facts: Mapping[str, str]) -> Iterator[str]:
        """Write names and what stands for them, those that are told."""
        for name, value in facts.items():
            if value:
                yield from self._below(f"{name}: {value}", dim=True)

    def text(self, text: str) -> Iterator[str]:
        """Write a sentence over the whole width."""
        yield from self._painted(text, 0, bold=True)

    def found(self, key: str, text: str, means: str) -> Iterator[str]:
        """Write words of a text and what they were taken for, what is Latin first."""
        if self.words.lang == "ar" or is_arabic(text):
            yield from self.screen.fold(f"{key}: {means}", 2)
            yield from self._below(text)
        else:
            name = self.words.say(f"trace.{key}")
            arrow = "\N{RIGHTWARDS ARROW}"
            first, *rest = self.screen.fold(f"{text}  {arrow}  {means}", _INDENT)
            yield f"  {pad(name, _INDENT - 3)} {first.strip()}"
            yield from rest

    def said(self, key: str, sign: str = "") -> Iterator[str]:
        """Write a phrase of ours, behind a sign."""
        yield from self._below(f"{sign} {self.words.say(key)}".strip())

    def paragraph(self, text: str) -> Iterator[str]:
        """Write a paragraph of a report."""
        yield ""
        yield from self._below(text)

    def judgement(self, made: Judgement) -> Iterator[str]:
        """Write what somebody found about a reading."""
        verdict = self.words.say(f"verdict.{made.verdict}")
        parts = (self.words.date(made.recorded_at), verdict, made.by, made.reason)
        yield from self._below(_DOT.join(parts))

    def deed(self, done: Deed) -> str:
        """Write a step of the ledger on one line."""
        ids = " ".join(id_[:8] for id_ in done.about[:3])
        added = f"+{done.statements}" if done.statements else ""
        told = (done.what, done.reason, added)
        head = f"{done.tx_id:>6}  {done.recorded_at[:19]}  {done.kind:8} {ids:27} {done.by}"
        return _DOT.join((head, *(one for one in told if one)))

    def difference(self, sign: str, told: Statement) -> Iterator[str]:
        """Write a statement that a new reading adds (+) or no longer makes (-)."""
        yield from self._row(sign, told.actor, self.words.gloss(told), self.words.reality(told))
        yield from self._below(told.evidence.text)

    def _rule(self) -> str:
        rule = "\N{BOX DRAWINGS LIGHT HORIZONTAL}" * self.screen.width
        return self.screen.paint(rule, dim=True)

    def _standing(self, cell: Cell) -> Iterator[str]:
        yield self.words.say(f"grade.{cell.grade}")
        if claimant := self._claimant(cell):
            yield claimant
        yield self.words.since(cell.told or cell.since)
        if cell.until:
            yield f"{self.words.say('label.until')} {self.words.date(cell.until)}"
        yield self.words.count("voice", cell.voices)
        yield self.words.count("report", cell.reports)

    def _contested(self, cell: Cell) -> Iterator[str]:
        """Write the other side of what is contested, with its sentence."""
        names = ", ".join(self.words.name(id_) for id_ in cell.denied_by)
        denied = f"{self.words.say('label.denied_by')} {names}" if names else ""
        told = (self.words.say("label.contested"), denied)
        yield from self._below(": ".join(filter(None, told)))
        for quote in cell.against[:1]:
            yield from self.quote(quote)

    def _claimant(self, cell: Cell) -> str:
        """Return whose word it is; of the report's own, who printed it."""
        imprint = next((quote.agency or quote.outlet for quote in cell.quotes), None)
        id_ = imprint if cell.claimant == "report" and imprint else cell.claimant
        return self.words.name(id_) if id_ else ""

    def _voice(self, card: StatementCard) -> Iterator[str]:
        """Write whose word a statement is, when it was said, who passed it on."""
        told = card.statement
        parts = [self.words.voice(told)]
        if told.channel:
            parts.append(self.words.name(told.channel) if ":" in told.channel else told.channel)
        if told.said:
            parts.append(self.words.date(told.said))
        if told.via:
            names = _CHAIN.join(self.words.name(id_) for id_ in told.via)
            parts.append(f"{self.words.say('label.via')} {names}")
        if card.reports > 1:
            parts.append(self.words.count("report", card.reports))
        yield from self._below(_DOT.join(parts), dim=True)

    def _row(
        self, head: str, id_: str, text: str, pill: str = "", *, colour: str = ""
    ) -> Iterator[str]:
        """Write the line that a thing begins with; Arabic text goes below the Latin code."""
        lead = f"{head:>3}  {self.screen.paint(pad(code(id_), _CODE), bold=True)}"
        if self.words.lang == "ar":
            yield lead.rstrip()
            yield from self._painted(f"{text}{_DOT}{pill}" if pill else text, _INDENT, colour)
            return
        room = self.screen.width - _INDENT - (width(pill) + 1 if pill else 0)
        first, *rest = wrap(text, room)
        shown = f" {self.screen.paint(pill, colour, bold=True)}" if pill else ""
        yield f"{lead}{pad(first, room) if pill else first}{shown}"
        yield from (f"{'':{_INDENT}}{line}" for line in rest)

    def _below(self, text: str, *, dim: bool = False) -> Iterator[str]:
        yield from self._painted(text, _INDENT, dim=dim)

    def _painted(
        self, text: str, indent: int, colour: str = "", *, bold: bool = False, dim: bool = False
    ) -> Iterator[str]:
        for line in self.screen.fold(text, indent):
            yield self.screen.paint(line, colour, bold=bold, dim=dim)


def section(writer: Writer, key: str, things: Iterable[Iterator[str]]) -> Iterator[str]:
    """Write a heading and what stands under it; nothing at all where there is nothing."""
    first = True
    for lines in things:
        if first:
            yield from writer.heading(key)
            first = False
        yield from lines


def code(id_: str) -> str:
    """Return the Latin letters that a row begins with: the ISO code of a state, or a short slug."""
    kind, _, slug = id_.partition(":")
    if kind == "state":
        return slug
    return slug[:_CODE].upper() if len(slug) < _CODE else ""
