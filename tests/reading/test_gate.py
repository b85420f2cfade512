"""The gate: it stops what can tell of nobody, and nothing else."""

import pytest

from mithaq import pipeline
from mithaq.languages.folding import fold

NOBODY = {
    "en": [
        "The bakery on Mill Street won a prize, and its owner signed up two apprentices.",
        "Rain is expected by the weekend, forecasters said; walkers will meet at noon.",
        "The minister joined her pupils for lunch in a village school.",
    ],
    "ar": [
        "فاز مخبز محلي بجائزة أفضل خبز، وأعلنت صاحبته توظيف متدربين جديدين.",
        "ويتوقع هطول الأمطار نهاية الأسبوع، ويلتقي المتنزهون ظهرا.",
    ],
}
SOMEBODY = {
    "en": [
        "Kenya signed the treaty.",
        "Peru recalled its envoy from two other countries.",
        "Chad and Niger cut ties.",
    ],
    "ar": [
        "وقعت كينيا على المعاهدة مع تشاد.",
        "استدعت بيرو سفيرها لدى دولة مجاورة.",
        "وسلّم سفير الأردن أوراق اعتماده في وارسو.",
    ],
}


def _lets_in(text: str, lang: str) -> bool:
    tongue = pipeline.reader().tongues[lang]
    return tongue.gate.lets_in(fold(text, tongue.language.script.folding))


@pytest.mark.parametrize(("lang", "text"), [(k, t) for k, v in NOBODY.items() for t in v])
def test_who_names_nobody_is_stopped(lang: str, text: str) -> None:
    assert not _lets_in(text, lang)


@pytest.mark.parametrize(("lang", "text"), [(k, t) for k, v in SOMEBODY.items() for t in v])
def test_two_sides_and_a_trigger_are_let_in(lang: str, text: str) -> None:
    assert _lets_in(text, lang)


def test_names_without_their_capitals_do_not_count() -> None:
    assert not _lets_in("Who is in the union who may join us in may?", "en")
