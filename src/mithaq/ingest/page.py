"""HTML pages become reports, through trafilatura (the extra ``html``)."""

import importlib
from types import ModuleType

from mithaq.errors import EmptyInput, needing
from mithaq.ingest.encoding import check_size, decode_page
from mithaq.ingest.plain import Intake
from mithaq.report import Report

#: The extensive search takes a year from the page's footer for the day: unknown beats wrong.
_DATES = {"extensive_search": False, "original_date": True}


def read_page(
    data: bytes,
    where: str,
    intake: Intake,
    *,
    charset: str | None = None,
    url: str | None = None,
) -> Report:
    """Return the report that a page shows: its headline and paragraphs, without its furniture.

    Args:
        data: the page as it was sent.
        where: its path or address, for errors.
        intake: how it is taken in.
        charset: what its HTTP header declared.
        url: its address, where that is known.

    Raises:
        TooLarge, EmptyInput: it holds no report of our size.
        MissingExtra: trafilatura is not installed.
    """
    check_size(len(data), where)
    page = _extractor(where).bare_extraction(
        decode_page(data, charset),
        fast=True,
        with_metadata=True,
        include_comments=False,
        date_extraction_params=_DATES,
    )
    if page is None or not (page.text or "").strip():
        raise EmptyInput(where)
    found = Report(
        text=_whole(page.title, page.text),
        lang=page.language,
        published=page.date,
        title=page.title,
        url=url or page.url,
    )
    return intake.take(found, where)


def _whole(title: str | None, text: str) -> str:
    """Put the headline, which counts as part of a report, before the paragraphs."""
    if not title or text.lstrip().startswith(title):
        return text
    return f"{title}\n\n{text}"


def _extractor(where: str) -> ModuleType:
    with needing("html", where, "reading HTML"):
        return importlib.import_module("trafilatura")
