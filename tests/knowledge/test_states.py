"""The states and territories: who there is, and that each is named in both languages."""

import csv
import importlib.util
import re
from collections import Counter, defaultdict
from importlib.metadata import version
from pathlib import Path
from types import ModuleType

import msgspec
import pytest

import mithaq
from mithaq.edtf import is_edtf
from mithaq.knowledge.entities import State
from mithaq.languages.tables import Name

PACKAGE = Path(mithaq.__file__).parent
ROOT = Path(__file__).resolve().parents[2]
LANGUAGES = ("ar", "en")
NAME_KINDS = {
    "name", "formal", "abbreviation", "adjective", "demonym", "capital", "metonym", "place",
}  # fmt: skip
#: Its nisba is also a common surname.
WITHOUT_ADJECTIVE = {"ar": {"state:SLB"}, "en": set[str]()}
#: City states, and one state whose capital is contested: places and metonyms locate it.
WITHOUT_CAPITAL = {"state:SGP", "state:MCO", "state:SMR", "state:ISR"}
LISTS = {"near", "not_near", "claimed_by", "successors"}


def lines(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as text:
        return list(csv.DictReader(text, delimiter="\t", quoting=csv.QUOTE_NONE, strict=True))


def cells(line: dict[str, str]) -> dict[str, str | list[str]]:
    return {k: v.split("|") if k in LISTS and v else v for k, v in line.items() if v}


def table(lang: str) -> list[Name]:
    folder = PACKAGE / "languages" / lang
    both = lines(folder / "names_states.tsv") + lines(folder / "names_states_generated.tsv")
    return msgspec.convert([cells(line) for line in both], list[Name])


STATES = msgspec.convert(
    [cells(line) for line in lines(PACKAGE / "knowledge" / "data" / "states.tsv")], list[State]
)
NAMES = {lang: table(lang) for lang in LANGUAGES}
MEMBERS = {state.id for state in STATES if state.kind == "un-member"}


@pytest.fixture(scope="module")
def make_knowledge() -> ModuleType:
    pytest.importorskip("babel", reason="Babel is not installed: the names cannot be made again")
    if version("babel") != "2.18.0":
        pytest.skip("another Babel carries another CLDR: the pinned one makes the names")
    spec = importlib.util.spec_from_file_location("mk", ROOT / "tools" / "make_knowledge.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def fold(name: str) -> str:
    return re.sub("[ً-ْـ]", "", re.sub("[أإآ]", "ا", name).replace("ى", "ي"))


def test_counts() -> None:
    kinds = Counter(state.kind for state in STATES)
    assert len(MEMBERS) == 193
    assert kinds["observer"] == 2
    assert {"state:XKX", "state:TWN"} <= {state.id for state in STATES if state.kind == "state"}
    assert kinds["former"] >= 10
    present = [state for state in STATES if state.kind != "former" and state.id != "state:XKX"]
    assert len(present) == 249  # ISO 3166-1


def test_ids_are_unique_and_point_to_states() -> None:
    ids = {state.id for state in STATES}
    assert len(ids) == len(STATES)
    for state in STATES:
        others = {state.belongs_to, *state.successors, *state.claimed_by} - {""}
        assert {other for other in others if other.startswith("state:")} <= ids
        assert re.fullmatch(r"state:[A-Z]{3}", state.id)
        assert re.fullmatch(r"(Q\d+)?", state.wikidata)
        assert all(is_edtf(day) for day in (state.begins, state.ends) if day)
        assert state.en
        assert state.ar


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_member_has_a_name_an_adjective_and_a_capital(lang: str) -> None:
    held: dict[str, set[str]] = defaultdict(set)
    for name in NAMES[lang]:
        held[name.kind].add(name.entity)
    assert held["name"] >= MEMBERS
    assert MEMBERS - held["adjective"] == WITHOUT_ADJECTIVE[lang]
    assert MEMBERS - held["capital"] == WITHOUT_CAPITAL
    assert held["name"] >= {state.id for state in STATES} - {"state:VAT"}


@pytest.mark.parametrize("lang", LANGUAGES)
def test_names_are_well_formed(lang: str) -> None:
    ids = {state.id for state in STATES}
    assert {name.kind for name in NAMES[lang]} <= NAME_KINDS
    for name in NAMES[lang]:
        assert name.entity in ids
        assert name.name == name.name.strip()
        assert all(is_edtf(day) for day in (name.begins, name.ends) if day)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_no_line_stands_twice(lang: str) -> None:
    seen = Counter((name.entity, fold(name.name), name.kind) for name in NAMES[lang])
    assert [key for key, times in seen.items() if times > 1] == []


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_name_of_two_entities_says_which_when(lang: str) -> None:
    accepted = {
        line["name"]: set(line["entities"].split("|"))
        for line in lines(Path(__file__).with_name("collisions_states.tsv"))
        if line["lang"] == lang and line["reason"]
    }
    owners: dict[str, list[Name]] = defaultdict(list)
    for name in NAMES[lang]:
        owners[fold(name.name)].append(name)
    open_ends = {
        spelling: {name.entity for name in names}
        for spelling, names in owners.items()
        if len({name.entity for name in names}) > 1
        and not all(name.near or name.not_near for name in names)
    }
    assert open_ends == accepted


@pytest.mark.parametrize("lang", LANGUAGES)
def test_an_ambiguous_line_carries_its_proof(lang: str) -> None:
    path = PACKAGE / "languages" / lang / "names_states.tsv"
    for name in msgspec.convert([cells(line) for line in lines(path)], list[Name]):
        if name.near or name.not_near:
            assert name.name in name.example
            assert name.counter
            assert not any(fold(word) in f"ال{fold(name.name)}" for word in name.near), name
            assert stands(name.example, name), name
            assert not stands(name.counter, name), name


def stands(sentence: str, name: Name) -> bool:
    """By whole words and by stretches of letters alike: either way the line must decide."""
    text = fold(sentence)
    words = {word.removesuffix("'s") for word in re.split(r"[^\w'-]+", text)}
    words |= {re.sub("^[وفبلك]+(?=..)", "", word) for word in words}
    near, not_near = map(fold, name.near), map(fold, name.not_near)
    by_word = (not name.near or bool(words.intersection(near))), not words.intersection(not_near)
    by_letters = (
        not name.near or any(fold(word) in text for word in name.near),
        not any(fold(word) in text for word in name.not_near),
    )
    assert by_word == by_letters, name
    return fold(name.name) in text and all(by_word)


def test_what_is_generated_is_what_the_script_makes(make_knowledge: ModuleType) -> None:
    for lang in LANGUAGES:
        path = PACKAGE / "languages" / lang / "names_states_generated.tsv"
        assert make_knowledge.generate(lang) == path.read_text(encoding="utf-8")


def test_inflections_of_a_nisba(make_knowledge: ModuleType) -> None:
    forms = dict(make_knowledge.inflections("سعودي"))
    assert forms["السعودية"] == forms["سعوديين"] == forms["سعوديا"] == "adjective"
    assert forms["السعوديون"] == forms["السعوديين"] == "demonym"
    assert {"الكورية الشمالية", "كوريون شماليون"} <= dict(
        make_knowledge.inflections("كوري شمالي")
    ).keys()
    assert {"الجنوب أفريقية", "جنوب أفريقيون"} <= dict(
        make_knowledge.inflections("جنوب أفريقي")
    ).keys()
