"""Files and folders: every bad one is named, and the others are read."""

import os
from pathlib import Path

import pytest

from mithaq.errors import (
    BadReportLine,
    EmptyInput,
    Failure,
    NoReports,
    NotFound,
    NotText,
    NotUtf8,
    TooLarge,
)
from mithaq.ingest.folder import read_bytes, read_paths
from mithaq.ingest.plain import Intake
from mithaq.report import Report


def read(*paths: Path) -> list[Report | Failure]:
    return list(read_paths(paths, Intake()))


def errors(*paths: Path) -> list[Exception]:
    return [found.error for found in read(*paths) if isinstance(found, Failure)]


@pytest.mark.parametrize(
    ("name", "data", "kind", "says"),
    [
        ("e.txt", b"", EmptyInput, "holds no text"),
        ("s.txt", b" \n\t\n", EmptyInput, "holds no text"),
        ("a.txt", "قال".encode("windows-1256"), NotUtf8, "byte 0xde at offset 0"),
        ("b.txt", b"good start \xff", NotUtf8, "byte 0xff at offset 11"),
        ("z.txt", b"GIF89a\x00\x01", NotText, "offset 6"),
        ("l.txt", b"x" * 10_000_001, TooLarge, "10,000,001 bytes"),
        ("n.jsonl", b'{"id": "1"}\n', BadReportLine, "text"),
        ("k.jsonl", b'{"text": 5}\n', BadReportLine, "text"),
        ("q.jsonl", b"{broken\n", BadReportLine, "malformed"),
        ("v.jsonl", b'{"text": " "}\n', BadReportLine, "its text is empty"),
        ("u.json", b"[1, 2", BadReportLine, "truncated"),
    ],
)
def test_a_bad_file_is_a_failure_in_one_line(
    tmp_path: Path, *, name: str, data: bytes, kind: type[Exception], says: str
) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    (error,) = errors(path)
    assert type(error) is kind
    assert says in str(error)
    assert str(path) in str(error)
    assert "\n" not in str(error)


def test_a_sparse_file_of_50_mb_is_refused_unread(tmp_path: Path) -> None:
    path = tmp_path / "huge.txt"
    with path.open("wb") as file:
        os.truncate(file.fileno(), 50_000_000)
    (error,) = errors(path)
    assert type(error) is TooLarge


def test_a_folder_is_walked_in_order_and_what_is_no_report_is_left(tmp_path: Path) -> None:
    (tmp_path / "sub").mkdir()
    for name in ("b.txt", "a.txt", "sub/c.txt", ".hidden.txt", "picture.png", "notes.md"):
        (tmp_path / name).write_text(f"text of {name}")
    found = [report.text for report in read(tmp_path) if isinstance(report, Report)]
    assert found == ["text of a.txt", "text of b.txt", "text of sub/c.txt"]


def test_a_folder_without_reports_and_a_missing_path(tmp_path: Path) -> None:
    first, second = errors(tmp_path, tmp_path / "gone.txt")
    assert (type(first), type(second)) == (NoReports, NotFound)


def test_one_bad_file_among_many_stops_nothing(tmp_path: Path) -> None:
    for number in range(5):
        (tmp_path / f"{number}.txt").write_text(f"report {number}")
    (tmp_path / "2.txt").write_bytes(b"\xff\xfe\xff")
    found = read(tmp_path)
    assert [type(item) for item in found] == [Report, Report, Failure, Report, Report]


def test_lines_keep_their_own_fields_and_number(tmp_path: Path) -> None:
    path = tmp_path / "r.jsonl"
    path.write_text('{"text": "one", "id": "x", "published": "2024-05-01"}\n\n{"text": "two"}\n')
    one, two = read(path)
    assert isinstance(one, Report)
    assert (one.id, one.published) == ("x", "2024-05-01")
    assert isinstance(two, Report)
    assert two.id == f"{path}:3"


def test_a_list_and_a_single_object_are_json_too(tmp_path: Path) -> None:
    (tmp_path / "l.json").write_text('[{"text": "one"}, {"text": "two"}]')
    (tmp_path / "o.json").write_text('{"text": "three"}')
    assert [r.text for r in read(tmp_path) if isinstance(r, Report)] == ["one", "two", "three"]


def test_a_description_beside_a_text_gives_its_fields(tmp_path: Path) -> None:
    (tmp_path / "r.txt").write_text("The text.")
    fields = '{"id": "r1", "published": "2023-03-10", "agency": "org:spa", "text_file": "r.txt"}'
    (tmp_path / "r.json").write_text(fields)
    (report,) = read(tmp_path)
    assert report == Report(
        text="The text.", id="r1", lang="en", published="2023-03-10", agency="org:spa"
    )


def test_the_id_is_the_path_only_where_it_is_asked_for(tmp_path: Path) -> None:
    path = tmp_path / "r.txt"
    path.write_text("The text.")
    (named,) = read_paths([path], Intake())
    (unnamed,) = read_paths([path], Intake(named=False))
    assert isinstance(named, Report)
    assert isinstance(unnamed, Report)
    assert (named.id, unnamed.id) == (str(path), "")


def test_a_stream_is_taken_by_its_looks() -> None:
    texts = [
        next(read_bytes(data, "stdin", Intake()))
        for data in (b'{"text": "one"}\n', b"plain text", b"")
    ]
    assert [getattr(item, "text", "failed") for item in texts] == ["one", "plain text", "failed"]
