"""Flat rows, and how they are written: JSON Lines, CSV, Markdown."""

import csv
import io
from collections.abc import Mapping, Sequence
from typing import Any

import msgspec

Row = Mapping[str, Any]
#: A spreadsheet takes a cell that begins so for a formula.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def flatten(record: object, prefix: str = "") -> dict[str, Any]:
    """Return a record as one flat row: what it holds becomes ``outer.inner``, lists are joined."""
    row: dict[str, Any] = {}
    for name, value in msgspec.to_builtins(record).items():
        key = f"{prefix}{name}"
        if isinstance(value, dict):
            row |= flatten(value, f"{key}.")
        elif isinstance(value, list | tuple):
            row[key] = "|".join(map(_item, value))
        else:
            row[key] = value
    return row


def _item(value: object) -> str:
    return value if isinstance(value, str) else msgspec.json.encode(value).decode()


def write_jsonl(rows: Sequence[Row]) -> str:
    """Write one JSON object a line, as nested as it is."""
    return "\n".join(msgspec.json.encode(row).decode() for row in rows)


def write_csv(
    rows: Sequence[object], *, line_end: str = "\n", is_for_spreadsheet: bool = True
) -> str:
    """Write CSV under the columns of all rows; for a spreadsheet no cell can be a formula."""
    flat = [flatten(row) for row in rows]
    out = io.StringIO()
    writer = csv.DictWriter(out, _columns(flat), lineterminator=line_end)
    writer.writeheader()
    writer.writerows([_harmless(row) for row in flat] if is_for_spreadsheet else flat)
    return out.getvalue().removesuffix(line_end)


def write_markdown(rows: Sequence[Row]) -> str:
    """Write a Markdown table under the columns of all rows."""
    flat = [flatten(row) for row in rows]
    columns = _columns(flat)
    lines = [columns, ["---"] * len(columns)]
    lines += [[_cell(row.get(column)) for column in columns] for row in flat]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines) if columns else ""


def _columns(rows: Sequence[Row]) -> list[str]:
    return list(dict.fromkeys(key for row in rows for key in row))


def _harmless(row: Row) -> dict[str, Any]:
    return {
        key: f"'{value}" if isinstance(value, str) and value.startswith(_FORMULA) else value
        for key, value in row.items()
    }


def _cell(value: object) -> str:
    text = "" if value is None else str(value)
    return " ".join(text.split()).replace("|", "\\|")


WRITERS = {"jsonl": write_jsonl, "csv": write_csv, "md": write_markdown}
