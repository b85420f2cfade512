"""The walk: one report through the house."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

import msgspec

from mithaq.knowledge.knowledge import Knowledge
from mithaq.languages.folding import Folded, fold
from mithaq.languages.language import Language
from mithaq.reading.attribution import as_spoken, attribute, last_speech
from mithaq.reading.clauses import Parse
from mithaq.reading.coreference import Context
from mithaq.reading.discourse import MEMORY, Discourse, Told
from mithaq.reading.factuality import judge
from mithaq.reading.frame import Frame
from mithaq.reading.frames import FrameFinder
from mithaq.reading.gate import Gate, build_gate
from mithaq.reading.gazetteer import Gazetteer, build_gazetteer
from mithaq.reading.islands import Scout
from mithaq.reading.mentions import Mention
from mithaq.reading.parsing_svo import parse_svo
from mithaq.reading.parsing_vso import parse_vso
from mithaq.reading.phrases import find_phrases, phrase_mentions
from mithaq.reading.repeats import find_events
from mithaq.reading.sentences import Sentence, segment
from mithaq.reading.statements import Heard, state
from mithaq.reading.tagging import tag
from mithaq.reading.times import TimeGrammar
from mithaq.reading.timing import as_planned, event_time, said_time
from mithaq.reading.timing_terms import term_time
from mithaq.reading.titles import join_titles, named_together
from mithaq.reading.topics import PLAYED, is_about_sport, topic_pattern
from mithaq.reading.units import read_units
from mithaq.report import Report, report_id
from mithaq.statement import Statement, Type

#: What others do to one of two that a report tells of.
_OUTSIDE = frozenset({Type.SUPPORT, Type.DEMAND, Type.BROKER, Type.AID})

#: Raised whenever the same report could yield other statements than before.
VERSION = "1"

#: A word of a name that is no longer (characters) can be the first half of the last name.
_SHORT = 3


class Tongue(msgspec.Struct, frozen=True):
    """A language made ready to be read."""

    language: Language
    gazetteer: Gazetteer
    gate: Gate
    times: TimeGrammar
    topics: re.Pattern[str]


class Reader(msgspec.Struct, frozen=True):
    """Reads reports; pure: the same report gives the same statements."""

    knowledge: Knowledge
    tongues: Mapping[str, Tongue]

    def read(self, report: Report) -> list[Statement]:
        """Return the statements that *report* carries, in the order of their evidence."""
        tongue = self.tongues[report.lang or self.language_of(report.text)]
        folded = fold(report.text, tongue.language.script.folding)
        if not tongue.gate.lets_in(folded):
            return []
        discourse = Discourse()
        heard: list[Heard] = []
        for sentence in segment(folded.text, tongue.language.script.abbreviations):
            parse = self.parse(sentence, folded, tongue, report=report, discourse=discourse)
            told = list(self.hear(sentence, parse, tongue, discourse, day=day_of(report)))
            discourse = follow(discourse, parse, folded.text, tongue.language)
            discourse = remember(discourse, [h.frame for h in told])
            heard += told
        if is_about_sport(folded.text, tongue.topics):
            heard = [one for one in heard if one.frame.type not in PLAYED]
        return state(heard, report_id(report), folded, self.knowledge)

    def parse(
        self,
        sentence: Sentence,
        folded: Folded,
        tongue: Tongue,
        *,
        report: Report,
        discourse: Discourse,
    ) -> Parse:
        """Cut a sentence into units, phrases and clauses."""
        language, bounds = tongue.language, (sentence.start, sentence.end)
        raw = folded.span(*bounds).of(folded.raw) if folded.offsets is None else ""
        scout = Scout(tongue.gazetteer, tongue.times, language, self.knowledge, day_of(report))
        islands = scout.find_islands(folded, bounds, discourse)
        raw = raw or folded.text[slice(*bounds)]
        units = read_units(folded.text, bounds, raw, islands, language=language)
        tag(units, language)
        units = join_titles(units, Context(discourse, language, self.knowledge))
        phrases = find_phrases(units, language.script.order)
        parse = parse_svo if language.script.order == "SVO" else parse_vso
        return parse(units, phrases, language)

    def hear(
        self,
        sentence: Sentence,
        parse: Parse,
        tongue: Tongue,
        discourse: Discourse,
        *,
        day: str | None = None,
    ) -> Iterator[Heard]:
        """Yield the frames of a parsed sentence with their factuality, attribution and times."""
        finder = FrameFinder(tongue.language, self.knowledge)
        for frame in find_events(finder, parse, discourse):
            factuality = judge(frame, parse, tongue.language)
            if factuality.is_hypothetical:
                continue
            attribution = attribute(
                frame, parse, discourse, tongue.language, quoted=sentence.quoted
            )
            spoken = as_spoken(frame, attribution)
            if spoken is None:
                continue
            time = event_time(frame, parse, factuality, tongue.language, discourse=discourse)
            time = time or term_time(frame, parse, self.knowledge, tongue.language)
            yield Heard(
                spoken,
                parse,
                as_planned(frame, parse, factuality, time=time, day=day),
                attribution,
                time,
                said_time(attribution, parse),
                sentence.part,
                (f"triggers:{frame.row.head}", *factuality.rules, *attribution.rules),
            )

    def language_of(self, text: str) -> str:
        """Return the language whose letters the text is mostly written in."""
        sample = text[:2000]
        arabic = sum("\u0600" <= c <= "\u06ff" for c in sample)
        latin = sum(c.isascii() and c.isalpha() for c in sample)
        return "ar" if arabic > latin else "en"


def follow(discourse: Discourse, parse: Parse, text: str, language: Language) -> Discourse:
    """Return the discourse after a parsed sentence."""
    mentions = [u.mention for u in parse.units if u.mention is not None and u.mention.entity]
    root = next((c for c in parse.clauses if c.parent < 0), parse.clauses[0])
    subject = phrase_mentions(parse.phrases, root.subject, parse.units) if root.subject >= 0 else []
    times = [u.timex.value for u in parse.units if u.timex is not None and u.timex.value]
    after = discourse.after(mentions, subject[0] if subject else None, times[-1] if times else None)
    speech = last_speech(parse, language, discourse)
    after = after.turned_to(mentions) if language.script.order == "SVO" else after
    after = after.together(named_together(parse.units)).introduced(
        _introduced(parse, text, language)
    )
    return msgspec.structs.replace(after, quoting=speech) if speech else after


def _introduced(parse: Parse, text: str, language: Language) -> Iterator[tuple[str, Mention]]:
    """Yield the words by which the people of a sentence can be called later on."""
    for unit in parse.units:
        mention = unit.mention
        if mention is None or not mention.person or mention.form == "pronoun":
            continue
        if not language.script.has_case:  # a title ends with its holder's name
            words = text[unit.start : unit.end].split()
            if len(words) > 2:  # noqa: PLR2004 - an office and two names
                yield from _last_names(words, mention, language.script.article)
            continue
        words = mention.person.partition(":")[2].split("-")
        if len(words) > 1:
            yield from ((word, mention) for word in (words[0], words[-1]))


def _last_names(
    words: Sequence[str], mention: Mention, article: str
) -> Iterator[tuple[str, Mention]]:
    """Yield the last word of a name, and the last two where the first of them is short."""
    is_double = len(words[-2]) <= _SHORT
    if is_double:
        yield f"{words[-2]} {words[-1]}", mention
        if len(words) > 3:  # noqa: PLR2004 - an office, a name, and "da Silva"
            yield words[-3], mention
    if not (is_double and words[-1].startswith(article)):
        yield words[-1], mention


def remember(discourse: Discourse, frames: Sequence[Frame]) -> Discourse:
    """Return the discourse after these events; two sides of one event are told together."""
    told = tuple(Told(f.type.value, f.actor, f.object, f.row) for f in frames)
    after = msgspec.structs.replace(discourse, told=(*discourse.told, *told)[-MEMORY:])
    after = msgspec.structs.replace(after, several=_met(frames) or after.several)
    between = [f for f in frames if f.actor.kind == f.object.kind == "state"]
    pairs = _pairs(f for f in between if f.is_symmetric)
    pairs = pairs if len(pairs) == 1 else _pairs(between)
    is_outsiders = all(f.type in _OUTSIDE for f in between) and _is_of_one(pairs, discourse)
    if len(pairs) == 1 and not is_outsiders:
        told_of = next(f for f in between if {f.actor.entity, f.object.entity} in pairs)
        return after.together((told_of.actor.entity, told_of.object.entity))
    return after


def _met(frames: Sequence[Frame]) -> tuple[str, ...]:
    """Return three or more who are in one event together: "met the presidents of X and Y"."""
    for first in frames:
        alike = [f for f in frames if f.type is first.type and f.actor.entity == first.actor.entity]
        sides = dict.fromkeys((first.actor.entity, *(f.object.entity for f in alike)))
        if first.is_symmetric and len(sides) > 2:  # noqa: PLR2004 - more than a pair
            return tuple(sides)
    return ()


def _pairs(frames: Iterable[Frame]) -> set[frozenset[str]]:
    return {frozenset((f.actor.entity, f.object.entity)) for f in frames}


def _is_of_one(pairs: set[frozenset[str]], discourse: Discourse) -> bool:
    """Say whether one of the two that the report tells of is told with somebody else."""
    two = set(discourse.group)
    return len(two) == 2 and all(len(two & pair) == 1 for pair in pairs)  # noqa: PLR2004 - a pair


def day_of(report: Report) -> str | None:
    """Return the day of publication, ISO 8601."""
    return report.published[:10] if report.published else None


def build_reader(knowledge: Knowledge, languages: Mapping[str, Language]) -> Reader:
    """Make languages ready and return their reader."""
    tongues = {code: _ready(language) for code, language in languages.items()}
    return Reader(knowledge, tongues)


def _ready(language: Language) -> Tongue:
    gazetteer = build_gazetteer(language, language.names)
    return Tongue(
        language,
        gazetteer,
        build_gate(language, gazetteer),
        TimeGrammar.of(language.time_words),
        topic_pattern(language, language.topics),
    )
