"""The timeline: a lane for each state, a bar for each stage, soft where the date is vague."""

from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

import msgspec

from mithaq.edtf import BEGINNING, END, bounds
from mithaq.views.tables import ExpectedLine
from mithaq.views.web.clock import Scale
from mithaq.views.web.stages import Spell
from mithaq.views.web.tongue import Tongue

_MARGIN = 0.03
#: More lanes than these do not fit on a screen.
_FEW = 24


class Bar(msgspec.Struct, frozen=True, kw_only=True):
    """A stretch of one stage: percent from the left, and the days on which it was known."""

    x: float
    width: float
    stage: str
    is_soft: bool
    known: str  # "from/to", ISO days
    dot: float | None  # where it begins, if it begins within the frame


class Dot(msgspec.Struct, frozen=True, kw_only=True):
    """Something that is to come."""

    x: float
    known: str


class Lane(msgspec.Struct, frozen=True, kw_only=True):
    """One state's line."""

    state: str
    bars: tuple[Bar, ...]
    expected: tuple[Dot, ...]
    spells: tuple[Spell, ...]

    @property
    def known(self) -> str:
        """Return the days from which something of it was known: "from/"."""
        return f"{min(spell.known_from for spell in self.spells)}/"


class Lanes(msgspec.Struct, frozen=True, kw_only=True):
    """The whole timeline."""

    start: str
    end: str
    lanes: tuple[Lane, ...]
    years: tuple[tuple[float, str], ...]
    now: float  # percent from the left of the chosen day
    is_mirrored: bool


class Frame(NamedTuple):
    """The days between which a timeline is drawn."""

    latest: str
    held: str
    tongue: Tongue

    @property
    def is_mirrored(self) -> bool:
        """Say whether time runs from the right."""
        return self.tongue.direction == "rtl"


def draw(
    spells: Sequence[Spell],
    expected: Iterable[ExpectedLine],
    frame: Frame,
    by: Callable[[Spell], str],
) -> Lanes:
    """Return the timeline of *spells*, one lane for each value of *by*; expected acts as dots."""
    dated = [line for line in expected if line.time]
    scale = _scale(spells, dated, frame)
    grouped: dict[str, list[Spell]] = {}
    for spell in sorted(spells, key=lambda one: (max(one.cell.since, scale.start), by(one))):
        grouped.setdefault(by(spell), []).append(spell)
    ordered = list(grouped.values())
    if len(ordered) > _FEW:  # of many lanes, those that changed last are looked for
        ordered.sort(key=lambda found: max(one.cell.since for one in found), reverse=True)
    lanes = tuple(_lane(found, dated, scale) for found in ordered)
    return Lanes(
        start=scale.start,
        end=scale.end,
        lanes=lanes,
        years=scale.years(frame.tongue.brief),
        now=scale.x(frame.held),
        is_mirrored=frame.is_mirrored,
    )


def _scale(spells: Sequence[Spell], dated: Sequence[ExpectedLine], frame: Frame) -> Scale:
    told = [day for spell in spells for day in (spell.held_from, spell.held_to)]
    told += [bounds(line.time)[0] for line in dated if line.time]
    real = [day for day in (*told, frame.latest) if day not in {BEGINNING, END}]
    bare = Scale(min(real), max(real), is_mirrored=False)
    return Scale(bare.at(-_MARGIN), bare.at(1 + _MARGIN), is_mirrored=frame.is_mirrored)


def _lane(spells: list[Spell], dated: Sequence[ExpectedLine], scale: Scale) -> Lane:
    state = spells[0].state
    return Lane(
        state=state,
        bars=tuple(_bar(spell, scale) for spell in spells),
        expected=tuple(_dot(line, scale) for line in dated if _is_of(line, spells[0])),
        spells=tuple(spells),
    )


def _is_of(line: ExpectedLine, spell: Spell) -> bool:
    told = line.card.statement
    return (told.actor, told.object) == (spell.state, spell.cell.toward)


def _bar(spell: Spell, scale: Scale) -> Bar:
    x, width = scale.bar(spell.held_from, spell.held_to)
    is_begun = spell.held_from > scale.start and spell.is_certain
    return Bar(
        x=x,
        width=max(width, 0.15),
        stage=spell.stage,
        is_soft=not spell.is_certain,
        known=f"{spell.known_from}/{spell.known_to}",
        dot=scale.x(spell.held_from) if is_begun else None,
    )


def _dot(line: ExpectedLine, scale: Scale) -> Dot:
    known = f"{(line.card.known_from or '')[:10]}/{(line.card.known_to or '')[:10]}"
    return Dot(x=scale.x(bounds(line.time or "")[0]), known=known)
