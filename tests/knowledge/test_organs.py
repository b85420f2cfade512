"""Bodies of states with names of their own: whoever names one names its state."""

from functools import cache

import pytest

from mithaq.knowledge.knowledge import knowledge
from mithaq.knowledge.load import read_table
from mithaq.languages import ar, en
from mithaq.languages.folding import fold
from mithaq.languages.tables import Name
from mithaq.reading.gazetteer import Gazetteer, build_gazetteer
from mithaq.reading.mentions import find_mention

LANGUAGES = {"ar": ar, "en": en}


@cache
def gazetteer(lang: str) -> Gazetteer:
    language = LANGUAGES[lang].language()
    return build_gazetteer(language, language.names)


def found(lang: str, text: str) -> set[str]:
    names = gazetteer(lang)
    folded = fold(text, names.language.script.folding)
    hits = ((hit, folded.span(hit.start, hit.end).of(text)) for hit in names.hits(folded.text))
    mentions = (
        find_mention(hit, folded.text, raw, day=None, knowledge=knowledge()) for hit, raw in hits
    )
    return {mention.entity for mention in mentions if mention}


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
            assert found(lang, name.name) == expected, name


@pytest.mark.parametrize("lang", LANGUAGES)
def test_examples_and_counter_examples_hold(lang: str) -> None:
    for name in organs(lang):
        if name.near or name.not_near:
            assert name.entity in found(lang, name.example), name
            assert name.entity not in found(lang, name.counter), name


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
    assert state in found(lang, sentence)
