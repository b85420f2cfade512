"""The ledger's promises, each on both stores."""

from collections.abc import Callable

import msgspec
import pytest
from tests.record.made import ACCORDS, ARE, ISR, KAZ, NOON, SOURCE, USA, brief, joins, report, told

from mithaq.errors import (
    BadJudgement,
    BadStatement,
    ClockWentBack,
    UnknownName,
)
from mithaq.record.entry import Axis, Grade, LinkKind, Timeline, Verdict
from mithaq.record.keeper import Keeper
from mithaq.record.ledger import Filter, Page
from mithaq.statement import Evidence, Modality, Polarity, Statement, Type


def add(ledger: Keeper, one: object, *statements: Statement, at: str = NOON) -> str:
    receipt = ledger.append(one, statements, recorded_at=at, source=SOURCE)  # type: ignore[arg-type]
    return receipt.report_id


def test_an_announcement_is_recorded_with_its_words_and_stands(ledger: Keeper) -> None:
    first = report("Trump said on Thursday that Kazakhstan would join the accords.")
    add(ledger, first, joins(first, said="2025-11-06", via=("org:axios",)))

    (standing,) = ledger.as_of(toward=ACCORDS)

    assert brief(standing) == (KAZ, "commitment", "announced", "2025-11-06", Grade.BROKER)
    entry = ledger.statement(standing.basis[0])
    assert entry.statement.evidence.text == first.text
    assert entry.statement.via == ("org:axios",)
    assert (entry.voice, entry.published, entry.recorded_at) == (
        USA, "2025-11-07", "2026-01-10T12:00:00.000000Z",
    )  # fmt: skip


def test_the_same_report_again_changes_nothing(ledger: Keeper) -> None:
    first = report()
    add(ledger, first, joins(first))
    before = (ledger.digest(), ledger.counts())

    receipt = ledger.append(first, [joins(first)], recorded_at=NOON, source=SOURCE)

    assert not receipt.new
    assert (ledger.digest(), ledger.counts()) == before


def test_vague_dates_are_possible_first_and_certain_at_their_end(ledger: Keeper) -> None:
    one = report("The Emirates joined the accords in 2020.")
    add(ledger, one, told(one, Type.JOIN, ARE, ACCORDS, time="2020"))

    assert ledger.as_of(toward=ACCORDS, valid="2019-12-31") == []
    (possibly,) = ledger.as_of(toward=ACCORDS, valid="2020-10-01")
    assert not possibly.is_certain("2020-10-01")
    (certainly,) = ledger.as_of(toward=ACCORDS, valid="2020-12-31")
    assert certainly.is_certain("2020-12-31")


def test_public_and_ledger_knowledge_differ_for_what_was_loaded_late(ledger: Keeper) -> None:
    one = report()
    add(ledger, one, joins(one))

    assert len(ledger.as_of(known="2025-11-07")) == 1
    assert ledger.as_of(known="2025-11-06") == []
    assert ledger.as_of(known="2026-01-09", axis=Axis.LEDGER) == []
    assert len(ledger.as_of(known="2026-01-10", axis=Axis.LEDGER)) == 1


def test_a_retraction_closes_the_public_interval_on_its_day(ledger: Keeper) -> None:
    one = report()
    id_ = add(ledger, one, joins(one))
    ledger.retract(
        id_, effective="2025-11-10", by="desk", reason="withdrawn by the agency",
        recorded_at="2026-01-11T00:00:00Z",
    )  # fmt: skip

    assert len(ledger.as_of(known="2025-11-09")) == 1
    assert ledger.as_of(known="2025-11-10") == []
    assert len(ledger.as_of(known="2026-01-10", axis=Axis.LEDGER)) == 1
    assert ledger.as_of(known="2026-01-11", axis=Axis.LEDGER) == []
    with pytest.raises(BadJudgement, match="retracted already"):
        ledger.retract(id_, effective="2025-11-10", by="x", reason="", recorded_at="2026-01-12")


