"""One report on Kazakhstan and the accords: who stands where, and what comes next."""

from collections.abc import Iterator
from typing import Unpack

import msgspec
import pytest
from tests.record.made import Fields

from mithaq.knowledge.knowledge import read_knowledge
from mithaq.record.entry import Axis, Grade, Standing, Timeline
from mithaq.record.keeper import Keeper, open_ledger
from mithaq.record.ledger import Filter
from mithaq.report import Report
from mithaq.standing.changes import Effect, Kind, compare, effect
from mithaq.standing.derive import Derivation
from mithaq.standing.expected import Expected, expected, parties
from mithaq.standing.rules import rules_of
from mithaq.statement import Evidence, Level, Modality, Polarity, Statement, Type

ACCORDS = "accord:abraham-accords"
KAZ, ISR, USA, SAU = "state:KAZ", "state:ISR", "state:USA", "state:SAU"
ARE, BHR, MAR, AZE, UZB = "state:ARE", "state:BHR", "state:MAR", "state:AZE", "state:UZB"

ANNOUNCED = "Kazakhstan is coming into the accords, the American president announced on Thursday."
SIGNING = "He wrote that a ceremony for the signature would follow soon."
TIES = "Astana and Israel have long had full diplomatic ties and trade with each other."
PARTIES = "The Emirates, Bahrain and Morocco came in during 2020."
RIYADH = "Washington expects Riyadh too, which wants a path to a Palestinian state first."
OTHERS = "Baku and Tashkent, both close to Israel, are seen as the next."
VISIT = "The Saudi crown prince is due at the White House on 18 November."
TEXT = f"{ANNOUNCED} {SIGNING} {TIES} {PARTIES} {RIYADH} {OTHERS} {VISIT}"


def told(words: str, type_: Type, actor: str, object_: str, **fields: Unpack[Fields]) -> Statement:
    start = TEXT.index(words)
    plain = Statement(
        report="", type=type_, actor=actor, object=object_, modality=Modality.ACTUAL,
        polarity=Polarity.POSITIVE, claimant="report",
        evidence=Evidence(start, start + len(words), words),
    )  # fmt: skip
    return msgspec.structs.replace(plain, **fields)


PLANNED = Modality.PLANNED
EXPECTED = Modality.EXPECTED
CONDITION = "a path to a Palestinian state first"
STATEMENTS = [
    told(ANNOUNCED, Type.JOIN, KAZ, ACCORDS, said="2025-11-06", modality=PLANNED, claimant=USA),
    told(SIGNING, Type.SIGN, KAZ, ACCORDS, modality=PLANNED, claimant=USA),
    told(TIES, Type.TIES, KAZ, ISR, level=Level.FULL),
    told(TIES, Type.TIES, KAZ, ISR, level=Level.ECONOMIC),
    *(told(PARTIES, Type.JOIN, state, ACCORDS, time="2020") for state in (ARE, BHR, MAR)),
    *(told(PARTIES, Type.ESTABLISH_TIES, s, ISR, time="2020") for s in (ARE, BHR, MAR)),
    told(RIYADH, Type.JOIN, SAU, ACCORDS, claimant=USA, modality=EXPECTED),
    told(RIYADH, Type.JOIN, SAU, ACCORDS, modality=Modality.CONDITIONAL, condition=CONDITION),
    *(told(OTHERS, Type.JOIN, state, ACCORDS, modality=EXPECTED) for state in (AZE, UZB)),
    *(told(OTHERS, Type.TIES, state, ISR, level=Level.CLOSE) for state in (AZE, UZB)),
    told(VISIT, Type.VISIT, SAU, USA, time="2025-11-18", modality=Modality.PLANNED),
]
NOW = "2025-11-08T09:00:00Z"


@pytest.fixture(scope="module")
def ledger() -> Iterator[Keeper]:
    known = read_knowledge()
    rules = rules_of(known.accords, known.organisations, known.lifecycles)
    with open_ledger(":memory:", Derivation(rules)) as opened:
        report = Report(text=TEXT, published="2025-11-07", agency="org:reuters", lang="en")
        opened.append(report, STATEMENTS, recorded_at=NOW)
        yield opened


def toward_accords(ledger: Keeper, state: str) -> dict[str, tuple[str, str, Grade]]:
    return {
        one.timeline: (one.value, one.since, one.grade)
        for one in ledger.as_of(state=state, toward=ACCORDS, valid="2025-11-08")
    }


def test_kazakhstan_is_announced_by_the_broker_since_it_was_said(ledger: Keeper) -> None:
    assert toward_accords(ledger, KAZ) == {"commitment": ("announced", "2025-11-06", Grade.BROKER)}


