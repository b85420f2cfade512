"""Lines for terminals: widths, wrapping, and Arabic where the terminal orders nothing."""

import pytest

from mithaq.views.cli.layout import Screen, is_arabic, pad, screen, to_visual, width, wrap

SENTENCE = "قال الوزير إن الدولتين ستوقعان الاتفاق في أبريل المقبل"


@pytest.mark.parametrize(
    ("text", "cells"),
    [
        ("abc", 3),
        ("اتفاق", 5),
        ("اتِّفاقٌ", 5),
        ("\N{RIGHT-TO-LEFT MARK}abc\N{POP DIRECTIONAL ISOLATE}", 3),
        ("協定", 4),
        ("", 0),
    ],
)
def test_width_counts_cells_not_characters(text: str, cells: int) -> None:
    assert width(text) == cells
    assert width(pad(text, 9)) == 9


def test_wrapping_keeps_every_word_in_order_and_every_line_in_bounds() -> None:
    lines = wrap(SENTENCE, 20)
    assert " ".join(lines) == SENTENCE
    assert all(width(line) <= 20 for line in lines)


def test_a_word_longer_than_the_line_stands_alone() -> None:
    assert wrap("a verylongword b", 4) == ["a", "verylongword", "b"]


def test_visual_order_wraps_first_and_orders_each_line_after() -> None:
    folded = Screen(width=30, colour=False, visual=True).fold(SENTENCE, 2)
    assert len(folded) > 1
    first = wrap(SENTENCE, 28)[0]
    assert folded[0] == "  " + to_visual(first)
    assert folded[0].endswith(to_visual("قال"))


def test_logical_order_leaves_the_letters_alone() -> None:
    folded = Screen(width=200, colour=False, visual=False).fold(SENTENCE)
    assert folded == [SENTENCE]


def test_latin_lines_are_never_touched() -> None:
    assert to_visual("KAZ joins") == "KAZ joins"


@pytest.mark.parametrize(
    ("text", "arabic"), [("«قال»", True), ("12 قال", True), ("NATO قال", False), ("12", False)]
)
def test_the_first_strong_letter_gives_the_direction(text: str, *, arabic: bool) -> None:
    assert is_arabic(text) is arabic


def test_a_pipe_gets_neither_colour_nor_visual_order() -> None:
    made = screen("visual", {"TERM": "xterm", "XTERM_VERSION": "XTerm(379)"})
    assert (made.colour, made.visual) == (False, False)
    assert made.paint("announced", "announced", bold=True) == "announced"


def test_colour_marks_the_rung() -> None:
    assert "\x1b[" in Screen(80, colour=True, visual=False).paint("party", "party")
