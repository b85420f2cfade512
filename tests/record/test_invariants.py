"""What always holds, whatever was recorded, judged and retracted, in whatever order.

The invariants of the design that are not tested here: overlaps (properties), a rejected reading,
the chain and a killed process (test_ledger, test_faults).
"""

import random
from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest
import sqlalchemy as sa
from tests.record.made import ACCORDS, ISR, KAZ, NATO, RULES, SAU, SOURCE, USA, report, told

from mithaq.errors import BadExport
from mithaq.record.entry import Axis, Kept, LinkKind, Verdict
from mithaq.record.keeper import Keeper, open_ledger
from mithaq.record.ledger import Page
from mithaq.record.schema import APPEND_ONLY
from mithaq.record.store import Store
from mithaq.report import Report
from mithaq.standing.derive import Derivation
from mithaq.statement import Level, Modality, Polarity, Statement, Type

_TIMES = [None, None, "2020", "2025-10", "2025-11-02", "2019/2021", "../2025-11-01"]
_STATES = [KAZ, ISR, SAU, USA]


def made(draw: random.Random, number: int) -> tuple[Report, list[Statement]]:
    one = report(
        f"Story {number} told in Astana.", f"A second sentence of {number}.",
        published=f"2025-11-{draw.randint(1, 9):02d}",
        agency=draw.choice(["org:afp", "org:tass", None]),
    )  # fmt: skip
    return one, [statement(draw, one) for _ in range(draw.randint(0, 5))]


def statement(draw: random.Random, one: Report) -> Statement:
    is_toward = draw.random() < 0.6
    actor = draw.choice(_STATES)
    other = draw.choice([s for s in _STATES if s != actor])
    accord_types = [Type.JOIN, Type.JOIN, Type.SIGN, Type.RATIFY, Type.MEMBER, Type.LEAVE]
    state_types = [Type.TIES, Type.ESTABLISH_TIES, Type.CUT_TIES, Type.EXPEL_ENVOY, Type.MEET]
    type_ = draw.choice(accord_types if is_toward else state_types)
    words = draw.choice(one.text.split(". "))
    return told(
        one, type_, actor, draw.choice([ACCORDS, NATO]) if is_toward else other, words=words,
        modality=draw.choice([Modality.ACTUAL, Modality.ACTUAL, *Modality]),
        polarity=draw.choice([Polarity.POSITIVE, Polarity.POSITIVE, Polarity.NEGATIVE]),
        time=draw.choice(_TIMES), claimant=draw.choice([*_STATES, "report", "anonymous"]),
        level=draw.choice(list(Level)) if type_ is Type.TIES else None,
        via=draw.choice([(), ("org:axios", "org:reuters")]),
    )  # fmt: skip


def live(
    ledger: Keeper, draw: random.Random, reports: list[tuple[Report, list[Statement]]]
) -> None:
    """Record *reports*, and between them judge, retract, link and erase at random."""
    for day, (one, statements) in enumerate(reports):
        at = f"2026-01-{1 + day:02d}T00:00:00Z"
        ledger.append(one, statements, recorded_at=at, source=SOURCE)
        if draw.random() < 0.4:
            _meddle(ledger, draw, at)


def _meddle(ledger: Keeper, draw: random.Random, at: str) -> None:
    what = draw.choice([_judge, _judge, _correct, _again, _retract, _link, _erase])
    if ledger.entries() and (kept := [k for k in ledger.reports() if not k.erased]):
        what(ledger, draw, kept, at)


def _judge(ledger: Keeper, draw: random.Random, _: list[Kept], at: str) -> None:
    verdict = draw.choice([Verdict.REJECTED, Verdict.CONFIRMED])
    one = draw.choice(ledger.entries(page=Page(100)))
    ledger.judge(one.id, verdict, by="nadia", reason="seen", recorded_at=at)


def _correct(ledger: Keeper, draw: random.Random, kept: list[Kept], at: str) -> None:
    whole = {one.report_id for one in kept}
    if wrong := [one for one in ledger.entries(page=Page(100)) if one.report_id in whole]:
        one = draw.choice(wrong)
        ledger.judge(
            one.id, Verdict.CORRECTED, by="omar", reason="misread", recorded_at=at,
            replacement=msgspec.structs.replace(one.statement, modality=Modality.PLANNED),
        )  # fmt: skip


def _again(ledger: Keeper, draw: random.Random, kept: list[Kept], at: str) -> None:
    """Record a report again: nothing changes."""
    before = ledger.digest()
    ledger.append(draw.choice(kept).report, [], recorded_at=at, source=SOURCE)
    assert ledger.digest() == before


def _retract(ledger: Keeper, draw: random.Random, kept: list[Kept], at: str) -> None:
    if free := [one.report_id for one in kept if not one.retraction]:
        ledger.retract(
            draw.choice(free), effective="2025-11-20", by="afp", reason="error", recorded_at=at
        )


def _link(ledger: Keeper, draw: random.Random, kept: list[Kept], at: str) -> None:
    one, other = draw.choice(kept), draw.choice(kept)
    if one != other and not one.links:
        ledger.link(
            one.report_id, other.report_id, LinkKind.REPRINT_OF, method="test", score=0.9,
            recorded_at=at,
        )  # fmt: skip


