"""Reports fall into headline, lead and body, and these into sentences."""

import pytest

from mithaq.languages.folding import fold
from mithaq.languages.registry import script_of
from mithaq.reading.sentences import segment

REPORT = """Kenya joins talks in Geneva

GENEVA (Reuters) - Kenya's envoy Dr. J. Otieno met U.N. officials. He left at 4 p.m. on Monday.

"We agreed. We will sign," he said."""


def cut(text: str, code: str) -> list[tuple[str, str]]:
    script = script_of(code)
    folded = fold(text, script.folding)
    found = segment(folded.text, script.abbreviations)
    return [(one.part, folded.span(one.start, one.end).of(text)) for one in found]


def test_parts_and_abbreviations() -> None:
    assert cut(REPORT, "en")[:3] == [
        ("headline", "Kenya joins talks in Geneva"),
        ("lead", "Kenya's envoy Dr. J. Otieno met U.N. officials."),
        ("lead", "He left at 4 p.m. on Monday."),
    ]


@pytest.mark.parametrize("mark", [".", "؟", "!"])
def test_arabic_marks_end_a_sentence(mark: str) -> None:
    assert len(cut(f"وقعت كينيا الاتفاق{mark} ثم غادر الوفد.", "ar")) == 2


def test_an_empty_text_has_no_sentence() -> None:
    assert cut("", "en") == cut(" \n\n ", "ar") == []
