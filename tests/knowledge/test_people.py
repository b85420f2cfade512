"""People in office: who held what from when until when, and what texts call them."""

import re
from collections import defaultdict
from itertools import pairwise
from pathlib import Path

import pytest

import mithaq
from mithaq.edtf import bounds, is_edtf
from mithaq.knowledge.entities import Office
from mithaq.knowledge.knowledge import Knowledge, knowledge
from mithaq.knowledge.load import DATA, read_table
from mithaq.languages.tables import Name

PACKAGE = Path(mithaq.__file__).parent
LANGUAGES = ("ar", "en")
OFFICES = {office.office: office for office in read_table(DATA / "offices.tsv", Office)}
NAMES = {
    lang: read_table(PACKAGE / "languages" / lang / "names_people.tsv", Name) for lang in LANGUAGES
}
KNOWN: Knowledge = knowledge()
#: Heads who must be there for each of these, today and since 2017 without a hole of a year.
FOLLOWED = (
    "SAU", "ARE", "QAT", "KWT", "BHR", "OMN", "EGY", "JOR", "IRQ", "SYR", "LBN",
    "PSE", "YEM", "SDN", "LBY", "TUN", "DZA", "MAR", "MRT", "SOM", "DJI", "COM",
    "ISR", "TUR", "KAZ", "UZB", "KGZ", "TJK", "TKM", "AZE", "ARM", "GEO", "USA",
    "RUS", "CHN", "JPN", "KOR", "IND", "IDN", "AUS", "GBR", "FRA", "DEU", "ITA",
    "ESP", "CAN", "MEX", "BRA", "ARG", "ZAF", "IRN", "UKR", "POL", "NLD",
)  # fmt: skip
HEADS = {
    "head-of-government",
    "head-of-state",
    "monarch",
    "supreme-leader",
    "acting-head-of-state",
    "leader",
}


def test_counts() -> None:
    assert len(KNOWN.tenures) >= 2400
    assert len(KNOWN.people) >= 2100


def test_ids_are_well_formed_and_unique() -> None:
    ids = [person.id for person in KNOWN.people]
    assert len(set(ids)) == len(ids)
    for person in KNOWN.people:
        assert re.fullmatch(r"person:[a-z0-9]+(-[a-z0-9]+)*", person.id)
        assert person.kind == "person"
        assert person.ref


def test_each_tenure_is_of_a_known_person_office_and_entity() -> None:
    people = {person.id for person in KNOWN.people}
    for tenure in KNOWN.tenures:
        assert tenure.person in people, tenure
        assert tenure.office in OFFICES, tenure
        assert tenure.entity in KNOWN.entities, tenure
        assert tenure.ref


def test_nearly_each_person_has_held_an_office() -> None:
    people = {person.id for person in KNOWN.people}
    held = {tenure.person for tenure in KNOWN.tenures}
    assert held <= people
    assert "person:marwan-barghouti" in people - held
    assert len(people - held) <= 30


def test_every_office_is_held_by_somebody() -> None:
    assert set(OFFICES) == {tenure.office for tenure in KNOWN.tenures}


def test_terms_begin_before_they_end() -> None:
    for tenure in KNOWN.tenures:
        assert is_edtf(tenure.begins), tenure
        if tenure.ends:
            assert is_edtf(tenure.ends), tenure
            assert bounds(tenure.begins)[0] <= bounds(tenure.ends)[1], tenure


def test_an_office_of_one_holder_has_one_at_a_time() -> None:
    held = defaultdict(list)
    for tenure in KNOWN.tenures:
        if OFFICES[tenure.office].single_holder == "yes":
            held[tenure.entity, tenure.office].append(tenure)
    for terms in held.values():
        terms.sort(key=lambda term: bounds(term.begins))
        for earlier, later in pairwise(terms):
            assert earlier.ends, (earlier, later)
            assert bounds(earlier.ends)[0] <= bounds(later.begins)[1], (earlier, later)


@pytest.mark.parametrize("entity", [f"state:{code}" for code in FOLLOWED])
def test_somebody_speaks_for_it_in_each_year(entity: str) -> None:
    terms = [t for t in KNOWN.tenures if t.entity == entity and t.office in HEADS]
    for year in range(2017, 2027):
        day = f"{year}-06-01"
        assert any(
            bounds(t.begins)[0] <= day <= (bounds(t.ends)[1] if t.ends else "9") for t in terms
        ), (entity, day)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_person_has_a_name(lang: str) -> None:
    named = {name.entity for name in NAMES[lang] if name.kind in {"name", "abbreviation"}}
    assert named == {person.id for person in KNOWN.people}


@pytest.mark.parametrize("lang", LANGUAGES)
def test_names_are_well_formed(lang: str) -> None:
    script = r"[؀-ۿ .«»()-]+" if lang == "ar" else r"[^؀-ۿ]+"
    for name in NAMES[lang]:
        assert name.kind in {"name", "surname", "abbreviation"}
        assert re.fullmatch(script, name.name), name
        assert all(is_edtf(day) for day in (name.begins, name.ends) if day)
        assert bool(name.near or name.not_near) == bool(name.example and name.counter), name


@pytest.mark.parametrize(
    ("person", "day", "entity"),
    [
        ("person:donald-trump", "2017-06-01", "state:USA"),
        ("person:donald-trump", "2023-06-01", None),
        ("person:donald-trump", "2025-11-06", "state:USA"),
        ("person:bashar-al-assad", "2024-12-07", "state:SYR"),
        ("person:bashar-al-assad", "2025-01-01", None),
        ("person:ahmed-al-sharaa", "2024-06-01", "org:hts"),
        ("person:ahmed-al-sharaa", "2025-11-06", "state:SYR"),
        ("person:abdel-fattah-al-burhan", "2025-11-06", "state:SDN"),
        ("person:mohamed-hamdan-dagalo", "2024-01-01", "org:rsf-sudan"),
        ("person:mahmoud-abbas", "2025-06-01", "state:PSE"),
        ("person:mark-rutte", "2023-06-01", "state:NLD"),
        ("person:mark-rutte", "2025-06-01", "org:nato"),
        ("person:imran-khan", "2023-06-01", "org:pti-pakistan"),
        ("person:khalifa-haftar", "2020-01-19", "org:lna-haftar"),
        ("person:barham-salih", "2026-02-01", "org:unhcr"),
        ("person:kassym-jomart-tokayev", "2025-11-06", "state:KAZ"),
    ],
)
def test_for_whom_somebody_speaks(person: str, day: str, entity: str | None) -> None:
    assert KNOWN.acts_for(person, day) == entity
