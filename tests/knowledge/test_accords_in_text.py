"""The names of organisations and accords as the gazetteer finds them in sentences."""

from functools import cache

import pytest

from mithaq.knowledge.knowledge import knowledge
from mithaq.languages import ar, en
from mithaq.languages.folding import fold
from mithaq.languages.tables import Name
from mithaq.reading.gazetteer import Gazetteer, build_gazetteer
from mithaq.reading.mentions import find_mention

LANGUAGES = {"ar": ar, "en": en}
OURS = {entity.id for entity in (*knowledge().accords, *knowledge().organisations)}

SENTENCES = (
    ("en", "Astana will join the Abraham Accords, Washington said.", "accord:abraham-accords"),
    ("en", "Brazil stayed in the Paris climate accord.", "accord:paris-agreement"),
    ("en", "Vilnius left the treaty banning cluster munitions.",
     "accord:convention-on-cluster-munitions"),
    ("en", "Croatia adopted the euro and entered the eurozone.", "accord:eurozone"),
    ("en", "Russia's Security Council met behind closed doors.", ""),
    ("en", "Who says that the deal is dead?", ""),
    ("en", "The WHO warned of an outbreak in Sudan.", "org:who"),
    ("en", "Oil fell after the OPEC+ meeting.", "org:opec-plus"),
    ("en", "Niger and Mali quit ECOWAS together.", "org:ecowas"),
    ("ar", "ستنضم كازاخستان إلى اتفاقات أبراهام قريبا.", "accord:abraham-accords"),
    ("ar", "أعلنت أستانا انضمامها للاتفاقيات الإبراهيمية.", "accord:abraham-accords"),
    ("ar", "صادقت أنقرة على انضمام السويد للناتو.", "org:nato"),
    ("ar", "عادت سوريا إلى مقعدها بجامعة الدول العربية.", "org:arab-league"),
    ("ar", "انسحبت الدول الثلاث من إيكواس.", "org:ecowas"),
    ("ar", "خفضت دول أوبك+ إنتاجها.", "org:opec-plus"),
    ("ar", "أعلنت مصر فتح معبر رفح.", ""),
    ("ar", "أقر مجلس الأمن القومي الإيراني الخطة.", ""),
    ("ar", "وقعت بوليفيا على نظام روما الأساسي.", "accord:rome-statute"),
)  # fmt: skip


@cache
def gazetteer(lang: str) -> Gazetteer:
    language = LANGUAGES[lang].language()
    return build_gazetteer(language, language.names)


def found(lang: str, text: str) -> set[str]:
    names = gazetteer(lang)
    folded = fold(text, names.language.script.folding)
    entities = set()
    for hit in names.hits(folded.text):
        raw = folded.span(hit.start, hit.end).of(text)
        if mention := find_mention(hit, folded.text, raw, day=None, knowledge=knowledge()):
            entities.add(mention.entity)
    return entities


def names(lang: str) -> list[Name]:
    return [name for name in gazetteer(lang).language.names if name.entity in OURS]


@pytest.mark.parametrize(("lang", "sentence", "entity"), SENTENCES)
def test_a_sentence_names_it(lang: str, sentence: str, entity: str) -> None:
    assert found(lang, sentence) & OURS == ({entity} if entity else set())


@pytest.mark.parametrize("lang", LANGUAGES)
def test_examples_and_counter_examples_hold(lang: str) -> None:
    proved = [name for name in names(lang) if name.example]
    assert len(proved) > 90
    for name in proved:
        assert name.entity in found(lang, name.example), name
        assert not name.counter or name.entity not in found(lang, name.counter), name


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_name_that_needs_no_context_stands_for_its_own(lang: str) -> None:
    for name in names(lang):
        if not (name.near or name.not_near):
            assert found(lang, name.name) == {name.entity}, name
