"""The names of organisations and accords as the gazetteer finds them in sentences."""

import pytest
from tests.knowledge.naming import LANGUAGES, entities, gazetteer

from mithaq.knowledge.knowledge import knowledge
from mithaq.languages.tables import Name

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


def names(lang: str) -> list[Name]:
    return [name for name in gazetteer(lang).language.names if name.entity in OURS]


@pytest.mark.parametrize(("lang", "sentence", "entity"), SENTENCES)
def test_a_sentence_names_it(lang: str, sentence: str, entity: str) -> None:
    assert entities(lang, sentence) & OURS == ({entity} if entity else set())


@pytest.mark.parametrize("lang", LANGUAGES)
def test_examples_and_counter_examples_hold(lang: str) -> None:
    proved = [name for name in names(lang) if name.example]
    assert len(proved) > 90
    for name in proved:
        assert name.entity in entities(lang, name.example), name
        assert not name.counter or name.entity not in entities(lang, name.counter), name


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_name_that_needs_no_context_stands_for_its_own(lang: str) -> None:
    for name in names(lang):
        if not (name.near or name.not_near):
            assert entities(lang, name.name) == {name.entity}, name
