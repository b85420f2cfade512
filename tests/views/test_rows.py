"""Flat rows as JSON Lines, CSV and Markdown."""

import csv
import io
import json

from mithaq.views.rows import flatten, write_csv, write_jsonl, write_markdown

ROW = {
    "type": "join",
    "via": ["org:axios", "org:reuters"],
    "evidence": {"start": 3, "text": "a | b\nc"},
    "note": "=1+1",
}


def test_what_lies_within_becomes_a_column() -> None:
    assert flatten(ROW) == {
        "type": "join",
        "via": "org:axios|org:reuters",
        "evidence.start": 3,
        "evidence.text": "a | b\nc",
        "note": "=1+1",
    }


def test_json_lines_keep_the_nesting() -> None:
    lines = write_jsonl([ROW, {"type": "sign"}]).split("\n")
    assert [json.loads(line) for line in lines] == [ROW, {"type": "sign"}]


def test_csv_has_the_columns_of_all_rows_and_no_formula() -> None:
    rows = list(csv.DictReader(io.StringIO(write_csv([{"type": "sign"}, ROW]))))
    assert rows[1]["evidence.text"] == "a | b\nc"
    assert rows[1]["note"] == "'=1+1"
    assert rows[0] == {
        "type": "sign", "via": "", "evidence.start": "", "evidence.text": "", "note": "",
    }  # fmt: skip


def test_markdown_keeps_a_cell_on_its_line() -> None:
    lines = write_markdown([ROW]).split("\n")
    assert len(lines) == 3
    assert r"a \| b c" in lines[2]


def test_no_rows_no_table() -> None:
    assert write_markdown([]) == ""
