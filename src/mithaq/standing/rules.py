"""What the derivation must know of the world, as plain values: it looks nothing up itself."""

from collections.abc import Iterable, Mapping

import msgspec

from mithaq.knowledge.entities import Accord, Lifecycle, Organisation
from mithaq.record.entry import ANONYMOUS, Grade
from mithaq.standing.ladder import COMMITMENT, Move, Rung
from mithaq.statement import Type

#: The move that makes a rung, read off the ladder's first rung.
_MOVE_TO = {rung: move for move, rung in COMMITMENT[Rung.NONE].items() if move is not Move.BELONG}
#: Acts whose effect a lifecycle may set.
_ACTS = frozenset({Move.SIGN, Move.RATIFY, Move.JOIN})


class Rule(msgspec.Struct, frozen=True, kw_only=True):
    """What is special about one accord or organisation."""

    depositary: str = ""
    broker: tuple[str, ...] = ()
    counterparties: tuple[str, ...] = ()  # its hub, its sides
    moves: Mapping[Move, Move] = msgspec.field(default_factory=dict)  # which act is which move

    def move(self, move: Move) -> Move:
        """Return what an act amounts to here: where signing binds, `Move.SIGN` is `Move.JOIN`."""
        return self.moves.get(move, move)


_ORDINARY = Rule()


class Rules(msgspec.Struct, frozen=True):
    """The rules of all accords and organisations; what is not here is ordinary."""

    by_id: Mapping[str, Rule] = msgspec.field(default_factory=dict)

    def of(self, toward: str) -> Rule:
        """Return the rule of an accord or organisation."""
        return self.by_id.get(toward, _ORDINARY)

    def grade(self, claimant: str, state: str, toward: str) -> Grade:
        """Return whose word a claim about *state* toward *toward* is.

        The order is that of weight: who is both broker and depositary speaks as depositary.
        """
        rule = self.of(toward)
        if claimant == ANONYMOUS:
            return Grade.ANONYMOUS
        if claimant and claimant == rule.depositary:
            return Grade.DEPOSITARY
        if claimant == state:
            return Grade.SELF
        if claimant == toward or claimant in rule.counterparties:
            return Grade.COUNTERPARTY
        return Grade.BROKER if claimant in rule.broker else Grade.THIRD


def rules_of(
    accords: Iterable[Accord],
    organisations: Iterable[Organisation],
    lifecycles: Iterable[Lifecycle],
) -> Rules:
    """Return the rules that the tables of knowledge make."""
    profiles: dict[str, dict[Move, Move]] = {}
    for line in lifecycles:
        if line.act in _ACTS and line.makes in _MOVE_TO:
            profiles.setdefault(line.profile, {})[Move(line.act)] = _MOVE_TO[Rung(line.makes)]
    by_id = {one.id: _rule(one, profiles.get(one.lifecycle, {})) for one in accords}
    for org in organisations:
        by_id[org.id] = Rule(moves=profiles.get(org.lifecycle, {}))
    return Rules(by_id)


def _rule(accord: Accord, moves: Mapping[Move, Move]) -> Rule:
    hub = (accord.hub,) if accord.hub else ()
    return Rule(
        depositary=accord.depositary,
        broker=accord.broker,
        counterparties=(*hub, *accord.sides),
        moves=moves,
    )


#: Types whose mission is that of the object: who expels an envoy ends the other side's mission.
REVERSED = frozenset({Type.EXPEL_ENVOY})
