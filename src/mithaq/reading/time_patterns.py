"""Patterns over kinds of words, as the data writes them, compiled to regular expressions.

A pattern is elements with blanks between: ``kind``, ``one/other`` for alternatives, ``<macro>``,
``!kind`` for what must not follow, ``=kind`` for what must follow and is not part of it; all but
the third with ``?`` behind them where they may be missing.
"""

import re
from collections.abc import Mapping, Sequence
from functools import cached_property

import msgspec

from mithaq.errors import DataError

#: From a kind to the symbols of the tokens that can be it.
Alphabet = Mapping[str, str]


class Piece(msgspec.Struct, frozen=True):
    """A compiled part of a pattern."""

    shape: str  # the regular expression that finds how far it reaches
    regex: str  # the same with a group around each word
    groups: tuple[tuple[str, ...], ...] = ()  # the kinds of each group, in order
    first: frozenset[str] = frozenset()  # symbols that it can begin with
    empty: bool = False  # it can match nothing


class Pattern:
    """A whole pattern and what it means; its expression is compiled when it first matches."""

    def __init__(self, piece: Piece, meaning: str) -> None:
        self.piece = piece
        self.meaning = meaning

    @cached_property
    def regex(self) -> re.Pattern[str]:
        """The expression with a group around each word."""
        return re.compile(self.piece.regex)


class Starts:
    """All patterns that can begin with one symbol, tried in two matches instead of one each."""

    def __init__(self, patterns: Sequence[Pattern]) -> None:
        self._patterns = patterns

    @cached_property
    def _any(self) -> re.Pattern[str]:
        return re.compile("|".join(pattern.piece.shape for pattern in self._patterns))

    @cached_property
    def _reach(self) -> re.Pattern[str]:
        return re.compile("".join(f"(?=({pattern.piece.shape})|)" for pattern in self._patterns))

    def longest(self, symbols: str, position: int) -> tuple[Pattern, re.Match[str]] | None:
        """Return the pattern that reaches furthest from *position*, the first of equals."""
        if not self._any.match(symbols, position):
            return None
        reach = self._reach.match(symbols, position)
        assert reach
        ends = [end for _, end in reach.regs[1:]]
        pattern = self._patterns[ends.index(max(ends))]
        found = pattern.regex.match(symbols, position)
        assert found
        return pattern, found


class PatternCompiler:
    """Compiles the patterns of one language."""

    def __init__(self, alphabet: Alphabet, macros: Mapping[str, Sequence[str]]) -> None:
        self._alphabet = alphabet
        self._macros = macros

    def compile(self, source: str, meaning: str) -> Pattern:
        """Compile one line.

        Raises:
            DataError: it names a kind or a macro that the language lacks, or can match nothing.
        """
        piece = self._sequence(source)
        if piece.empty:
            raise _wrong(source, "it can match nothing", "make one of its elements needed")
        return Pattern(piece, meaning)

    def _sequence(self, source: str) -> Piece:
        pieces = [self._element(element, source) for element in source.split()]
        first: frozenset[str] = frozenset()
        for piece in pieces:
            first |= piece.first
            if not piece.empty:
                break
        return Piece(
            shape="".join(piece.shape for piece in pieces),
            regex="".join(piece.regex for piece in pieces),
            groups=tuple(group for piece in pieces for group in piece.groups),
            first=first,
            empty=all(piece.empty for piece in pieces),
        )

    def _element(self, element: str, source: str) -> Piece:
        if element.endswith("?"):
            piece = self._element(element[:-1], source)
            shape, regex = f"(?:{piece.shape})?", f"(?:{piece.regex})?"
            return Piece(shape, regex, piece.groups, piece.first, empty=True)
        if element.startswith("<"):
            return self._macro(element.strip("<>"), source)
        if element.startswith("!"):
            banned = f"(?![{self._symbols(element[1:].split('/'), source)}])"
            return Piece(banned, banned, empty=True)
        kinds = tuple(element.removeprefix("=").split("/"))
        symbols = self._symbols(kinds, source)
        if element.startswith("="):
            return Piece(f"(?=[{symbols}])", f"(?=([{symbols}]))", (kinds,), empty=True)
        return Piece(f"[{symbols}]", f"([{symbols}])", (kinds,), frozenset(symbols))

    def _macro(self, name: str, source: str) -> Piece:
        if name not in self._macros:
            raise _unknown(name, source)
        choices = [self._sequence(choice) for choice in self._macros[name]]
        return Piece(
            shape=f"(?:{'|'.join(choice.shape for choice in choices)})",
            regex=f"(?:{'|'.join(choice.regex for choice in choices)})",
            groups=tuple(group for choice in choices for group in choice.groups),
            first=frozenset[str]().union(*(choice.first for choice in choices)),
            empty=any(choice.empty for choice in choices),
        )

    def _symbols(self, kinds: Sequence[str], source: str) -> str:
        for kind in kinds:
            if kind not in self._alphabet:
                raise _unknown(kind, source)
        return "".join(self._alphabet[kind] for kind in kinds)


def _unknown(name: str, source: str) -> DataError:
    return _wrong(source, f"no line is of the kind {name!r}", "correct it or add a line")


def _wrong(source: str, what: str, do: str) -> DataError:
    return DataError(what, f"pattern {source!r}", do)
