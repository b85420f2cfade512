"""The names of states as the gazetteer finds them in sentences, decoys included."""

import csv
from pathlib import Path

import pytest
from tests.knowledge.naming import LANGUAGES, entities, gazetteer, named

from mithaq.languages.tables import Name

with Path(__file__).with_name("states_in_text.tsv").open(encoding="utf-8") as lines:
    CASES = list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"][:40])
def test_states_in_a_sentence(case: dict[str, str]) -> None:
    states = [mention.entity for _, mention in named(case["lang"], case["text"])]
    assert states == [entity for entity in case["entities"].split("|") if entity]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_examples_and_counter_examples_hold(lang: str) -> None:
    ambiguous = [n for n in gazetteer(lang).language.names if n.example and _of_a_state(n)]
    assert len(ambiguous) > 50
    for name in ambiguous:
        assert name.entity in entities(lang, name.example), name
        wrong = {(raw, told.entity) for raw, told in named(lang, name.counter) if raw == name.name}
        assert (name.name, name.entity) not in wrong, name


def _of_a_state(name: Name) -> bool:
    return name.entity.startswith("state:")
