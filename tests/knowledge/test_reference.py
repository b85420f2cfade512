"""The reference record: sound lines, and the members that it makes on several days."""

from collections import defaultdict
from functools import cache
from pathlib import Path

import pytest

from mithaq.edtf import bounds, is_edtf
from mithaq.knowledge.entities import ReferenceAct
from mithaq.knowledge.knowledge import knowledge
from mithaq.knowledge.load import DATA, read_table
from mithaq.statement import Type

ACTS = {"sign", "ratify", "join", "leave", "suspend", "establish_ties", "cut_ties"}
#: What makes a member or party, and what unmakes one; who is suspended still belongs.
BELONGS = {"ratify", "join"}


@cache
def record() -> tuple[ReferenceAct, ...]:
    paths = sorted((DATA / "reference").glob("*.tsv"))
    return tuple(act for path in paths for act in read_table(path, ReferenceAct))


@cache
def acts_toward(entity: str) -> tuple[ReferenceAct, ...]:
    of_entity = [act for act in record() if act.entity == entity]
    return tuple(sorted(of_entity, key=lambda act: bounds(act.date)[1]))


def standing(entity: str, day: str, acts: set[str]) -> set[str]:
    """Return whose last act up to *day*, of those that count, is one of *acts*."""
    last: dict[str, str] = {}
    for act in acts_toward(entity):
        if bounds(act.date)[1] <= day and act.act != "sign":
            last[act.state] = act.act
    return {state for state, done in last.items() if done in acts}


def members(entity: str, day: str) -> set[str]:
    return standing(entity, day, BELONGS | {"suspend"})


def states(codes: str) -> set[str]:
    return {f"state:{code}" for code in codes.split()}


COUNTS = (
    ("org:nato", "2017-01-01", 28), ("org:nato", "2020-06-01", 30), ("org:nato", "2023-05-01", 31),
    ("org:nato", "2024-04-01", 32),
    ("org:eu", "2018-01-01", 28), ("org:eu", "2021-01-01", 27), ("org:eu", "2003-01-01", 15),
    ("org:un", "1945-12-31", 49), ("org:un", "2003-01-01", 191), ("org:un", "2017-01-01", 193),
    ("accord:eurozone", "2022-12-31", 19), ("accord:eurozone", "2023-01-01", 20),
    ("accord:eurozone", "2026-01-01", 21),
    ("accord:schengen", "2022-12-31", 26), ("accord:schengen", "2023-01-01", 27),
    ("accord:schengen", "2025-01-01", 29),
    ("org:asean", "2020-01-01", 10), ("org:asean", "2025-10-26", 11),
    ("org:brics", "2023-12-31", 5), ("org:brics", "2024-01-01", 9), ("org:brics", "2025-01-06", 10),
    ("org:sco", "2016-01-01", 6), ("org:sco", "2018-01-01", 8), ("org:sco", "2023-07-04", 9),
    ("org:sco", "2024-07-04", 10),
    ("org:csto", "2012-01-01", 7), ("org:csto", "2020-01-01", 6), ("org:eaeu", "2016-01-01", 5),
    ("org:opec-plus", "2023-01-01", 23),
    ("org:opec-plus", "2024-01-01", 22),
    ("org:oic", "2017-01-01", 57), ("org:arab-league", "1994-01-01", 22),
    ("org:arab-league", "2020-01-01", 22), ("org:gcc", "2020-01-01", 6),
    ("org:african-union", "2016-01-01", 54), ("org:african-union", "2020-01-01", 55),
    ("org:ecowas", "2020-01-01", 15), ("org:ecowas", "2025-01-29", 12),
    ("org:aes", "2024-01-01", 3), ("org:eac", "2022-07-11", 7), ("org:eac", "2024-03-04", 8),
    ("org:sadc", "2020-01-01", 16), ("org:igad", "2024-01-01", 8), ("org:igad", "2025-12-31", 7),
    ("org:g7", "2020-01-01", 8), ("org:g20", "2020-01-01", 20), ("org:g20", "2023-09-09", 21),
    ("org:oecd", "2017-01-01", 35), ("org:oecd", "2021-06-01", 38),
    ("org:council-of-europe", "2022-03-01", 47), ("org:council-of-europe", "2022-03-16", 46),
    ("org:commonwealth", "2019-01-01", 53), ("org:commonwealth", "2020-02-01", 54),
    ("org:commonwealth", "2022-07-01", 56),
    ("org:mercosur", "2025-01-01", 6), ("org:apec", "2020-01-01", 21),
    ("org:oas", "2020-01-01", 35), ("org:oas", "2024-01-01", 34),
    ("accord:cptpp", "2023-12-31", 11), ("accord:cptpp", "2024-12-15", 12),
    ("accord:rcep", "2024-01-01", 14), ("accord:usmca", "2021-01-01", 3),
    ("accord:nafta", "2021-01-01", 0),
    ("accord:rome-statute", "2013-01-01", 121), ("accord:rome-statute", "2020-01-01", 123),
    ("accord:rome-statute", "2024-03-01", 124), ("accord:rome-statute", "2025-01-01", 125),
    ("org:icc", "2025-01-01", 125),
    ("accord:paris-agreement", "2024-01-01", 195), ("accord:paris-agreement", "2026-02-01", 194),
    ("accord:npt", "2020-01-01", 190), ("accord:ottawa-treaty", "2020-01-01", 164),
    ("accord:ottawa-treaty", "2026-03-01", 161),
    ("accord:convention-on-cluster-munitions", "2025-01-01", 112),
    ("accord:convention-on-cluster-munitions", "2025-04-01", 111),
    ("accord:open-skies-treaty", "2019-01-01", 34), ("accord:open-skies-treaty", "2022-01-01", 32),
    ("accord:jcpoa", "2018-01-01", 8), ("accord:jcpoa", "2019-01-01", 7),
    ("accord:inf-treaty", "2020-01-01", 0), ("accord:new-start", "2024-01-01", 2),
)  # fmt: skip