def test_who_joined_in_2020_is_a_party(ledger: Keeper) -> None:
    for state in (ARE, BHR, MAR):
        assert toward_accords(ledger, state) == {"commitment": ("party", "2020", Grade.THIRD)}
        (tie,) = ledger.pair(state, ISR)
        assert (tie.value, tie.since, tie.timeline) == ("diplomatic", "2020", Timeline.TIES)


def test_riyadh_sets_a_condition_and_is_courted_at_once(ledger: Keeper) -> None:
    (posture,) = ledger.as_of(state=SAU, toward=ACCORDS)
    assert (posture.timeline, posture.value, posture.detail) == (
        Timeline.POSTURE, "conditional", CONDITION,
    )  # fmt: skip
    assert [(aside.value, aside.grade) for aside in posture.beside] == [("courted", Grade.BROKER)]


def test_baku_and_tashkent_are_courted(ledger: Keeper) -> None:
    for state in (AZE, UZB):
        assert toward_accords(ledger, state)["posture"][0] == "courted"
        assert [one.timeline for one in ledger.pair(state, ISR)] == [Timeline.CLOSE]


def test_the_step_is_formal_since_full_ties_held_already(ledger: Keeper) -> None:
    (step,) = ledger.as_of(state=KAZ, toward=ACCORDS)
    found = effect(step, ISR, ledger.pair(KAZ, ISR))
    assert found.effect is Effect.FORMAL
    assert [one.value for one in (found.ties, found.economic) if one] == ["full", "economic"]
    (party,) = ledger.as_of(state=ARE, toward=ACCORDS)
    assert effect(party, ISR, ledger.pair(ARE, ISR)).effect is Effect.FIRST


def next_after(ledger: Keeper, day: str) -> list[Expected]:
    entries = ledger.entries(Filter(modalities=(Modality.PLANNED, Modality.EXPECTED)))
    return [one for one in expected(entries, day) if one.modality is Modality.PLANNED]


def test_the_visit_is_next_and_then_the_signing_without_a_date(ledger: Keeper) -> None:
    found = next_after(ledger, "2025-11-08")
    assert [(one.type, one.actor, one.time) for one in found] == [
        (Type.VISIT, SAU, "2025-11-18"), (Type.JOIN, KAZ, None), (Type.SIGN, KAZ, None),
    ]  # fmt: skip
    assert Type.VISIT not in {one.type for one in next_after(ledger, "2025-11-19")}


def test_what_changed_on_the_day_is_all_of_it_and_later_nothing(ledger: Keeper) -> None:
    found = compare(ledger.since("2025-11-06", "2025-11-07"), "2025-11-06", "2025-11-07T23:59:59Z")
    assert {change.kind for change in found} == {Kind.NEW}
    assert (KAZ, "announced") in {
        (change.state, change.after.value) for change in found if change.after
    }
    assert ledger.since("2025-11-07", "2025-11-30") == []
    assert len(ledger.since("2025-11-07", "2025-11-30", axis=Axis.LEDGER)) == len(found)


def test_a_later_signature_makes_a_party_and_ends_what_was_expected() -> None:
    known = read_knowledge()
    rules = rules_of(known.accords, known.organisations, known.lifecycles)
    with open_ledger(":memory:", Derivation(rules)) as ledger:
        ledger.append(
            Report(text=TEXT, published="2025-11-07", agency="org:reuters"), STATEMENTS,
            recorded_at=NOW,
        )  # fmt: skip
        words = "Kazakhstan put its signature to the accords on Monday."
        signed = Statement(
            report="", type=Type.SIGN, actor=KAZ, object=ACCORDS, modality=Modality.ACTUAL,
            polarity=Polarity.POSITIVE, claimant=KAZ, evidence=Evidence(0, len(words), words),
            time="2025-12-01",
        )  # fmt: skip
        ledger.append(
            Report(text=words, published="2025-12-01", agency="org:afp"), [signed],
            recorded_at="2025-12-02T00:00:00Z",
        )  # fmt: skip
        spells = [(one.value, one.valid_from, one.valid_to) for one in of(ledger, KAZ)]
        assert spells == [
            ("announced", "2025-11-06", "2025-12-01"), ("party", "2025-12-01", "9999-12-31"),
        ]  # fmt: skip
        assert [one.value for one in of(ledger, KAZ, known="2025-11-30")] == ["announced"]
        entries = ledger.entries(Filter(side=KAZ))
        bound = parties(of(ledger, KAZ))
        assert expected(entries, "2025-12-02", bound) == []


def of(ledger: Keeper, state: str, known: str | None = None) -> list[Standing]:
    return ledger.as_of(state=state, toward=ACCORDS, known=known)
