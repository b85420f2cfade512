"""A ledger for other tools, and as lines and back without loss."""

import csv
import importlib
import io
import json
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from msgspec import structs

from mithaq import pipeline
from mithaq.errors import BadExport
from mithaq.reading.reader import VERSION
from mithaq.record.entry import Entry, LinkKind, Verdict
from mithaq.record.ledger import Ledger, Source
from mithaq.statement import Statement
from mithaq.views import exports
from mithaq.views.files import all_reports, read_ledger, write_ledger
from mithaq.views.questions import Desk
from mithaq.views.tables import Moment

#: They come without types, or with more than we ask.
icalendar: Any = importlib.import_module("icalendar")
networkx: Any = importlib.import_module("networkx")
rdflib: Any = importlib.import_module("rdflib")
parquet: Any = importlib.import_module("pyarrow.parquet")

EXAMPLES = Path(__file__).parents[2] / "examples"


@pytest.fixture(scope="module")
def ledger() -> Iterator[Ledger]:
    with pipeline.open_ledger(":memory:", create=True) as made:
        pipeline.run(pipeline.take_in([EXAMPLES], named=False), made, jobs=1)
        yield made


@pytest.fixture
def desk(ledger: Ledger) -> Desk:
    moment = Moment(held="2025-11-08", known="2025-11-08")
    return Desk(ledger, pipeline.knowledge(), moment)


def test_the_whole_ledger_comes_back_with_the_same_chain(ledger: Ledger) -> None:
    with pipeline.open_ledger(":memory:", create=True) as judged:
        read_ledger(write_ledger(ledger), "lines", judged)
        first, second, *_ = all_entries(judged)
        word: dict[str, Any] = {"by": "editor", "reason": "a test", "recorded_at": pipeline.now()}
        judged.judge(first.id, Verdict.REJECTED, **word)
        right = structs.replace(second.statement, time="2025")
        judged.judge(second.id, Verdict.CORRECTED, replacement=right, **word)
        reports = list(all_reports(judged))
        one, other = (kept.report_id for kept in reports)
        judged.link(
            one,
            other,
            LinkKind.TRANSLATION_OF,
            method="by hand",
            score=1.0,
            recorded_at=pipeline.now(),
        )
        judged.retract(reports[0].report_id, effective="2025-11-20", **word)
        for version, read in (("2", slice(2, None)), ("3", slice(None)), ("4", slice(1, -1))):
            batch = [(kept.report, _read(judged, kept.report_id)[read]) for kept in reports]
            judged.extend(batch, recorded_at=pipeline.now(), source=Source(reader_version=version))
        assert [step.tx.kind for step in judged.carried()].count("read") > len(reports)
        lines = list(write_ledger(judged))
        before = judged.verify()
    with pipeline.open_ledger(":memory:", create=True) as again:
        assert read_ledger(lines, "lines", again) == len(lines) - 1
        assert again.verify() == before


def all_entries(ledger: Ledger) -> list[Entry]:
    """Return every entry, also those that were rejected, in the order of recording."""
    ids = [strand.id for strands in ledger.all_strands() for strand in strands]
    return sorted(ledger.statements(ids).values(), key=lambda entry: entry.seq)


def _read(ledger: Ledger, report_id: str) -> list[Statement]:
    return [
        structs.replace(entry.statement, place=entry.statement.place or "Astana")
        for entry in all_entries(ledger)
        if entry.report_id == report_id and entry.reader_version == VERSION
    ]


@pytest.mark.parametrize(
    ("spoil", "says"),
    [
        (lambda lines: lines[:-1], "its last line is missing"),
        (lambda lines: [b"{}", *lines], "lines:1"),
        (lambda lines: lines[1:], "step 1 is missing; 2 follows"),
    ],
)
def test_a_file_that_is_no_whole_export_is_refused(ledger: Ledger, spoil, says: str) -> None:  # type: ignore[no-untyped-def]  # noqa: ANN001
    lines = spoil(list(write_ledger(ledger)))
    with (
        pipeline.open_ledger(":memory:", create=True) as again,
        pytest.raises(BadExport, match=says),
    ):
        read_ledger(lines, "lines", again)


def test_tables_hold_each_statement_with_its_sentence(desk: Desk, tmp_path: Path) -> None:
    words = [entry.statement.evidence.text for entry in all_entries(desk.ledger)]
    column = "statement.evidence.text"
    rows = csv.DictReader(io.StringIO(exports.as_csv(desk).decode()))
    assert [row[column] for row in rows] == words
    table = parquet.read_table(io.BytesIO(exports.as_parquet(desk)))
    assert table.column(column).to_pylist() == words
    path = tmp_path / "export.db"
    path.write_bytes(exports.as_sqlite(desk))
    connection = sqlite3.connect(path)
    found = connection.execute(f'SELECT "{column}" FROM statements').fetchall()
    connection.close()
    assert [text for (text,) in found] == words


def test_the_graph_joins_states_with_what_they_stand_toward(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "g.graphml"
    path.write_bytes(exports.as_graphml(desk))
    graph = networkx.read_graphml(path)
    (edge,) = (
        data
        for state, _, data in graph.edges(data=True)
        if (state, data["timeline"]) == ("state:KAZ", "commitment")
    )
    assert edge["value"] == "announced"
    assert graph.nodes["state:KAZ"]["label"] == "Kazakhstan"


@pytest.mark.filterwarnings("ignore::DeprecationWarning")  # of rdflib by itself
def test_linked_data_is_one_nanopublication_a_statement(desk: Desk) -> None:
    data = rdflib.Dataset()
    data.parse(data=exports.as_jsonld(desk), format="json-ld")
    np, prov = rdflib.Namespace("http://www.nanopub.org/nschema#"), rdflib.PROV
    entries = all_entries(desk.ledger)

    assert len(list(data.quads((None, rdflib.RDF.type, np.Nanopublication, None)))) == len(entries)
    first = rdflib.URIRef(f"urn:mithaq:statement:{entries[0].id}")
    ((_, _, claim, _),) = data.quads((first, np.hasAssertion, None, None))
    ((_, _, whence, _),) = data.quads((first, np.hasProvenance, None, None))
    told, source = data.graph(claim), data.graph(whence)
    statement = entries[0].statement
    assert rdflib.URIRef(f"urn:mithaq:{statement.actor}") in set(told.objects())
    assert str(source.value(claim, prov.value)) == statement.evidence.text
    assert str(source.value(claim, prov.wasAttributedTo)) == f"urn:mithaq:{statement.claimant}"
    report = source.value(claim, prov.wasDerivedFrom)
    assert str(report) == f"urn:mithaq:report:{entries[0].report_id}"


def test_the_calendar_holds_what_has_a_date_as_tentative(desk: Desk) -> None:
    calendar = icalendar.Calendar.from_ical(exports.as_calendar(desk))
    (visit,) = calendar.walk("VEVENT")
    assert str(visit["summary"]) == "Saudi Arabia visits United States"
    assert visit["dtstart"].dt.isoformat() == "2025-11-18"
    assert str(visit["status"]) == "TENTATIVE"


def test_plover_events_are_in_its_own_names(desk: Desk) -> None:
    events = [json.loads(line) for line in exports.as_plover(desk).splitlines()]
    visit = next(event for event in events if event["actor"] == ["state:SAU"])
    assert visit["recipient"] == ["state:USA"]
    assert visit["event"]
