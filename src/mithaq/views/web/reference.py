"""The reference record's lines, made readable: they are written for machines, in ids."""

import re

from mithaq.statement import Evidence, Modality, Polarity, Statement, Type
from mithaq.views.web.tongue import Tongue

_LINE = re.compile(r"([a-z]+:[\w*-]+) ([a-z_]+) ([a-z]+:[\w*-]+) (\S+) \((.*)\)")
_TITLE = re.compile(r"Reference record: ([a-z]+:[\w*-]+), (\S+)")


def is_reference(report_id: str) -> bool:
    """Say whether a report is one of the reference record, by the name it was given."""
    return report_id.startswith("reference:")


def read_line(text: str, tongue: Tongue) -> str | None:
    """Return a line of the reference record as a sentence; None of any other text."""
    found = _LINE.fullmatch(text)
    if not found or found[2] not in set(Type):
        return None
    told = Statement(
        report="",
        type=Type(found[2]),
        actor=found[1],
        object=found[3],
        modality=Modality.ACTUAL,
        polarity=Polarity.POSITIVE,
        claimant="report",
        evidence=Evidence(0, 0, ""),
    )
    sentence = tongue.gloss(told).striptags()
    source = tongue.say("general knowledge") if found[5] == "general knowledge" else found[5]
    return f"{sentence}{tongue.say(', ')}{tongue.date(found[4])} ({source})"


def read_title(text: str | None, tongue: Tongue) -> str | None:
    """Return the title of a report of the reference record in words; any other as it is."""
    found = _TITLE.fullmatch(text or "")
    if not found:
        return text
    where = tongue.say(", ").join((tongue.name(found[1]), tongue.date(found[2])))
    return f"{tongue.say('Reference record')}: {where}"
