"""The checker of the knowledge tables: each complaint says file and line."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import pairwise
from pathlib import Path

import msgspec

from mithaq.edtf import bounds, is_edtf
from mithaq.knowledge.entities import (
    Accord,
    Entity,
    Lifecycle,
    Office,
    Organisation,
    Outlet,
    Person,
    ReferenceAct,
    State,
    Tenure,
)
from mithaq.knowledge.load import DATA, numbered_rows

_TABLES: dict[str, type[Entity]] = {
    "states": State,
    "organisations": Organisation,
    "accords": Accord,
    "outlets": Outlet,
    "people": Person,
}
#: Fields that hold ids, and fields that hold dates.
_IDS = ("acts_for", "part_of", "belongs_to", "country", "owner", "hub", "depositary")
_ID_LISTS = ("claimed_by", "successors", "broker", "sides")
_DATES = ("begins", "ends", "founded", "opened", "in_force", "ended", "date")
_SENTINEL = re.compile(r"(?:0000|0001|1111|9999)")
_ID = re.compile(r"(state:[A-Z]{3}|(?:org|accord|person):[\w+]+(?:-[\w+]+)*)")


class Line(msgspec.Struct, frozen=True):
    """A record and where it stands."""

    where: str  # file:line
    row: msgspec.Struct


def complaints(*, usage: bool = False, packs: tuple[Path, ...] = ()) -> Iterator[str]:
    """Yield what is wrong with the knowledge tables, ours and those of *packs*.

    *usage* changes nothing here.
    """
    del usage
    folders = (DATA, *packs)
    entities = [line for name, row in _TABLES.items() for line in _lines(folders, name, row)]
    known = {line.row.id for line in entities if isinstance(line.row, Entity)}
    tenures = list(_lines(folders, "tenures", Tenure))
    acts = list(_lines(folders, "reference/*", ReferenceAct))
    yield from _ids(entities)
    for line in (*entities, *tenures, *acts):
        yield from _references(line, known)
        yield from _dates(line)
    yield from _offices(tenures, folders)
    yield from _lifecycles(entities, folders)


def _lines(folders: Iterable[Path], name: str, row: type[msgspec.Struct]) -> Iterator[Line]:
    for folder in folders:
        for path in sorted(folder.glob(f"{name}.tsv")):
            for number, record in numbered_rows(path, row):
                yield Line(f"{path.name}:{number}", record)


def _ids(entities: Iterable[Line]) -> Iterator[str]:
    seen: dict[str, str] = {}
    for line in entities:
        id_ = getattr(line.row, "id", "")
        if not _ID.fullmatch(id_):
            yield f"{line.where}: {id_!r} has not the form of an id; see the contract"
        if id_ in seen:
            yield f"{line.where}: {id_} stands at {seen[id_]} too; keep one"
        seen[id_] = line.where


def _references(line: Line, known: set[str]) -> Iterator[str]:
    values = [getattr(line.row, f, "") for f in (*_IDS, "person", "entity", "state")]
    values += [v for f in _ID_LISTS for v in getattr(line.row, f, ())]
    for value in values:
        if value and value not in known:
            yield f"{line.where}: {value} is in no table; add it or mend the id"


def _dates(line: Line) -> Iterator[str]:
    for field in _DATES:
        value = getattr(line.row, field, "")
        if value and (not is_edtf(value) or _SENTINEL.match(value)):
            yield f"{line.where}: {field} {value!r} is no date; leave the cell empty if unknown"
    begins, ends = getattr(line.row, "begins", ""), getattr(line.row, "ends", "")
    if is_edtf(begins) and is_edtf(ends) and bounds(begins)[0] > bounds(ends)[1]:
        yield f"{line.where}: begins {begins} after it ends {ends}"


def _offices(tenures: Iterable[Line], folders: Iterable[Path]) -> Iterator[str]:
    """Two people hold no single-holder office at once; a shared day of handing over is allowed."""
    rows = (line.row for line in _lines(folders, "offices", Office))
    offices = {row.office: row for row in rows if isinstance(row, Office)}
    held: defaultdict[tuple[str, str], list[tuple[str, str, Line]]] = defaultdict(list)
    for line in tenures:
        row = line.row
        assert isinstance(row, Tenure)
        if row.office not in offices:
            yield f"{line.where}: office {row.office!r} is not in offices.tsv"
        elif offices[row.office].single_holder == "yes" and row.begins:
            end = bounds(row.ends)[0] if row.ends else "9999-12-31"
            held[row.entity, row.office].append((bounds(row.begins)[1], end, line))
    for terms in held.values():
        terms.sort(key=lambda term: term[:2])
        for (_, end, one), (begin, _, other) in pairwise(terms):
            if end > begin:
                yield f"{other.where}: overlaps the term at {one.where}"


def _lifecycles(entities: Iterable[Line], folders: Iterable[Path]) -> Iterator[str]:
    rows = (line.row for line in _lines(folders, "lifecycles", Lifecycle))
    profiles = {row.profile for row in rows if isinstance(row, Lifecycle)}
    for line in entities:
        profile = getattr(line.row, "lifecycle", "")
        if profile and profile not in profiles:
            yield f"{line.where}: profile {profile!r} is not in lifecycles.tsv"
