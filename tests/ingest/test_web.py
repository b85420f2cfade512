"""Pages, feeds and web archives, with what real ones get wrong."""

import gzip
import socket
from pathlib import Path

import pytest

from mithaq.errors import DamagedArchive, EmptyInput, Failure
from mithaq.ingest.feed import read_feed
from mithaq.ingest.page import read_page
from mithaq.ingest.plain import Intake
from mithaq.ingest.warc import read_captures, read_warc
from mithaq.report import Report

PARAGRAPHS = (
    "وقّعت الحكومتان اليوم اتفاقاً يفتح المعابر البرية بينهما بعد سنوات من الإغلاق.",
    "وقال الوزير إن التنفيذ يبدأ مطلع الشهر المقبل وإن اللجان الفنية ستجتمع قبل ذلك.",
)
PAGE = f"""<!doctype html><html lang="ar" dir="rtl"><head><title>فتح المعابر</title>
<meta property="article:published_time" content="2024-06-02T09:30:00Z"></head>
<body><nav><a href="/">الرئيسية</a><a href="/sport">رياضة</a></nav>
<article><h1>فتح المعابر</h1><p>{PARAGRAPHS[0]}</p><p>{PARAGRAPHS[1]}</p></article>
<footer>© 2026 جميع الحقوق محفوظة</footer></body></html>"""


def test_a_page_gives_its_paragraphs_and_its_day() -> None:
    report = read_page(PAGE.encode(), "p.html", Intake())
    assert all(paragraph in report.text for paragraph in PARAGRAPHS)
    assert "رياضة" not in report.text
    assert "الحقوق" not in report.text
    assert (report.published, report.title, report.lang) == ("2024-06-02", "فتح المعابر", "ar")
    assert report.text.startswith("فتح المعابر")


def test_a_page_without_a_day_gets_none_from_its_footer() -> None:
    page = PAGE.replace(
        '<meta property="article:published_time" content="2024-06-02T09:30:00Z">', ""
    )
    assert read_page(page.encode(), "p.html", Intake()).published is None


def test_a_page_in_an_old_encoding() -> None:
    page = PAGE.replace("<head>", '<head><meta charset="windows-1256">')
    report = read_page(page.encode("windows-1256", "ignore"), "p.html", Intake())
    assert PARAGRAPHS[1] in report.text


@pytest.mark.parametrize("page", [b"", b"<html></html>", b"<p></p>"])
def test_a_page_without_text_says_so(page: bytes) -> None:
    with pytest.raises(EmptyInput, match=r"p\.html"):
        read_page(page, "p.html", Intake())


FEED = """<?xml version="1.0" encoding="{encoding}"?>{doctype}
<rss version="2.0"><channel><title>t</title>
<item><title>Quito &amp;amp; Lima talk</title><link>https://news.example/1</link>
<pubDate>Mon, 03 Jun 2024 10:00:00 +0200</pubDate>
<description>&lt;p&gt;First.&lt;/p&gt;&lt;script&gt;bad()&lt;/script&gt;
&lt;p&gt;Second {extra}.&lt;/p&gt;</description></item>
<item></item></channel></rss>"""


def feed(encoding: str = "utf-8", doctype: str = "", extra: str = "") -> list[Report | Failure]:
    text = FEED.format(encoding=encoding, doctype=doctype, extra=extra)
    return list(read_feed(text.encode(encoding), "f.xml", Intake()))


def test_a_feed_gives_its_entries_and_names_an_empty_one() -> None:
    first, second = feed()
    assert isinstance(first, Report)
    assert first.text == "Quito & Lima talk\n\nFirst.\n\nSecond ."
    assert (first.published, first.url) == ("2024-06-03T08:00:00Z", "https://news.example/1")
    assert isinstance(second, Failure)


