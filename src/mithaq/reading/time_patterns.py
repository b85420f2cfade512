"""Patterns over kinds of words, as the data writes them, compiled to regular expressions.

A pattern is elements with blanks between: ``kind``, ``one/other`` for alternatives, ``<macro>``,
``!kind`` for what must not follow, ``=kind`` for what must follow and is not part of it; all but
the third with ``?`` behind them where they may be missing.
"""

import re
from collections.abc import Mapping, Sequence

import msgspec

from mithaq.errors import DataError

#: From a kind to the symbols of the tokens that can be it.
Alphabet = Mapping[str, str]


class Piece(msgspec.Struct, frozen=True):
    """A compiled part of a pattern."""

    regex: str
    groups: tuple[tuple[str, ...], ...] = ()  # the kinds of each capturing group, in order
    first: frozenset[str] = frozenset()  # symbols that it can begin with
    empty: bool = False  # it can match nothing


class Pattern(msgspec.Struct, frozen=True):
    """A whole pattern and what it means."""

    regex: re.Pattern[str]
    groups: tuple[tuple[str, ...], ...]
    first: frozenset[str]
    meaning: str


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
        return Pattern(re.compile(piece.regex), piece.groups, piece.first, meaning)

    def _sequence(self, source: str) -> Piece:
        pieces = [self._element(element, source) for element in source.split()]
        first: frozenset[str] = frozenset()
        for piece in pieces:
            first |= piece.first
            if not piece.empty:
                break
        return Piece(
            regex="".join(piece.regex for piece in pieces),
            groups=tuple(group for piece in pieces for group in piece.groups),
            first=first,
            empty=all(piece.empty for piece in pieces),
        )

    def _element(self, element: str, source: str) -> Piece:
        if element.endswith("?"):
            piece = self._element(element[:-1], source)
            return Piece(f"(?:{piece.regex})?", piece.groups, piece.first, empty=True)
        if element.startswith("<"):
            return self._macro(element.strip("<>"), source)
        if element.startswith("!"):
            symbols = self._symbols(element[1:].split("/"), source)
            return Piece(f"(?![{symbols}])", empty=True)
        kinds = tuple(element.removeprefix("=").split("/"))
        symbols = self._symbols(kinds, source)
        if element.startswith("="):
            return Piece(f"(?=([{symbols}]))", (kinds,), empty=True)
        return Piece(f"([{symbols}])", (kinds,), frozenset(symbols))

    def _macro(self, name: str, source: str) -> Piece:
        if name not in self._macros:
            raise _unknown(name, source)
        choices = [self._sequence(choice) for choice in self._macros[name]]
        return Piece(
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
