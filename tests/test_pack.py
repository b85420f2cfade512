"""The worked example of docs/data.md: a pack adds an accord, its names, a way to say joining."""

from pathlib import Path

import pytest

from mithaq import pipeline
from mithaq.knowledge import check as knowledge_check
from mithaq.knowledge.knowledge import read_knowledge
from mithaq.knowledge.load import DATA
from mithaq.languages import check as languages_check
from mithaq.languages.registry import read_languages
from mithaq.reading import examples
from mithaq.reading.reader import build_reader
from mithaq.report import Report

PACK = Path(__file__).parents[1] / "docs" / "pack"
TEXT = (PACK / "report.txt").read_text(encoding="utf-8").partition("\n\n")[2]


def told(packs: tuple[Path, ...]) -> list[tuple[str, str, str, str]]:
    reader = build_reader(read_knowledge((DATA, *packs)), read_languages(packs))
    found = reader.read(Report(text=TEXT, lang="en", published="2025-03-04"))
    return [(s.type.value, s.actor, s.object, s.polarity.value) for s in found]


def test_the_pack_adds_what_was_not_read_before() -> None:
    assert told(()) == []
    assert told((PACK,)) == [
        ("join", "state:GHA", "accord:lagos-compact", "positive"),
        ("sign", "state:TGO", "accord:lagos-compact", "negative"),
    ]


@pytest.mark.parametrize("checker", [knowledge_check, languages_check, examples])
def test_a_pack_is_checked_as_our_tables_are(checker: object) -> None:
    complaints = checker.complaints  # type: ignore[attr-defined]
    assert set(complaints(packs=(PACK,))) - set(complaints()) == set()


def test_a_wrong_line_of_a_pack_is_named(tmp_path: Path) -> None:
    place = tmp_path / "languages" / "en"
    place.mkdir(parents=True)
    (place / "names.tsv").write_text("entity\tname\tkind\naccord:nowhere\tNowhere Pact\tname\n")
    (place / "triggers.tsv").write_text(
        "head\tpos\ttype\texample\tcounter\n"
        "join\tverb\tjoyn\tGhana joined BRICS.\tGhana joined BRICS.\n"
    )
    found = "\n".join(languages_check.complaints(packs=(tmp_path,)))
    assert "en/names.tsv:2: accord:nowhere is in no table of knowledge" in found
    assert "en/triggers.tsv:2: type 'joyn' is not of the contract" in found


def test_the_environment_names_packs(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MITHAQ_PACK", str(PACK))
    assert pipeline.packs() == (PACK,)
