"""The reference record: who signed, joined, left and when, as reports with their citation.

Each day of one accord, organisation or state is a report published on that day, since from then on
it could be known; each act is a line of it, which names what it was taken from.
"""

from collections.abc import Iterable, Iterator
from itertools import groupby
from pathlib import Path

from mithaq.edtf import bounds
from mithaq.knowledge.entities import ReferenceAct
from mithaq.knowledge.load import read_table
from mithaq.report import Report
from mithaq.statement import Evidence, Modality, Polarity, Statement, Type


def read_reference(folders: Iterable[Path]) -> Iterator[tuple[Report, tuple[Statement, ...]]]:
    """Give the reports of the tables under ``reference/`` of each folder, the earliest first."""
    paths = (path for folder in folders for path in sorted(folder.glob("reference/*.tsv")))
    acts = [act for path in paths for act in read_table(path, ReferenceAct)]
    acts.sort(key=lambda act: (bounds(act.date)[1], act.entity, act.date))
    for (entity, date), of_day in groupby(acts, key=lambda act: (act.entity, act.date)):
        yield _report(entity, date, list(of_day))


def _report(
    entity: str, date: str, acts: list[ReferenceAct]
) -> tuple[Report, tuple[Statement, ...]]:
    lines = [_line(act) for act in acts]
    id_ = f"reference:{entity}:{date}"
    report = Report(
        text="\n".join(lines),
        id=id_,
        lang="en",
        published=bounds(date)[1],
        title=f"Reference record: {entity}, {date}",
    )
    return report, tuple(_statements(acts, lines, id_))


def _line(act: ReferenceAct) -> str:
    """Write an act as a line: ``state:BEL sign org:nato 1949-04-04 (general knowledge)``."""
    return f"{act.state} {act.act} {act.entity} {act.date} ({act.ref})"


def _statements(acts: list[ReferenceAct], lines: list[str], report: str) -> Iterator[Statement]:
    start = 0
    for act, line in zip(acts, lines, strict=True):
        yield Statement(
            report=report,
            type=Type(act.act),
            actor=act.state,
            object=act.entity,
            modality=Modality.ACTUAL,
            polarity=Polarity.POSITIVE,
            claimant="report",
            time=act.date,
            evidence=Evidence(start, start + len(line), line),
            rule=f"reference:{act.ref}",
        )
        start += len(line) + 1