def test_a_rejected_reading_leaves_the_public_axis_and_stays_on_the_ledgers(
    ledger: Keeper,
) -> None:
    one = report()
    add(ledger, one, joins(one))
    id_ = ledger.as_of()[0].basis[0]
    ledger.judge(
        id_, Verdict.REJECTED, by="nadia", reason="hypothetical", recorded_at="2026-01-12T00:00:00Z"
    )

    assert ledger.as_of(known="2025-11-20") == []
    assert len(ledger.as_of(known="2026-01-11", axis=Axis.LEDGER)) == 1
    assert ledger.as_of(known="2026-01-12", axis=Axis.LEDGER) == []


def test_a_judgement_is_undone_by_another_and_both_are_told(ledger: Keeper) -> None:
    one = report()
    add(ledger, one, joins(one))
    before = ledger.digest([Axis.PUBLIC])
    id_ = ledger.as_of()[0].basis[0]
    for verdict, day in ((Verdict.REJECTED, "12"), (Verdict.CONFIRMED, "14")):
        ledger.judge(
            id_, verdict, by="nadia", reason="seen", recorded_at=f"2026-01-{day}T00:00:00Z"
        )

    assert ledger.digest([Axis.PUBLIC]) == before
    assert ledger.as_of(known="2026-01-13", axis=Axis.LEDGER) == []
    assert len(ledger.as_of(known="2026-01-14", axis=Axis.LEDGER)) == 1
    assert [one.verdict for one in ledger.history(id_)] == ["rejected", "confirmed"]
    assert ledger.statement(id_[:8]).verdict is Verdict.CONFIRMED


def test_a_correction_stands_in_the_place_of_the_misreading(ledger: Keeper) -> None:
    one = report()
    add(ledger, one, joins(one))
    id_ = ledger.as_of()[0].basis[0]
    right = told(one, Type.JOIN, KAZ, ACCORDS, modality=Modality.POSSIBLE, claimant=USA)
    judgement = ledger.judge(
        id_, Verdict.CORRECTED, by="nadia", reason="it may", recorded_at="2026-01-12T00:00:00Z",
        replacement=right,
    )  # fmt: skip

    (standing,) = ledger.as_of()
    assert (standing.timeline, standing.value) == (Timeline.POSTURE, "courted")
    assert standing.basis == (judgement.replacement_id,)
    ledger.judge(id_, Verdict.CONFIRMED, by="omar", reason="no", recorded_at="2026-01-13T00:00:00Z")
    assert [one.value for one in ledger.as_of()] == ["announced"]


def test_fifty_reprints_are_one_voice(ledger: Keeper) -> None:
    reports = [
        report(
            "Astana will join the accords.", f"Edition {n}.", agency=None, outlet=f"org:paper-{n}"
        )
        for n in range(50)
    ]
    ids = [add(ledger, one, told(one, Type.JOIN, KAZ, ACCORDS, time="2025")) for one in reports]
    assert ledger.as_of()[0].voices == 50

    for id_ in ids[1:]:
        ledger.link(id_, ids[0], LinkKind.REPRINT_OF, method="test", score=1.0, recorded_at=NOON)

    assert ledger.as_of()[0].voices == 1
    (claim,) = ledger.claims(KAZ, ACCORDS)
    assert claim.reports == 50


def test_two_anonymous_sources_of_two_agencies_are_two_voices(ledger: Keeper) -> None:
    for agency in ("org:afp", "org:reuters"):
        one = report(f"An official told {agency} that Astana would join.", agency=agency)
        add(ledger, one, joins(one, claimant="anonymous"))

    (standing,) = ledger.as_of()
    assert (standing.voices, standing.grade) == (2, Grade.ANONYMOUS)


def test_a_denial_by_the_state_beats_a_third_partys_word(ledger: Keeper) -> None:
    one, two = report(), report("Astana will not join, its ministry said.", published="2025-11-09")
    add(ledger, one, joins(one))
    add(ledger, two, joins(two, claimant=KAZ, polarity=Polarity.NEGATIVE))

    commitment = ledger.as_of(timelines=[Timeline.COMMITMENT], valid="2025-11-09")
    assert [(one.value, one.grade, one.contested, one.denials) for one in commitment] == [
        ("none", Grade.SELF, True, 1)
    ]
    assert [one.value for one in ledger.as_of(valid="2025-11-08", known="2025-11-08")] == [
        "announced"
    ]