def test_a_feed_cannot_read_a_file_or_ask_a_host(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    secret = tmp_path / "secret"
    secret.write_text("TOP SECRET")
    asked: list[object] = []
    monkeypatch.setattr(socket.socket, "connect", lambda _, address: asked.append(address))
    for target in (secret.as_uri(), "http://127.0.0.1:9/x"):
        doctype = f'<!DOCTYPE rss [<!ENTITY x SYSTEM "{target}">]>'
        for entry in feed(doctype=doctype, extra="&x;"):
            assert "TOP SECRET" not in getattr(entry, "text", "")
    assert asked == []


def test_bytes_that_name_a_file_are_no_file(tmp_path: Path) -> None:
    path = tmp_path / "feed.xml"
    path.write_text(FEED.format(encoding="utf-8", doctype="", extra=""))
    with pytest.raises(EmptyInput):
        list(read_feed(str(path).encode(), "f.xml", Intake()))


def record(number: int, body: bytes, *, head: bytes = b"") -> bytes:
    http = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n" + head + b"\r\n" + body
    lines = (
        "WARC/1.0",
        "WARC-Type: response",
        f"WARC-Target-URI: https://news.example/{number}",
        "WARC-Date: 2024-06-02T10:00:00Z",
        f"WARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-{number:012d}>",
        "Content-Type: application/http; msgtype=response",
        f"Content-Length: {len(http)}",
    )
    return "\r\n".join(lines).encode() + b"\r\n\r\n" + http + b"\r\n\r\n"


RECORDS = [record(number, PAGE.encode()) for number in range(5)]


def archive(path: Path, *, zipped: bool) -> list[bytes]:
    members = [gzip.compress(one) if zipped else one for one in RECORDS]
    path.write_bytes(b"".join(members))
    return members


@pytest.mark.parametrize("zipped", [False, True])
def test_an_archive_gives_its_pages(tmp_path: Path, *, zipped: bool) -> None:
    path = tmp_path / "a.warc.gz"
    archive(path, zipped=zipped)
    found = list(read_warc(path, Intake()))
    assert [getattr(report, "url", None) for report in found] == [
        f"https://news.example/{number}" for number in range(5)
    ]
    assert isinstance(found[0], Report)
    assert (found[0].retrieved, found[0].published) == ("2024-06-02T10:00:00Z", "2024-06-02")


@pytest.mark.parametrize("zipped", [False, True])
@pytest.mark.parametrize("missing", [20, 400])
def test_a_cut_archive_says_so_and_keeps_the_rest(
    tmp_path: Path, *, zipped: bool, missing: int
) -> None:
    path = tmp_path / "a.warc"
    archive(path, zipped=zipped)
    path.write_bytes(path.read_bytes()[:-missing])
    found = list(read_captures(path))
    failures = [item for item in found if isinstance(item, Failure)]
    assert len(found) - len(failures) >= 4
    assert [type(item.error) for item in failures] == [DamagedArchive] * len(failures)
    assert failures


def test_after_a_broken_member_reading_goes_on(tmp_path: Path) -> None:
    path = tmp_path / "a.warc.gz"
    members = archive(path, zipped=True)
    data = bytearray(path.read_bytes())
    place = len(members[0]) + len(members[1]) + 60
    data[place : place + 40] = bytes(40)
    path.write_bytes(bytes(data))
    found = list(read_captures(path))
    numbers = [item.url[-1] for item in found if not isinstance(item, Failure)]
    failures = [item for item in found if isinstance(item, Failure)]
    assert numbers == ["0", "1", "3", "4"]
    assert len(failures) == 1
    assert "broken" in str(failures[0].error)


def test_a_body_that_was_sent_compressed_is_unpacked(tmp_path: Path) -> None:
    path = tmp_path / "a.warc"
    path.write_bytes(record(0, gzip.compress(PAGE.encode()), head=b"Content-Encoding: gzip\r\n"))
    (report,) = read_warc(path, Intake())
    assert isinstance(report, Report)
    assert PARAGRAPHS[0] in report.text
