"""`judge`, `retract`, `reread`, `audit`, `verify`: what people do to the ledger, and its checks."""

from collections.abc import Iterator

import click
import msgspec

from mithaq import pipeline
from mithaq.errors import BadJudgement, LedgerDamaged
from mithaq.record.entry import Verdict
from mithaq.record.ledger import Ledger, Verified
from mithaq.statement import Statement
from mithaq.views.cli.desk import last_day
from mithaq.views.cli.lines import Writer
from mithaq.views.cli.options import LEDGER, Deed, Output, with_deed, with_output
from mithaq.views.deeds import deeds
from mithaq.views.files import all_reports

_VERDICTS = {"confirm": Verdict.CONFIRMED, "reject": Verdict.REJECTED, "correct": Verdict.CORRECTED}
#: What a correction can change: all but where the words stand.
_FIELDS = tuple(name for name in Statement.__struct_fields__ if name not in {"report", "evidence"})
_SET = "--set"
_DO = f"give --set FIELD=VALUE with one of: {', '.join(_FIELDS)}"


@click.command("judge")
@click.argument("statement")
@click.argument("verdict", type=click.Choice(list(_VERDICTS)))
@click.option(
    "--set", "changes", metavar="FIELD=VALUE", multiple=True, help="What a correction changes."
)
@with_deed
@with_output
def judge_(
    statement: str, verdict: str, *, changes: tuple[str, ...], deed: Deed, output: Output
) -> int:
    """Confirm, reject or correct a reading; the latest judgement counts.

    A correction makes a new statement in its place: --set modality=planned --set time=2025-11-18.
    """
    with pipeline.open_ledger(deed.ledger) as ledger:
        told = ledger.statement(statement).statement
        made = ledger.judge(
            statement,
            _VERDICTS[verdict],
            by=deed.by,
            reason=deed.reason,
            recorded_at=pipeline.now(),
            replacement=_changed(told, changes) if verdict == "correct" else None,
        )
    return _answer(made, output)


@click.command("retract")
@click.argument("report")
@click.option("--effective", metavar="DAY", required=True, help="When the outlet took it back.")
@click.option("--corrected", is_flag=True, help="It was corrected, not taken back.")
@with_deed
@with_output
def retract_(report: str, effective: str, *, corrected: bool, deed: Deed, output: Output) -> int:
    """Record that an outlet took a report back on a day; until then the public believed it."""
    with pipeline.open_ledger(deed.ledger) as ledger:
        made = ledger.retract(
            report,
            effective=last_day(effective),
            by=deed.by,
            reason=deed.reason,
            recorded_at=pipeline.now(),
            kind="corrected" if corrected else "retracted",
        )
    return _answer(made, output)


@click.command("erase")
@click.argument("report")
@with_deed
@with_output
def erase_(report: str, deed: Deed, output: Output) -> int:
    """Remove the words of a report for a legal takedown; a recorded hole stays in the chain."""
    with pipeline.open_ledger(deed.ledger) as ledger:
        made = ledger.erase(report, by=deed.by, reason=deed.reason, recorded_at=pipeline.now())
    return _answer(made, output)


@click.command("audit")
@click.argument("about", required=False)
@LEDGER
@with_output
def audit_(about: str | None, ledger: str, output: Output) -> int:
    """List what was done to the ledger, or to one report or statement: when, by whom and why."""
    with pipeline.open_ledger(ledger) as kept:
        done = list(deeds(kept.carried(), about))
    writer = Writer(output.words, output.screen)
    return output.show(
        done, [msgspec.to_builtins(deed) for deed in done], lambda: map(writer.deed, done)
    )


@click.command("verify")
@LEDGER
@with_output
def verify_(ledger: str, output: Output) -> int:
    """Check the hash chain, and that every sentence stands where it is said to."""
    with pipeline.open_ledger(ledger) as kept:
        found = kept.verify()
    output.show(found, [msgspec.to_builtins(found)], lambda: _verified(found))
    if found.breaks:
        raise LedgerDamaged(ledger, found.breaks[0])
    return 0


@click.command("reread")
@click.option("--diff", is_flag=True, help="Only show what differs; record nothing.")
@LEDGER
@with_output
def reread_(*, diff: bool, ledger: str, output: Output) -> int:
    """Read recorded reports anew with this version; what people judged stays as it is."""
    changes: list[Change] = []
    with pipeline.open_ledger(ledger) as kept:
        for reading, found in _reread(kept):
            changes += found
            if found and not diff:
                pipeline.record([reading], kept)
    rows = [msgspec.to_builtins(change) for change in changes]
    writer = Writer(output.words, output.screen)
    return output.show(changes, rows, lambda: _changes_shown(changes, writer))


class Change(msgspec.Struct, frozen=True):
    """A statement that a new reading adds, or no longer makes."""

    report: str
    change: str  # + or -
    statement: Statement


def _changes_shown(changes: list[Change], writer: Writer) -> Iterator[str]:
    for one in changes:
        yield from writer.difference(one.change, one.statement)


def _reread(ledger: Ledger) -> Iterator[tuple[pipeline.Reading, list[Change]]]:
    """Give each report as it is read now, with what that would change."""
    for kept in [one for one in all_reports(ledger) if not one.erased]:
        reading = pipeline.read_one(kept.report)
        if isinstance(reading, pipeline.Reading):
            found = ledger.difference(*reading)
            old = ledger.statements((*found.dropped, *found.restored))
            gone = [Change(kept.report_id, "-", old[id_].statement) for id_ in found.dropped]
            back = [Change(kept.report_id, "+", old[id_].statement) for id_ in found.restored]
            new = [Change(kept.report_id, "+", told) for told in found.added]
            yield reading, [*gone, *back, *new]


def _changed(told: Statement, changes: tuple[str, ...]) -> Statement:
    """Return *told* with each FIELD=VALUE; an empty value takes the field away.

    Raises:
        BadJudgement: there is nothing to change, no such field, or no such value.
    """
    fields = dict(change.partition("=")[::2] for change in changes)
    unknown = [name for name in fields if name not in _FIELDS]
    if unknown or not fields:
        why = f"no such field: {', '.join(unknown)}" if unknown else "a correction changes nothing"
        raise BadJudgement(_SET, why, _DO)
    try:
        return msgspec.convert({**msgspec.to_builtins(told), **_typed(fields)}, Statement)
    except msgspec.ValidationError as error:
        raise BadJudgement(_SET, str(error), _DO) from error


def _typed(fields: dict[str, str]) -> dict[str, object]:
    return {
        name: value.split("|") if name == "via" else value or None for name, value in fields.items()
    }


def _answer(made: msgspec.Struct, output: Output) -> int:
    row = msgspec.to_builtins(made)
    lines = [f"{name}: {value}" for name, value in row.items() if value]
    return output.show(made, [row], lambda: lines)


def _verified(found: Verified) -> Iterator[str]:
    yield f"steps: {found.steps:,}"
    yield f"reports: {found.reports:,}"
    yield f"statements: {found.statements:,}"
    yield f"erased: {found.erased:,}"
    yield f"head: {found.head}"
    yield from found.breaks
