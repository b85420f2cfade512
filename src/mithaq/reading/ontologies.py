"""The same event in other ontologies: PLOVER (2021 codebook) and CAMEO (1.1b3)."""

from mithaq.knowledge.knowledge import Knowledge
from mithaq.statement import GROUPS, Modality, Plover, Polarity, Type

#: An event that is only meant is coded as the intent: PLOVER AGREE, CAMEO 03x.
_INTENT = frozenset({Modality.PLANNED, Modality.EXPECTED, Modality.POSSIBLE, Modality.DESIRED})
_COOPERATIVE = frozenset(
    {
        Type.JOIN,
        Type.SIGN,
        Type.RATIFY,
        Type.ESTABLISH_TIES,
        Type.AGREE,
        Type.OPEN_MISSION,
        *GROUPS["contacts"],
    }
)
_EXPRESS_INTENT, _INTENT_TO_MEET, _REFUSE = "030", "036", "120"


def plover(
    type_: Type, modality: Modality, polarity: Polarity, knowledge: Knowledge
) -> Plover | None:
    """Return PLOVER's event, mode and context; None where it has none."""
    row = knowledge.types[type_]
    if not row.plover_event:
        return None
    event = _moved(type_, modality, polarity, row.plover_event, moved=("AGREE", "AGREE", "REJECT"))
    mode = (row.plover_mode,) if row.plover_mode and event == row.plover_event else ()
    return Plover(event=(event,), mode=mode, context=tuple(row.plover_context.split(";")))


def cameo(type_: Type, modality: Modality, polarity: Polarity, knowledge: Knowledge) -> str | None:
    """Return CAMEO's code; None where it has none."""
    row = knowledge.types[type_]
    if not row.cameo:
        return None
    moved = (_EXPRESS_INTENT, _INTENT_TO_MEET, _REFUSE)
    return _moved(type_, modality, polarity, row.cameo, moved=moved)


def _moved(
    type_: Type, modality: Modality, polarity: Polarity, plain: str, *, moved: tuple[str, str, str]
) -> str:
    if type_ not in _COOPERATIVE:
        return plain
    if polarity is Polarity.NEGATIVE:
        return moved[2]
    if modality in _INTENT or modality is Modality.CONDITIONAL:
        return moved[1] if type_ in GROUPS["contacts"] else moved[0]
    return plain
