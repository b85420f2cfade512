"""Spellings evened out for matching, with a way back to the raw text."""

import re
from functools import lru_cache

import msgspec

from mithaq.span import Span


class Folding(msgspec.Struct, frozen=True):
    """How a language's spellings are evened out."""

    pairs: tuple[tuple[str, str], ...] = ()  # one character for one: offsets stay
    drop: str = ""  # characters that are left out: offsets need a map
    lower: bool = False


class Folded(msgspec.Struct, frozen=True):
    """A folded text that knows where each of its characters stands in the raw one."""

    raw: str
    text: str
    offsets: tuple[int, ...] | None = None  # per folded character; None: the same as in the raw

    def span(self, start: int, end: int) -> Span:
        """Return the raw range of a folded one; dropped characters inside it belong to it."""
        if self.offsets is None or start == end:
            return Span(start, end) if self.offsets is None else Span(*(self._at(start),) * 2)
        return Span(self.offsets[start], self._after(end - 1))

    def _at(self, index: int) -> int:
        assert self.offsets is not None
        return self.offsets[index] if index < len(self.offsets) else len(self.raw)

    def _after(self, index: int) -> int:
        """Return where the raw character ends, with the marks that hang on it."""
        assert self.offsets is not None
        following = self._at(index + 1)
        end = self.offsets[index] + 1
        while end < following and not self.raw[end].isspace() and self.raw[end].isprintable():
            end += 1
        return end


def fold(text: str, folding: Folding) -> Folded:
    """Fold *text*: replacements one for one keep offsets; only what is dropped needs a map."""
    kept, offsets = text, None
    if folding.drop and (dropped := _drop_pattern(folding.drop)).search(text):
        offsets = tuple(_kept_offsets(text, dropped))
        kept = dropped.sub("", text)
    for old, new in folding.pairs:
        kept = kept.replace(old, new)
    return Folded(text, _lower(kept) if folding.lower else kept, offsets)


def fold_word(word: str, folding: Folding) -> str:
    """Fold a single form, as the tables are folded when they are loaded."""
    return fold(word, folding).text


@lru_cache(maxsize=16)
def _drop_pattern(drop: str) -> re.Pattern[str]:
    return re.compile(f"[{re.escape(drop)}]+")


def _kept_offsets(text: str, dropped: re.Pattern[str]) -> list[int]:
    kept: list[int] = []
    last = 0
    for found in dropped.finditer(text):
        kept.extend(range(last, found.start()))
        last = found.end()
    kept.extend(range(last, len(text)))
    return kept


def _lower(text: str) -> str:
    """Lower-case, one character for one (a dotted capital I would become two)."""
    lowered = text.lower()
    if len(lowered) == len(text):
        return lowered
    return "".join(c if len(c.lower()) != 1 else c.lower() for c in text)
