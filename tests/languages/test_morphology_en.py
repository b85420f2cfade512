"""English nouns: their singulars, and the possessive."""

import pytest

from mithaq.languages.en.morphology import Possessive, singular, split_possessive

SINGULARS = """
countries country  embassies embassy  allies ally  treaties treaty  envoys envoy  attorneys attorney
ties tie  crises crisis  analyses analysis  bases base  houses house  clauses clause  causes cause
losses loss  clashes clash  branches branch  approaches approach  taxes tax  vetoes veto
embargoes embargo  foes foe  shoes shoe  radios radio  heroes hero  torpedoes torpedo
lives life  wives wife  halves half  moves move  archives archive  initiatives initiative
women woman  men man  spokesmen spokesman  spokeswomen spokeswoman  children child
diplomats diplomat  ministers minister  talks talk  deals deal  prizes prize  sizes size
buses bus  viruses virus  judges judge  bridges bridge  edges edge  services service
memoranda memorandum  criteria criterion  days day  weeks week  kings king  sheikhs sheikh
"""

UNCHANGED = """
congress consensus crisis census status news series headquarters paris texas cyprus brussels us
netherlands politics always embassy treaty woman loss basis gas
specimen omen means species bus regimen
"""


@pytest.mark.parametrize(
    ("plural", "expected"), list(zip(SINGULARS.split()[::2], SINGULARS.split()[1::2], strict=True))
)
def test_a_plural_becomes_its_singular(plural: str, expected: str) -> None:
    assert singular(plural) == expected


@pytest.mark.parametrize("word", UNCHANGED.split())
def test_what_is_no_plural_stays(word: str) -> None:
    assert singular(word) == word


@pytest.mark.parametrize(
    ("word", "owner", "mark"),
    [
        ("Sweden's", "Sweden", "'s"),
        ("Qatar’s", "Qatar", "’s"),
        ("NATO'S", "NATO", "'S"),
        ("states'", "states", "'"),
        ("Emirates’", "Emirates", "’"),
        ("Honduras'", "Honduras", "'"),
        ("Sweden", "Sweden", ""),
        ("Al-Sana'a", "Al-Sana'a", ""),
        ("'s", "'s", ""),
        ("don't", "don't", ""),
        ("", "", ""),
    ],
)
def test_the_possessive_mark_is_cut_off(word: str, owner: str, mark: str) -> None:
    assert split_possessive(word) == Possessive(owner, mark)
