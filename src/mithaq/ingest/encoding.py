"""Bytes become text: one strict way for plain text, and the web's way for pages."""

import codecs
import importlib
import re

from mithaq.errors import EmptyInput, NotText, NotUtf8, TooLarge

#: The most bytes that one report may have.
LIMIT = 10_000_000

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
#: The HTML standard looks for a declared encoding in the first 1,024 bytes; real heads are longer.
_HEAD = 4096
_META = re.compile(rb"""<meta[^>]+charset\s*=\s*["']?\s*([\w.:-]+)""", re.IGNORECASE)


def decode_text(data: bytes, where: str) -> str:
    """Return plain text as it stands: only a byte order mark is dropped, newlines are kept.

    Raises:
        TooLarge, NotText, NotUtf8, EmptyInput: what *data* is instead.
    """
    check_size(len(data), where)
    mark, encoding = _mark(data)
    if not mark and (zero := data.find(b"\0")) >= 0:
        raise NotText(where, zero)
    try:
        text = data[len(mark) :].decode(encoding)
    except UnicodeDecodeError as error:
        at = error.start + len(mark)
        raise NotUtf8(where, at, data[at]) from error
    if not text.strip():
        raise EmptyInput(where)
    return text


def decode_page(data: bytes, declared: str | None = None) -> str:
    """Return a page's markup: by HTTP header, byte order mark, meta, or what its bytes look like.

    Args:
        data: the page as it was sent.
        declared: the charset of its HTTP header, if there was one.
    """
    mark, encoding = _mark(data)
    meta = _META.search(data, 0, _HEAD)
    names = (declared, encoding if mark else None, meta and meta[1].decode("ascii"), "utf-8")
    for name in names:
        if name and (text := _strictly(data[len(mark) :], name)) is not None:
            return text
    return _by_looks(data)


def check_size(size: int, where: str) -> None:
    """Refuse what is larger than one report can be.

    Raises:
        TooLarge: it is.
    """
    if size > LIMIT:
        raise TooLarge(where, size, LIMIT)


def _mark(data: bytes) -> tuple[bytes, str]:
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return mark, encoding
    return b"", "utf-8"


def _strictly(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except (LookupError, UnicodeDecodeError):
        return None


def _by_looks(data: bytes) -> str:
    best = importlib.import_module("charset_normalizer").from_bytes(data).best()
    return str(best) if best else data.decode("utf-8", errors="replace")
