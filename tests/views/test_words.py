"""Whatever an answer can hold has a word in each language, and names are found as people type."""

import re

import pytest

from mithaq.errors import UnknownName
from mithaq.knowledge.knowledge import knowledge
from mithaq.record.entry import Axis, Grade, Timeline, Verdict
from mithaq.standing.changes import Effect
from mithaq.standing.ladder import Rung
from mithaq.statement import Act, Evidence, Level, Modality, Polarity, Statement, Type
from mithaq.views.names import resolve
from mithaq.views.words import LANGS, Words, read_words

KNOWN = knowledge()
ENGLISH, ARABIC = (Words(lang, KNOWN) for lang in LANGS)

SHOWN = {
    "type": Type,
    "modality": Modality,
    "polarity": Polarity,
    "negative": Modality,
    "level": Level,
    "act": Act,
    "rung": Rung,
    "timeline": Timeline,
    "grade": Grade,
    "verdict": Verdict,
    "axis": Axis,
    "effect": Effect,
}


def told(**fields: object) -> Statement:
    given = {
        "report": "r",
        "type": Type.JOIN,
        "actor": "state:KAZ",
        "object": "accord:abraham-accords",
        "modality": Modality.PLANNED,
        "polarity": Polarity.POSITIVE,
        "claimant": "state:USA",
        "evidence": Evidence(0, 4, "text"),
    }
    return Statement(**{**given, **fields})  # type: ignore[arg-type]


@pytest.mark.parametrize("group", SHOWN)
def test_each_member_of_each_enumeration_has_its_word(group: str) -> None:
    words = read_words()
    missing = [member for member in SHOWN[group] if f"{group}.{member.value}" not in words]
    assert not missing


def test_each_word_is_whole_in_both_languages() -> None:
    for word in read_words().values():
        assert word.en, word.key
        assert re.search("[\u0600-\u06ff]", word.ar), word.key
        slots = [set(re.findall(r"{(\w+)}", text)) for text in (word.en, word.ar)]
        if not word.key.startswith("count."):  # Arabic says one and two without a figure
            assert slots[0] == slots[1], word.key


@pytest.mark.parametrize(
    ("value", "english", "arabic"),
    [
        ("2025-11-06", "6 Nov 2025", "6 نوفمبر 2025"),
        ("2025-11-06T08:14:00Z", "6 Nov 2025", "6 نوفمبر 2025"),
        ("2025-11", "Nov 2025", "نوفمبر 2025"),
        ("2020", "2020", "2020"),
        ("../2025-02", "by Feb 2025", "بحلول فبراير 2025"),
        ("2022/..", "since 2022", "منذ 2022"),
        ("2017/2021", "2017 – 2021", "2017 – 2021"),
    ],
)
def test_dates_are_written_as_exactly_as_they_are_told(
    value: str, english: str, arabic: str
) -> None:
    assert (ENGLISH.date(value), ARABIC.date(value)) == (english, arabic)


@pytest.mark.parametrize(
    ("number", "arabic"),
    [
        (1, "تقرير واحد"),
        (2, "تقريران"),
        (3, "3 تقارير"),
        (10, "10 تقارير"),
        (11, "11 تقريراً"),
        (103, "103 تقارير"),
    ],
)
def test_arabic_counts_by_its_own_forms(number: int, arabic: str) -> None:
    assert ARABIC.count("report", number) == arabic


def test_a_statement_is_glossed_in_both_languages() -> None:
    assert ENGLISH.gloss(told()) == "Kazakhstan joins Abraham Accords"
    assert ARABIC.gloss(told()) == "انضمام كازاخستان إلى اتفاقيات إبراهيم"
    ties = told(type=Type.TIES, object="state:ISR", level=Level.FULL)
    assert ENGLISH.gloss(ties) == "Kazakhstan and Israel: full ties"
    signed = told(type=Type.SIGN, object="state:ISR")
    assert ENGLISH.gloss(signed) == "Kazakhstan signs with Israel"


def test_what_is_not_so_says_so() -> None:
    refused = told(polarity=Polarity.NEGATIVE, modality=Modality.ACTUAL)
    assert ENGLISH.reality(refused) == "not so"


def test_whose_word_it_is_names_the_person_and_the_state() -> None:
    spoken = told(claimant_person="person:donald-trump", act=Act.ANNOUNCE)
    assert ENGLISH.voice(spoken) == "announced by Donald Trump (United States)"
    assert ENGLISH.voice(told(claimant="anonymous")) == ("on the word of a source without a name")
    assert ENGLISH.voice(told(claimant="report")) == "in the report's own voice"


@pytest.mark.parametrize(
    "typed",
    ["KAZ", "kz", "state:KAZ", "Kazakhstan", "KAZAKHSTAN", "كازاخستان", "Republic of Kazakhstan"],
)
def test_a_state_is_found_by_code_id_or_name(typed: str) -> None:
    assert resolve(typed, KNOWN, "state") == "state:KAZ"


@pytest.mark.parametrize("typed", ["abraham-accords", "Abraham Accords", "اتفاقيات إبراهيم"])
def test_an_accord_is_found_by_slug_or_name(typed: str) -> None:
    assert resolve(typed, KNOWN, "accord", "org") == "accord:abraham-accords"


def test_an_unknown_name_names_the_nearest() -> None:
    with pytest.raises(UnknownName) as raised:
        resolve("abrahm acords", KNOWN, "accord", "org")
    assert raised.value.nearest[0] == "accord:abraham-accords"
    assert "did you mean accord:abraham-accords" in str(raised.value)


def test_an_id_of_another_kind_is_not_taken() -> None:
    with pytest.raises(UnknownName):
        resolve("org:abraham-accords", KNOWN, "accord", "org")
