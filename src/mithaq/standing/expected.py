"""What is expected next: acts that are planned or expected and not yet told as done."""

import datetime as dt
from collections.abc import Container, Iterable, Sequence
from typing import Protocol

import msgspec

from mithaq.edtf import END, bounds
from mithaq.record.entry import Entry
from mithaq.standing.ladder import Rung
from mithaq.statement import Modality, Polarity, Type, is_symmetric, is_unnamed

#: What can be awaited: acts, not states of affairs and not stances.
AWAITED = frozenset(
    {
        Type.JOIN, Type.LEAVE, Type.SUSPEND, Type.SIGN, Type.RATIFY, Type.ESTABLISH_TIES,
        Type.CUT_TIES, Type.OPEN_MISSION, Type.CLOSE_MISSION, Type.RECALL_ENVOY, Type.MEET,
        Type.CALL, Type.VISIT, Type.NEGOTIATE, Type.AGREE,
    }
)  # fmt: skip
#: Which act, of whom, toward whom.
Act = tuple[Type, str, str]
_CONSENTS = frozenset({Type.JOIN, Type.SIGN, Type.RATIFY})
#: How it may be told, the surest first.
AHEAD = (Modality.PLANNED, Modality.EXPECTED)


class _Stands(Protocol):
    """Where a state stands, in a standing or in a cell of a page."""

    @property
    def state(self) -> str: ...
    @property
    def toward(self) -> str: ...
    @property
    def value(self) -> str: ...


class Expected(msgspec.Struct, frozen=True, kw_only=True):
    """One act ahead, on all the words that tell of it."""

    type: Type
    actor: str
    object: str
    modality: Modality  # the surest that is told
    time: str | None  # the most exact date that is told, EDTF; None: not told
    voices: int
    reports: int
    basis: tuple[str, ...]  # statement ids, the latest first


def expected(
    entries: Iterable[Entry], valid: str, bound: Container[tuple[str, str]] = ()
) -> list[Expected]:
    """Return what is ahead on the day *valid*, what is dated first and in order.

    Args:
        entries: those known at the moment asked about, both of what is ahead and of what is done
            (types `AWAITED`); what has since been told as done is ahead no longer.
        valid: ISO day.
        bound: the `parties` of that day, who are not awaited as such.
    """
    groups: dict[Act, list[Entry]] = {}
    done: dict[Act, str] = {}
    for entry in entries:
        _sort(entry, groups, done)
    found = [
        _expected(key, ahead)
        for key, of_key in groups.items()
        if key[0] not in _CONSENTS or key[1:] not in bound
        if (ahead := [one for one in of_key if _is_ahead(one, done.get(key, ""), valid)])
    ]
    return sorted(found, key=_order)


def parties(standings: Iterable[_Stands]) -> frozenset[tuple[str, str]]:
    """Return who is a party, and to what, by *standings* of one day."""
    return frozenset((one.state, one.toward) for one in standings if one.value == Rung.PARTY)


def _sort(
    entry: Entry,
    groups: dict[Act, list[Entry]],
    done: dict[Act, str],
) -> None:
    told = entry.statement
    if told.type not in AWAITED or told.polarity is not Polarity.POSITIVE:
        return
    if is_unnamed(told.actor) or is_unnamed(told.object):
        return
    key = act_of(entry)
    if told.modality in AHEAD:
        groups.setdefault(key, []).append(entry)
    elif told.modality is Modality.ACTUAL:
        done[key] = max(done.get(key, ""), _day(entry))


def act_of(entry: Entry) -> Act:
    """Return which act an entry tells of; a mutual one has no order of its sides."""
    told = entry.statement
    one, other = told.actor, told.object
    if is_symmetric(told.type, other):
        one, other = min(one, other), max(one, other)
    return told.type, one, other


def ends(entry: Entry) -> str | None:
    """Return the first day on which what an entry awaits is past; None where it may ever come."""
    last = bounds(entry.statement.time)[1] if entry.statement.time else END
    if last == END:
        return None
    return (dt.date.fromisoformat(last) + dt.timedelta(days=1)).isoformat()


def _day(entry: Entry) -> str:
    return (entry.published or entry.recorded_at)[:10]


def _is_ahead(entry: Entry, done: str, valid: str) -> bool:
    """Say whether its date may still come, and nobody has since told it as done."""
    if _day(entry) <= done:
        return False
    time = entry.statement.time
    last = bounds(time)[1] if time else END
    return valid <= last and _day(entry) <= valid


def _expected(key: Act, ahead: Sequence[Entry]) -> Expected:
    ordered = sorted(ahead, key=lambda one: (_day(one), one.seq), reverse=True)
    dated = [one.statement.time for one in ordered if one.statement.time]
    surest = min((one.statement.modality for one in ordered), key=AHEAD.index)
    return Expected(
        type=key[0],
        actor=key[1],
        object=key[2],
        modality=surest,
        time=min(dated, key=_spread) if dated else None,
        voices=len({one.voice for one in ordered}),
        reports=len({one.report_id for one in ordered}),
        basis=tuple(one.id for one in ordered),
    )


def _spread(time: str) -> tuple[str, str]:
    low, high = bounds(time)
    return high, low


def _order(one: Expected) -> tuple[str, str, str, str]:
    return (bounds(one.time)[1] if one.time else END, one.type, one.actor, one.object)
