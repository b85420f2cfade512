"""What the ledger answered after an earlier step, derived from what it had by then.

Instants cannot tell it: several steps may be recorded at one. The voices of linked reports are
those of today.
"""

from collections.abc import Iterable

import msgspec
import sqlalchemy as sa

from mithaq.edtf import END
from mithaq.record import deriving
from mithaq.record.deriving import Pair
from mithaq.record.entry import Axis, Standing
from mithaq.record.ledger import Derivation
from mithaq.record.moments import LAST
from mithaq.record.schema import statement


def pairs(connection: sa.Connection, tx_id: int, toward: str, state: str | None) -> list[Pair]:
    """Return the pairs of *toward*, with *state* or with all, that were told of up to a step."""
    low, high = statement.c.low, statement.c.high
    other = sa.true() if state is None else (low == state) | (high == state)
    query = sa.select(low, high).distinct().where(statement.c.tx_id <= tx_id, other)
    found: set[Pair] = set()
    for side in (low, high):
        found |= {(row.low, row.high) for row in connection.execute(query.where(side == toward))}
    return sorted(found)


def standings(
    connection: sa.Connection, derivation: Derivation, of: Iterable[Pair], at: tuple[int, Axis]
) -> list[Standing]:
    """Return what stood *at* a step on an axis, with all that was known by then."""
    tx_id, axis = at
    found: list[Standing] = []
    for strands in deriving.of_pairs(connection, of, derivation.types, tx_id).values():
        found += [
            msgspec.structs.replace(one, known_to=END) for one in derivation.at(strands, axis, LAST)
        ]
    return found
