"""A text made to be slow is read in the time of its length; see tools/bench.py for figures."""

import time

import pytest

from mithaq import pipeline
from mithaq.languages.folding import fold
from mithaq.reading.sentences import SENTENCE_LIMIT, segment
from mithaq.report import Report

SLOW = {
    "names": "Kenya, ",
    "endless": "and Kenya said that ",
    "quotes": '"Kenya said: ',
    "brackets": "(",
    "digits": "1 2 3 ",
    "one word": "a",
}


@pytest.mark.parametrize("text", SLOW.values(), ids=SLOW)
def test_no_text_is_read_in_more_than_the_time_of_its_length(text: str) -> None:
    pipeline.reader()
    whole = "Chad signed a treaty with Niger. " + (text * 20_000)[:20_000]  # past the gate
    begin = time.process_time()
    pipeline.reader().read(Report(text=whole, lang="en", published="2025-11-07"))
    assert time.process_time() - begin < 4  # four times what a slow machine needs


def test_a_sentence_without_an_end_is_cut_between_words() -> None:
    tongue = pipeline.reader().tongues["en"]
    folded = fold("Kenya joined " * 1000, tongue.language.script.folding).text
    pieces = list(segment(folded, frozenset()))
    assert all(one.end - one.start <= SENTENCE_LIMIT for one in pieces)
    cut = [folded[one.start : one.end] for one in pieces]
    assert {word for piece in cut for word in piece.split()} == {"kenya", "joined"}
