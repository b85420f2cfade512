"""From the reference record the ledger derives the list of each depositary, on any day."""

from collections import defaultdict
from collections.abc import Iterator, Mapping

import pytest

from mithaq import pipeline
from mithaq.edtf import bounds
from mithaq.knowledge.entities import ReferenceAct
from mithaq.knowledge.load import DATA, read_table
from mithaq.record.entry import Timeline
from mithaq.record.ledger import Ledger, Source
from mithaq.standing.ladder import Move
from mithaq.standing.rules import Rules, rules_of

#: Who is bound; a state that is suspended is on the list still.
INSIDE = {"party", "ratified", "suspended"}


@pytest.fixture(scope="module")
def ledger() -> Iterator[Ledger]:
    with pipeline.open_ledger(":memory:", create=True) as made:
        batch = [(report, statements) for report, statements in pipeline.reference()]
        source = Source(reader_version="1")
        made.extend(batch, recorded_at="2026-02-01T00:00:00Z", source=source, relate=False)
        yield made


@pytest.fixture(scope="module")
def rules() -> Rules:
    known = pipeline.knowledge()
    return rules_of(known.accords, known.organisations, known.lifecycles)


def acts() -> Mapping[str, list[ReferenceAct]]:
    of_entity: defaultdict[str, list[ReferenceAct]] = defaultdict(list)
    for path in sorted((DATA / "reference").glob("*.tsv")):
        for act in read_table(path, ReferenceAct):
            of_entity[act.entity].append(act)
    return of_entity


def listed(told: list[ReferenceAct], day: str, *, by_signing: bool) -> set[str]:
    """Return who is on the list on *day* by the acts alone, in the order of their days."""
    joining = {"join", "ratify", "sign"} if by_signing else {"join", "ratify"}
    inside: set[str] = set()
    for act in sorted(told, key=lambda act: bounds(act.date)[1]):
        if bounds(act.date)[1] <= day and act.act in joining:
            inside.add(act.state)
        elif bounds(act.date)[1] <= day and act.act == "leave":
            inside.discard(act.state)
    return inside


@pytest.mark.parametrize(
    "day", ["1960-01-01", "1992-06-30", "2004-05-01", "2020-12-31", "2026-01-22"]
)
def test_every_list_is_derived(ledger: Ledger, rules: Rules, day: str) -> None:
    lists = acts()
    assert len(lists) > 80
    for entity, told in lists.items():
        board = ledger.as_of(toward=entity, valid=day, timelines=[Timeline.COMMITMENT])
        derived = {one.state for one in board if one.value in INSIDE and one.is_certain(day)}
        by_signing = rules.of(entity).move(Move.SIGN) is Move.JOIN
        assert (entity, derived) == (entity, listed(told, day, by_signing=by_signing))
