"""The event types of the contract: what object they take, and their codes elsewhere."""

import msgspec


class EventType(msgspec.Struct, frozen=True, kw_only=True):
    """``event_types.tsv``: PLOVER codes by its codebook, CAMEO codes by version 1.1b3."""

    type: str
    objects: str  # kinds of id that the object may be, joined by commas
    organisations: tuple[str, ...] = ()  # kinds of organisation that it can be; none: all
    cameo: str = ""
    plover_event: str = ""
    plover_mode: str = ""
    plover_context: str = ""
    note: str = ""
