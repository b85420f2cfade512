"""Reports and statements made for tests, in our own words."""

from typing import TypedDict, Unpack

import msgspec

from mithaq.record.entry import Grade, Standing
from mithaq.record.ledger import Source
from mithaq.report import Report
from mithaq.standing.ladder import Move
from mithaq.standing.rules import Rule, Rules
from mithaq.statement import Act, Evidence, Level, Modality, Polarity, Statement, Type

KAZ, USA, ISR, ARE, SAU = "state:KAZ", "state:USA", "state:ISR", "state:ARE", "state:SAU"
ACCORDS, NATO = "accord:abraham-accords", "org:nato"
RULES = Rules(
    {
        ACCORDS: Rule(broker=(USA,), counterparties=(ISR,), moves={Move.SIGN: Move.JOIN}),
        NATO: Rule(depositary=USA),
    }
)
SOURCE = Source(tool="test", version="0", reader_version="1")
NOON = "2026-01-10T12:00:00Z"


def report(
    *sentences: str,
    published: str | None = "2025-11-07",
    agency: str | None = "org:reuters",
    outlet: str | None = None,
    lang: str = "en",
) -> Report:
    text = " ".join(sentences) or "Washington said on Thursday that Astana would join the accords."
    return Report(text=text, lang=lang, published=published, agency=agency, outlet=outlet)


class Fields(TypedDict, total=False):
    """What else a statement may say."""

    modality: Modality
    polarity: Polarity
    time: str | None
    claimant: str
    said: str | None
    level: Level | None
    condition: str | None
    via: tuple[str, ...]


def told(
    in_: Report, type_: Type, actor: str, object_: str, *, words: str = "", **fields: Unpack[Fields]
) -> Statement:
    """Return a statement whose evidence is *words* of the report, or its first sentence."""
    words = words or in_.text.split(". ")[0]
    start = in_.text.index(words)
    plain = Statement(
        report=in_.id, type=type_, actor=actor, object=object_, modality=Modality.ACTUAL,
        polarity=Polarity.POSITIVE, claimant="report", act=Act.SAY,
        evidence=Evidence(start, start + len(words), words),
    )  # fmt: skip
    return msgspec.structs.replace(plain, **fields)


def joins(in_: Report, state: str = KAZ, to: str = ACCORDS, **fields: Unpack[Fields]) -> Statement:
    """Return the announcement that *state* will join."""
    planned = told(in_, Type.JOIN, state, to, modality=Modality.PLANNED, claimant=USA)
    return msgspec.structs.replace(planned, **fields)


def brief(standing: Standing) -> tuple[str, str, str, str, Grade]:
    """Return what mostly matters of a standing."""
    return (
        standing.state, standing.timeline, standing.value, standing.since, standing.grade,
    )  # fmt: skip
