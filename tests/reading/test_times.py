"""The date grammar against a table of expressions, its own examples, and any text at all."""

import datetime as dt
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mithaq.edtf import is_edtf
from mithaq.errors import DataError
from mithaq.knowledge.load import read_table
from mithaq.languages import ar, en
from mithaq.languages.folding import fold
from mithaq.languages.tables import TimeWord
from mithaq.reading.times import TimeGrammar, Timex, find_times
from mithaq.span import Span

LANGUAGES = {"en": en, "ar": ar}
PUBLISHED = dt.date(2025, 11, 7)
HERE = Path(__file__).parent


class Case(NamedTuple):
    """A line of ``times_*.tsv``."""

    sentence: str
    published: str
    tense: str
    expected: str
    relation: str
    previous: str


@cache
def lines(lang: str) -> tuple[TimeWord, ...]:
    return read_table(LANGUAGES[lang].FOLDER / "times.tsv", TimeWord)


@cache
def grammar(lang: str) -> TimeGrammar:
    return TimeGrammar.of(lines(lang))


def folded(text: str, lang: str) -> str:
    return fold(text, LANGUAGES[lang].SCRIPT.folding).text


def times(
    text: str, lang: str, published: dt.date | None = PUBLISHED, previous: str | None = None
) -> list[Timex]:
    return find_times(folded(text, lang), grammar(lang), published=published, previous=previous)


def cases(lang: str) -> list[Case]:
    told = (HERE / f"times_{lang}.tsv").read_text(encoding="utf-8").splitlines()
    return [Case(*line.split("\t")) for line in told[1:]]


def by_tense(timex: Timex, tense: str) -> str | None:
    return timex.forward if tense == "future" and timex.forward else timex.value


def wrong(case: Case, lang: str) -> str | None:
    published = dt.date.fromisoformat(case.published) if case.published else None
    found = times(case.sentence, lang, published, case.previous or None)
    values = [value for timex in found if (value := by_tense(timex, case.tense))]
    if values != [value for value in case.expected.split("|") if value]:
        return f"{case.sentence}: {values}, not {case.expected or 'nothing'}"
    if case.relation and found[0].relation != case.relation:
        return f"{case.sentence}: {found[0].relation}, not {case.relation}"
    return None


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_expression_of_the_table_is_read_as_told(lang: str) -> None:
    told = cases(lang)
    assert len(told) >= 200
    assert not [complaint for case in told if (complaint := wrong(case, lang))]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_example_holds_a_time_and_no_counter_does(lang: str) -> None:
    silent = [line for line in lines(lang) if line.example and not times(line.example, lang)]
    loud = [line for line in lines(lang) if line.counter and valued(line.counter, lang)]
    assert not silent
    assert not loud


def valued(text: str, lang: str) -> list[str]:
    return [timex.value for timex in times(text, lang) if timex.value]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_words_are_written_as_folding_leaves_them(lang: str) -> None:
    words = [line.word for line in lines(lang) if line.kind not in ("pattern", "macro")]
    assert [word for word in words if folded(word, lang) != word] == []


@pytest.mark.parametrize("lang", LANGUAGES)
def test_no_line_stands_twice(lang: str) -> None:
    keys = [(line.word, line.kind, line.value) for line in lines(lang)]
    assert sorted(keys) == sorted(set(keys))


def test_a_timex_knows_where_it_stands_and_who_made_it() -> None:
    text = "Trump announced on Thursday that Kazakhstan will join the Abraham Accords."
    assert times(text, "en") == [
        Timex(
            span=Span(16, 27),
            type="DATE",
            value="2025-11-06",
            forward="2025-11-13",
            relation="on",
            rule="en/times:weekday",
            anaphoric=False,
        )
    ]


def test_a_conjunction_before_the_date_is_not_part_of_it() -> None:
    text = "زار الرئيس عمان والأحد زار بغداد."
    (timex,) = times(text, "ar")
    assert timex.span.of(folded(text, "ar")) == "الاحد"


def test_each_date_is_the_anchor_of_the_next() -> None:
    text = "The pact was signed on 4 May 2019 and ratified two months later."
    signed, ratified = times(text, "en")
    assert (signed.value, signed.anaphoric) == ("2019-05-04", False)
    assert (ratified.value, ratified.anaphoric) == ("2019-07", True)


def test_without_a_day_of_publication_only_absolute_dates_have_a_value() -> None:
    text = "They met last week, again on Monday, in March 2020 and two years ago."
    assert [timex.value for timex in times(text, "en", None)] == [None, None, "2020-03", None]


def test_what_comes_again_is_a_set_without_a_date() -> None:
    (timex,) = times("The committee sits every Thursday.", "en")
    assert (timex.type, timex.value) == ("SET", None)


def test_a_pattern_over_an_unknown_kind_is_refused() -> None:
    with pytest.raises(DataError, match="moon"):
        TimeGrammar.of([TimeWord(word="moon year", kind="pattern", value="calendar")])


def test_a_pattern_that_can_match_nothing_is_refused() -> None:
    with pytest.raises(DataError, match="nothing"):
        TimeGrammar.of([TimeWord(word="year?", kind="pattern", value="calendar")])


@st.composite
def any_text(draw: st.DrawFn, lang: str) -> str:
    """Text of the language's own time words, numbers and marks, in any order."""
    words = [line.word for line in lines(lang) if line.kind not in ("pattern", "macro")]
    numbers = st.integers(0, 10_000).map(str)
    pieces = st.one_of(
        st.sampled_from(words), numbers, st.sampled_from(",.-/()' "), st.text(max_size=3)
    )
    return folded(draw(st.sampled_from(["", " "])).join(draw(st.lists(pieces, max_size=12))), lang)


@pytest.mark.parametrize("lang", LANGUAGES)
@given(data=st.data(), published=st.none() | st.dates())
def test_any_text_gives_ordered_spans_within_it_and_edtf(
    lang: str, data: st.DataObject, published: dt.date | None
) -> None:
    text = data.draw(any_text(lang))
    found = find_times(text, grammar(lang), published=published)
    assert found == find_times(text, grammar(lang), published=published)
    ends = [0, *(timex.span.end for timex in found)]
    assert all(end <= timex.span.start for end, timex in zip(ends, found, strict=False))
    assert ends[-1] <= len(text)
    for timex in found:
        assert timex.value is None or is_edtf(timex.value)
        assert timex.forward is None or (is_edtf(timex.forward) and timex.forward != timex.value)
