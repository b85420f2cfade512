"""The time expressions of a language: its words, and patterns over the kinds of its words.

Each token gets one symbol for the set of all that it can be; a pattern is a regular expression
over these symbols. So a pattern of three elements costs one match, however many months there are.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Self

import msgspec

from mithaq.languages.tables import TimeWord
from mithaq.reading.time_patterns import Pattern, PatternCompiler, Starts
from mithaq.reading.time_tokens import (
    OTHER,
    SHAPES,
    SPECIMENS,
    TOKEN,
    WORD,
    YEAR,
    Kinds,
    number_kinds,
    shape_kinds,
)
from mithaq.span import Span

#: Kinds that a date can hang on; ``anchor`` marks a word that is one beside what else it is.
ANCHORS = frozenset(
    {
        *("month", "month_shy", "weekday", "weekdays", "deictic", "decade", "century", "hop"),
        *("unit", "units", "the_unit", "the_units", "dual", "the_dual"),
        *(
            "season",
            "season_shy",
            "the_season",
            "suffix",
            "anchor",
            "unit_end",
            "back",
            "feast",
            "feast_day",
        ),
    }
)
_NUMERIC_ANCHORS = ANCHORS | {"year", "iso", "numeric"}
_REACH = 12  # tokens: no expression has more before its first anchor
#: Kinds of lines that are no words.
_NO_WORDS = frozenset(("language", "pattern", "macro", "proclitic"))
_CONJUNCTION = "and"
_FIRST_SYMBOL = 0xE000  # a private-use code point stands for each set of kinds

Slots = tuple[tuple[str, str], ...]


class Phrase(msgspec.Struct, frozen=True):
    """A time expression that was found, not yet resolved."""

    span: Span
    meaning: str  # which function resolves it
    slots: Slots  # its words by kind, with their values, in order


class Clitic(msgspec.Struct, frozen=True):
    """What can be written before a word and belongs to the sentence, not to the word."""

    written: str
    instead: str  # the beginning of the word that it swallows
    kinds: Kinds


class Form(msgspec.Struct, frozen=True):
    """A written form of a word, or of several words."""

    texts: tuple[str, ...]
    kinds: Kinds
    head: int = 0  # code points before the clitic that counts
    clitic: int = 0  # code points of that clitic
    clitic_kinds: Kinds | None = None
    symbol: str = ""
    clitic_symbol: str = ""


class _Token(msgspec.Struct, frozen=True):
    start: int
    end: int
    kinds: Kinds
    symbol: str


class _Entry(msgspec.Struct):
    """The forms that begin with one word."""

    alone: Form | None = None
    longer: dict[str, list[Form]] = msgspec.field(default_factory=dict)  # by their second word

    def find(self, texts: list[str], place: int) -> Form | None:
        """Return the longest form that stands at *place*."""
        following = texts[place + 1] if self.longer and place + 1 < len(texts) else ""
        for form in self.longer.get(following, ()):
            if tuple(texts[place : place + len(form.texts)]) == form.texts:
                return form
        return self.alone


class TimeGrammar:
    """The words and patterns of one language."""

    def __init__(self, language: str, forms: Iterable[Form]) -> None:
        self.language = language
        self._entries: dict[str, _Entry] = defaultdict(_Entry)
        self._symbols: dict[frozenset[str], str] = {}
        self._anchors: set[str] = set()
        self._starts: dict[str, Starts] = {}
        for form in sorted(forms, key=lambda form: -len(form.texts)):
            self._add(form)
        for kinds in (*SHAPES, *map(number_kinds, SPECIMENS)):
            self._symbol(kinds)
        self._other = self._symbols[frozenset(OTHER)]

    @classmethod
    def of(cls, lines: Sequence[TimeWord]) -> Self:
        """Build the grammar from the lines of ``times.tsv``, whose words are folded.

        Raises:
            DataError: a pattern names a kind or a macro that no line has.
        """
        grammar = cls(_language(lines), _forms(lines))
        grammar._learn(lines)
        return grammar

    def may_tell_time(self, text: str) -> bool:
        """Say, cheaply, whether a date can stand in *text*."""
        return bool(YEAR.search(text)) or not self._anchors.isdisjoint(WORD.findall(text))

    def phrases(self, text: str) -> Iterator[Phrase]:
        """Yield the time expressions of *text*: the first, longest ones, without overlap."""
        tokens = list(self._tokens(text))
        symbols = "".join(token.symbol for token in tokens)
        position = 0
        while anchor := self._anchor.search(symbols, position):
            position = max(position, anchor.start() - _REACH)
            opener = self._opener.search(symbols, position)
            if opener is None:
                return
            position = opener.start()
            found = self._starts[opener.group()].longest(symbols, position)
            if found:
                pattern, match = found
                yield _phrase(pattern, match, tokens)
                position = match.end()
            else:
                position += 1

    def _tokens(self, text: str) -> Iterator[_Token]:
        found = list(TOKEN.finditer(text))
        texts = [token.group() for token in found]
        place = 0
        while place < len(found):
            token, entry = found[place], self._entries.get(texts[place])
            form = entry.find(texts, place) if entry else None
            if form:
                place += len(form.texts)
                yield from _read(form, token.start(), found[place - 1].end())
                continue
            kinds = shape_kinds(texts[place], token.lastgroup)
            symbol = self._other if kinds is OTHER else self._symbols[frozenset(kinds)]
            yield _Token(token.start(), token.end(), kinds, symbol)
            place += 1

    def _add(self, form: Form) -> None:
        form = self._with_symbols(form)
        entry = self._entries[form.texts[0]]
        if len(form.texts) == 1:
            entry.alone = form
        else:
            entry.longer.setdefault(form.texts[1], []).append(form)
        if not ANCHORS.isdisjoint(form.kinds):
            self._anchors.add(max(form.texts, key=len))

    def _with_symbols(self, form: Form) -> Form:
        clitic = "" if form.clitic_kinds is None else self._symbol(form.clitic_kinds)
        return msgspec.structs.replace(form, symbol=self._symbol(form.kinds), clitic_symbol=clitic)

    def _symbol(self, kinds: Kinds) -> str:
        return self._symbols.setdefault(frozenset(kinds), chr(_FIRST_SYMBOL + len(self._symbols)))

    def _learn(self, lines: Sequence[TimeWord]) -> None:
        alphabet: dict[str, str] = defaultdict(str)
        for kinds, symbol in self._symbols.items():
            for kind in kinds:
                alphabet[kind] += symbol
        macros: dict[str, list[str]] = defaultdict(list)
        for line in lines:
            if line.kind == "macro":
                macros[line.word].append(line.value)
        anchors = "".join(alphabet[kind] for kind in sorted(_NUMERIC_ANCHORS & alphabet.keys()))
        self._anchor = re.compile(f"[{anchors}]")
        compiler = PatternCompiler(dict(alphabet), macros)
        starts: dict[str, list[Pattern]] = defaultdict(list)
        for line in lines:
            if line.kind == "pattern":
                pattern = compiler.compile(line.word, line.value)
                for symbol in pattern.piece.first:
                    starts[symbol].append(pattern)
        shared = {tuple(patterns): Starts(patterns) for patterns in starts.values()}
        self._starts = {symbol: shared[tuple(patterns)] for symbol, patterns in starts.items()}
        self._opener = re.compile(f"[{''.join(sorted(self._starts))}]")


def _read(form: Form, start: int, end: int) -> Iterator[_Token]:
    """Yield the tokens of a known form: its clitic, and itself."""
    start += form.head
    if form.clitic_kinds is not None:
        yield _Token(start, start + form.clitic, form.clitic_kinds, form.clitic_symbol)
        start += form.clitic
    yield _Token(start, end, form.kinds, form.symbol)


def _phrase(pattern: Pattern, match: re.Match[str], tokens: list[_Token]) -> Phrase:
    slots = []
    for (start, _), kinds in zip(match.regs[1:], pattern.piece.groups, strict=True):
        if start >= 0:
            read = tokens[start].kinds
            kind = next(kind for kind in kinds if kind in read)
            slots.append((kind, read[kind]))
    span = Span(tokens[match.start()].start, tokens[match.end() - 1].end)
    return Phrase(span, pattern.meaning, tuple(slots))


def _language(lines: Sequence[TimeWord]) -> str:
    return next((line.word for line in lines if line.kind == "language"), "")


def _forms(lines: Sequence[TimeWord]) -> Iterator[Form]:
    kinds: dict[str, dict[str, str]] = defaultdict(dict)
    clitics = []
    for line in lines:
        if line.kind not in _NO_WORDS:
            kinds[line.word].setdefault(line.kind, line.value)
        elif line.kind == "proclitic":
            clitics.append(_clitic(line))
            kinds[clitics[-1].written].update(clitics[-1].kinds)
    plain = {_texts(word): read for word, read in kinds.items()}
    for texts, read in plain.items():
        yield Form(texts, read)
        yield from (form for form in _with_clitics(texts, read, clitics) if form.texts not in plain)


def _texts(word: str) -> tuple[str, ...]:
    return tuple(found.group() for found in TOKEN.finditer(word))


def _clitic(line: TimeWord) -> Clitic:
    written, _, instead = line.word.partition(" ")
    kinds = (pair.partition("=") for pair in line.value.split())
    return Clitic(written, instead, {kind: value for kind, _, value in kinds})


def _with_clitics(texts: tuple[str, ...], read: Kinds, clitics: list[Clitic]) -> Iterator[Form]:
    """Yield the word with one clitic before it, and with a conjunction before that."""
    if not texts[0].isalpha():
        return
    for clitic in clitics:
        if not texts[0].startswith(clitic.instead):
            continue
        first = clitic.written + texts[0][len(clitic.instead) :]
        length = len(clitic.written) - (1 if clitic.instead else 0)
        yield Form((first, *texts[1:]), read, 0, length, clitic.kinds)
        for before in clitics:
            if _CONJUNCTION in before.kinds and _CONJUNCTION not in clitic.kinds:
                head = len(before.written)
                whole = (before.written + first, *texts[1:])
                yield Form(whole, read, head, length, clitic.kinds)