def test_erasure_leaves_a_recorded_hole_and_the_chain_holds(ledger: Keeper) -> None:
    one = report()
    id_ = add(ledger, one, joins(one, modality=Modality.CONDITIONAL, condition="if it can"))
    ledger.erase(id_, by="counsel", reason="court order 12", recorded_at=NOON)

    kept = ledger.report(id_)
    assert (kept.report.text, kept.erased) == ("", True)
    verified = ledger.verify()
    assert (verified.breaks, verified.erased) == ((), 1)
    assert ledger.as_of() == []


def test_evidence_that_is_not_the_reports_words_is_refused(ledger: Keeper) -> None:
    one, good = report(), report("Another text altogether.")
    wrong = told(one, Type.JOIN, KAZ, ACCORDS)
    wrong = Statement(**{f: getattr(wrong, f) for f in wrong.__struct_fields__ if f != "evidence"},
                      evidence=Evidence(0, 5, "Paris"))  # fmt: skip
    with pytest.raises(BadStatement, match="do not stand there"):
        ledger.extend(
            [(good, [told(good, Type.JOIN, ARE, ACCORDS)]), (one, [wrong])],
            recorded_at=NOON, source=SOURCE,
        )  # fmt: skip
    assert [entry.statement.actor for entry in ledger.entries()] == [ARE]


def test_the_clock_may_not_go_back(ledger: Keeper) -> None:
    add(ledger, report(), at="2026-01-10T12:00:00Z")
    with pytest.raises(ClockWentBack, match=r"2026-01-09.*2026-01-10"):
        add(ledger, report("Later."), at="2026-01-09T12:00:00Z")


def test_a_writer_that_had_to_wait_takes_the_moment_of_the_step_before(ledger: Keeper) -> None:
    add(ledger, report(), at="2026-01-10T12:00:00.000002Z")
    add(ledger, report("Read before, written after."), at="2026-01-10T12:00:00.000001Z")
    assert [step.recorded_at for step in ledger.steps()] == ["2026-01-10T12:00:00.000002Z"] * 2


def test_what_is_not_there_is_named(ledger: Keeper) -> None:
    with pytest.raises(UnknownName, match="no statement"):
        ledger.statement("beef")
    with pytest.raises(UnknownName, match="no report"):
        ledger.report("beef")


def test_entries_are_filtered_and_paged(ledger: Keeper) -> None:
    for n in range(5):
        one = report(f"Visit number {n}.", published=f"2025-11-1{n}")
        add(ledger, one, told(one, Type.VISIT, KAZ, ISR, time=f"2025-12-0{n + 1}", claimant=KAZ))

    first = ledger.entries(Filter(side=ISR, other=KAZ), page=Page(limit=2))
    second = ledger.entries(Filter(side=ISR), page=Page(limit=2, after=first[-1].seq))
    assert [one.statement.time for one in (*first, *second)] == [
        "2025-12-01", "2025-12-02", "2025-12-03", "2025-12-04",
    ]  # fmt: skip
    newest = ledger.entries(page=Page(limit=1, newest_first=True), known="2025-11-13")
    assert [one.published for one in newest] == ["2025-11-13"]
    assert ledger.entries(Filter(happens_from="2025-12-05", claimant=KAZ))[0].seq == 5


def test_a_ledger_is_found_again_as_it_was_left(open_: Callable[[], Keeper]) -> None:
    one = report()
    with open_() as ledger:
        add(ledger, one, joins(one))
        before = ledger.digest()
    again = open_()
    assert again.digest() == before
    assert again.derive() == 2
    assert again.digest() == before


@pytest.mark.parametrize(
    ("field", "value", "says"),
    [
        ("published", "yesterday", "'yesterday' is no EDTF date"),
        ("text", "A zero \0 byte.", "zero byte"),
        ("title", "\0", "zero byte"),
    ],
)
def test_a_report_that_cannot_be_kept_is_refused_and_those_before_it_stay(
    ledger: Keeper, field: str, value: str, says: str
) -> None:
    good = report("Another text altogether.")
    bad = msgspec.structs.replace(report(), **{field: value})
    with pytest.raises(BadStatement, match=says):
        ledger.extend([(good, []), (bad, [])], recorded_at=NOON, source=SOURCE)
    assert ledger.counts().reports == 1
    assert ledger.verify().breaks == ()


