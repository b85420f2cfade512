"""The engine knows no name and no word of any language: those are data."""

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

import mithaq
from mithaq.languages.registry import read_languages
from mithaq.statement import Act, Level, Modality, Polarity, Type

ENGINE = Path(mithaq.__file__).parent
OUTSIDE = {"languages", "knowledge", "views"}
MODULES = [
    path
    for path in sorted(ENGINE.rglob("*.py"))
    if path.relative_to(ENGINE).parts[0] not in OUTSIDE
]
READING = [path for path in MODULES if path.relative_to(ENGINE).parts[0] == "reading"]
#: Words of the contract, which are words of English too.
CONTRACT = {str(word) for kind in (Type, Modality, Polarity, Level, Act) for word in kind}


def literals(path: Path) -> Iterator[tuple[int, str]]:
    """Yield the strings of a module that are no docstrings."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    kinds = ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef
    docstrings = {ast.get_docstring(n, clean=False) for n in ast.walk(tree) if isinstance(n, kinds)}
    for node in ast.walk(tree):
        match node:
            case ast.Constant(value=str(text)) if text not in docstrings:
                yield node.lineno, text


@cache
def surface_forms() -> frozenset[str]:
    """Return what texts call entities and events: names, and heads of several words."""
    found: set[str] = set()
    for language in read_languages().values():
        found.update(name.name for name in language.names if name.kind != "abbreviation")
        found.update(head for head in language.triggers if " " in head)
    return frozenset(found)


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(ENGINE)))
def test_no_literal_outside_ascii(path: Path) -> None:
    """A mark that all scripts share is written by its name; then the source is ASCII."""
    lines = path.read_text(encoding="utf-8").splitlines()
    strange = [(line, text) for line, text in literals(path) if not text.isascii()]
    assert not [one for one in strange if not lines[one[0] - 1].isascii()]


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(ENGINE)))
def test_no_literal_spells_a_word_by_names_of_letters(path: Path) -> None:
    words = [text for _, text in literals(path) if not text.isascii() and text.isalpha()]
    assert not [word for word in words if len(word) > 1]


@pytest.mark.parametrize("path", READING, ids=lambda path: path.name)
def test_no_literal_is_a_name_or_phrase_of_a_language(path: Path) -> None:
    known = surface_forms()
    named = [(line, text) for line, text in literals(path) if text in known - CONTRACT]
    assert not named
