"""People and outlets as the gazetteer finds them in sentences."""

import pytest
from tests.knowledge.naming import LANGUAGES, gazetteer, named

from mithaq.knowledge.knowledge import knowledge


def ids(lang: str, text: str, day: str | None = None) -> set[str]:
    return {mention.person or mention.entity for _, mention in named(lang, text, day)}


@pytest.mark.parametrize("lang", LANGUAGES)
def test_examples_and_counter_examples_hold(lang: str) -> None:
    outlets = knowledge().outlet_ids
    ambiguous = [
        name
        for name in gazetteer(lang).language.names
        if name.example and (name.entity.startswith("person:") or name.entity in outlets)
    ]
    assert len(ambiguous) >= 15
    for name in ambiguous:
        assert name.entity in ids(lang, name.example), name
        assert name.entity not in ids(lang, name.counter), name


@pytest.mark.parametrize(
    ("lang", "text", "day", "expected"),
    [
        ("en", "Trump told Reuters on Friday that talks had ended.", "2025-11-06",
         {"person:donald-trump", "org:reuters"}),
        ("en", "In a post on X, Barrack praised the deal.", "2025-11-06",
         {"org:x-twitter", "person:thomas-barrack"}),
        ("en", "An official told Axios and Israel's Channel 12 about it.", "2025-11-06",
         {"org:axios", "org:channel-12-israel"}),
        ("en", "Iran's Tasnim news agency quoted Baghaei.", "2025-11-06",
         {"state:IRN", "org:tasnim", "person:esmaeil-baghaei"}),
        ("en", "Khamenei received the commanders.", "2020-01-01", {"person:ali-khamenei"}),
        ("en", "Khamenei received the commanders.", "2026-05-01", {"person:mojtaba-khamenei"}),
        ("ar", "قال ترمب إن ولي العهد السعودي محمد بن سلمان سيزور واشنطن", "2025-11-06",
         {"person:donald-trump", "person:mohammed-bin-salman", "state:SAU", "state:USA"}),
        ("ar", "ونقل موقع أكسيوس عن ويتكوف قوله", "2025-11-06",
         {"org:axios", "person:steve-witkoff"}),
        ("ar", "وبحث لافروف مع فيدان الملف", "2025-11-06",
         {"person:sergei-lavrov", "person:hakan-fidan"}),
        ("ar", "نقلت وكالة الأنباء القطرية عن ماجد الأنصاري", "2025-11-06",
         {"org:qna", "person:majed-al-ansari"}),
    ],
)  # fmt: skip
def test_who_stands_in_a_sentence(lang: str, text: str, day: str, expected: set[str]) -> None:
    assert ids(lang, text, day) == expected
