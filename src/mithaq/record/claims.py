"""Claims: statements that say the same by the same voice, over all reports.

A voice is an independent claimant. Fifty papers that carry one agency's story add fifty reports
and one voice, so what is counted is the agency, or the outlet where the report names none.
"""

from collections.abc import Iterable, Sequence

import msgspec

from mithaq.edtf import bounds
from mithaq.record.entry import ANONYMOUS, OWN_VOICE, Axis, Entry, Known
from mithaq.statement import Level, Modality, Polarity, Statement, Type


class Claim(msgspec.Struct, frozen=True, kw_only=True):
    """What one voice says, however often it is printed."""

    type: Type
    actor: str
    object: str
    level: Level | None
    modality: Modality
    polarity: Polarity
    condition: str | None
    time: str | None  # when the event holds, EDTF as told
    day: str  # the first day on which it was said, or printed where that is not told
    claimant: str
    voice: str
    statements: tuple[str, ...]  # statement ids, the earliest known first
    reports: int  # in how many reports it stands


class Strand(msgspec.Struct, frozen=True, gc=False):
    """The fields of an entry from which claims are made, and nothing else: a million fit."""

    id: str
    report_id: str
    type: Type
    actor: str
    object: str
    level: Level | None
    modality: Modality
    polarity: Polarity
    condition: str | None
    time: str | None
    day: str
    claimant: str
    voice: str
    public: tuple[Known, ...]
    held: tuple[Known, ...]

    @property
    def pair(self) -> tuple[str, str]:
        """Return the two sides in alphabetical order."""
        return (min(self.actor, self.object), max(self.actor, self.object))

    def known(self, axis: Axis) -> tuple[Known, ...]:
        """Return its known intervals on *axis*."""
        return self.public if axis is Axis.PUBLIC else self.held


def voice_of(claimant: str, imprint: str) -> str:
    """Return the voice: *claimant*, or for a word without a name whose story it stands in.

    *imprint* is the agency of the report's first printing, else its outlet, else its id.
    """
    if claimant == OWN_VOICE:
        return imprint
    return f"{ANONYMOUS}@{imprint}" if claimant == ANONYMOUS else claimant


def day_of(said: str | None, published: str) -> str:
    """Return the day of a word: when it was said, at the latest when it was *published*."""
    if not said:
        return published[:10]
    return min(bounds(said)[1], published[:10])


def fresh_strand(
    told: Statement, id_: str, report: tuple[str, str], known: tuple[Known, Known]
) -> Strand:
    """Return the strand of a statement that was just recorded.

    Args:
        told: the statement.
        id_: its id.
        report: its report's id and imprint.
        known: since when it is public, and since when it is recorded.
    """
    public, held = known
    return Strand(
        id_, report[0], told.type, told.actor, told.object, told.level, told.modality,
        told.polarity, told.condition, told.time, day_of(told.said, public.since), told.claimant,
        voice_of(told.claimant, report[1]), (public,), (held,),
    )  # fmt: skip


def strand(entry: Entry) -> Strand:
    """Return what of *entry* matters to claims."""
    told = entry.statement
    day = day_of(told.said, entry.published or entry.recorded_at)
    return Strand(
        entry.id, entry.report_id, told.type, told.actor, told.object, told.level, told.modality,
        told.polarity, told.condition, told.time, day, told.claimant, entry.voice,
        entry.public, entry.held,
    )  # fmt: skip


def gather(strands: Iterable[Strand], axis: Axis = Axis.PUBLIC) -> list[Claim]:
    """Return the claims that *strands* make, in the order of day, then of first statement."""
    groups: dict[tuple[object, ...], list[Strand]] = {}
    for one in strands:
        groups.setdefault(same(one), []).append(one)
    claims = [_claim(group, axis) for group in groups.values()]
    return sorted(claims, key=lambda claim: (claim.day, claim.statements))


def same(one: Strand) -> tuple[object, ...]:
    """Return what the strands of one claim share."""
    return (
        one.type, one.actor, one.object, one.level, one.modality, one.polarity, one.time,
        one.day, one.voice, one.condition,
    )  # fmt: skip


def _claim(group: Sequence[Strand], axis: Axis) -> Claim:
    ordered = sorted(group, key=lambda one: (one.known(axis)[0].since, one.id))
    first = ordered[0]
    return Claim(
        type=first.type,
        actor=first.actor,
        object=first.object,
        level=first.level,
        modality=first.modality,
        polarity=first.polarity,
        condition=first.condition,
        time=first.time,
        day=first.day,
        claimant=first.claimant,
        voice=first.voice,
        statements=tuple(one.id for one in ordered),
        reports=len({one.report_id for one in ordered}),
    )
