"""The names of states as the gazetteer finds them in sentences, decoys included."""

import csv
from functools import cache
from pathlib import Path

import pytest

from mithaq.knowledge.knowledge import knowledge
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


def found(lang: str, text: str) -> list[tuple[str, str]]:
    """Return the words that stand for somebody in *text*, and for whom."""
    names = gazetteer(lang)
    folded = fold(text, names.language.script.folding)
    mentions = []
    for hit in names.hits(folded.text):
        span = folded.span(hit.start, hit.end)
        raw = text[span.start : span.end]
        if mention := find_mention(hit, folded.text, raw, day=None, knowledge=knowledge()):
            mentions.append((raw, mention.entity))
    return mentions


with Path(__file__).with_name("states_in_text.tsv").open(encoding="utf-8") as lines:
    CASES = list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"][:40])
def test_states_in_a_sentence(case: dict[str, str]) -> None:
    states = [entity for _, entity in found(case["lang"], case["text"])]
    assert states == [entity for entity in case["entities"].split("|") if entity]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_examples_and_counter_examples_hold(lang: str) -> None:
    ambiguous = [n for n in gazetteer(lang).language.names if n.example and _of_a_state(n)]
    assert len(ambiguous) > 50
    for name in ambiguous:
        assert name.entity in {entity for _, entity in found(lang, name.example)}, name
        wrong = {(raw, entity) for raw, entity in found(lang, name.counter) if raw == name.name}
        assert (name.name, name.entity) not in wrong, name


def _of_a_state(name: Name) -> bool:
    return name.entity.startswith("state:")
