"""The committed verb tables are what the tool makes of the committed lists."""

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest

import mithaq

TOOL = Path(__file__).parents[2] / "tools" / "make_verbs.py"
LANGUAGES = Path(mithaq.__file__).parent / "languages"


@pytest.fixture(scope="module")
def tool() -> ModuleType:
    spec = importlib.util.spec_from_file_location("make_verbs", TOOL)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize(("language", "make"), [("ar", "arabic_forms"), ("en", "english_forms")])
def test_the_table_is_made_from_the_list(tool: ModuleType, language: str, make: str) -> None:
    verbs = (LANGUAGES / language / "verbs.tsv").read_text(encoding="utf-8")
    made = (LANGUAGES / language / "verb_forms.tsv").read_text(encoding="utf-8")
    assert getattr(tool, make)(verbs) == made


@pytest.mark.parametrize(
    ("verb", "person", "forms"),
    [
        (("حوذ", "استفعل صحيح"), "ind_3ms", ["يستحوذ"]),  # the waw stays
        (("ءخذ", "افتعل مدغم"), "past_3ms", ["اتخذ"]),
        (("قرء", "فعَل يفعَل"), "ind_3mp", ["يقرؤون", "يقرأون"]),
    ],
)
def test_what_is_special_in_a_paradigm(
    tool: ModuleType, verb: tuple[str, str], person: str, forms: list[str]
) -> None:
    root, pattern = verb
    found = tool.conjugated(root, pattern)
    written = tool.written(found, [person], {"root": root, "pattern": pattern})
    assert [tool.bare(form) for form in written] == forms
