"""TSV tables become frozen records; a wrong line says its file and number."""

from collections.abc import Iterator
from pathlib import Path
from typing import TypeVar, get_type_hints

import msgspec

from mithaq.errors import DataError

Row = TypeVar("Row", bound=msgspec.Struct)

DATA = Path(__file__).parent / "data"


def read_table(path: Path, row: type[Row]) -> tuple[Row, ...]:
    """Return the rows of a TSV file as records of class *row*, in the file's order.

    The first line names the columns; ``|`` joins the members of a list; an empty cell is none.

    Raises:
        DataError: a column that the class lacks, a missing one, or a line of another length.
    """
    return tuple(record for _, record in numbered_rows(path, row))


def numbered_rows(path: Path, row: type[Row]) -> Iterator[tuple[int, Row]]:
    """Yield each record with the number of its line, as `read_table` reads them."""
    lines = path.read_text(encoding="utf-8").split("\n")
    header = lines[0].split("\t")
    is_list = _columns(path, header, row)
    for number, line in enumerate(lines[1:], start=2):
        if line and not line.startswith("#"):
            cells = line.split("\t")
            if len(cells) != len(header):
                raise _wrong(path, number, f"{len(cells)} cells where the head has {len(header)}")
            yield number, _record(row, header, cells, is_list, where=f"{path.name}:{number}")


def _columns(path: Path, header: list[str], row: type[Row]) -> list[bool]:
    """Check the head against the class; say of each column whether it holds a list."""
    hints = get_type_hints(row)
    unknown = [name for name in header if name not in hints]
    missing = [f.name for f in msgspec.structs.fields(row) if f.required and f.name not in header]
    if unknown or missing:
        raise _wrong(path, 1, f"columns unknown {unknown}, missing {missing}")
    return [hints[name] is not str for name in header]


def _record(
    row: type[Row], header: list[str], cells: list[str], is_list: list[bool], *, where: str
) -> Row:
    values = {
        name: (tuple(cell.split("|")) if cell else ()) if many else cell
        for name, cell, many in zip(header, cells, is_list, strict=True)
        if cell
    }
    try:
        return row(**values)
    except TypeError as error:
        raise DataError(str(error), where, "fill the missing cell") from error


def _wrong(path: Path, number: int, what: str) -> DataError:
    return DataError(what, f"{path.name}:{number}", "mend the line; the head names the columns")
