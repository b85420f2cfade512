"""The audit trail: what each step did, to what, by whom and why."""

from collections.abc import Iterable, Iterator

import msgspec

from mithaq.record.entry import Carried, Named, Tx

#: The tables that say what a step did, the telling one first.
_TELLING = ("judgement", "retraction", "erasure", "report_link", "report")
_REPORT, _STATEMENT = "report_id", "statement_id"
_IDS = (_REPORT, "other_id", _STATEMENT, "replacement_id")


class Deed(msgspec.Struct, frozen=True, kw_only=True):
    """One step, told: *what* was done to *about*."""

    tx_id: int
    recorded_at: str
    kind: str
    by: str
    about: tuple[str, ...]  # ids of reports and statements
    what: str  # a verdict, the kind of a link or of a retraction, the name of a report
    reason: str
    statements: int  # that the step added
    hash: str


def deeds(steps: Iterable[Carried], about: str | None = None) -> Iterator[Deed]:
    """Tell *steps*; only those that bear on a report or a statement whose id begins with *about*.

    On a report bear also the judgements of its statements, on a statement what befell its report.
    """
    bearing = _Bearing(about) if about else None
    for step in steps:
        if bearing is None or bearing.takes(step):
            yield _deed(step)


class _Bearing:
    def __init__(self, about: str) -> None:
        self._about = about
        self._ids: set[str] = set()  # what bears on it, as far as steps have told

    def takes(self, step: Carried) -> bool:
        """Say whether *step* bears on it, and remember what it links with it."""
        told = step.rows.get("statement", [])
        within = [row for row in told if self._begins(row, _REPORT)]
        itself = [row for row in told if self._names(row, _STATEMENT)]
        self._ids |= {str(row[_STATEMENT]) for row in (*within, *itself)}
        self._ids |= {str(row[_REPORT]) for row in itself}
        rows = [row for table in _TELLING for row in step.rows.get(table, ())]
        names = any(self._names(row, name) for row in rows for name in _IDS)
        return bool(within or itself) or names

    def _begins(self, row: Named, name: str) -> bool:
        return str(row.get(name, "")).startswith(self._about)

    def _names(self, row: Named, name: str) -> bool:
        return self._begins(row, name) or row.get(name) in self._ids


def _deed(step: Carried) -> Deed:
    tx = step.tx
    table = next((name for name in _TELLING if step.rows.get(name)), "statement")
    rows = step.rows.get(table, [])
    first = rows[0] if rows else {}
    told = first.get("verdict") or first.get("kind") or first.get("name") or ""
    return Deed(
        tx_id=tx.tx_id, recorded_at=tx.recorded_at, kind=tx.kind,
        by=str(first.get("by") or _tool(tx)),
        about=tuple(dict.fromkeys(str(row[name]) for row in rows for name in _IDS if name in row)),
        what=str(told), reason=str(first.get("reason", "")),
        statements=len(step.rows.get("statement", ())), hash=tx.hash,
    )  # fmt: skip


def _tool(tx: Tx) -> str:
    return f"{tx.tool} {tx.version}".strip()
