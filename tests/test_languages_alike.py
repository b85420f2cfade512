"""Each language has the same tables, and says every event type of the contract."""

from itertools import combinations
from pathlib import Path

import pytest

from mithaq.languages.registry import HERE, codes, read_languages
from mithaq.statement import Type


def tables(code: str) -> dict[str, tuple[str, ...]]:
    """Return the tables of a language with their columns, those in parts by their first part."""
    found: dict[str, tuple[str, ...]] = {}
    for path in sorted((HERE / code).glob("*.tsv")):
        head = path.read_text(encoding="utf-8").split("\n", 1)[0]
        found[kind(path)] = tuple(head.split("\t"))
    return found


def kind(path: Path) -> str:
    """Return what a table holds: ``names_states`` are names; ``function_words`` are themselves."""
    whole = ("function_words", "verb_forms", "verb_objects")
    return next((one for one in whole if path.stem.startswith(one)), path.stem.partition("_")[0])


@pytest.mark.parametrize(("one", "other"), list(combinations(codes(), 2)))
def test_languages_have_the_same_tables(one: str, other: str) -> None:
    assert set(tables(one)) == set(tables(other))


@pytest.mark.parametrize(("one", "other"), list(combinations(codes(), 2)))
def test_tables_that_the_reader_reads_have_the_same_columns(one: str, other: str) -> None:
    inflected = ("verbs", "verb_forms")  # each grammar has its own features
    for name, columns in tables(one).items():
        if name not in inflected:
            assert set(columns) == set(tables(other)[name]), name


@pytest.mark.parametrize("code", codes())
def test_a_language_says_every_event_type(code: str) -> None:
    language = read_languages()[code]
    said = {row.type for rows in language.triggers.values() for row in rows}
    assert {str(one) for one in Type} - said == set()


@pytest.mark.parametrize("code", codes())
def test_a_language_has_slots_for_every_event_type(code: str) -> None:
    slots = {type_ for type_, _ in read_languages()[code].slots}
    assert {str(one) for one in Type} - slots == set()
