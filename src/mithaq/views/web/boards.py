"""The board of an accord or a state: columns, counts, and the sentence that sums them up."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence

import msgspec

from mithaq.views.tables import Moment
from mithaq.views.web.stages import OPTIONAL, STAGES, TOLD, Spell
from mithaq.views.web.tongue import Tongue


class Column(msgspec.Struct, frozen=True, kw_only=True):
    """A column of the board with all its chips, shown and hidden."""

    stage: str
    count: int  # of the chips that are shown
    spells: tuple[Spell, ...]

    @property
    def is_optional(self) -> bool:
        """Say whether it shows only when somebody stands there."""
        return self.stage in OPTIONAL


def columns(
    spells: Sequence[Spell], moment: Moment, name: Callable[[Spell], str]
) -> tuple[Column, ...]:
    """Return the columns in reading order; chips by the name that *name* gives."""
    ordered = sorted(spells, key=name)
    return tuple(
        Column(
            stage=stage,
            count=sum(
                one.holds(moment.held, moment.known) for one in ordered if one.stage == stage
            ),
            spells=tuple(one for one in ordered if one.stage == stage),
        )
        for stage in STAGES
    )


def phrases(spells: Iterable[Spell], tongue: Tongue) -> dict[str, list[str]]:
    """Return, for each stage, the words for 0, 1, 2, … states there: plurals stay on the server."""
    states = {(spell.stage, spell.state, spell.cell.toward) for spell in spells}
    most = Counter(stage for stage, _, _ in states)
    return {
        stage: [_phrase(stage, number, tongue) for number in range(most[stage] + 1)]
        for stage in TOLD
        if most[stage] or stage == "party"
    }


def sentence(shown: Iterable[Column], told: dict[str, list[str]], tongue: Tongue) -> str:
    """Return "3 states are party, 1 has signed, 2 are courted."."""
    counts = {column.stage: column.count for column in shown}
    if not any(counts.values()):
        return nobody(tongue)
    said = [told[stage][counts[stage]] for stage in TOLD if counts[stage] or stage == "party"]
    return tongue.say(", ").join(said) + "."


def nobody(tongue: Tongue) -> str:
    """Return what is said when the board is empty."""
    return tongue.say("Nothing was known then of anybody's standing.")


def _phrase(stage: str, number: int, tongue: Tongue) -> str:
    if not number and stage == "party":
        return tongue.say("No state is party")
    return _COUNTED[stage](tongue, number)


def _counter(one: str, many: str) -> Callable[[Tongue, int], str]:
    return lambda tongue, number: tongue.count(one, many, number)


def ngettext(one: str, many: str) -> Callable[[Tongue, int], str]:
    """Mark a pair for extraction, and return what counts with it."""
    return _counter(one, many)


_COUNTED = {
    "party": ngettext("%(num)s state is party", "%(num)s states are party"),
    "signed": ngettext("%(num)s has signed", "%(num)s have signed"),
    "announced": ngettext("%(num)s is announced", "%(num)s are announced"),
    "conditional": ngettext("%(num)s sets a condition", "%(num)s set conditions"),
    "courted": ngettext("%(num)s is courted", "%(num)s are courted"),
    "suspended": ngettext("%(num)s is suspended", "%(num)s are suspended"),
    "withdrawn": ngettext("%(num)s has withdrawn", "%(num)s have withdrawn"),
    "refusing": ngettext("%(num)s refuses", "%(num)s refuse"),
}
