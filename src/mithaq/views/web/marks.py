"""The parts of a sentence that are marked: whose word, who, to what, the condition."""

import re
from collections.abc import Callable, Iterable

import msgspec

from mithaq.views.tables import StatementCard


class Part(msgspec.Struct, frozen=True):
    """A marked stretch, in code points of the sentence."""

    start: int
    end: int
    kind: str  # claimant, actor, trigger, object, time, condition


class Piece(msgspec.Struct, frozen=True):
    """A stretch of the sentence, marked or plain."""

    text: str
    kind: str | None = None


_WORD = re.compile(r"\w+")
#: A day with its month: "Nov. 18" before "18 November", else "18 as" would count.
_DATES = (r"\b[A-Z][a-z]{{2,8}}\.? {day}(?!\d)", r"(?<!\d){day} [^\W\d]+")
#: Returns what an entity is called in a language, the longest name first.
Forms = Callable[[str, str | None], tuple[str, ...]]


def find_parts(card: StatementCard, forms: Forms) -> tuple[Part, ...]:
    """Return the parts of the card's sentence, none overlapping; the condition goes first."""
    told, text = card.statement, card.quote.text
    parts = list(_condition(told.condition, text))
    for kind, ids in (
        ("actor", (told.actor_person, told.actor)),
        ("object", (told.object_person, told.object)),
        ("claimant", (told.claimant_person, told.claimant)),
    ):
        spans = [span for id_ in ids if id_ for span in _spans(text, forms(id_, card.quote.lang))]
        parts += [Part(*span, kind) for span in spans if _is_free(span, parts)][:1]
    for kind, found in (("trigger", _trigger(told.rule, text)), ("time", _time(told.time, text))):
        parts += [Part(*span, kind) for span in found if _is_free(span, parts)][:1]
    return tuple(sorted(parts, key=lambda part: part.start))


def _trigger(rule: str | None, text: str) -> Iterable[tuple[int, int]]:
    """Yield the words in which the lemma stands that the rule names: `triggers:join`."""
    _, _, lemma = (rule or "").partition("triggers:")
    stem = lemma.removesuffix("e").casefold()
    if len(stem) > 1:
        yield from (word.span() for word in _WORD.finditer(text) if stem in word[0].casefold())


def _time(time: str | None, text: str) -> Iterable[tuple[int, int]]:
    """Yield where the year or the day of *time* is written with its month or alone."""
    if not time:
        return
    year, _, rest = time[:10].partition("-")
    day = str(int(rest[3:5])) if rest[3:5].isdecimal() else ""
    patterns = [pattern.format(day=day) for pattern in _DATES] if day else [rf"(?<!\d){year}(?!\d)"]
    for pattern in patterns:
        yield from (found.span() for found in re.finditer(pattern, text))


def _spans(text: str, names: Iterable[str]) -> Iterable[tuple[int, int]]:
    """Yield where the first of *names* stands that stands anywhere, with no letter after it."""
    for name in names:
        place = text.find(name)
        end = place + len(name)
        if place >= 0 and not text[end : end + 1].isalpha():
            yield place, end


def _condition(words: str | None, text: str) -> Iterable[Part]:
    place = text.find(words) if words else -1
    if words and place >= 0:
        yield Part(place, place + len(words), "condition")


def _is_free(span: tuple[int, int], parts: Iterable[Part]) -> bool:
    return all(span[1] <= part.start or part.end <= span[0] for part in parts)


def cut_parts(text: str, parts: Iterable[Part]) -> tuple[Piece, ...]:
    """Cut *text* at the edges of *parts*."""
    pieces: list[Piece] = []
    place = 0
    for part in parts:
        if place < part.start:
            pieces.append(Piece(text[place : part.start]))
        pieces.append(Piece(text[part.start : part.end], part.kind))
        place = part.end
    if place < len(text):
        pieces.append(Piece(text[place:]))
    return tuple(pieces)
