"""What every reader must tell apart, and what both languages must tell alike.

``pairs/ar.tsv`` has the Arabic minimal pairs (the English ones stand with the other sentences);
``pairs/reports.tsv`` short reports in both languages that carry the same statements. The tables
``*_failures.tsv`` list what is not read right yet: when one of them is, its test says so.
"""

from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest

from mithaq import pipeline
from mithaq.report import Report
from mithaq.statement import Statement

HERE = Path(__file__).parent / "pairs"
PUBLISHED = "2025-11-07"


class Pair(NamedTuple):
    """Two cells of a line."""

    one: str
    other: str


def lines(name: str) -> list[Pair]:
    path = HERE / f"{name}.tsv"
    rows = path.read_text(encoding="utf-8").splitlines()[1:]
    return [Pair(*row.split("\t")[:2]) for row in rows]


@cache
def failures(name: str) -> frozenset[str]:
    return frozenset((HERE / f"{name}_failures.tsv").read_text(encoding="utf-8").splitlines()[1:])


def cases(name: str) -> list[object]:
    """Return the lines of a table; those that fail are marked, strictly."""
    failing = failures(name)
    mark = pytest.mark.xfail(reason="a class of sentences not read yet", strict=True)
    return [
        pytest.param(pair, marks=mark if pair.one in failing else (), id=pair.one[:70])
        for pair in lines(name)
    ]


def read(text: str, lang: str) -> list[Statement]:
    return pipeline.reader().read(Report(text=text, lang=lang, published=PUBLISHED))


def told(statement: Statement) -> str:
    sides = [statement.actor, statement.object]
    if statement.type in {"establish_ties", "cut_ties", "ties", "meet", "call", "agree"}:
        sides.sort()
    words = (statement.type, *sides, statement.modality, statement.polarity)
    return " ".join(map(str, (*words, f"by={statement.claimant}")))


def shown(statement: Statement) -> tuple[str, str | None, str | None]:
    """Show a statement with what both languages must give alike."""
    level = statement.level.value if statement.level else None
    return (told(statement), statement.time, level)


@pytest.mark.parametrize("pair", cases("ar"))
def test_pair_is_told_apart(pair: Pair) -> None:
    wanted = [in_order(one.split()) for one in pair.other.split(" ; ")]
    assert [told(one) for one in read(pair.one, "ar")] == wanted


def in_order(words: list[str]) -> str:
    """Write a statement with its sides in the order in which `told` writes them."""
    sides = sorted(words[1:3]) if words[0] == "establish_ties" else words[1:3]
    return " ".join((words[0], *sides, *words[3:]))


@pytest.mark.parametrize("pair", cases("reports"))
def test_two_languages_tell_the_same(pair: Pair) -> None:
    english = sorted(map(shown, read(pair.one, "en")), key=str)
    arabic = sorted(map(shown, read(pair.other, "ar")), key=str)
    assert english
    assert arabic == english


def test_every_failure_is_a_line_of_its_table() -> None:
    for name in ("ar", "reports"):
        assert failures(name) <= {pair.one for pair in lines(name)}
