"""The measures of the house: short functions, short files."""

import ast
import statistics
from collections.abc import Iterator
from pathlib import Path

import mithaq

MODULES = sorted(Path(mithaq.__file__).parent.rglob("*.py"))
MEDIAN, NINTH_DECILE, LONGEST, FILE = 8, 25, 60, 400


def functions() -> Iterator[tuple[str, int]]:
    """Yield each function with its length in lines."""
    for path in MODULES:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                end = node.end_lineno or node.lineno
                yield f"{path.name}:{node.lineno} {node.name}", end - node.lineno + 1


def test_functions_are_short() -> None:
    lengths = sorted(length for _, length in functions())
    assert statistics.median(lengths) <= MEDIAN
    assert lengths[int(0.9 * len(lengths))] <= NINTH_DECILE
    assert [one for one in functions() if one[1] > LONGEST] == []


def test_files_are_short() -> None:
    lines = {path.name: len(path.read_text(encoding="utf-8").splitlines()) for path in MODULES}
    assert {name: n for name, n in lines.items() if n > FILE} == {}
