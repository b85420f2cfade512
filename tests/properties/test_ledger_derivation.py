"""The derivation, on random histories: the sweep gives what a derivation at one stroke gives."""

import itertools

from hypothesis import given, settings
from hypothesis import strategies as st

from mithaq.edtf import END
from mithaq.record.claims import Strand
from mithaq.record.entry import Axis, Known, Standing
from mithaq.standing.derive import Derivation
from mithaq.standing.ladder import TYPES
from mithaq.standing.rules import Rule, Rules
from mithaq.statement import Level, Modality, Polarity, Type

ONE, OTHER, THIRD = "state:KAZ", "state:ISR", "state:USA"
ACCORD = "accord:abraham-accords"
DERIVATION = Derivation(Rules({ACCORD: Rule(broker=(THIRD,), counterparties=(OTHER,))}))
DAYS = [f"2025-11-{day:02d}" for day in range(1, 8)]
TIMES = [None, "2024", "2025", "2025-10", "2025-11-02", "2025-11-05", "2023/2024", "../2025-10-30"]
TOWARD_ACCORD = [Type.JOIN, Type.SIGN, Type.RATIFY, Type.MEMBER, Type.LEAVE, Type.SUSPEND]
BETWEEN = sorted(TYPES - set(TOWARD_ACCORD) - {Type.REJECT})


@st.composite
def knowns(draw: st.DrawFn) -> tuple[Known, ...]:
    """Mostly known for good; now and then retracted; rarely known again."""
    since = draw(st.sampled_from(DAYS))
    edges = draw(st.lists(st.sampled_from(DAYS), max_size=2, unique=True))
    later = sorted(edge for edge in edges if edge > since)
    if not later or draw(st.integers(0, 2)):
        return (Known(since),)
    ended = (Known(since, later[0]),)
    return ended if len(later) == 1 else (*ended, Known(later[1]))


@st.composite
def strands(draw: st.DrawFn, *, toward_accord: bool) -> list[Strand]:
    number = draw(st.integers(1, 9))
    return [_strand(draw, n, toward_accord=toward_accord) for n in range(number)]


def _strand(draw: st.DrawFn, number: int, *, toward_accord: bool) -> Strand:
    type_ = draw(st.sampled_from(TOWARD_ACCORD if toward_accord else BETWEEN))
    actor, object_ = (ONE, ACCORD) if toward_accord else draw(st.permutations([ONE, OTHER]))
    claimant = draw(st.sampled_from([ONE, OTHER, THIRD, "org:axios"]))
    public = draw(knowns())
    return Strand(
        f"{number:02d}", f"report-{number}", type_, actor, object_,
        draw(st.sampled_from(list(Level))) if type_ is Type.TIES else None,
        draw(st.sampled_from([Modality.ACTUAL, Modality.ACTUAL, *Modality])),
        draw(st.sampled_from([Polarity.POSITIVE, Polarity.POSITIVE, Polarity.NEGATIVE])),
        None, draw(st.sampled_from(TIMES)), draw(st.sampled_from(DAYS)),
        claimant, claimant, public, public,
    )  # fmt: skip


HISTORIES = st.booleans().flatmap(lambda toward: strands(toward_accord=toward))


def _at(rectangles: list[Standing], moment: str) -> list[Standing]:
    return [
        _bare(one)
        for one in rectangles
        if one.known_from <= moment < one.known_to
    ]  # fmt: skip


def _bare(one: Standing) -> Standing:
    values = {name: getattr(one, name) for name in one.__struct_fields__}
    return Standing(**(values | {"known_from": "", "known_to": END}))


@settings(max_examples=600, deadline=None)
@given(HISTORIES)
def test_at_every_moment_the_sweep_gives_what_one_stroke_gives(history: list[Strand]) -> None:
    rectangles = DERIVATION.derive(history, Axis.PUBLIC)
    for moment in DAYS:
        expected = [_bare(one) for one in DERIVATION.at(history, Axis.PUBLIC, moment)]
        assert sorted(_at(rectangles, moment), key=repr) == sorted(expected, key=repr)


def test_an_act_that_is_told_late_counts_against_the_doubt_that_outweighs_it() -> None:
    def told(id_: str, day: str, voice: str, since: str, *, polarity: Polarity) -> Strand:
        known = (Known(since),)
        return Strand(
            id_, id_, Type.JOIN, ONE, ACCORD, None, Modality.ACTUAL, polarity, None, day, day,
            voice, voice, known, known,
        )  # fmt: skip

    history = [
        told("1", DAYS[1], "org:axios", DAYS[1], polarity=Polarity.POSITIVE),
        told("2", DAYS[3], ONE, DAYS[3], polarity=Polarity.NEGATIVE),
        told("3", DAYS[2], "org:afp", DAYS[5], polarity=Polarity.POSITIVE),
    ]
    (none,) = [
        one for one in _at(DERIVATION.derive(history, Axis.PUBLIC), DAYS[6]) if one.value == "none"
    ]
    assert (none.denials, none.against) == (2, ("1", "3"))


@settings(max_examples=200, deadline=None)
@given(HISTORIES, st.randoms(use_true_random=False))
def test_the_order_of_the_strands_does_not_matter(history: list[Strand], random: object) -> None:
    shuffled = list(history)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert DERIVATION.derive(shuffled, Axis.PUBLIC) == DERIVATION.derive(history, Axis.PUBLIC)


@settings(max_examples=300, deadline=None)
@given(HISTORIES)
def test_no_two_rectangles_of_one_key_overlap(history: list[Strand]) -> None:
    rectangles = DERIVATION.derive(history, Axis.PUBLIC)
    for one, other in itertools.combinations(rectangles, 2):
        if (one.state, one.toward, one.timeline) == (other.state, other.toward, other.timeline):
            apart_in_known = one.known_to <= other.known_from or other.known_to <= one.known_from
            apart_in_valid = one.valid_to <= other.valid_from or other.valid_to <= one.valid_from
            assert apart_in_known or apart_in_valid


@settings(max_examples=300, deadline=None)
@given(HISTORIES)
def test_every_standing_rests_on_statements_known_then(history: list[Strand]) -> None:
    by_id = {strand.id: strand for strand in history}
    for one in DERIVATION.derive(history, Axis.PUBLIC):
        assert one.basis
        for id_ in (*one.basis, *one.against):
            assert any(known.holds(one.known_from) for known in by_id[id_].public)
        assert one.valid_from_lo <= one.valid_from < one.valid_to
        assert one.voices >= 1
