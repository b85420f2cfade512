"""Which reports are one text: near-duplicates by the runs of words that they share.

MinHash with banding (Broder 1997), by the library rensa: on copies made of Arabic and English
reports with 5 to 60 % of their words changed it found as many as datasketch or more, at a fifth of
the time (tools/bench_reprints.py prints the comparison).
"""

import re
from collections.abc import Sequence
from functools import cache
from importlib import import_module

from rensa import RMinHash, RMinHashLSH  # type: ignore[import-untyped]

from mithaq.languages.folding import Folding, fold
from mithaq.languages.registry import codes

#: Two texts are one if they share that much of their runs of words: no pair of different reports
#: does in the comparison, and nine of ten copies with two fifths of their words changed still do.
THRESHOLD = 0.35
#: A text with fewer runs than this is too short to tell a copy from a coincidence.
SHORTEST = 15
_RUN = 3
_LET_THROUGH = 0.2  # by the bands; the sketches decide
_PERMUTATIONS = 128
_BANDS = 64
_SEED = 42
_WORD = re.compile(r"\w+")


class Reprints:
    """An index of texts by their sketches."""

    def __init__(self) -> None:
        self._index = RMinHashLSH(_LET_THROUGH, _PERMUTATIONS, _BANDS)
        self._sketches: list[tuple[str, RMinHash]] = []
        self._ids: set[str] = set()

    def __len__(self) -> int:
        return len(self._ids)

    def __contains__(self, id_: str) -> bool:
        return id_ in self._ids

    def add(self, id_: str, text: str) -> list[tuple[str, float]]:
        """Add a text and return the ids of those before it that are one with it, and how much."""
        runs = runs_of(text)
        self._ids.add(id_)
        if len(runs) < SHORTEST:
            return []
        sketch = RMinHash(_PERMUTATIONS, _SEED)
        sketch.update(runs)
        near = [(self._sketches[place][0], sketch.jaccard(self._sketches[place][1]))
                for place in self._index.query(sketch)]  # fmt: skip
        self._index.insert(len(self._sketches), sketch)
        self._sketches.append((id_, sketch))
        return sorted((pair for pair in near if pair[1] >= THRESHOLD), key=_closest)


def _closest(pair: tuple[str, float]) -> tuple[float, str]:
    return (-pair[1], pair[0])


def runs_of(text: str) -> Sequence[str]:
    """Return the runs of three words of *text*, in folded spelling."""
    for folding in _foldings():
        text = fold(text, folding).text
    words = _WORD.findall(text)
    return [" ".join(words[n : n + _RUN]) for n in range(len(words) - _RUN + 1)]


@cache
def _foldings() -> tuple[Folding, ...]:
    return tuple(import_module(f"mithaq.languages.{code}").SCRIPT.folding for code in codes())