def test_a_statement_with_a_date_that_is_none_is_refused(ledger: Keeper) -> None:
    one = report()
    with pytest.raises(BadStatement, match="'soon' is no date"):
        add(ledger, one, joins(one, time="soon"))


def test_more_entries_than_one_question_takes_come_in_pages(ledger: Keeper) -> None:
    batch = []
    for n in range(700):
        one = report(f"Call number {n}.", published=f"2025-{1 + n % 12:02d}-01")
        batch.append((one, [told(one, Type.CALL, KAZ, ISR)]))
    ledger.extend(batch, recorded_at=NOON, source=SOURCE, relate=False)
    assert len(ledger.entries(page=Page(limit=1_000))) == 700
    assert len(ledger.entries(page=Page(limit=1_000), known="2025-06-01")) == 352
    newest = ledger.entries(page=Page(limit=650, newest_first=True))
    assert [one.seq for one in newest] == list(range(700, 50, -1))
    assert len(ledger.statements(one.id for one in newest)) == 650


def test_an_earlier_step_is_answered_as_it_was(ledger: Keeper) -> None:
    one, two = report(), report("Astana signed at noon.", published="2025-11-20")
    first = ledger.append(one, [joins(one)], recorded_at=NOON, source=SOURCE).tx_id
    ledger.retract(
        ledger.reports()[0].report_id, effective="2025-11-08", by="x", reason="",
        recorded_at=NOON,
    )  # fmt: skip
    last = ledger.append(
        two, [told(two, Type.SIGN, KAZ, ACCORDS, time="2025-11-20")], recorded_at=NOON
    ).tx_id

    def values(step: int, **more: str) -> list[str]:
        return [one.value for one in ledger.through(step, ACCORDS, **more)]  # type: ignore[arg-type]

    assert values(first) == ["announced"]
    assert values(first + 1) == []
    assert values(last) == ["party"]
    assert values(last, state=USA) == []
    assert values(first, valid="2025-11-01") == []


SOMALILAND = "org:somaliland"


def test_recognition_stands_from_the_act_until_a_word_that_it_is_not_there(ledger: Keeper) -> None:
    first = report("Israel will recognise Somaliland, its premier said.", published="2025-12-01")
    add(ledger, first, told(first, Type.RECOGNISE, ISR, SOMALILAND, modality=Modality.PLANNED))
    act = report("Israel recognised Somaliland on Friday.", published="2025-12-26")
    add(ledger, act, told(act, Type.RECOGNISE, ISR, SOMALILAND, time="2025-12-26"))
    after = report("Israel no longer recognises Somaliland.", published="2026-01-05")
    add(ledger, after, told(after, Type.RECOGNISE, ISR, SOMALILAND, polarity=Polarity.NEGATIVE))

    spells = ledger.as_of(state=ISR, toward=SOMALILAND)

    assert [(one.timeline, one.value, one.valid_from, one.valid_to) for one in spells] == [
        ("recognition", "announced", "2025-12-01", "2025-12-26"),
        ("recognition", "recognised", "2025-12-26", "2026-01-05"),
        ("recognition", "none", "2026-01-05", "9999-12-31"),
    ]
    assert ledger.as_of(state=SOMALILAND) == []  # it has no direction back


def test_that_others_recognise_is_no_word_against_recognising_oneself(ledger: Keeper) -> None:
    one = report("Kazakhstan recognises the Emirates; Israel does not.")
    add(
        ledger, one,
        told(one, Type.RECOGNISE, KAZ, ARE),
        told(one, Type.RECOGNISE, ISR, ARE, polarity=Polarity.NEGATIVE),
    )  # fmt: skip

    (kaz,) = ledger.as_of(state=KAZ, timelines=[Timeline.RECOGNITION])
    (isr,) = ledger.as_of(state=ISR, timelines=[Timeline.RECOGNITION])

    assert (kaz.value, isr.value) == ("recognised", "none")
