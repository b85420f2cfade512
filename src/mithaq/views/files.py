"""The whole ledger as JSON Lines, and back without loss.

One line a step: a report with what was read from it, a judgement, a retraction, a link. Reading
the lines into an empty ledger gives the same derived digest, which stands in the last line.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

import msgspec

from mithaq.errors import BadExport, UnknownName
from mithaq.record.entry import Entry, Judgement, Kept, Link, Retraction, Tx, Verdict
from mithaq.record.ledger import Ledger, Page, Source
from mithaq.record.rereading import READER
from mithaq.report import Report
from mithaq.statement import Statement

_PAGE = 500
#: The kind of step in which a newer reader read a report again.
_READ = "read"


class Told(msgspec.Struct, frozen=True, kw_only=True, tag="report"):
    """A report as it was recorded, with what was read from it."""

    tx: Tx
    reader_version: str
    report: Report
    statements: tuple[Statement, ...]


class Judged(msgspec.Struct, frozen=True, kw_only=True, tag="judgement"):
    """What a person found, and what was put in the place of a misreading."""

    tx: Tx
    judgement: Judgement
    replacement: Statement | None = None


class TakenBack(msgspec.Struct, frozen=True, kw_only=True, tag="retraction"):
    """An outlet took a report back."""

    tx: Tx
    retraction: Retraction


class Linked(msgspec.Struct, frozen=True, kw_only=True, tag="link"):
    """One report depends on another."""

    tx: Tx
    link: Link


class End(msgspec.Struct, frozen=True, kw_only=True, tag="end"):
    """The last line: how much there was, and the digest of what is derived from it."""

    reports: int
    statements: int
    digest: str


Step = Told | Judged | TakenBack | Linked
_DECODER: msgspec.json.Decoder[Step | End] = msgspec.json.Decoder(Step | End)


def write_ledger(ledger: Ledger) -> Iterator[bytes]:
    """Give the lines of *ledger* in the order of its steps; an erased report is left out."""
    counts = ledger.counts()
    for step in _steps(ledger):
        yield msgspec.json.encode(step)
    yield msgspec.json.encode(
        End(reports=counts.reports, statements=counts.statements, digest=ledger.digest())
    )


def read_ledger(lines: Iterable[bytes], where: str, ledger: Ledger) -> int:
    """Record what *lines* hold and return how many steps it was.

    Raises:
        BadExport: a line is none of ours, the last is missing, or what is derived is not what
            was exported, as it is where the ledger was not empty.
    """
    steps = (_decode(line, f"{where}:{number}") for number, line in enumerate(lines, 1))
    end, count = None, 0
    for part in _together(steps):
        if isinstance(part, End):
            end = part
        else:
            count += len(part)
            _record_known(part, ledger, where)
    if end is None:
        raise BadExport(where, "its last line is missing: it was cut short")
    if ledger.digest() != end.digest:
        raise BadExport(where, "what follows from it differs from what was exported")
    return count


def all_entries(ledger: Ledger) -> list[Entry]:
    """Return every entry, also those that were rejected, in the order of recording."""
    ids = [strand.id for strands in ledger.all_strands() for strand in strands]
    entries: list[Entry] = []
    for start in range(0, len(ids), _PAGE):
        entries += ledger.statements(ids[start : start + _PAGE]).values()
    return sorted(entries, key=lambda entry: entry.seq)


def all_reports(ledger: Ledger) -> Iterator[Kept]:
    """Give every report, in the order of recording."""
    after = 0
    while page := ledger.reports(page=Page(limit=_PAGE, after=after)):
        yield from page
        after = page[-1].tx_id


def all_steps(ledger: Ledger) -> Iterator[Tx]:
    """Give every step, in order."""
    after = 0
    while page := ledger.steps(page=Page(limit=_PAGE, after=after)):
        yield from page
        after = page[-1].tx_id


def _steps(ledger: Ledger) -> list[Step]:
    txs = {tx.tx_id: tx for tx in all_steps(ledger)}
    entries = all_entries(ledger)
    reports = [kept for kept in all_reports(ledger) if not kept.erased]
    made = [one for entry in entries if entry.verdict for one in ledger.history(entry.id)]
    people = [one for one in made if not one.by.startswith(READER)]
    readers = [one for one in made if one.by.startswith(READER)]
    replacing = {one.replacement_id for one in people}
    read = [entry for entry in entries if entry.id not in replacing]
    judged = [_judged(one, entries, txs) for one in people]
    changed = (change for kept in reports for change in _changes(kept, txs))
    told = _readings(reports, read, readers, txs)
    return sorted([*told, *judged, *changed], key=lambda step: step.tx.tx_id)


def _readings(
    reports: list[Kept], entries: list[Entry], readers: list[Judgement], txs: dict[int, Tx]
) -> Iterator[Told]:
    """Give the first reading of each report, and each later one by a newer reader."""
    of_report: dict[str, list[Entry]] = {}
    for entry in entries:
        of_report.setdefault(entry.report_id, []).append(entry)
    later = _later_steps(of_report, readers, txs)
    for kept in reports:
        found = of_report.get(kept.report_id, [])
        for tx in (txs[kept.tx_id], *later.get(kept.report_id, ())):
            yield _told(kept, found, readers, tx)


def _told(kept: Kept, entries: list[Entry], readers: list[Judgement], tx: Tx) -> Told:
    """Return what the reader of step *tx* read: all that its judgements do not reject."""
    verdicts = {one.statement_id: one.verdict for one in readers if one.tx_id <= tx.tx_id}
    read = [
        entry
        for entry in entries
        if entry.recorded_at <= tx.recorded_at and verdicts.get(entry.id) != Verdict.REJECTED
    ]
    versions = [one.by for one in readers if one.tx_id == tx.tx_id]
    newest = max(read, key=lambda entry: entry.seq).reader_version if read else ""
    return Told(
        tx=tx,
        reader_version=versions[0].removeprefix(READER) if versions else newest,
        report=kept.report,
        statements=tuple(entry.statement for entry in read),
    )


def _later_steps(
    of_report: dict[str, list[Entry]], readers: list[Judgement], txs: dict[int, Tx]
) -> dict[str, list[Tx]]:
    """Return the steps in which each report was read again.

    A judgement in a reader's name tells its step; a step that only added statements is told by
    its time and, of several at one time, by the order of their statements.
    """
    home = {entry.id: report for report, found in of_report.items() for entry in found}
    steps = {one.tx_id: home[one.statement_id] for one in readers}
    free = [tx for tx in txs.values() if tx.kind == _READ and tx.tx_id not in steps]
    told = {(report, txs[tx_id].recorded_at) for tx_id, report in steps.items()}
    for tx in free:
        added = (
            (entry.seq, report)
            for report, found in of_report.items()
            for entry in found
            if entry.recorded_at == tx.recorded_at != found[0].recorded_at
            and (report, tx.recorded_at) not in told
        )
        _, report = min(added)
        told.add((report, tx.recorded_at))
        steps[tx.tx_id] = report
    later: dict[str, list[Tx]] = {}
    for tx_id in sorted(steps):
        later.setdefault(steps[tx_id], []).append(txs[tx_id])
    return later


def _judged(one: Judgement, entries: list[Entry], txs: dict[int, Tx]) -> Judged:
    right = next((e.statement for e in entries if e.id == one.replacement_id), None)
    return Judged(tx=txs[one.tx_id], judgement=one, replacement=right)


def _changes(kept: Kept, txs: dict[int, Tx]) -> Iterator[TakenBack | Linked]:
    if kept.retraction:
        yield TakenBack(tx=txs[kept.retraction.tx_id], retraction=kept.retraction)
    for link in kept.links:
        if link.report_id == kept.report_id:
            yield Linked(tx=txs[link.tx_id], link=link)


def _decode(line: bytes, where: str) -> Step | End:
    try:
        found: Step | End = _DECODER.decode(line)
    except msgspec.DecodeError as error:
        raise BadExport(where, str(error)) from error
    return found


def _together(steps: Iterator[Step | End]) -> Iterator[list[Step] | End]:
    """Put reports together that were recorded at one time by one tool; others stand alone."""
    for _, group in groupby(steps, key=_sharing):
        part: list[Step] = []
        for step in group:
            if isinstance(step, End):
                yield step
            else:
                part.append(step)
            if len(part) == _PAGE:
                yield part
                part = []
        if part:
            yield part


def _sharing(step: Step | End) -> tuple[str, Source | int]:
    if isinstance(step, Told):
        return step.tx.recorded_at, _source(step)
    return "alone", 0 if isinstance(step, End) else step.tx.tx_id


def _record_known(steps: Sequence[Step], ledger: Ledger, where: str) -> None:
    """Record steps; one that names what no earlier line holds says that a line is missing."""
    try:
        _record(steps, ledger)
    except UnknownName as error:
        what = f"a step names {error.name!r}, which no earlier line holds"
        raise BadExport(where, what) from error


def _record(steps: Sequence[Step], ledger: Ledger) -> None:
    """Do again what steps did, at their own time; several are reports recorded together."""
    step = steps[0]
    at = step.tx.recorded_at
    match step:
        case Told():
            batch = [(one.report, one.statements) for one in steps if isinstance(one, Told)]
            ledger.extend(batch, recorded_at=at, source=_source(step), relate=False)
        case Judged(judgement=made):
            ledger.judge(
                made.statement_id,
                made.verdict,
                by=made.by,
                reason=made.reason,
                recorded_at=at,
                replacement=step.replacement,
            )
        case TakenBack(retraction=back):
            ledger.retract(
                back.report_id,
                effective=back.effective,
                by=back.by,
                reason=back.reason,
                recorded_at=at,
                kind=back.kind,
            )
        case Linked(link=link):
            ledger.link(
                link.report_id,
                link.other_id,
                link.kind,
                method=link.method,
                score=link.score,
                recorded_at=at,
            )


def _source(step: Told) -> Source:
    return Source(
        tool=step.tx.tool,
        version=step.tx.version,
        parameters=step.tx.parameters,
        reader_version=step.reader_version,
    )
