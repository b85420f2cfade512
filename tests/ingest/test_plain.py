"""What a plain text tells of itself, and that it is never changed."""

import pytest

from mithaq.ingest.encoding import decode_page, decode_text
from mithaq.ingest.plain import Intake, known_marks
from mithaq.report import Report

MARKS = known_marks({"org:reuters": ("(Reuters) -", "رويترز"), "org:afp": ("أ ف ب", "AFP")})


def take(text: str, **fields: str) -> Report:
    return Intake(marks=MARKS).take(Report(text=text, **fields), "a.txt")


@pytest.mark.parametrize(
    ("text", "agency"),
    [
        ("OTTAWA, March 3 (Reuters) - Canada and Chile signed.", "org:reuters"),
        ("الرباط (رويترز) – أعلن المغرب موقفه.", "org:reuters"),
        ("Headline\n\nPARIS (AFP) — France said no.", "org:afp"),
        ("باريس أ ف ب - قالت فرنسا إنها لن توقع.", "org:afp"),
        ("ROME (AFP/Reuters) - Italy agreed.", "org:afp"),
        ("The minister told Reuters that talks - long awaited - began.", None),
        ("No dateline here at all.", None),
    ],
)
def test_the_dateline_gives_the_agency(text: str, agency: str | None) -> None:
    assert take(text).agency == agency


@pytest.mark.parametrize(
    ("text", "published", "title"),
    [
        (
            "date 2024-02-29\n\nOslo opens an embassy\n\nBody.",
            "2024-02-29",
            "Oslo opens an embassy",
        ),
        (" date 2024-02-29 Oslo opens an embassy\n\nBody.", "2024-02-29", "Oslo opens an embassy"),
        ("Oslo opens an embassy\n\nBody.", None, "Oslo opens an embassy"),
        ("Oslo opened an embassy.\nBody without a headline.", None, None),
        ("date 2024-02-31\n\nNo such day\n\nBody.", None, "No such day"),
        ("date of the talks unknown\n\nBody.", None, "date of the talks unknown"),
    ],
)
def test_the_first_lines_give_day_and_headline(
    text: str, published: str | None, title: str | None
) -> None:
    report = take(text)
    assert (report.published, report.title, report.text) == (published, title, text)


def test_what_is_given_outweighs_what_is_found() -> None:
    report = take("date 2024-01-01\n\nT\n\nX (AFP) - y", published="2023-05-05", agency="org:ap")
    assert (report.published, report.agency) == ("2023-05-05", "org:ap")


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("وقّعت الدولتان اتفاقاً.", "ar"),
        ("Both states signed.", "en"),
        ("گفت‌وگوهای ژنو پایان یافت و گزارش آن چاپ گردید", None),
        ("12 34 56", None),
    ],
)
def test_the_script_tells_the_language_where_it_can(text: str, lang: str | None) -> None:
    assert take(text).lang == lang


def test_only_the_byte_order_mark_goes() -> None:
    text = " a\r\nb\r\n\N{ARABIC TATWEEL}\N{RIGHT-TO-LEFT MARK}ج "
    assert decode_text(b"\xef\xbb\xbf" + text.encode(), "x") == text
    assert decode_text(b"\xff\xfe" + text.encode("utf-16-le"), "x") == text


@pytest.mark.parametrize("encoding", ["windows-1256", "iso-8859-6", "utf-8", "utf-16"])
def test_a_page_is_decoded_by_what_it_declares(encoding: str) -> None:
    page = f'<meta charset="{encoding}"><p>أعلنت الوزارة توقيع الاتفاق</p>'
    assert "توقيع الاتفاق" in decode_page(page.encode(encoding, "ignore"))
    assert "توقيع الاتفاق" in decode_page(page.encode(encoding, "ignore"), encoding)


def test_a_page_that_declares_nothing_is_decoded_by_its_looks() -> None:
    page = "<p>" + "أعلنت وزارة الخارجية اليوم توقيع الاتفاق مع الحكومة الجديدة " * 8 + "</p>"
    assert "توقيع الاتفاق" in decode_page(page.encode("windows-1256"))
