"""From nouns to rows and back; the order of values is the order of the table's columns."""

import hashlib
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any

import msgspec
import sqlalchemy as sa

from mithaq.edtf import bounds, is_edtf
from mithaq.errors import BadDate, BadStatement
from mithaq.record.entry import Aside, Axis, Grade, Standing, Timeline
from mithaq.record.moments import instant, printed
from mithaq.record.store import Row
from mithaq.report import Report, content_id
from mithaq.statement import (
    Act,
    Evidence,
    Level,
    Modality,
    Plover,
    Polarity,
    Statement,
    Type,
    sides,
)

_ID = 24  # hexadecimal digits: 96 bits, enough for a million million statements


def hash_of(*parts: str) -> str:
    """Return the hash of *parts*, which may not be confused by moving a border."""
    return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:_ID]


def report_row(report: Report, recorded_at: str, tx_id: int) -> Row:
    """Return the row of *report*."""
    precision = printed(report.published)[1] if report.published else None
    return (
        content_id(report), report.id, report.lang, report.title, report.text,
        hash_of(report.title or "", report.text), report.published, precision, report.retrieved,
        report.outlet, report.agency, report.url, known_from(report, recorded_at),
        tx_id,
    )  # fmt: skip


def known_from(report: Report, recorded_at: str) -> str:
    """Return from when it was publicly known: when published, else when fetched, else now."""
    if report.published:
        return printed(report.published)[0]
    return instant(report.retrieved, "retrieved") if report.retrieved else recorded_at


def report_of(row: sa.Row[*tuple[Any, ...]]) -> Report:
    """Return the report that *row* keeps."""
    return Report(
        id=row.name,
        text=row.text or "",
        lang=row.lang,
        published=row.published,
        title=row.title,
        agency=row.agency,
        outlet=row.outlet,
        url=row.url,
        retrieved=row.retrieved,
    )


def statement_id(told: Statement, report_id: str, reader_version: str) -> str:
    """Return the hash of what makes a reading itself; whoever has the report can make it anew."""
    one, other = sides(told)
    return hash_of(
        report_id, str(told.evidence.start), str(told.evidence.end), told.type, one, other,
        told.level or "", told.modality, told.polarity, told.time or "", told.claimant,
        reader_version,
    )  # fmt: skip


def check_report(report: Report) -> None:
    """Refuse a report that no store could keep.

    Raises:
        BadStatement: it holds a zero byte, or the day of its publication is no date.
    """
    name = report.id or content_id(report)
    if "\0" in report.text or "\0" in (report.title or ""):
        raise BadStatement(name, "its text or title holds a zero byte")
    try:
        known_from(report, "")
    except BadDate as error:
        raise BadStatement(name, str(error)) from error


def check(told: Statement, report: Report) -> None:
    """Refuse a statement whose evidence is not the report's very words.

    Raises:
        BadStatement: the words stand elsewhere, or nowhere.
    """
    evidence = told.evidence
    if not 0 <= evidence.start < evidence.end or (
        report.text[evidence.start : evidence.end] != evidence.text
    ):
        where = f"{report.id or content_id(report)}, {evidence.start}-{evidence.end}"
        raise BadStatement(where, "the words of the evidence do not stand there in the report")
    for date in (told.time, told.said):
        if date is not None and not _is_date(date):
            raise BadStatement(report.id or content_id(report), f"{date!r} is no date")


def statement_row(
    told: Statement, at: tuple[int, str, str, int], reader_version: str, replaces: str | None = None
) -> Row:
    """Return the row of a statement; *at* is its seq, its id, its report's id, its step."""
    seq, id_, report_id, tx_id = at
    low, high = sorted((told.actor, told.object))
    first, last = _bounds(told.time) if told.time else (None, None)
    plover = _plover(told.plover) if told.plover else None
    return (
        seq, id_, report_id, told.type, told.actor, told.object, low, high, told.level,
        told.modality, told.polarity, told.condition,
        hash_of(told.condition) if told.condition else None, told.time, first, last,
        told.claimant, told.act, told.said, told.channel, told.place, told.actor_person,
        told.object_person, told.claimant_person, told.evidence.start, told.evidence.end, plover,
        told.cameo, told.rule, reader_version, replaces, tx_id,
    )  # fmt: skip


def statement_of(
    row: sa.Row[*tuple[Any, ...]], words: str, via: Sequence[str], name: str
) -> Statement:
    """Return the statement that *row* keeps; *words* are its evidence, cut from the report."""
    return Statement(
        report=name,
        type=Type(row.type),
        actor=row.actor,
        object=row.object,
        modality=Modality(row.modality),
        polarity=Polarity(row.polarity),
        claimant=row.claimant,
        evidence=Evidence(row.start, row.end, words),
        level=Level(row.level) if row.level else None,
        condition=row.condition,
        time=row.time,
        act=Act(row.act) if row.act else None,
        said=row.said,
        channel=row.channel,
        place=row.place,
        via=tuple(via),
        actor_person=row.actor_person,
        object_person=row.object_person,
        claimant_person=row.claimant_person,
        plover=Plover(*msgspec.json.decode(row.plover, type=_PLOVER)) if row.plover else None,
        cameo=row.cameo,
        rule=row.rule,
    )


_bounds = lru_cache(maxsize=10_000)(bounds)
_is_date = lru_cache(maxsize=10_000)(is_edtf)
_PLOVER = tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]


@lru_cache(maxsize=1_000)
def _plover(code: Plover) -> str:
    """Write a code as its three lists: event, mode, context."""
    return msgspec.json.encode(msgspec.structs.astuple(code)).decode()


def via_rows(told: Statement, id_: str, tx_id: int) -> list[Row]:
    """Return one row for each who passed the word on."""
    return [(id_, place, name, tx_id) for place, name in enumerate(told.via)]


def standing_row(one: Standing) -> Row:
    """Return the row of a standing."""
    return (
        one.axis, one.state, one.toward, one.timeline, one.known_from, one.valid_from,
        one.known_to, one.valid_from_lo, one.valid_to, one.value, one.grade, one.since,
        one.modality, one.voices, one.denials, int(one.contested), " ".join(one.basis),
        " ".join(one.against), _asides(one.beside), one.detail,
    )  # fmt: skip


def standing_of(row: sa.Row[*tuple[Any, ...]]) -> Standing:
    """Return the standing that *row* keeps."""
    (
        axis, state, toward, timeline, known_from, valid_from, known_to, valid_from_lo, valid_to,
        value, grade, since, modality, voices, denials, contested, basis, against, beside, detail,
    ) = row  # fmt: skip
    return Standing(
        _AXES[axis], state, toward, _TIMELINES[timeline], value, _GRADES[grade], since, valid_from,
        valid_from_lo, valid_to, known_from, known_to, modality, voices, denials, bool(contested),
        tuple(basis.split()), tuple(against.split()) if against else (),
        _asides_of(beside) if beside else (), detail,
    )  # fmt: skip


_AXES = {str(one): one for one in Axis}
_TIMELINES = {str(one): one for one in Timeline}
_GRADES = {str(one): one for one in Grade}


def _asides(beside: Sequence[Aside]) -> str:
    return msgspec.json.encode(beside).decode() if beside else ""


def _asides_of(text: str) -> tuple[Aside, ...]:
    return msgspec.json.decode(text, type=tuple[Aside, ...])


#: The rows that one step writes, by table.
Rows = Mapping[str, Sequence[Row]]
