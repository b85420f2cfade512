"""Every trigger with an example yields its type there; its counter-example yields nothing of it."""

from functools import cache

import pytest

from mithaq.knowledge.knowledge import read_knowledge
from mithaq.languages.language import Language
from mithaq.languages.registry import read_languages
from mithaq.languages.tables import Trigger
from mithaq.reading.reader import Reader, build_reader
from mithaq.report import Report


@cache
def languages() -> dict[str, Language]:
    return dict(read_languages())


@cache
def reader() -> Reader:
    return build_reader(read_knowledge(), languages())


def told(lang: str) -> list[Trigger]:
    rows = [row for group in languages()[lang].triggers.values() for row in group]
    return [row for row in rows if row.example and row.counter]


def types_in(text: str, lang: str) -> set[str]:
    report = Report(text=text, lang=lang, published="2025-11-07")
    return {statement.type.value for statement in reader().read(report)}


@pytest.mark.parametrize("lang", ["en", "ar"])
def test_example_yields_the_type(lang: str) -> None:
    missed = [row.example for row in told(lang) if row.type not in types_in(row.example, lang)]
    assert not missed, "\n".join(missed)


@pytest.mark.parametrize("lang", ["en", "ar"])
def test_counter_yields_nothing_of_the_type(lang: str) -> None:
    spurious = [row.counter for row in told(lang) if row.type in types_in(row.counter, lang)]
    assert not spurious, "\n".join(spurious)


def test_triggers_are_broad() -> None:
    assert len(told("en")) >= 600
