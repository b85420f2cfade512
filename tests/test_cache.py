"""The cache gives what was made before, and never what is wrong."""

from pathlib import Path

import pytest

from mithaq import pipeline
from mithaq.cache import folder, kept
from mithaq.report import Report


@pytest.fixture(autouse=True)
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("MITHAQ_CACHE", str(tmp_path / "cache"))
    (tmp_path / "tables").mkdir()
    (tmp_path / "tables" / "names.tsv").write_text("id\n1\n")
    return tmp_path


def made(place: Path, value: str) -> str:
    return kept("thing", [place / "tables"], lambda: value)


def test_what_was_made_is_kept_until_its_sources_change(place: Path) -> None:
    assert made(place, "first") == "first"
    assert made(place, "second") == "first"
    (place / "tables" / "names.tsv").write_text("id\n2\n")
    assert made(place, "second") == "second"


@pytest.mark.parametrize("damage", [b"", b"x" * 500, None])
def test_a_damaged_cache_is_rebuilt_in_silence(place: Path, damage: bytes | None) -> None:
    made(place, "first")
    (path,) = folder().iterdir()
    whole = path.read_bytes()
    path.write_bytes(whole[:-1] if damage is None else damage)
    assert made(place, "second") == "second"
    assert made(place, "third") == "second"


def test_where_nothing_can_be_written_it_still_works(
    place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (place / "file").write_text("no folder")
    monkeypatch.setenv("MITHAQ_CACHE", str(place / "file" / "cache"))
    assert made(place, "first") == "first"
    assert made(place, "second") == "second"


def test_only_the_newest_are_kept(place: Path) -> None:
    for number in range(7):
        (place / "tables" / "names.tsv").write_text(f"id\n{number}\n")
        made(place, str(number))
    assert len(list(folder().iterdir())) == 4


def test_a_reader_from_the_cache_reads_as_the_one_that_was_built() -> None:
    report = Report(text="Kenya joined BRICS on Monday.", lang="en", published="2025-11-07")
    pipeline.reader.cache_clear()
    built = pipeline.reader().read(report)
    pipeline.reader.cache_clear()
    loaded = pipeline.reader().read(report)
    assert [one.type for one in built] == ["join"]
    assert loaded == built
