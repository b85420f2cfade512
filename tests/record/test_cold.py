"""A pair that nobody follows is taken up from what stands, and ends where a rebuild ends."""

from collections.abc import Callable

from tests.record.made import ACCORDS, KAZ, NOON, RULES, SOURCE, USA, joins, report, told

from mithaq.record import deriving
from mithaq.record.entry import Axis
from mithaq.record.keeper import Keeper
from mithaq.standing.derive import Derivation
from mithaq.standing.ladder import TYPES
from mithaq.statement import Modality, Polarity, Type

_PAIR = (ACCORDS, KAZ)


def _tell(ledger: Keeper) -> None:
    """Announce, deny, woo and sign, on one day after the other."""
    for day, type_, modality, polarity in (
        ("2025-11-01", Type.JOIN, Modality.DESIRED, Polarity.POSITIVE),
        ("2025-11-03", Type.JOIN, Modality.PLANNED, Polarity.POSITIVE),
        ("2025-11-05", Type.JOIN, Modality.PLANNED, Polarity.NEGATIVE),
        ("2025-11-09", Type.SIGN, Modality.ACTUAL, Polarity.POSITIVE),
    ):
        one = report(f"Of Astana and the accords on {day}.", published=day)
        told_ = told(one, type_, KAZ, ACCORDS, modality=modality, polarity=polarity, claimant=USA)
        ledger.append(one, [told_], recorded_at=NOON, source=SOURCE)


def test_what_is_taken_up_cold_goes_on_as_a_rebuild_does(open_: Callable[..., Keeper]) -> None:
    first = open_()
    _tell(first)
    first.close()
    again = open_()
    late = report("Kazakhstan would still join, Washington said.", published="2025-11-20")
    again.append(late, [joins(late)], recorded_at=NOON, source=SOURCE)

    followed = again.digest()
    again.derive()

    assert followed == again.digest()


def test_a_sweep_is_taken_up_only_where_it_ends_at_what_stands(ledger: Keeper) -> None:
    _tell(ledger)
    with ledger._store.reading() as connection:
        strands = deriving.of_pairs(connection, [_PAIR], TYPES)[_PAIR]
        shown = [one for one in deriving.shown(connection, _PAIR) if one.axis is Axis.PUBLIC]

    def taken(standings: list[object]) -> bool:
        (sweep,) = Derivation(RULES).begin(Axis.PUBLIC)
        return sweep.load(strands, standings)  # type: ignore[arg-type]

    assert taken([*shown])
    assert not taken([*shown[1:]])
