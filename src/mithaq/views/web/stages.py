"""One word for two timelines: which column of the board a state stands in, and when.

Commitment and posture are told apart in the ledger; the board shows the one word that both come
to. `spells` makes of their rectangles those of the board, so that the browser only has to filter.
"""

from collections import defaultdict
from collections.abc import Iterable
from itertools import pairwise

import msgspec

from mithaq.edtf import BEGINNING, END
from mithaq.views.tables import Cell

#: The columns in reading order.
STAGES = (
    "courted", "conditional", "announced", "signed", "party",
    "refusing", "suspended", "withdrawn",
)  # fmt: skip
#: Columns that show only when somebody stands there.
OPTIONAL = frozenset({"refusing", "suspended", "withdrawn"})
#: The order in which the sentence tells them.
TOLD = (
    "party", "signed", "announced", "conditional", "courted",
    "suspended", "withdrawn", "refusing",
)  # fmt: skip

_STAGE_OF = {
    "announced": "announced",
    "signed": "signed",
    "ratified": "signed",
    "party": "party",
    "suspended": "suspended",
    "withdrawn": "withdrawn",
    "courted": "courted",
    "interested": "courted",
    "conditional": "conditional",
    "refusing": "refusing",
}


class Spell(msgspec.Struct, frozen=True, kw_only=True):
    """A state in one column of the board: a rectangle of held and known days, half-open."""

    state: str
    stage: str
    is_certain: bool  # False: on these days it is only possible, since the date is vague
    cell: Cell  # the standing that decides
    held_from: str
    held_to: str
    known_from: str
    known_to: str

    def holds(self, held: str, known: str) -> bool:
        """Say whether it is to be shown for the two days."""
        return self.held_from <= held < self.held_to and self.known_from <= known < self.known_to


def stage_of(value: str | None) -> str | None:
    """Return the column of a value of commitment or posture; None of `none`."""
    return _STAGE_OF.get(value or "")


def spells(cells: Iterable[Cell]) -> tuple[Spell, ...]:
    """Return the board's rectangles of *cells*, in the order of state and day."""
    pairs: dict[tuple[str, str], list[Cell]] = defaultdict(list)
    for cell in cells:
        if cell.timeline in {"commitment", "posture"}:
            pairs[(cell.state, cell.toward)].append(cell)
    found = [spell for pair in pairs.values() for spell in _of_pair(pair)]
    return tuple(sorted(found, key=lambda spell: (spell.state, spell.held_from, spell.known_from)))


def _of_pair(cells: list[Cell]) -> list[Spell]:
    held = _edges(
        edge for cell in cells for edge in (cell.since_earliest, cell.since, _until(cell))
    )
    known = _edges(edge for cell in cells for edge in (_known_from(cell), _known_to(cell)))
    found: list[Spell] = []
    for known_from, known_to in pairwise(known):
        row = [cell for cell in cells if _known_from(cell) <= known_from < _known_to(cell)]
        found += _along(row, held, known_from, known_to)
    return _merge_known(found)


def _along(row: list[Cell], held: list[str], known_from: str, known_to: str) -> list[Spell]:
    """Return the spells of one row of knowing, neighbours of one cell joined."""
    found: list[Spell] = []
    for low, high in pairwise(held):
        cell = _deciding([one for one in row if one.since_earliest <= low < _until(one)])
        stage = stage_of(cell.value) if cell else None
        if not cell or not stage:
            continue
        spell = Spell(
            state=cell.state,
            stage=stage,
            is_certain=cell.since <= low,
            cell=cell,
            held_from=low,
            held_to=high,
            known_from=known_from,
            known_to=known_to,
        )
        last = found[-1] if found else None
        if (
            last
            and last.held_to == low
            and last.cell is cell
            and last.is_certain == spell.is_certain
        ):
            found[-1] = msgspec.structs.replace(last, held_to=high)
        else:
            found.append(spell)
    return found


def _deciding(cells: list[Cell]) -> Cell | None:
    """Return the commitment if there is one, else the posture; a certain one before a possible."""
    ranked = sorted(
        cells, key=lambda cell: (cell.timeline != "commitment", cell.is_vague, cell.since)
    )
    committed = [cell for cell in ranked if cell.timeline == "commitment" and cell.value != "none"]
    return next(iter(committed or [cell for cell in ranked if cell.timeline == "posture"]), None)


def _merge_known(found: list[Spell]) -> list[Spell]:
    """Join rectangles that differ only in that one follows the other in knowing."""
    merged: list[Spell] = []
    for spell in found:
        for place, other in enumerate(merged):
            if other.known_to == spell.known_from and _same(other, spell):
                merged[place] = msgspec.structs.replace(other, known_to=spell.known_to)
                break
        else:
            merged.append(spell)
    return merged


def _same(one: Spell, other: Spell) -> bool:
    return (
        one.cell == other.cell
        and one.is_certain == other.is_certain
        and (one.held_from, one.held_to) == (other.held_from, other.held_to)
    )


def _edges(values: Iterable[str]) -> list[str]:
    return sorted(set(values))


def _until(cell: Cell) -> str:
    return cell.until or END


def _known_from(cell: Cell) -> str:
    return (cell.known_from or BEGINNING)[:10]


def _known_to(cell: Cell) -> str:
    return (cell.known_to or END)[:10]
