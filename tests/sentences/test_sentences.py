"""Tables of sentences, one class of sentences a file, and the statements that each must yield."""

from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest

from mithaq.knowledge.knowledge import read_knowledge
from mithaq.languages.registry import read_languages
from mithaq.reading.reader import Reader, build_reader
from mithaq.report import Report
from mithaq.statement import Statement

PUBLISHED = "2025-11-07"
HERE = Path(__file__).parent
SYMMETRIC = ("establish_ties", "cut_ties", "ties", "meet", "call", "negotiate", "agree")


class Case(NamedTuple):
    """A line of a table."""

    lang: str
    sentence: str
    expects: str


class Expected(NamedTuple):
    """A statement as a table tells it; what it leaves out is not compared."""

    event: tuple[str, ...]
    level: str | None
    modality: str
    polarity: str
    time: str | None
    by: str | None


@cache
def reader() -> Reader:
    return build_reader(read_knowledge(), read_languages())


def cases() -> list[Case]:
    found: list[Case] = []
    for path in sorted(HERE.glob("*.tsv")):
        lines = path.read_text(encoding="utf-8").splitlines()[1:]
        found += [Case(path.name[:2], *line.split("\t")) for line in lines]
    return found


def event(type_: str, actor: str, object_: str) -> tuple[str, ...]:
    is_mutual = type_ in SYMMETRIC or (type_ == "sign" and object_.startswith("state:"))
    pair = sorted((actor, object_)) if is_mutual else (actor, object_)
    return (type_, *pair)


def parsed(told: str) -> Expected:
    words = told.split()
    options = dict(w.split("=", 1) for w in words if "=" in w)
    type_, actor, object_, modality, polarity = (w for w in words if "=" not in w)
    return Expected(
        event(type_, actor, object_),
        options.get("level"),
        modality,
        polarity,
        options.get("time"),
        options.get("by"),
    )


def seen(statement: Statement, like: Expected) -> Expected:
    """Show a statement with no more fields than *like* compares."""
    return Expected(
        event(statement.type.value, statement.actor, statement.object),
        statement.level.value if statement.level and like.level else None,
        statement.modality.value,
        statement.polarity.value,
        (statement.time or "none") if like.time else None,
        statement.claimant if like.by else None,
    )


def is_named(statement: Statement) -> bool:
    return not any(side.endswith(":*") for side in (statement.actor, statement.object))


def told(statements: list[Statement]) -> str:
    return "\n".join(
        f"{s.type} {s.actor} {s.object} {s.level} {s.modality} {s.polarity} {s.time} {s.claimant}"
        for s in statements
    )


@pytest.mark.parametrize("case", cases(), ids=lambda c: f"{c.lang}: {c.sentence[:60]}")
def test_sentence_yields_its_statements(case: Case) -> None:
    report = Report(text=case.sentence, lang=case.lang, published=PUBLISHED)
    left = [s for s in reader().read(report) if is_named(s)]
    shown = told(left)
    expected = [] if case.expects == "-" else [parsed(part) for part in case.expects.split(" ; ")]
    for want in expected:
        hit = next((s for s in left if seen(s, want) == want), None)
        assert hit is not None, f"missing {want}\nin {case.sentence}\nread\n{shown}"
        left.remove(hit)
    assert not left, f"spurious\n{told(left)}\nin {case.sentence}"
