"""From when until when each statement was known, on both axes; read off, never written."""

from collections.abc import Sequence

import msgspec

from mithaq.edtf import END
from mithaq.record.entry import Known, Verdict


class Ruling(msgspec.Struct, frozen=True, order=True):
    """A judgement as far as it bears on knowing: when, and what."""

    tx_id: int
    recorded_at: str
    verdict: Verdict
    replacement_id: str | None = None
    by: str = ""


class Course(msgspec.Struct, frozen=True, kw_only=True):
    """What befell a statement: its recording, and all that was later said about it."""

    statement_id: str
    recorded_at: str
    known_from: str  # from when the report was public
    retracted: str | None = None  # the day on which the outlet took it back
    retraction_recorded: str | None = None
    erased_at: str | None = None
    rulings: Sequence[Ruling] = ()  # about itself, the oldest first
    of_origin: Sequence[Ruling] = ()  # of a replacement: about the statement that it replaces


def public(course: Course) -> tuple[Known, ...]:
    """Return when it was public: not at all if misread or erased; until retracted otherwise."""
    if course.erased_at or _refused(course.rulings) or not _in_place(course, course.of_origin):
        return ()
    until = course.retracted or END
    return (Known(course.known_from, until),) if course.known_from < until else ()


def held(course: Course) -> tuple[Known, ...]:
    """Return when the ledger answered with it: between its rulings, until retracted or erased."""
    until = min(course.retraction_recorded or END, course.erased_at or END)
    edges = sorted({one.recorded_at for one in (*course.rulings, *course.of_origin)} | {until})
    known: list[Known] = []
    start = course.recorded_at
    for edge in edges:
        if start < min(edge, until) and _answered(course, start):
            known.append(Known(start, min(edge, until)))
        start = max(start, edge)
    return tuple(_joined(known))


def _answered(course: Course, moment: str) -> bool:
    own = [one for one in course.rulings if one.recorded_at <= moment]
    origin = [one for one in course.of_origin if one.recorded_at <= moment]
    return not _refused(own) and _in_place(course, origin)


def _refused(rulings: Sequence[Ruling]) -> bool:
    return bool(rulings) and rulings[-1].verdict is not Verdict.CONFIRMED


def _in_place(course: Course, of_origin: Sequence[Ruling]) -> bool:
    """Say whether it is no replacement, or the latest ruling still puts it in the place."""
    if not course.of_origin:
        return True
    return bool(of_origin) and of_origin[-1].replacement_id == course.statement_id


def _joined(known: Sequence[Known]) -> list[Known]:
    joined: list[Known] = []
    for one in known:
        if joined and joined[-1].until == one.since:
            joined[-1] = Known(joined[-1].since, one.until)
        else:
            joined.append(one)
    return joined
