"""Claims become standings: rectangles of valid and known time, none of one key overlapping.

The derivation is pure and total: the same strands give the same rectangles, in whatever order they
were recorded.
"""

from collections.abc import Iterator, Mapping, Sequence

import msgspec

from mithaq.edtf import END
from mithaq.record.claims import Strand, gather
from mithaq.record.entry import Axis, Standing, Timeline
from mithaq.standing.ladder import TYPES
from mithaq.standing.rules import Rules
from mithaq.standing.spells import Spell, first_statements, settled_days, spells_of
from mithaq.standing.steps import Key, Step, steps
from mithaq.statement import Type


class Derivation(msgspec.Struct, frozen=True):
    """How standing follows from statements, under the *rules* of the accords."""

    rules: Rules = msgspec.field(default_factory=Rules)

    @property
    def types(self) -> frozenset[Type]:
        """Return the types from which a standing may follow."""
        return TYPES

    def derive(self, strands: Sequence[Strand], axis: Axis) -> list[Standing]:
        """Return the rectangles of one pair of sides on *axis*, in the order of key and time."""
        begun: dict[Standing, str] = {}
        done: list[Standing] = []
        for moment in _moments(strands, axis):
            held = set(self.at(strands, axis, moment))
            done += [_rectangle(gone, begun.pop(gone), moment) for gone in set(begun) - held]
            for one in held:
                begun.setdefault(one, moment)
        done += [_rectangle(one, moment, END) for one, moment in begun.items()]
        return sorted(done, key=_order)

    def at(self, strands: Sequence[Strand], axis: Axis, moment: str) -> Iterator[Standing]:
        """Yield what stands by all that was known at *moment*, its known times left empty."""
        visible = [one for one in strands if any(known.holds(moment) for known in one.known(axis))]
        found = steps(gather(visible, axis), self.rules)
        for key, of_key in found.items():
            settled = _settled(key, found) if key[2] is Timeline.POSTURE else ()
            spells = spells_of(key[2], of_key, settled)
            yield from _standings(key, axis, spells)


def _moments(strands: Sequence[Strand], axis: Axis) -> list[str]:
    edges = {
        edge for one in strands for known in one.known(axis) for edge in (known.since, known.until)
    }
    return sorted(edges - {END})


def _settled(key: Key, found: Mapping[Key, Sequence[Step]]) -> list[str]:
    state, toward, _ = key
    bonds = (
        (state, toward, Timeline.COMMITMENT),
        (min(state, toward), max(state, toward), Timeline.TIES),
    )
    return settled_days(spells_of(bond[2], found[bond], ()) for bond in bonds if bond in found)


def _standings(key: Key, axis: Axis, spells: Sequence[Spell]) -> Iterator[Standing]:
    starts = [spell.date.at for spell in spells]
    for place, spell in enumerate(spells):
        following = min([*starts[place + 1 :], spell.until or END])
        if starts[place] < following:
            yield _standing(key, axis, spell, following)


def _standing(key: Key, axis: Axis, spell: Spell, until: str) -> Standing:
    decider, date, differing = spell.decider, spell.date, spell.differing
    state, toward, timeline = key
    return Standing(
        axis=axis,
        state=state,
        toward=toward,
        timeline=timeline,
        value=spell.value,
        grade=decider.grade,
        since=date.since,
        valid_from=date.at,
        valid_from_lo=date.earliest,
        valid_to=until,
        known_from="",
        known_to="",
        modality=decider.claim.modality,
        voices=len({step.claim.voice for step in spell.support}),
        denials=len({step.claim.voice for step in spell.against}),
        contested=bool(spell.contested or spell.against or differing),
        basis=first_statements(spell.support),
        against=first_statements([*spell.against, *differing]),
        beside=spell.beside,
        detail=decider.claim.condition,
    )


def _rectangle(one: Standing, known_from: str, known_to: str) -> Standing:
    return msgspec.structs.replace(one, known_from=known_from, known_to=known_to)


def _order(one: Standing) -> tuple[str, ...]:
    return (one.state, one.toward, one.timeline, one.known_from, one.valid_from)
