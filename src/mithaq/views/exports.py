"""What is in a ledger, for other tools: tables, a graph, linked data, a calendar, event data.

Each writer takes a `Desk` and gives the bytes of one format, of what was known at its moment. The
libraries are optional extras (``exports``), imported when they are used.
"""

import datetime as dt
import importlib
import io
import sqlite3
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import msgspec

from mithaq.edtf import bounds
from mithaq.errors import needing
from mithaq.record.entry import Entry
from mithaq.record.ledger import Filter
from mithaq.statement import Polarity
from mithaq.views.questions import Desk
from mithaq.views.rows import flatten, write_csv
from mithaq.views.words import Words

#: Terms of PROV-O and of our own statements.
_CONTEXT = {
    "prov": "http://www.w3.org/ns/prov#",
    "np": "http://www.nanopub.org/nschema#",
    "mithaq": "urn:mithaq:term:",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
_HERE = "export"
_INSERT = "INSERT INTO {table} VALUES ({slots})"


def as_csv(desk: Desk) -> bytes:
    """Write the statements as CSV, one a line."""
    return (write_csv(_statements(desk)) + "\n").encode()


def as_parquet(desk: Desk) -> bytes:
    """Write the statements as Parquet, compressed with zstd."""
    pyarrow = _library("pyarrow", "Parquet")
    parquet = _library("pyarrow.parquet", "Parquet")
    out = io.BytesIO()
    table = pyarrow.Table.from_pylist(_same_columns(_statements(desk)))
    parquet.write_table(table, out, compression="zstd")
    return out.getvalue()


def as_sqlite(desk: Desk) -> bytes:
    """Write a SQLite file with plain tables, as Datasette serves them."""
    with TemporaryDirectory(prefix="mithaq-") as folder:
        path = Path(folder) / "export.db"
        connection = sqlite3.connect(path)
        with connection:
            _fill(connection, "statements", _same_columns(_statements(desk)))
            _fill(connection, "standings", _same_columns(_standings(desk)))
        connection.close()
        return path.read_bytes()


def as_graphml(desk: Desk) -> bytes:
    """Write what holds at the moment as a graph: ids are nodes, standings edges."""
    networkx = _library("networkx", "GraphML")
    graph = networkx.MultiDiGraph()
    for row in _standings(desk):
        for side in (row["state"], row["toward"]):
            kind = side.partition(":")[0]
            graph.add_node(side, kind=kind, label=desk.knowledge.label(side, "en"))
        facts = {key: value for key, value in row.items() if isinstance(value, str | int | bool)}
        graph.add_edge(row["state"], row["toward"], **facts)
    return "\n".join(networkx.generate_graphml(graph)).encode()


def as_jsonld(desk: Desk) -> bytes:
    """Write each statement as one nanopublication: what is claimed, by whom, taken from where."""
    graph = [part for entry in desk.entries(Filter()) for part in _nanopublication(entry)]
    return msgspec.json.encode({"@context": _CONTEXT, "@graph": graph})


def as_calendar(desk: Desk) -> bytes:
    """Write what is to come and has a date as iCalendar, tentative until it has happened."""
    icalendar = _library("icalendar", "iCalendar")
    words = Words("en", desk.knowledge)
    calendar = icalendar.Calendar()
    calendar.add("prodid", "-//Mithaq//Expected//EN")
    calendar.add("version", "2.0")
    for line in desk.expected():
        if line.time:
            low, high = (dt.date.fromisoformat(day) for day in bounds(line.time))
            event = icalendar.Event()
            event.add("uid", f"{line.card.id}@mithaq")
            event.add("dtstamp", dt.datetime.fromisoformat(f"{desk.moment.known}T00:00:00+00:00"))
            event.add("dtstart", low)
            event.add("dtend", high + dt.timedelta(days=1))
            event.add("summary", words.gloss(line.card.statement))
            event.add("description", line.card.quote.text)
            event.add("status", "TENTATIVE")
            calendar.add_component(event)
    return bytes(calendar.to_ical())


def as_plover(desk: Desk) -> bytes:
    """Write PLOVER events in its own names, one a line; what it has no code for is left out."""
    events = (_plover(entry) for entry in desk.entries(Filter()))
    return b"".join(msgspec.json.encode(event) + b"\n" for event in events if event)


#: Each format by the ending of its file.
WRITERS: dict[str, Callable[[Desk], bytes]] = {
    ".csv": as_csv,
    ".parquet": as_parquet,
    ".sqlite": as_sqlite,
    ".db": as_sqlite,
    ".graphml": as_graphml,
    ".jsonld": as_jsonld,
    ".ics": as_calendar,
    ".plover.jsonl": as_plover,
}


def _statements(desk: Desk) -> list[dict[str, Any]]:
    return [flatten(entry) for entry in desk.entries(Filter())]


def _standings(desk: Desk) -> list[dict[str, Any]]:
    return [flatten(msgspec.structs.replace(cell, quotes=())) for cell in desk.everything()]


def _same_columns(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    columns = list(dict.fromkeys(key for row in rows for key in row))
    return [{column: row.get(column) for column in columns} for row in rows]


def _fill(connection: sqlite3.Connection, table: str, rows: list[dict[str, Any]]) -> None:
    columns = list(rows[0]) if rows else ["id"]
    names = ", ".join(f'"{column}"' for column in columns)
    connection.execute(f"CREATE TABLE {table} ({names})")
    slots = ", ".join("?" * len(columns))
    values = (tuple(row.values()) for row in rows)
    connection.executemany(_INSERT.format(table=table, slots=slots), values)


def _nanopublication(entry: Entry) -> list[dict[str, Any]]:
    """Return its four graphs: the head, the claim, whose word it is and from where, and ours."""
    id_ = f"urn:mithaq:statement:{entry.id}"
    head, claim, whence, info = (
        f"{id_}#{part}" for part in ("head", "claim", "provenance", "info")
    )
    report = f"urn:mithaq:report:{entry.report_id}"
    whole = {
        "@id": id_,
        "@type": "np:Nanopublication",
        "np:hasAssertion": {"@id": claim},
        "np:hasProvenance": {"@id": whence},
        "np:hasPublicationInfo": {"@id": info},
    }
    attributed = {
        "@id": claim,
        "prov:wasAttributedTo": {"@id": f"urn:mithaq:{entry.statement.claimant}"},
        "prov:wasDerivedFrom": {"@id": report},
        "prov:value": entry.statement.evidence.text,
        "mithaq:start": entry.statement.evidence.start,
        "mithaq:end": entry.statement.evidence.end,
    }
    made = {
        "@id": id_,
        "prov:generatedAtTime": {"@value": entry.recorded_at, "@type": "xsd:dateTime"},
        "prov:wasGeneratedBy": {"@id": f"urn:mithaq:reader:{entry.reader_version}"},
    }
    source = {"@id": report, "@type": "prov:Entity", "mithaq:published": entry.published}
    return [
        {"@id": head, "@graph": [whole]},
        {"@id": claim, "@graph": [_claim(entry)]},
        {"@id": whence, "@graph": [attributed, source]},
        {"@id": info, "@graph": [made]},
    ]


def _claim(entry: Entry) -> dict[str, Any]:
    """Return what is claimed as an event with its sides; what is not told is left out."""
    told = msgspec.to_builtins(entry.statement)
    ids = {"actor", "object", "claimant", "place", "actor_person", "object_person"}
    fields = {
        f"mithaq:{key}": {"@id": f"urn:mithaq:{value}"} if key in ids else value
        for key, value in told.items()
        if value not in (None, [], ()) and key not in {"evidence", "report", "rule", "plover"}
    }
    return {"@id": f"urn:mithaq:event:{entry.id}", "@type": "mithaq:Event", **fields}


def _plover(entry: Entry) -> dict[str, Any] | None:
    told = entry.statement
    if told.plover is None or told.polarity is Polarity.NEGATIVE:
        return None
    return {
        "id": entry.id,
        "date": told.time or (entry.published or "")[:10],
        "actor": [told.actor],
        "recipient": [told.object],
        **msgspec.to_builtins(told.plover),
        "cameo": told.cameo,
        "text": told.evidence.text,
    }


def _library(name: str, purpose: str) -> Any:  # noqa: ANN401 - none of them has types for us
    with needing("exports", _HERE, f"writing {purpose}"):
        return importlib.import_module(name)
