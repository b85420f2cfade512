"""Deriving with a second process gives what deriving alone gives, also where that one dies."""

import os
import random
from collections.abc import Sequence
from itertools import chain
from multiprocessing import active_children
from pathlib import Path

from tests.record.made import RULES, SOURCE
from tests.record.test_invariants import made

from mithaq.record import sharing
from mithaq.record.claims import Strand
from mithaq.record.entry import Axis, Standing
from mithaq.record.keeper import open_ledger
from mithaq.record.store import Row
from mithaq.standing.derive import Derivation

HERE = os.getpid()


class Mortal(Derivation, frozen=True):
    """Dies in any process but this one."""

    def derive(self, strands: Sequence[Strand], *axes: Axis) -> list[Standing]:
        if os.getpid() != HERE:
            os._exit(1)
        return super().derive(strands, *axes)


def pairs(tmp_path: Path) -> list[list[Strand]]:
    draw = random.Random(5)
    with open_ledger(str(tmp_path / "a.ledger"), Derivation(RULES)) as ledger:
        batch = [made(draw, n) for n in range(60)]
        ledger.extend(batch, recorded_at="2026-01-01T00:00:00Z", source=SOURCE)
        return list(ledger.all_strands())


def rows(stretches: object) -> list[Row]:
    return sorted(chain.from_iterable(stretches), key=lambda row: [str(value) for value in row])  # type: ignore[arg-type]


def test_two_processes_derive_what_one_does(tmp_path: Path) -> None:
    strands = pairs(tmp_path)
    alone = rows(sharing.derived(strands, Derivation(RULES)))
    assert len(alone) > 20
    assert rows(sharing._shared(strands, Derivation(RULES))) == alone


def test_what_a_process_that_died_should_have_done_is_done_here(tmp_path: Path) -> None:
    strands = pairs(tmp_path)
    alone = rows(sharing.derived(strands, Derivation(RULES)))
    assert rows(sharing._shared(strands, Mortal(RULES))) == alone


def test_no_process_outlives_a_derivation_that_is_given_up(tmp_path: Path) -> None:
    stretches = sharing._shared(pairs(tmp_path), Derivation(RULES))
    assert next(iter(stretches))
    stretches.close()  # type: ignore[attr-defined] # it is a generator
    assert active_children() == []
