"""What exists: the records of the knowledge tables.

Each class is one table of ``data/``; each field one column. Empty cells are empty strings or
tuples; dates are EDTF; ``ref`` names what was really read, or says ``general knowledge``.
"""

import msgspec


class Entity(msgspec.Struct, frozen=True, kw_only=True):
    """Whatever has an id that a statement can name."""

    id: str  # state:KAZ, org:nato, accord:abraham-accords, person:donald-trump
    en: str  # what we call it, in each language
    ar: str
    kind: str  # the table's own list of kinds
    wikidata: str = ""
    ref: str = ""

    def label(self, lang: str) -> str:
        """Return what we call it in *lang*; English where there is no label."""
        return self.ar if lang == "ar" and self.ar else self.en


class State(Entity, frozen=True, kw_only=True):
    """``states.tsv``: kind is un-member, observer, state, territory or former."""

    iso2: str = ""
    formal_en: str = ""
    formal_ar: str = ""
    belongs_to: str = ""  # of a territory: the state that it belongs to
    claimed_by: tuple[str, ...] = ()  # who claims it: its status is disputed
    successors: tuple[str, ...] = ()  # of a former state
    begins: str = ""
    ends: str = ""


class Organisation(Entity, frozen=True, kw_only=True):
    """``organisations.tsv``: kind is international, bloc, court, forum, movement, party, body."""

    acts_for: str = ""  # the state for which it speaks, if it does
    part_of: str = ""  # the organisation of which it is an organ
    founded: str = ""
    lifecycle: str = "membership"  # a profile of lifecycles.tsv


class Accord(Entity, frozen=True, kw_only=True):
    """``accords.tsv``: kind is treaty, declaration, ceasefire, framework, union, initiative."""

    lifecycle: str = "treaty"  # a profile of lifecycles.tsv: which act makes a party
    establishes: str = ""  # what it establishes: `ties` or empty
    hub: str = ""  # … with whom
    depositary: str = ""
    broker: tuple[str, ...] = ()
    sides: tuple[str, ...] = ()  # of a bilateral accord: its two sides
    opened: str = ""
    in_force: str = ""
    ended: str = ""


class Outlet(Entity, frozen=True, kw_only=True):
    """``outlets.tsv``: kind is agency, newspaper, broadcaster, site, official, platform."""

    country: str = ""
    owner: str = ""  # the state that owns it, if one does
    domains: tuple[str, ...] = ()
    marks: tuple[str, ...] = ()  # what stands in its datelines


class Person(Entity, frozen=True, kw_only=True):
    """``people.tsv``: kind is always person."""


class Office(msgspec.Struct, frozen=True, kw_only=True):
    """``offices.tsv``: the kinds of office, and whether one at a time holds each."""

    office: str
    en: str
    ar: str
    single_holder: str  # yes or no: of one entity, at one time
    note: str = ""


class Tenure(msgspec.Struct, frozen=True, kw_only=True):
    """``tenures.tsv``: who held which office of whom, from when until when."""

    person: str
    office: str  # head-of-state, head-of-government, foreign-minister, … (offices.tsv)
    entity: str  # the state or organisation for which the holder speaks
    begins: str  # EDTF
    ends: str = ""  # EDTF; empty: still in office
    ref: str = ""


class Lifecycle(msgspec.Struct, frozen=True, kw_only=True):
    """``lifecycles.tsv``: what an act makes of a state under a profile."""

    profile: str
    act: str  # sign, ratify, join, establish_ties, …
    makes: str  # a rung of the commitment timeline
    note: str = ""


class ReferenceAct(msgspec.Struct, frozen=True, kw_only=True):
    """``reference/*.tsv``: who did what toward an accord, organisation or state, and when."""

    entity: str  # the accord, organisation or state
    state: str  # who did it
    act: str  # an event type of the contract
    date: str  # EDTF
    ref: str
    note: str = ""
