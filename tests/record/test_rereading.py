"""A newer reader reads a report again."""

from tests.record.made import ACCORDS, KAZ, NOON, SAU, joins, report, told

from mithaq.record.entry import Axis, Verdict
from mithaq.record.keeper import Keeper
from mithaq.record.ledger import Source
from mithaq.report import Report
from mithaq.statement import Modality, Statement, Type


def read(ledger: Keeper, one: Report, version: str, *statements: Statement) -> tuple[int, int]:
    source = Source(reader_version=version)
    receipt = ledger.append(one, statements, recorded_at=NOON, source=source)
    return receipt.statements, receipt.dropped


def test_what_both_read_stays_and_the_rest_is_added_or_dropped(ledger: Keeper) -> None:
    one = report()
    right, wrong = joins(one), joins(one, SAU)
    read(ledger, one, "1", right, wrong)
    kept, (_, dropped) = ledger.as_of(state=KAZ), [entry.id for entry in ledger.entries()]
    newly = joins(one, SAU, modality=Modality.POSSIBLE)

    assert ledger.difference(one, [right, newly]).kept == 1
    assert read(ledger, one, "2", right, newly) == (1, 1)

    assert ledger.as_of(state=KAZ) == kept
    assert [one.value for one in ledger.as_of(state=SAU)] == ["courted"]
    (judgement,) = ledger.history(dropped)
    assert (judgement.by, judgement.verdict) == ("reader:2", Verdict.REJECTED)
    assert read(ledger, one, "2", right, newly) == (0, 0)


def test_a_later_reader_restores_what_an_earlier_one_dropped(ledger: Keeper) -> None:
    one = report()
    read(ledger, one, "1", joins(one))
    before = ledger.digest([Axis.PUBLIC])
    read(ledger, one, "2", joins(one, SAU))
    read(ledger, one, "3", joins(one))
    assert ledger.digest([Axis.PUBLIC]) == before
    assert not ledger.verify().breaks


def test_what_a_person_has_judged_stays_so(ledger: Keeper) -> None:
    one = report()
    confirmed, rejected = joins(one), joins(one, SAU)
    read(ledger, one, "1", confirmed, rejected)
    ids = {e.statement.actor: e.id for e in ledger.entries()}
    judge(ledger, ids[KAZ], Verdict.CONFIRMED)
    judge(ledger, ids[SAU], Verdict.REJECTED)

    read(ledger, one, "2", rejected)

    assert [(one.state, one.value) for one in ledger.as_of()] == [(KAZ, "announced")]


def test_a_correction_is_not_read_a_second_time(ledger: Keeper) -> None:
    one = report()
    wrong, right = joins(one), told(one, Type.SIGN, KAZ, ACCORDS, modality=Modality.PLANNED)
    read(ledger, one, "1", wrong)
    judge(ledger, ledger.entries()[0].id, Verdict.CORRECTED, right)

    assert read(ledger, one, "2", right) == (0, 0)
    assert [e.statement.type for e in ledger.entries()] == [Type.SIGN]


def judge(ledger: Keeper, id_: str, verdict: Verdict, replacement: Statement | None = None) -> None:
    ledger.judge(id_, verdict, by="nadia", reason="seen", recorded_at=NOON, replacement=replacement)