def _erase(ledger: Keeper, draw: random.Random, kept: list[Kept], at: str) -> None:
    if draw.random() < 0.3:
        ledger.erase(draw.choice(kept).report_id, by="court", reason="order", recorded_at=at)


@pytest.mark.parametrize("seed", range(6))
def test_what_follows_step_by_step_is_what_a_rebuild_gives(
    open_: Callable[..., Keeper], tmp_path: Path, seed: int
) -> None:
    draw = random.Random(seed)
    ledger = open_()
    live(ledger, draw, [made(draw, n) for n in range(14)])

    before = ledger.digest()
    ledger.derive()
    assert ledger.digest() == before
    assert ledger.verify().breaks == ()
    # the same history on a file gives the same digest, whatever the store of this run is
    with open_ledger(str(tmp_path / "b.ledger"), Derivation(RULES)) as twin:
        again = random.Random(seed)
        live(twin, again, [made(again, n) for n in range(14)])
        assert twin.digest() == before
    _check_words_and_basis(ledger)


@pytest.mark.parametrize("seed", [0, 1])
def test_a_ledger_carried_into_another_is_the_same_holes_and_all(
    open_: Callable[..., Keeper], tmp_path: Path, seed: int
) -> None:
    draw = random.Random(seed)
    with open_ledger(str(tmp_path / "one.ledger"), Derivation(RULES)) as one:
        live(one, draw, [made(draw, n) for n in range(12)])
        gone = next(kept.report_id for kept in one.reports() if not kept.erased)
        one.erase(gone, by="court", reason="order", recorded_at="2027-01-01")
        steps, before = list(one.carried()), (one.verify(), one.counts(), one.digest())

    other = open_()
    changed = msgspec.structs.replace(steps[4], tx=msgspec.structs.replace(steps[4].tx, tool="x"))
    with pytest.raises(BadExport, match="step 5 is not what was written"):
        other.restore([*steps[:4], changed, *steps[5:]])
    assert other.counts().steps == 0
    assert other.restore(steps) == len(steps)
    assert (other.verify(), other.counts(), other.digest()) == before
    assert list(other.carried()) == steps
    assert other.report(gone).report.text == ""
    with pytest.raises(BadExport, match="holds something already"):
        other.restore(steps)


def _check_words_and_basis(ledger: Keeper) -> None:
    for entry in ledger.entries(page=Page(500)):
        evidence = entry.statement.evidence
        text = ledger.report(entry.report_id).report.text
        assert text[evidence.start : evidence.end] == evidence.text != ""
    for axis in Axis:
        for standing in ledger.as_of(axis=axis):
            entries = ledger.statements(standing.basis)
            assert list(entries) != []
            assert all(entry.statement.evidence.text for entry in entries.values())


@pytest.mark.parametrize("seed", range(4))
def test_public_knowledge_does_not_depend_on_the_order_of_recording(
    open_: Callable[..., Keeper], tmp_path: Path, seed: int
) -> None:
    draw = random.Random(seed)
    reports = [made(draw, n) for n in range(16)]
    ledger = open_()
    live(ledger, random.Random("quiet"), [])
    for one, statements in reports:
        ledger.append(one, statements, recorded_at="2026-01-01T00:00:00Z", source=SOURCE)
    draw.shuffle(reports)
    with open_ledger(str(tmp_path / "b.ledger"), Derivation(RULES)) as other:
        other.extend(reports, recorded_at="2026-01-01T00:00:00Z", source=SOURCE)
        assert other.digest([Axis.PUBLIC]) == ledger.digest([Axis.PUBLIC])


def test_nothing_that_was_written_can_be_changed_or_deleted(ledger: Keeper) -> None:
    draw = random.Random(3)
    for n in range(8):
        ledger.append(*made(draw, n), recorded_at="2026-01-01", source=SOURCE)
    one, other, *_ = [kept.report_id for kept in ledger.reports()]
    late = "2027-01-01"
    ledger.link(one, other, LinkKind.CORRECTS, method="m", score=1.0, recorded_at=late)
    ledger.judge(ledger.entries()[0].id, Verdict.CONFIRMED, by="x", reason="", recorded_at=late)
    ledger.retract(one, effective="2025-12-01", by="x", reason="", recorded_at=late)
    ledger.erase(other, by="x", reason="", recorded_at=late)
    store = ledger._store
    for table in APPEND_ONLY:
        for command in _attempts(table, store):
            with pytest.raises(Exception, match="append-only"), store.writing() as connection:
                connection.exec_driver_sql(command)
    assert ledger.verify().breaks == ()


def _attempts(table: sa.Table, store: Store) -> list[str]:
    column = table.columns.keys()[-1]
    found = [f"DELETE FROM {table.name}", f"UPDATE {table.name} SET {column} = {column}"]
    return [*found, f"TRUNCATE {table.name}"] if store.where.startswith("postgresql") else found


def test_only_the_words_of_an_erased_report_may_go(ledger: Keeper) -> None:
    draw = random.Random(3)
    live(ledger, draw, [made(draw, n) for n in range(3)])
    with (
        pytest.raises(Exception, match="append-only"),
        ledger._store.writing() as connection,
    ):
        connection.exec_driver_sql("UPDATE report SET text = NULL, title = NULL")
