"""Outlets: who prints and broadcasts, whose they are, and what texts call them."""

import re
from collections import Counter
from pathlib import Path

import pytest

import mithaq
from mithaq.knowledge.entities import Outlet
from mithaq.knowledge.knowledge import knowledge
from mithaq.knowledge.load import DATA, read_table
from mithaq.languages.tables import Name

PACKAGE = Path(mithaq.__file__).parent
LANGUAGES = ("ar", "en")
KINDS = {"agency", "newspaper", "broadcaster", "magazine", "site", "official", "platform"}
OUTLETS = {outlet.id: outlet for outlet in read_table(DATA / "outlets.tsv", Outlet)}
NAMES = {
    lang: read_table(PACKAGE / "languages" / lang / "names_outlets.tsv", Name) for lang in LANGUAGES
}


def test_counts() -> None:
    kinds = Counter(outlet.kind for outlet in OUTLETS.values())
    assert set(kinds) == KINDS
    assert len(OUTLETS) >= 490
    assert kinds["agency"] >= 110


def test_ids_are_well_formed_and_no_organisation_has_one() -> None:
    others = {organisation.id for organisation in knowledge().organisations}
    for outlet in OUTLETS.values():
        assert re.fullmatch(r"org:[a-z0-9]+(-[a-z0-9]+)*", outlet.id)
        assert outlet.id not in others


def test_countries_and_owners_are_states() -> None:
    states = {state.id for state in knowledge().states}
    for outlet in OUTLETS.values():
        assert outlet.country in states, outlet
        assert outlet.owner in states | {""}, outlet


def test_domains_are_domains() -> None:
    for outlet in OUTLETS.values():
        for domain in outlet.domains:
            assert re.fullmatch(r"([a-z0-9-]+\.)+[a-z]{2,}", domain), outlet


def test_a_mark_is_of_one_outlet() -> None:
    owners = Counter(mark for outlet in OUTLETS.values() for mark in set(outlet.marks))
    assert [mark for mark, times in owners.items() if times > 1] == []


@pytest.mark.parametrize(
    ("mark", "outlet"),
    [
        ("Reuters", "org:reuters"), ("رويترز", "org:reuters"), ("AFP", "org:afp"),
        ("أ ف ب", "org:afp"), ("أ ب", "org:ap"), ("د ب أ", "org:dpa"), ("واس", "org:spa"),
        ("وام", "org:wam"), ("قنا", "org:qna"), ("كونا", "org:kuna"), ("بنا", "org:bna"),
        ("سانا", "org:sana"), ("بترا", "org:petra"), ("وفا", "org:wafa"), ("أ ش أ", "org:mena"),
    ],
)  # fmt: skip
def test_datelines_say_whose_text_it_is(mark: str, outlet: str) -> None:
    assert mark in OUTLETS[outlet].marks


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_outlet_has_a_name(lang: str) -> None:
    assert {name.entity for name in NAMES[lang]} == set(OUTLETS)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_name_is_of_one_outlet(lang: str) -> None:
    owners: dict[str, set[str]] = {}
    for name in NAMES[lang]:
        owners.setdefault(re.sub("[أإآ]", "ا", name.name), set()).add(name.entity)
    assert {name: found for name, found in owners.items() if len(found) > 1} == {}


@pytest.mark.parametrize("lang", LANGUAGES)
def test_ambiguous_names_have_their_example_and_counter_example(lang: str) -> None:
    for name in NAMES[lang]:
        assert name.kind in {"name", "abbreviation"}
        assert bool(name.near or name.not_near) == bool(name.example and name.counter), name
