"""Knowledge: all tables together, and the few questions that the reader asks of them."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cached_property, lru_cache
from pathlib import Path
from typing import TypeVar

import msgspec

from mithaq.edtf import bounds
from mithaq.knowledge.entities import (
    Accord,
    Entity,
    Lifecycle,
    Organisation,
    Outlet,
    Person,
    State,
    Tenure,
)
from mithaq.knowledge.event_types import EventType
from mithaq.knowledge.load import DATA, read_table

Row = TypeVar("Row", bound=msgspec.Struct)


_DE_FACTO = "de-facto-state"  # may stand wherever a state may


class Knowledge(msgspec.Struct, frozen=True, kw_only=True, dict=True):
    """What exists. Built once; every table keeps the order of its file."""

    states: tuple[State, ...]
    organisations: tuple[Organisation, ...]
    accords: tuple[Accord, ...]
    outlets: tuple[Outlet, ...]
    people: tuple[Person, ...]
    tenures: tuple[Tenure, ...]
    lifecycles: tuple[Lifecycle, ...]
    event_types: tuple[EventType, ...]

    @cached_property
    def entities(self) -> Mapping[str, Entity]:
        """Map each id to its entity; of an id told twice the later line (a pack's) wins."""
        tables: tuple[Iterable[Entity], ...] = (
            self.states,
            self.organisations,
            self.accords,
            self.outlets,
            self.people,
        )
        return {entity.id: entity for table in tables for entity in table}

    @cached_property
    def outlet_ids(self) -> frozenset[str]:
        """Return the ids of all outlets."""
        return frozenset(outlet.id for outlet in self.outlets)

    @cached_property
    def types(self) -> Mapping[str, EventType]:
        """Map each event type of the contract to its row."""
        return {row.type: row for row in self.event_types}

    @cached_property
    def terms(self) -> Mapping[str, tuple[Tenure, ...]]:
        """Map each person to the terms held."""
        held: defaultdict[str, list[Tenure]] = defaultdict(list)
        for tenure in self.tenures:
            held[tenure.person].append(tenure)
        return {person: tuple(terms) for person, terms in held.items()}

    def kind(self, id_: str) -> str:
        """Return of which kind an organisation, accord or outlet is; empty if unknown."""
        entity = self.entities.get(id_)
        return entity.kind if entity else ""

    def can_be_object(self, type_: str, id_: str) -> bool:
        """Say whether *id_* can be the object of an event of this type."""
        row = self.types[type_]
        sort = id_.partition(":")[0]
        sorts = row.objects.split(",")
        if "state" in sorts and self.kind(id_) == _DE_FACTO:
            return True
        if sort not in sorts:
            return False
        return sort != "org" or not row.organisations or self.kind(id_) in row.organisations

    def label(self, id_: str, lang: str) -> str:
        """Return what we call *id_* in *lang*; the id itself where nothing is known of it."""
        entity = self.entities.get(id_)
        return entity.label(lang) if entity else id_

    def acts_for(self, person: str, day: str | None) -> str | None:
        """Return the state or organisation for which *person* spoke on *day*; None for none.

        Without a day the last term counts, if it has not ended.
        """
        for tenure in reversed(self.terms.get(person, ())):
            if _holds(tenure, day):
                return tenure.entity
        return None

    def hub(self, accord: str) -> str:
        """Return with whom an accord establishes ties; empty for others."""
        found = self.entities.get(accord)
        return found.hub if isinstance(found, Accord) else ""

    def sides(self, accord: str) -> tuple[str, ...]:
        """Return the two sides of a bilateral accord; nothing for others."""
        found = self.entities.get(accord)
        return found.sides if isinstance(found, Accord) else ()


def _holds(tenure: Tenure, day: str | None) -> bool:
    if day is None:
        return not tenure.ends
    begins = bounds(tenure.begins)[0] if tenure.begins else ""
    ends = bounds(tenure.ends)[1] if tenure.ends else "9999"
    return begins <= day <= ends


def read_knowledge(folders: tuple[Path, ...] = (DATA,)) -> Knowledge:
    """Read the tables of each folder, a user's packs after our own.

    Raises:
        DataError: a line that does not fit its table.
    """
    return Knowledge(
        states=_rows(folders, "states", State),
        organisations=_rows(folders, "organisations", Organisation),
        accords=_rows(folders, "accords", Accord),
        outlets=_rows(folders, "outlets", Outlet),
        people=_rows(folders, "people", Person),
        tenures=_rows(folders, "tenures", Tenure),
        lifecycles=_rows(folders, "lifecycles", Lifecycle),
        event_types=_rows(folders, "event_types", EventType),
    )


@lru_cache(maxsize=1)
def knowledge() -> Knowledge:
    """Return the knowledge that comes with the package."""
    return read_knowledge()


def _rows(folders: tuple[Path, ...], name: str, row: type[Row]) -> tuple[Row, ...]:
    paths = (folder / f"{name}.tsv" for folder in folders)
    return tuple(record for path in paths if path.exists() for record in read_table(path, row))
