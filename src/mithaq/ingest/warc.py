"""Web archives (WARC) become reports, through fastwarc (the extra ``warc``).

fastwarc stops without a word where an archive is cut, and for good at a broken gzip member.
Both are told here as a `Failure`, and after a broken member reading goes on with the next one.
"""

import importlib
import mmap
import re
import zlib
from collections.abc import Generator, Iterator
from pathlib import Path
from types import ModuleType
from typing import Any, NamedTuple

import msgspec

from mithaq.errors import DamagedArchive, EmptyInput, Failure, MithaqError, TooLarge, needing
from mithaq.ingest.encoding import LIMIT
from mithaq.ingest.page import read_page
from mithaq.ingest.plain import Intake
from mithaq.report import Report

_GZIP = b"\x1f\x8b\x08"
_PAGES = ("text/html", "application/xhtml+xml")
_OK = 200
_CHUNK = 1 << 20
_BLANK = b"\r\n\r\n"
_LENGTH = re.compile(rb"content-length:\s*(\d+)", re.IGNORECASE)


class Capture(NamedTuple):
    """One answer of a web server, as it was kept."""

    offset: int  # of its record in the archive, in bytes
    url: str
    retrieved: str | None  # UTC instant
    mime: str
    charset: str | None
    status: int
    body: bytes


def read_warc(path: Path, intake: Intake) -> Iterator[Report | Failure]:
    """Give the report of each HTML page that was answered with 200.

    Raises:
        EmptyInput: the archive is empty.
        MissingExtra: fastwarc is not installed.
    """
    for found in read_captures(path):
        if isinstance(found, Failure):
            yield found
        elif found.mime in _PAGES and found.status == _OK:
            yield _page(found, path, intake)


def read_captures(path: Path) -> Iterator[Capture | Failure]:
    """Give every answer in the archive, in its order, and a `Failure` for each damaged place.

    Raises:
        EmptyInput: the archive is empty.
        MissingExtra: fastwarc is not installed.
    """
    if not path.stat().st_size:
        raise EmptyInput(str(path))
    fastwarc = _library(str(path))
    with path.open("rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as raw:
        start = 0
        while start >= 0:
            start = yield from _stretch(fastwarc, raw, start, path)


def _stretch(
    fastwarc: ModuleType, raw: mmap.mmap, start: int, path: Path
) -> Generator[Capture | Failure, None, int]:
    """Give what can be read from *start*; return where to go on after damage, or -1."""
    last = None
    try:
        for record in _records(fastwarc, raw, start):
            last = record.stream_pos
            yield _capture(record, path)
    except OSError:
        if last is not None or start == 0:
            yield _damage(path, last or start, "a member is broken after the record")
        return raw.find(_GZIP, (start if last is None else last) + 1)
    if _is_cut(raw, start if last is None else last):
        yield _damage(path, len(raw), "the archive ends in the middle of a record")
    return -1


def _records(fastwarc: ModuleType, raw: mmap.mmap, start: int) -> Iterator[Any]:
    raw.seek(start)
    kind = fastwarc.WarcRecordType.response
    yield from fastwarc.ArchiveIterator(raw, record_types=kind, parse_http=False)


def _capture(record: Any, path: Path) -> Capture | Failure:  # noqa: ANN401 - fastwarc has no types
    declared = record.content_length
    if declared > LIMIT:
        where = f"{path}@{record.stream_pos}"
        return Failure(where, "ingest", TooLarge(where, declared, LIMIT))
    record.freeze()
    record.parse_http(auto_decode="all")
    head = record.http_headers
    if head is None:
        return _damage(path, record.stream_pos, f"a record of {declared:,} bytes is no HTTP answer")
    return Capture(
        offset=record.stream_pos,
        url=record.headers.get("WARC-Target-URI") or "",
        retrieved=record.record_date and record.record_date.isoformat().replace("+00:00", "Z"),
        mime=record.http_content_type or "",
        charset=record.http_charset,
        status=head.status_code or 0,
        body=record.reader.read(LIMIT + 1),  # an unpacked bomb stops here
    )


def _is_cut(raw: mmap.mmap, offset: int) -> bool:
    """Say whether what follows *offset*, where a record begins, ends before it should."""
    if raw[offset : offset + len(_GZIP)] == _GZIP:
        return _is_cut_gzip(raw, offset)
    while offset < len(raw) and (lengths := _lengths(raw, offset)):
        offset += sum(lengths)
    return offset > len(raw) or bool(raw[offset:].strip())


def _is_cut_gzip(raw: mmap.mmap, offset: int) -> bool:
    member = zlib.decompressobj(wbits=31)
    while offset < len(raw):
        chunk = raw[offset : offset + _CHUNK]
        member.decompress(chunk)
        offset += len(chunk) - len(member.unused_data)
        if member.eof and offset < len(raw):
            member = zlib.decompressobj(wbits=31)
    return not member.eof


def _lengths(raw: mmap.mmap, offset: int) -> tuple[int, int, int] | None:
    """Return the bytes of the head, the block and the blank lines of the record at *offset*."""
    end = raw.find(_BLANK, offset)
    declared = _LENGTH.search(raw[offset:end]) if end >= 0 else None
    return (end - offset + len(_BLANK), int(declared[1]), len(_BLANK)) if declared else None


def _page(capture: Capture, path: Path, intake: Intake) -> Report | Failure:
    where = capture.url or f"{path}@{capture.offset}"
    try:
        report = read_page(capture.body, where, intake, charset=capture.charset, url=capture.url)
    except MithaqError as error:
        return Failure(where, "ingest", error)
    return msgspec.structs.replace(report, retrieved=capture.retrieved)


def _damage(path: Path, offset: int, why: str) -> Failure:
    return Failure(str(path), "ingest", DamagedArchive(str(path), offset, why))


def _library(where: str) -> ModuleType:
    with needing("warc", where, "reading web archives"):
        return importlib.import_module("fastwarc")
