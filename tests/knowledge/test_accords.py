"""Organisations, accords and lifecycles: complete, sound, and named in both languages."""

import re
from collections import Counter, defaultdict
from pathlib import Path

import pytest

from mithaq.edtf import bounds, is_edtf
from mithaq.knowledge.entities import Accord, Organisation
from mithaq.knowledge.knowledge import knowledge
from mithaq.languages import ar, en
from mithaq.languages.folding import fold_word
from mithaq.languages.language import Language
from mithaq.languages.tables import Name
from mithaq.standing.ladder import Rung
from mithaq.statement import Type

LANGUAGES: dict[str, Language] = {"ar": ar.language(), "en": en.language()}
KNOWN = knowledge()
ACCORDS = {accord.id: accord for accord in KNOWN.accords}
ORGANISATIONS = {org.id: org for org in KNOWN.organisations}
OURS = ACCORDS.keys() | ORGANISATIONS.keys()
DE_FACTO = {
    "org:somaliland", "org:sahrawi-republic", "org:northern-cyprus", "org:transnistria",
    "org:abkhazia", "org:south-ossetia", "org:donetsk-peoples-republic", "org:artsakh",
}  # fmt: skip


def names(lang: str) -> list[Name]:
    return [name for name in LANGUAGES[lang].names if name.entity in OURS]


def test_there_are_as_many_as_were_promised() -> None:
    assert len(ACCORDS) >= 150
    assert len(ORGANISATIONS) >= 120
    assert len(ACCORDS) == len(KNOWN.accords)
    assert len(ORGANISATIONS) == len(KNOWN.organisations)
    assert ORGANISATIONS.keys() >= DE_FACTO


def test_those_of_the_contract_are_there() -> None:
    path = Path(__file__).with_name("accords_of_the_contract.tsv")
    wanted = path.read_text(encoding="utf-8").split()[1:]
    assert len(wanted) > 150
    assert set(wanted) <= OURS


def test_ids_are_slugs_with_labels_in_both_languages() -> None:
    for entity in (*KNOWN.accords, *KNOWN.organisations):
        assert re.fullmatch(r"(org|accord):[a-z0-9]+(-[a-z0-9]+)*", entity.id)
        assert re.fullmatch(r"(Q\d+)?", entity.wikidata)
        assert entity.en
        assert re.search("[\u0600-\u06ff]", entity.ar), entity.id
        assert entity.kind
        assert entity.ref


def test_no_wikidata_id_stands_twice() -> None:
    ids = Counter(e.wikidata for e in (*KNOWN.accords, *KNOWN.organisations) if e.wikidata)
    assert [item for item, times in ids.items() if times > 1] == []


def test_accords_point_to_what_exists() -> None:
    for accord in KNOWN.accords:
        others = {accord.hub, accord.depositary, *accord.broker, *accord.sides} - {""}
        assert others <= KNOWN.entities.keys(), accord.id
        assert len(accord.sides) in {0, 2, 3}, accord.id
        assert accord.establishes in {"", "ties"}


def test_organisations_point_to_what_exists() -> None:
    for org in KNOWN.organisations:
        assert {org.acts_for, org.part_of} - {""} <= KNOWN.entities.keys(), org.id
        assert org.part_of != org.id


@pytest.mark.parametrize("accord", KNOWN.accords, ids=lambda accord: accord.id)
def test_an_accord_opens_before_it_is_in_force_and_ends_last(accord: Accord) -> None:
    told = [day for day in (accord.opened, accord.in_force, accord.ended) if day]
    assert all(is_edtf(day) for day in told)
    assert [bounds(day)[0] for day in told] == sorted(bounds(day)[0] for day in told)


@pytest.mark.parametrize("org", KNOWN.organisations, ids=lambda org: org.id)
def test_an_organisation_is_founded_on_a_date(org: Organisation) -> None:
    assert not org.founded or is_edtf(org.founded)


def test_lifecycles_are_known_and_lead_to_rungs() -> None:
    profiles = {line.profile for line in KNOWN.lifecycles}
    assert {accord.lifecycle for accord in KNOWN.accords} <= profiles
    assert {org.lifecycle for org in KNOWN.organisations} <= profiles
    assert {line.makes for line in KNOWN.lifecycles} <= {rung.value for rung in Rung}
    acts = {line.act for line in KNOWN.lifecycles}
    assert acts - {"in_force"} <= {type_.value for type_ in Type}
    pairs = Counter((line.profile, line.act) for line in KNOWN.lifecycles)
    assert max(pairs.values()) == 1
    assert {profile for profile, act in pairs if act == "member"} == profiles


def test_what_a_signature_makes_depends_on_the_accord() -> None:
    makes = {(line.profile, line.act): line.makes for line in KNOWN.lifecycles}
    signing = {
        accord: makes[ACCORDS[accord].lifecycle, "sign"]
        for accord in ("accord:abraham-accords", "accord:paris-agreement", "accord:artemis-accords")
    }
    assert signing == {
        "accord:abraham-accords": "party",
        "accord:paris-agreement": "signed",
        "accord:artemis-accords": "party",
    }
    assert makes[ACCORDS["accord:ctbt"].lifecycle, "ratify"] == "ratified"  # not in force
    assert makes[ACCORDS["accord:rome-statute"].lifecycle, "ratify"] == "party"


def test_the_abraham_accords_establish_ties_with_israel() -> None:
    accord = ACCORDS["accord:abraham-accords"]
    assert (accord.establishes, accord.hub, accord.broker) == ("ties", "state:ISR", ("state:USA",))


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_accord_and_organisation_has_names(lang: str) -> None:
    assert {name.entity for name in names(lang)} == OURS


@pytest.mark.parametrize("lang", LANGUAGES)
def test_no_name_stands_twice(lang: str) -> None:
    folding = LANGUAGES[lang].script.folding
    seen = Counter(
        (name.entity, fold_word(name.name, folding), name.kind == "abbreviation")
        for name in names(lang)
    )
    assert [key for key, times in seen.items() if times > 1] == []


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_name_of_two_says_by_its_context_which_it_is(lang: str) -> None:
    folding = LANGUAGES[lang].script.folding
    bearers: defaultdict[str, list[Name]] = defaultdict(list)
    for name in names(lang):
        bearers[fold_word(name.name, folding)].append(name)
    for spelling, bearing in bearers.items():
        bare = {name.entity for name in bearing if not (name.near or name.not_near)}
        assert len(bare) <= 1, (spelling, bare)
        abbreviations = {name.name for name in bearing if name.kind == "abbreviation"}
        assert len({n.entity for n in bearing}) == 1 or not bare or len(abbreviations) > 1, spelling


@pytest.mark.parametrize("lang", LANGUAGES)
def test_names_that_need_a_context_prove_it(lang: str) -> None:
    unproved = [
        name
        for name in names(lang)
        if (name.near or name.not_near) and not (name.example and name.counter)
    ]
    assert unproved == []
