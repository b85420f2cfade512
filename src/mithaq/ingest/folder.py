"""Files and folders become reports."""

import io
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import msgspec

from mithaq.errors import Failure, MithaqError, NoReports, NotFound
from mithaq.ingest.encoding import check_size, decode_text
from mithaq.ingest.feed import read_feed
from mithaq.ingest.lines import describes_another, read_json, read_lines, read_sidecar, read_stream
from mithaq.ingest.page import read_page
from mithaq.ingest.plain import Intake
from mithaq.ingest.warc import read_warc
from mithaq.report import Report

Found = Iterator[Report | Failure]


def read_paths(paths: Iterable[Path], intake: Intake) -> Found:
    """Give the reports of files and folders, folders to the bottom and in the order of names."""
    for path in paths:
        yield from _read_folder(path, intake) if path.is_dir() else read_file(path, intake)


def read_file(path: Path, intake: Intake) -> Found:
    """Give the reports of one file, by its suffix; one that cannot be read is a `Failure`."""
    try:
        yield from _reader(path)(path, intake)
    except FileNotFoundError:
        yield _failure(path, NotFound(str(path)))
    except OSError as error:
        yield _failure(path, NotFound(str(path), error.strerror or "it cannot be read"))
    except MithaqError as error:
        yield _failure(path, error)


def read_bytes(data: bytes, where: str, intake: Intake) -> Found:
    """Give the reports of a stream without a name: JSON Lines, a page or plain text."""
    try:
        start = data.lstrip()[:1]
        if start == b"{":
            yield from read_stream(io.BytesIO(data), where, intake)
        elif start == b"<":
            yield read_page(data, where, intake)
        else:
            yield intake.take(Report(text=decode_text(data, where)), where)
    except MithaqError as error:
        yield Failure(where, "ingest", error)


def _read_folder(folder: Path, intake: Intake) -> Found:
    files = [path for path in sorted(folder.rglob("*")) if _is_report(path)]
    if not files:
        yield _failure(folder, NoReports(str(folder)))
    for path in files:
        yield from read_file(path, intake)


def _is_report(path: Path) -> bool:
    """Say whether a walk takes *path* in: not what is hidden, nor what describes a text beside."""
    known = _reader(path) is not _read_text or path.suffix.lower() in {".txt", ".text"}
    hidden = path.name.startswith(".")
    return known and not hidden and path.is_file() and not _is_sidecar(path)


def _is_sidecar(path: Path) -> bool:
    return path.suffix.lower() == ".json" and describes_another(path)


def _reader(path: Path) -> Callable[[Path, Intake], Found]:
    name = path.name.lower()
    return next((read for ending, read in _READERS.items() if name.endswith(ending)), _read_text)


def _read_text(path: Path, intake: Intake) -> Found:
    text = decode_text(_whole(path), str(path))
    beside = read_sidecar(path) or Report(text="")
    yield intake.take(msgspec.structs.replace(beside, text=text), str(path))


def _read_page(path: Path, intake: Intake) -> Found:
    yield read_page(_whole(path), str(path), intake)


def _read_json(path: Path, intake: Intake) -> Found:
    yield from read_json(_whole(path), str(path), intake)


def _read_feed(path: Path, intake: Intake) -> Found:
    yield from read_feed(_whole(path), str(path), intake)


def _whole(path: Path) -> bytes:
    check_size(path.stat().st_size, str(path))
    return path.read_bytes()


def _failure(path: Path, error: MithaqError) -> Failure:
    return Failure(str(path), "ingest", error)


_READERS: dict[str, Callable[[Path, Intake], Found]] = {
    ".html": _read_page,
    ".htm": _read_page,
    ".xhtml": _read_page,
    ".jsonl": read_lines,
    ".ndjson": read_lines,
    ".json": _read_json,
    ".rss": _read_feed,
    ".atom": _read_feed,
    ".xml": _read_feed,
    ".warc": read_warc,
    ".warc.gz": read_warc,
}
