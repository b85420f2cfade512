"""Bodies of states with names of their own: whoever names one names its state."""

import pytest
from tests.knowledge.naming import LANGUAGES, entities

from mithaq.knowledge.knowledge import knowledge
from mithaq.knowledge.load import read_table
from mithaq.languages.tables import Name


def organs(lang: str) -> tuple[Name, ...]:
    return read_table(LANGUAGES[lang].FOLDER / "names_organs.tsv", Name)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_each_stands_for_its_state(lang: str) -> None:
    assert len(organs(lang)) > 150
    for name in organs(lang):
        assert name.entity.startswith("state:") or (name.entity, name.kind) == ("none:none", "none")
        assert name.entity in knowledge().entities or name.kind == "none"
        if not (name.near or name.not_near):
            expected = set() if name.kind == "none" else {name.entity}
            assert entities(lang, name.name) == expected, name


@pytest.mark.parametrize("lang", LANGUAGES)
def test_examples_and_counter_examples_hold(lang: str) -> None:
    for name in organs(lang):
        if name.near or name.not_near:
            assert name.entity in entities(lang, name.example), name
            assert name.entity not in entities(lang, name.counter), name


@pytest.mark.parametrize(
    ("lang", "sentence", "state"),
    [
        ("en", "The Revolutionary Guards seized a tanker.", "state:IRN"),
        ("en", "Burhan heads the Sovereignty Council.", "state:SDN"),
        ("ar", "هدد الحرس الثوري بالرد.", "state:IRN"),
        ("ar", "رحب مجلس القيادة الرئاسي بالبيان.", "state:YEM"),
    ],
)
def test_a_sentence_names_the_state(lang: str, sentence: str, state: str) -> None:
    assert state in entities(lang, sentence)
