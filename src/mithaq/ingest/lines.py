"""JSON and JSON Lines become reports, one line at a time."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import BinaryIO

import msgspec

from mithaq.errors import BadReportLine, Failure, MithaqError, NotUtf8, TooLarge
from mithaq.ingest.encoding import LIMIT
from mithaq.ingest.plain import Intake
from mithaq.report import Report


def read_lines(path: Path, intake: Intake) -> Iterator[Report | Failure]:
    """Give the report of each line of *path*; a line that is none is a `Failure`."""
    with path.open("rb") as file:
        yield from read_stream(file, str(path), intake)


def read_stream(file: BinaryIO, name: str, intake: Intake) -> Iterator[Report | Failure]:
    """Give the report of each line of *file*, which *name* names in errors and ids."""
    number = 0
    while line := file.readline(LIMIT + 1):
        number += 1
        where = f"{name}:{number}"
        if len(line) > LIMIT:
            yield Failure(where, "ingest", TooLarge(where, len(line), LIMIT))
            _skip_line(line, file.readline)
        elif line.strip():
            yield from _one(line, where, intake)


def read_json(data: bytes, where: str, intake: Intake) -> Iterator[Report | Failure]:
    """Give the reports of a JSON file: one object, or a list of them."""
    if not data.lstrip().startswith(b"["):
        yield from _one(data, where, intake)
        return
    try:
        items = msgspec.json.decode(data, type=list[msgspec.Raw])
    except msgspec.DecodeError as error:
        yield Failure(where, "ingest", BadReportLine(where, str(error)))
        return
    for number, item in enumerate(items, 1):
        yield from _one(bytes(item), f"{where}[{number}]", intake)


def describes_another(path: Path) -> bool:
    """Say whether the JSON file at *path* only describes a text beside it (``text_file``)."""
    try:
        found = msgspec.json.decode(path.read_bytes())
    except (OSError, msgspec.DecodeError):
        return False
    return isinstance(found, dict) and "text_file" in found and "text" not in found


def read_sidecar(path: Path) -> Report | None:
    """Return what a JSON file beside the text *path* says of it, if there is one that names it."""
    beside = path.with_suffix(".json")
    if not beside.is_file() or not describes_another(beside):
        return None
    fields = msgspec.json.decode(beside.read_bytes())
    try:
        return msgspec.convert({**fields, "text": ""}, Report)
    except msgspec.ValidationError:
        return None


def _one(line: bytes, where: str, intake: Intake) -> Iterator[Report | Failure]:
    try:
        yield intake.take(_decode(line, where), where)
    except MithaqError as error:
        yield Failure(where, "ingest", error)


def _decode(line: bytes, where: str) -> Report:
    try:
        report = msgspec.json.decode(line, type=Report)
    except msgspec.DecodeError as error:
        raise BadReportLine(where, str(error)) from error
    except UnicodeDecodeError as error:
        raise NotUtf8(where, error.start, line[error.start]) from error
    if not report.text.strip():
        raise BadReportLine(where, "its text is empty")
    return report


def _skip_line(line: bytes, more: Callable[[int], bytes]) -> None:
    while line and not line.endswith(b"\n"):
        line = more(LIMIT)
