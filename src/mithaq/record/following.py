"""What was derived follows each step, by as little work as the step allows.

The sweeps of pairs that were touched lately are kept warm: a report that is known later than all
that a pair knew only turns its own claims. A report that comes late, and whatever changes what was
known before (judgements, retractions, links), has its pairs derived anew.
"""

import gc
from collections import OrderedDict, defaultdict
from collections.abc import Iterable, Mapping, Sequence

import sqlalchemy as sa

from mithaq.collector import uncollected
from mithaq.edtf import END
from mithaq.record import deriving
from mithaq.record.claims import Strand
from mithaq.record.deriving import Pair
from mithaq.record.entry import Axis, Standing
from mithaq.record.ledger import Derivation, Sweep
from mithaq.record.rows import standing_row
from mithaq.record.schema import STANDING_KEY, standing
from mithaq.record.store import Store

#: So many strands are kept warm, of the pairs touched last; about half a kilobyte each.
WARM = 300_000
_GROWN = 1.25

Sweeps = dict[Axis, Sweep]
_SAME = [column == sa.bindparam(f"old_{column.name}") for column in STANDING_KEY]
_GONE = sa.delete(standing).where(*_SAME)
_PAST = sa.update(standing).where(*_SAME).values(known_to=sa.bindparam("end"))


class Follower:
    """Keeps the standings in step with the entries."""

    def __init__(self, store: Store, derivation: Derivation) -> None:
        self._store, self._derivation = store, derivation
        self._warm: OrderedDict[Pair, tuple[Sweeps, int]] = OrderedDict()
        self._size = 0
        self._frozen = 0  # the size when the collector was told to leave it alone
        self._head = ""  # the hash of the step that the warm sweeps have followed

    def follow(
        self, connection: sa.Connection, fresh: Iterable[Strand], stale: Iterable[Pair]
    ) -> None:
        """Follow a step that added *fresh* strands and changed what was known of *stale* pairs."""
        anew = set(stale)
        added: defaultdict[Pair, list[Strand]] = defaultdict(list)
        for strand in fresh:
            if strand.type in self._derivation.types:
                added[strand.pair].append(strand)
        for pair in anew:
            added.pop(pair, None)
        self._heat(connection, added)
        changed: list[Standing] = []
        for pair, strands in added.items():
            if self._is_later(pair, strands):
                changed += self._turn(pair, strands)
            else:
                anew.add(pair)
        self._write(connection, changed)
        self._derive(connection, anew)
        self._cool()

    def start(self, head: str) -> None:
        """Begin a step after *head*; if another has written since, nothing is warm any more."""
        if head != self._head:
            self._warm.clear()
            self._size = self._frozen = 0

    def end(self, head: str) -> None:
        """Note that the step *head* was kept; an empty one: that it was not."""
        self._head = head

    def _heat(self, connection: sa.Connection, added: Mapping[Pair, Sequence[Strand]]) -> None:
        """Bring the sweeps of pairs that are cold up to where the step found them."""
        cold = [pair for pair in added if pair not in self._warm]
        new = {strand.id for strands in added.values() for strand in strands}
        with uncollected():
            self._take_up(connection, cold, new)
            if self._size > _GROWN * self._frozen + WARM // 100:
                gc.freeze()  # what is warm stays for long, and the collector would look at it again
                self._frozen = self._size

    def _take_up(self, connection: sa.Connection, cold: Sequence[Pair], new: set[str]) -> None:
        for pair, strands in deriving.of_pairs(connection, cold, self._derivation.types).items():
            known = [strand for strand in strands if strand.id not in new]
            shown = deriving.shown(connection, pair) if known else []
            self._keep(pair, self._sweeps(known, shown), len(known))

    def _sweeps(self, strands: Sequence[Strand], shown: Sequence[Standing]) -> Sweeps:
        """Return sweeps that have come to the last of *strands*; *shown* are open there."""
        sweeps = dict(zip(Axis, self._derivation.begin(*Axis), strict=True))
        for axis, sweep in sweeps.items():
            if not sweep.load(strands, [one for one in shown if one.axis is axis]):
                sweeps[axis] = self._run_through(axis, strands)
        return sweeps

    def _run_through(self, axis: Axis, strands: Sequence[Strand]) -> Sweep:
        (sweep,) = self._derivation.begin(axis)
        for _ in sweep.run(strands):
            pass
        return sweep

    def _is_later(self, pair: Pair, strands: Iterable[Strand]) -> bool:
        """Say whether nothing comes before what the pair knows already."""
        sweeps = self._warm[pair][0]
        return all(
            [known.until for known in strand.known(axis)] in ([], [END])
            and all(known.since >= sweep.last for known in strand.known(axis))
            for strand in strands
            for axis, sweep in sweeps.items()
        )

    def _turn(self, pair: Pair, strands: Sequence[Strand]) -> list[Standing]:
        sweeps, size = self._warm[pair]
        self._drop(pair)
        self._keep(pair, sweeps, size + len(strands))
        return [one for sweep in sweeps.values() for one in sweep.run(strands)]

    def _keep(self, pair: Pair, sweeps: Sweeps, size: int) -> None:
        self._warm[pair] = sweeps, size
        self._size += size

    def _drop(self, pair: Pair) -> None:
        self._size -= self._warm.pop(pair, ({}, 0))[1]

    def _cool(self) -> None:
        while self._size > WARM:
            self._drop(next(iter(self._warm)))

    def _write(self, connection: sa.Connection, changed: Sequence[Standing]) -> None:
        """Write what ended and what began; what began and ended at once leaves no trace."""
        new: dict[tuple[str, ...], Standing] = {}
        ended: list[Standing] = []
        for one in changed:
            key = _key(one)
            if one.known_to == END:
                new[key] = one
            elif key not in new:
                ended.append(one)
            elif one.known_from == one.known_to:
                del new[key]
            else:
                new[key] = one
        _end(connection, ended)
        self._store.insert(connection, standing, [standing_row(one) for one in new.values()])

    def _derive(self, connection: sa.Connection, pairs: Iterable[Pair]) -> None:
        strands = deriving.of_pairs(connection, sorted(pairs), self._derivation.types)
        for pair in strands:
            self._drop(pair)
            deriving.clear(connection, pair)
        deriving.write(connection, self._store, self._derivation, strands.values())


def _key(one: Standing) -> tuple[str, ...]:
    return (one.axis, one.state, one.toward, one.timeline, one.known_from, one.valid_from)


def _end(connection: sa.Connection, ended: Sequence[Standing]) -> None:
    gone = [_bound(one) for one in ended if one.known_from == one.known_to]
    past = [_bound(one) | {"end": one.known_to} for one in ended if one.known_from < one.known_to]
    if gone:
        connection.execute(_GONE, gone)
    if past:
        connection.execute(_PAST, past)


def _bound(one: Standing) -> dict[str, str]:
    named = zip(STANDING_KEY, _key(one), strict=True)
    return {f"old_{column.name}": value for column, value in named}
