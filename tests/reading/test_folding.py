"""Folding makes marks alike and keeps the way back to the text as published."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mithaq.languages.folding import fold, fold_word
from mithaq.languages.registry import codes, script_of

LETTERS = st.text(
    alphabet=st.sampled_from("abcÉİß ـَّأإآىئؤة،؛«»“”\u200c\u200f\u00a0\n.-"), max_size=60
)


@pytest.mark.parametrize("code", codes())
@given(text=LETTERS)
def test_every_folded_place_leads_back_into_the_text(code: str, text: str) -> None:
    folded = fold(text, script_of(code).folding)
    places = [folded.span(n, n + 1) for n in range(len(folded.text))]
    assert all(0 <= span.start < span.end <= len(text) for span in places)
    assert [p.start for p in places] == sorted(p.start for p in places)


@pytest.mark.parametrize(
    ("one", "other"),
    [("أمريكا", "امريكا"), ("إيــران", "ايران"), ("مُوَقِّع", "موقع"), ("مستشفى", "مستشفي")],
)
def test_spellings_of_one_arabic_word_fold_alike(one: str, other: str) -> None:
    folding = script_of("ar").folding
    assert fold_word(one, folding) == fold_word(other, folding)


def test_a_span_is_the_raw_words_with_their_vowels() -> None:
    text = "وَقَّعت «كينيا» الاتفاقَ"
    folded = fold(text, script_of("ar").folding)
    start = folded.text.index("الاتفاق")
    assert folded.span(start, start + len("الاتفاق")).of(text).startswith("الاتفاق")
