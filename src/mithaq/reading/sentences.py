"""Sentences of a folded report: headline, lead, body; and which stand within a quotation."""

import re
from collections.abc import Iterator

import msgspec

PARTS = ("headline", "lead", "body")
#: Longer first lines are no headlines (characters).
HEADLINE_LIMIT = 240
#: A dateline ends within so many characters of its paragraph.
DATELINE_LIMIT = 90
#: What is longer was written by nobody as one sentence; reading takes longer than its length.
SENTENCE_LIMIT = 2000

_PARAGRAPH = re.compile(r"[^\n]+")
_DATE_LINE = re.compile(r"\s*date \d{4}-\d{2}-\d{2}[ \t]*", re.IGNORECASE)
_STOP = re.compile(r'[.!?]+["\')\]]*(?=\s|$)')
_DATELINE = re.compile(r"[^\n.\"]{0,70}?\([^()\n]{2,40}\)\s*[-:/]+\s+")
#: Place and agency between dashes: "Lima - dpa - ".
_DASHED = re.compile(r'\w+(?: \w+){0,2} - "?\w+(?: \w+){0,3}"?(?: - (?:\w+(?: \w+){0,2}: )?|: )')
#: Place and agency between strokes: "Berlin / dpa / ".
_STROKES = re.compile(r"\w+(?: \w+){0,3} ?/ ?\w+(?: \w+){0,3} ?/ ")
_WORD_BEFORE = re.compile(r"(\w[\w.]*)$")
_LEAD_IN = re.compile(r"[\s*-]+")


class Sentence(msgspec.Struct, frozen=True):
    """A range of the folded text."""

    start: int
    end: int
    part: str
    paragraph: int
    quoted: bool  # begins within a quotation that an earlier sentence opened


def segment(text: str, abbreviations: frozenset[str]) -> Iterator[Sentence]:
    """Yield the sentences of a folded text in order; datelines and date lines are left out."""
    is_quoted = False
    for number, (part, start, end) in enumerate(_paragraphs(text)):
        is_quoted = is_quoted and text[start] == '"'
        sentences = _cut(text, start, end, abbreviations)
        for first, last in (piece for one in sentences for piece in _bearable(text, *one)):
            opens = text[first] == '"'
            yield Sentence(first, last, part, number, is_quoted and not opens)
            is_quoted ^= text.count('"', first, last) % 2 == 1


def _paragraphs(text: str) -> Iterator[tuple[str, int, int]]:
    """Yield part, start and end of each paragraph."""
    begin = found.end() if (found := _DATE_LINE.match(text)) else 0
    blocks = [(m.start(), m.end()) for m in _PARAGRAPH.finditer(text, begin) if m[0].strip()]
    has_headline = len(blocks) > 1 and _is_headline(text, blocks)
    for index, (begins, end) in enumerate(blocks):
        place = index if has_headline else index + 1
        part = PARTS[min(place, 2)]
        start = _skip(_LEAD_IN, text, begins, end)
        if part != "headline" and place <= 2:  # noqa: PLR2004 - a dateline opens the first two
            start = _skip_dateline(text, start, min(end, start + DATELINE_LIMIT))
        if start < end:
            yield part, start, end


def _is_headline(text: str, blocks: list[tuple[int, int]]) -> bool:
    start, end = blocks[0]
    line = text[start:end].rstrip()
    return len(line) <= HEADLINE_LIMIT and not line.endswith(".") and not _is_dated(line)


def _is_dated(line: str) -> bool:
    return bool(_DATELINE.match(line) or _DASHED.match(line))


def _skip_dateline(text: str, start: int, end: int) -> int:
    """Go over place, day and agency, in brackets one behind another: "Ohrid (dpa) - "."""
    while (after := _skip(_DATELINE, text, start, end)) > start:
        start = after
    return _skip(_STROKES, text, _skip(_DASHED, text, start, end), end)


def _skip(pattern: re.Pattern[str], text: str, start: int, end: int) -> int:
    found = pattern.match(text, start, end)
    return found.end() if found else start


def _cut(
    text: str, start: int, end: int, abbreviations: frozenset[str]
) -> Iterator[tuple[int, int]]:
    first = start
    for stop in _STOP.finditer(text, start, end):
        if not _ends_word_only(text, first, stop.start(), abbreviations):
            yield first, stop.end()
            first = _skip(_LEAD_IN, text, stop.end(), end)
    if text[first:end].strip():
        yield first, end - (len(text[first:end]) - len(text[first:end].rstrip()))


def _bearable(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield a sentence, in pieces between words where none would have written it so long."""
    while end - start > SENTENCE_LIMIT:
        space = text.rfind(" ", start + SENTENCE_LIMIT // 2, start + SENTENCE_LIMIT)
        stop = space if space > 0 else start + SENTENCE_LIMIT
        yield start, stop
        start = _skip(_LEAD_IN, text, stop, end)
    if start < end:
        yield start, end


def _ends_word_only(text: str, first: int, stop: int, abbreviations: frozenset[str]) -> bool:
    """Say whether the point belongs to an abbreviation, an initial or a number."""
    if text[stop] != ".":
        return False
    found = _WORD_BEFORE.search(text, max(first, stop - 20), stop)
    if not found:
        return False
    word = found[1]
    return word in abbreviations or (len(word) == 1 and word.isalpha()) or "." in word.strip(".")
