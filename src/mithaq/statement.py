"""What comes out of reading: one claim that one report carries.

The JSON names are the statement contract's (version 1.1) and are an interface.
"""

from collections.abc import Mapping
from enum import StrEnum

import msgspec

from mithaq.span import Span


class Type(StrEnum):
    """The 27 event types of the contract."""

    JOIN = "join"
    LEAVE = "leave"
    SUSPEND = "suspend"
    MEMBER = "member"
    SIGN = "sign"
    RATIFY = "ratify"
    BROKER = "broker"
    EXPAND = "expand"
    ESTABLISH_TIES = "establish_ties"
    CUT_TIES = "cut_ties"
    TIES = "ties"
    RECOGNISE = "recognise"
    OPEN_MISSION = "open_mission"
    CLOSE_MISSION = "close_mission"
    RECALL_ENVOY = "recall_envoy"
    EXPEL_ENVOY = "expel_envoy"
    MEET = "meet"
    CALL = "call"
    VISIT = "visit"
    NEGOTIATE = "negotiate"
    AGREE = "agree"
    SUPPORT = "support"
    REJECT = "reject"
    DEMAND = "demand"
    THREATEN = "threaten"
    SANCTION = "sanction"
    AID = "aid"


#: The contract's groups of types.
GROUPS: Mapping[str, tuple[Type, ...]] = {
    "accords": (
        Type.JOIN, Type.LEAVE, Type.SUSPEND, Type.MEMBER, Type.SIGN, Type.RATIFY, Type.BROKER,
        Type.EXPAND,
    ),
    "ties": (
        Type.ESTABLISH_TIES, Type.CUT_TIES, Type.TIES, Type.RECOGNISE, Type.OPEN_MISSION,
        Type.CLOSE_MISSION, Type.RECALL_ENVOY, Type.EXPEL_ENVOY,
    ),
    "contacts": (Type.MEET, Type.CALL, Type.VISIT, Type.NEGOTIATE),
    "agreements": (Type.AGREE,),
    "stances": (
        Type.SUPPORT, Type.REJECT, Type.DEMAND, Type.THREATEN, Type.SANCTION, Type.AID,
    ),
}  # fmt: skip
GROUP_OF: Mapping[Type, str] = {type_: group for group, types in GROUPS.items() for type_ in types}


class Modality(StrEnum):
    """The degree of reality; the order of members is the contract's ladder."""

    ACTUAL = "actual"
    PLANNED = "planned"
    EXPECTED = "expected"
    DESIRED = "desired"
    POSSIBLE = "possible"
    CONDITIONAL = "conditional"

    @property
    def step(self) -> int:
        """Return how far down the ladder from ``actual`` it stands."""
        return list(Modality).index(self)


class Polarity(StrEnum):
    """Whether the text says that it is so, or that it is not."""

    POSITIVE = "positive"
    NEGATIVE = "negative"


class Level(StrEnum):
    """The level of ties that hold between two states."""

    FULL = "full"
    DIPLOMATIC = "diplomatic"
    ECONOMIC = "economic"
    SECURITY = "security"
    CLOSE = "close"
    NONE = "none"


class Act(StrEnum):
    """How a claim was made."""

    SAY = "say"
    ANNOUNCE = "announce"
    WRITE = "write"
    REPORT = "report"
    CONFIRM = "confirm"
    DENY = "deny"
    EXPECT = "expect"
    HOPE = "hope"
    CALL_ON = "call_on"
    QUOTE = "quote"


class Evidence(msgspec.Struct, frozen=True, order=True):
    """The very words: a half-open range of code points of the raw text, and what stands there."""

    start: int
    end: int
    text: str

    @property
    def span(self) -> Span:
        """Return where the words stand."""
        return Span(self.start, self.end)


class Plover(msgspec.Struct, frozen=True):
    """The same event in PLOVER's own JSON names."""

    event: tuple[str, ...] = ()
    mode: tuple[str, ...] = ()
    context: tuple[str, ...] = ()


class Statement(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One claim of one report: that something happened, holds, will, may, should or did not.

    Dates are EDTF; ids are those of the contract (``state:KAZ``, ``org:nato``, …).
    """

    report: str  # the id of the report that carries it
    type: Type
    actor: str  # who does it
    object: str  # to whom or what
    modality: Modality
    polarity: Polarity
    claimant: str  # whose word it is: an id, `anonymous`, or `report`
    evidence: Evidence
    level: Level | None = None  # only of `ties`
    condition: str | None = None  # the words of the condition
    time: str | None = None  # when the event happens, happened or began
    act: Act | None = None  # how it was said
    said: str | None = None  # when it was said
    channel: str | None = None  # through what it was said
    place: str | None = None  # where it was said or happened, in the report's words
    via: tuple[str, ...] = ()  # who passed it on, from the claimant outwards
    actor_person: str | None = None
    object_person: str | None = None
    claimant_person: str | None = None
    plover: Plover | None = None
    cameo: str | None = None
    rule: str | None = None  # the line of language data that made it


SYMMETRIC = frozenset(
    {
        Type.ESTABLISH_TIES,
        Type.CUT_TIES,
        Type.TIES,
        Type.MEET,
        Type.CALL,
        Type.NEGOTIATE,
        Type.AGREE,
    }
)


def is_symmetric(type_: Type, object_: str) -> bool:
    """Say whether the two sides have no order: symmetric types, and signing with a state."""
    return type_ in SYMMETRIC or (type_ is Type.SIGN and object_.startswith("state:"))


def is_unnamed(id_: str) -> bool:
    """Say whether *id_* stands for a side that the text leaves unnamed: ``state:*``."""
    return id_.endswith(":*")


def sides(statement: Statement) -> tuple[str, str]:
    """Return actor and object, in one fixed order where the contract knows none."""
    pair = (statement.actor, statement.object)
    return (min(pair), max(pair)) if is_symmetric(statement.type, statement.object) else pair