@pytest.mark.parametrize(("entity", "day", "count"), COUNTS)
def test_so_many_belong_on_that_day(entity: str, day: str, count: int) -> None:
    assert len(members(entity, day)) == count, sorted(members(entity, day))


@pytest.mark.parametrize(
    ("day", "count"),
    [("2016-11-01", 14), ("2018-07-01", 15), ("2019-01-01", 14), ("2020-01-01", 13),
     ("2024-01-01", 12)],
)  # fmt: skip
def test_opec_without_those_who_suspended_their_part(day: str, count: int) -> None:
    assert len(standing("org:opec", day, BELONGS)) == count


def test_at_least_forty_have_a_record() -> None:
    entities = {act.entity for act in record()}
    assert len({entity for entity in entities if not entity.startswith("state:")}) >= 40


@pytest.mark.parametrize("path", sorted((DATA / "reference").glob("*.tsv")), ids=lambda p: p.stem)
def test_every_line_is_sound(path: Path) -> None:
    known = knowledge().entities
    of_file = read_table(path, ReferenceAct)
    assert of_file
    for act in of_file:
        assert {act.entity, act.state} <= known.keys(), act
        assert act.act in ACTS & {type_.value for type_ in Type}, act
        assert is_edtf(act.date), act
        assert bounds(act.date)[0] >= "1900" or act.date.startswith(".."), act
        assert act.ref, act
        assert act.entity != act.state, act


def test_no_act_is_told_twice() -> None:
    seen: defaultdict[tuple[str, str, str], list[str]] = defaultdict(list)
    for act in record():
        seen[act.entity, act.state, act.act].append(act.date)
    assert all(len(dates) == len(set(dates)) for dates in seen.values())


def test_nobody_leaves_or_is_suspended_who_had_not_come() -> None:
    for entity in {act.entity for act in record() if not act.entity.startswith("state:")}:
        come: set[str] = set()
        for act in acts_toward(entity):
            if act.act in {"leave", "suspend"}:
                assert act.state in come, act
            else:
                come.add(act.state)


def test_the_union_lost_only_the_united_kingdom() -> None:
    assert members("org:eu", "2020-01-30") - members("org:eu", "2020-01-31") == states("GBR")


def test_suspended_members_are_told_apart() -> None:
    suspended = standing("org:arab-league", "2022-01-01", {"suspend"})
    assert suspended == states("SYR")
    assert standing("org:arab-league", "2023-05-07", {"suspend"}) == set()
    assert standing("org:african-union", "2024-01-01", {"suspend"}) == states(
        "BFA GAB GIN MLI NER SDN"
    )


def test_the_united_states_left_the_paris_agreement_twice() -> None:
    inside = ["state:USA" in members("accord:paris-agreement", day) for day in (
        "2020-11-03", "2020-11-04", "2021-02-19", "2026-01-26", "2026-01-27",
    )]  # fmt: skip
    assert inside == [True, False, True, True, False]


def test_who_left_which_treaty() -> None:
    gone = {
        "accord:ottawa-treaty": "EST FIN LTU LVA POL",
        "accord:convention-on-cluster-munitions": "LTU",
        "accord:open-skies-treaty": "RUS USA",
        "accord:istanbul-convention": "TUR",
        "org:ecowas": "BFA MLI MRT NER",
        "org:council-of-europe": "RUS",
    }
    for entity, codes in gone.items():
        assert standing(entity, "2026-03-01", {"leave"}) == states(codes), entity


def test_the_abraham_accords_and_the_ties_that_they_made() -> None:
    signed = {act.state for act in acts_toward("accord:abraham-accords")}
    assert signed == states("ARE BHR ISR MAR SDN")
    tied = standing("state:ISR", "2021-06-01", {"establish_ties"})
    assert tied >= states("ARE BHR MAR EGY JOR XKX")
    assert "state:MRT" not in tied
