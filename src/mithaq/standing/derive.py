"""Claims become standings: rectangles of valid and known time, none of one key overlapping.

The derivation is pure and total: the same strands give the same rectangles, in whatever order they
were recorded.
"""

from collections.abc import Iterable, Sequence

import msgspec

from mithaq.edtf import END
from mithaq.record.claims import Strand
from mithaq.record.entry import Axis, Standing
from mithaq.standing.ladder import TYPES
from mithaq.standing.rules import Rules
from mithaq.standing.steps import Stepping
from mithaq.standing.sweep import Sweep
from mithaq.statement import Type


class Derivation(msgspec.Struct, frozen=True):
    """How standing follows from statements, under the *rules* of the accords."""

    rules: Rules = msgspec.field(default_factory=Rules)

    @property
    def types(self) -> frozenset[Type]:
        """Return the types from which a standing may follow."""
        return TYPES

    def derive(self, strands: Sequence[Strand], *axes: Axis) -> list[Standing]:
        """Return the rectangles of one pair of sides on *axes*, in the order of key and time."""
        done: list[Standing] = []
        for sweep in self.begin(*axes):
            done += [one for one in sweep.run(strands) if one.known_from < one.known_to < END]
            done += sweep.rest()
        return sorted(done, key=_order)

    def begin(self, *axes: Axis) -> list[Sweep]:
        """Begin to derive one pair step by step, on each of *axes*."""
        stepping = Stepping(self.rules)
        return [Sweep(axis, stepping) for axis in axes]

    def at(self, strands: Iterable[Strand], axis: Axis, moment: str) -> list[Standing]:
        """Return what stands by all that was known at *moment*, made at one stroke.

        It is what `derive` must give there: the check of the sweep.
        """
        (sweep,) = self.begin(axis)
        for strand in sorted(strands, key=lambda one: (_since(one, axis, moment), one.id)):
            if _since(strand, axis, moment):
                sweep.turn(strand, is_known=True)
        list(sweep.close(moment))
        return sorted(sweep.rest(), key=_order)


def _since(strand: Strand, axis: Axis, moment: str) -> str:
    """Return since when a strand that is known at *moment* has been known; empty if it is not."""
    return next((one.since for one in strand.known(axis) if one.holds(moment)), "")


def _order(one: Standing) -> tuple[str, ...]:
    return (one.axis, one.state, one.toward, one.timeline, one.known_from, one.valid_from)
