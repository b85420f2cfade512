"""What the pages call groups, event types and links, marked for translation.

Rungs, modalities, grades and the like are called as in `mithaq.views.words`.
"""


def N_(context: str, message: str) -> tuple[str, str]:  # noqa: N802 - gettext's own name for a marker
    """Mark *message* of *context* for extraction."""
    return (context, message)


GROUPS = {
    "accords": N_("group", "Accords"),
    "ties": N_("group", "Ties"),
    "contacts": N_("group", "Contacts"),
    "agreements": N_("group", "Agreements"),
    "stances": N_("group", "Stances"),
}
TYPES = {
    "join": N_("type", "joining"),
    "leave": N_("type", "leaving"),
    "suspend": N_("type", "suspension"),
    "member": N_("type", "membership"),
    "sign": N_("type", "signing"),
    "ratify": N_("type", "ratification"),
    "broker": N_("type", "mediation"),
    "expand": N_("type", "widening"),
    "establish_ties": N_("type", "establishing ties"),
    "cut_ties": N_("type", "cutting ties"),
    "ties": N_("type", "ties"),
    "recognise": N_("type", "recognition"),
    "open_mission": N_("type", "opening a mission"),
    "close_mission": N_("type", "closing a mission"),
    "recall_envoy": N_("type", "recalling an envoy"),
    "expel_envoy": N_("type", "expelling an envoy"),
    "meet": N_("type", "meeting"),
    "call": N_("type", "telephone call"),
    "visit": N_("type", "visit"),
    "negotiate": N_("type", "talks"),
    "agree": N_("type", "agreement"),
    "support": N_("type", "support"),
    "reject": N_("type", "rejection"),
    "demand": N_("type", "demand"),
    "threaten": N_("type", "threat"),
    "sanction": N_("type", "sanctions"),
    "aid": N_("type", "aid"),
}
LINKS = {
    "reprint_of": N_("link", "reprint of"),
    "revision_of": N_("link", "revision of"),
    "translation_of": N_("link", "translation of"),
    "corrects": N_("link", "corrects"),
    "retracts": N_("link", "retracts"),
}
