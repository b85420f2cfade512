"""The command line from end to end: data on one stream, notes on the other, exit codes."""

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from mithaq.__main__ import run
from mithaq.views.cli.desk import names_of
from mithaq.views.cli.layout import width
from mithaq.views.cli.main import COMMANDS, cli

EXAMPLES = Path(__file__).parents[3] / "examples"
ARABIC = EXAMPLES / "kazakhstan-abraham-accords.ar.txt"
ENGLISH = EXAMPLES / "kazakhstan-abraham-accords.en.txt"


class Ran(NamedTuple):
    code: int
    out: str
    err: str

    @property
    def rows(self) -> list[dict[str, Any]]:
        assert self.code != 2, self.err
        return [json.loads(line) for line in self.out.splitlines()]


Mithaq = Callable[..., Ran]


@pytest.fixture
def mithaq(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Mithaq:
    monkeypatch.setenv("MITHAQ_LEDGER", str(tmp_path / "ledger.db"))
    monkeypatch.setenv("LANG", "C")

    def call(*words: object) -> Ran:
        code = run([str(word) for word in words])
        return Ran(code, *capsys.readouterr())

    return call


@pytest.fixture
def filled(mithaq: Mithaq) -> Mithaq:
    assert mithaq("add", EXAMPLES).code == 0
    return mithaq


def test_read_gives_the_statements_of_the_contract_one_a_line(mithaq: Mithaq) -> None:
    ran = mithaq("read", ENGLISH)
    text = ENGLISH.read_text(encoding="utf-8")
    assert ran.code == 0
    assert ran.rows
    for row in ran.rows:
        evidence = row["evidence"]
        assert text[evidence["start"] : evidence["end"]] == evidence["text"]
        assert row["report"] == str(ENGLISH)


def test_read_shows_sentences_to_people_in_both_languages(mithaq: Mithaq) -> None:
    english = mithaq("read", "--format", "table", ARABIC)
    arabic = mithaq("read", "--format", "table", "--lang", "ar", ARABIC)
    assert "Reuters · 7 Nov 2025" in english.out
    assert "رويترز · 7 نوفمبر 2025" in arabic.out
    for line in arabic.out.splitlines():
        if any("\u0600" <= letter <= "\u06ff" for letter in line):
            assert not line.lstrip().startswith(("KAZ", "SAU", "USA"))


@pytest.mark.parametrize("shape", ["csv", "md", "json"])
def test_read_writes_every_shape(mithaq: Mithaq, shape: str) -> None:
    count = len(mithaq("read", ENGLISH).rows)
    ran = mithaq("read", "--format", shape, ENGLISH)
    found = {
        "csv": lambda out: len(list(csv.DictReader(io.StringIO(out)))),
        "md": lambda out: len(out.splitlines()) - 2,
        "json": lambda out: len(json.loads(out)),
    }[shape](ran.out)
    assert (ran.code, found) == (0, count)


def test_reading_in_processes_gives_the_same_in_the_same_order(
    mithaq: Mithaq, tmp_path: Path
) -> None:
    folder = tmp_path / "many"
    folder.mkdir()
    for number in range(3):
        for source in (ARABIC, ENGLISH):
            (folder / f"{number}{source.suffixes[0]}.txt").write_bytes(source.read_bytes())
    alone = mithaq("read", "--jobs", 1, folder)
    together = mithaq("read", "--jobs", 2, folder)
    assert alone.rows
    assert together.out == alone.out


def test_the_shares_of_several_machines_are_together_the_whole(
    mithaq: Mithaq, tmp_path: Path
) -> None:
    days = [f"2025-11-{day:02}" for day in range(1, 13)]
    texts = [f"On {day} Kenya and Chad signed a trade agreement in Nairobi." for day in days]
    for day, text in zip(days, texts, strict=True):
        (tmp_path / f"{day}.txt").write_text(text, encoding="utf-8")
    whole = mithaq("read", tmp_path).out.splitlines()
    shares = [mithaq("read", "--shard", f"{n}/3", tmp_path).out.splitlines() for n in (1, 2, 3)]
    assert whole
    assert sorted(line for share in shares for line in share) == sorted(whole)
    assert sum(1 for share in shares if share) > 1


@pytest.mark.parametrize("share", ["0/3", "4/3", "2", "a/b"])
def test_a_share_that_is_none_is_refused(mithaq: Mithaq, share: str) -> None:
    ran = mithaq("read", "--shard", share, ENGLISH)
    assert ran.code == 2
    assert "is not one of several" in ran.err


def test_one_bad_file_among_many_is_named_at_the_end(mithaq: Mithaq, tmp_path: Path) -> None:
    (tmp_path / "bad.txt").write_bytes("قال".encode("windows-1256"))
    ran = mithaq("read", ENGLISH, tmp_path / "bad.txt", tmp_path / "gone.txt", ARABIC)
    assert ran.code == 3
    assert {row["report"] for row in ran.rows} == {str(ENGLISH), str(ARABIC)}
    first, second = ran.err.strip().splitlines()
    assert "bad.txt: byte 0xde at offset 0 is no UTF-8" in first
    assert "gone.txt: no such file" in second


def test_a_language_that_is_not_read_is_a_failure(mithaq: Mithaq, tmp_path: Path) -> None:
    path = tmp_path / "r.jsonl"
    path.write_text('{"text": "Paris a rejoint le groupe.", "lang": "fr", "id": "f1"}\n')
    ran = mithaq("read", path)
    assert ran.code == 3
    assert "its language is 'fr', and ar and en are read" in ran.err


def test_nothing_found_is_told_only_when_asked(mithaq: Mithaq, tmp_path: Path) -> None:
    path = tmp_path / "weather.txt"
    path.write_text("It rained all day.")
    assert mithaq("read", path).code == 0
    assert mithaq("read", "--exit-code", path).code == 1


def test_adding_twice_changes_nothing(mithaq: Mithaq) -> None:
    first, again = mithaq("add", EXAMPLES), mithaq("add", EXAMPLES)
    assert first.err.startswith("2 reports with")
    assert again.err.startswith("0 reports with 0 statements")
    assert "2 were there already" in again.err
    assert (first.out, again.out) == ("", "")


def test_a_published_day_is_given_where_there_is_none(mithaq: Mithaq, tmp_path: Path) -> None:
    path = tmp_path / "r.txt"
    path.write_text("Chad joined the Abraham Accords on Thursday.")
    assert mithaq("read", "--published", "2024-13-40", path).code == 2
    (row,) = mithaq("read", "--published", "2024-05-03", path).rows
    assert (row["type"], row["actor"], row["time"]) == ("join", "state:TCD", "2024-05-02")


def test_an_accord_shows_whose_word_it_is_and_the_sentence(filled: Mithaq) -> None:
    rows = filled("accord", "Abraham Accords", "--known", "2025-11-08").rows
    (kazakhstan,) = (
        row for row in rows if row["state"] == "state:KAZ" and row["timeline"] == "commitment"
    )
    assert kazakhstan["value"] == "announced"
    assert kazakhstan["quotes"]
    before = filled("accord", "abraham-accords", "--known", "2025-11-01")
    assert before.rows == []


def test_a_question_of_nobody_names_the_nearest(filled: Mithaq) -> None:
    ran = filled("accord", "abrahm acords")
    assert ran.code == 2
    assert "did you mean accord:abraham-accords" in ran.err
    assert filled("state", "Kazakstan").err.count("state:KAZ") == 1


def test_a_bad_day_is_a_usage_error(filled: Mithaq) -> None:
    ran = filled("state", "KAZ", "--known", "yesterday")
    assert ran.code == 2
    assert "'yesterday' is no EDTF date" in ran.err


@pytest.mark.parametrize("command", [("accord", "nato"), ("verify",), ("audit",), ("expected",)])
def test_a_missing_ledger_says_what_to_do(mithaq: Mithaq, command: tuple[str, ...]) -> None:
    ran = mithaq(*command)
    assert ran.code == 3
    assert "there is no ledger" in ran.err
    assert "mithaq add" in ran.err


def test_a_file_that_is_no_ledger_is_refused(mithaq: Mithaq, tmp_path: Path) -> None:
    (tmp_path / "ledger.db").write_bytes(b"not a database, only some bytes " * 40)
    ran = mithaq("state", "KAZ")
    assert ran.code == 3
    assert "damaged or no ledger" in ran.err


def test_what_is_to_come_stands_in_the_order_of_dates(filled: Mithaq) -> None:
    rows = filled("expected", "--known", "2025-11-08").rows
    assert rows[0]["time"] == "2025-11-18"
    assert rows[0]["card"]["statement"]["actor"] == "state:SAU"
    later = filled("expected", "SAU", "--known", "2025-11-08", "--held", "2025-11-19").rows
    assert all(row["time"] != "2025-11-18" for row in later)


def test_what_changed_after_a_day(filled: Mithaq) -> None:
    rows = filled("changes", "--since", "2025-11-01", "--known", "2025-11-30").rows
    assert {row["day"] for row in rows} == {"2025-11-07"}
    assert filled("changes", "--since", "2025-11-08", "--known", "2025-11-30").rows == []


def test_who_said_what_about_whom(filled: Mithaq) -> None:
    rows = filled("who", "--about", "KAZ", "--with", "abraham-accords").rows
    assert rows
    assert {row["statement"]["actor"] for row in rows} == {"state:KAZ"}
    assert filled("who", "--claimant", "Chad").rows == []


def test_a_judgement_is_kept_with_who_and_why(filled: Mithaq) -> None:
    (row, *_) = filled("who", "--about", "SAU", "--type", "visit").rows
    made = filled("judge", row["id"], "reject", "--by", "editor", "--reason", "a test").rows
    assert made[0]["verdict"] == "rejected"
    (shown,) = filled("evidence", row["id"], "--axis", "ledger").rows
    assert shown["judgements"][0]["reason"] == "a test"
    left = filled("who", "--about", "SAU", "--type", "visit").rows
    assert row["id"] not in {one["id"] for one in left}


def test_a_correction_takes_the_place_of_the_reading(filled: Mithaq) -> None:
    (row, *_) = filled("who", "--about", "SAU", "--type", "visit").rows
    words = ("--by", "editor", "--reason", "a test", "--set", "time=2025-11-19")
    assert filled("judge", row["id"], "correct", *words).code == 0
    now = filled("who", "--about", "SAU", "--type", "visit").rows
    assert row["id"] not in {one["id"] for one in now}
    assert "2025-11-19" in {one["statement"]["time"] for one in now}
    bad = filled("judge", row["id"], "correct", "--by", "e", "--reason", "r", "--set", "colour=red")
    assert bad.code == 3
    assert "no such field: colour" in bad.err


def test_a_retracted_report_is_no_longer_believed(filled: Mithaq) -> None:
    rows = filled("who").rows
    for report in {row["quote"]["report"] for row in rows}:
        ran = filled(
            "retract", report, "--effective", "2025-11-20", "--by", "desk", "--reason", "wrong"
        )
        assert ran.code == 0
    assert filled("accord", "abraham-accords", "--known", "2025-11-19").rows
    assert filled("accord", "abraham-accords", "--known", "2025-11-21").rows == []


def test_an_accord_is_shown_as_it_was_after_an_earlier_step(filled: Mithaq) -> None:
    def held(*more: object) -> list[tuple[str, str]]:
        rows = filled("accord", "abraham-accords", "--held", "2025-11-08", *more).rows
        return sorted((row["state"], row["value"]) for row in rows)

    before, steps = held(), len(filled("audit").rows)
    deed = ("--effective", "2025-11-09", "--by", "desk", "--reason", "wrong")
    for report in {row["quote"]["report"] for row in filled("who").rows}:
        filled("retract", report, *deed)
    assert held() == held("--through", steps + 2) == []
    assert held("--through", steps) == before != []


def test_the_ledger_verifies_and_tells_its_steps(filled: Mithaq) -> None:
    (found,) = filled("verify").rows
    assert (found["reports"], found["breaks"]) == (2, [])
    kinds = [row["kind"] for row in filled("audit").rows]
    assert kinds[:2] == ["ingest", "ingest"]
    assert set(kinds[2:]) <= {"link"}  # of two tellings, where they are read nearly alike


def test_the_audit_of_a_statement_and_of_a_report_tells_who_and_why(filled: Mithaq) -> None:
    (row, *_) = filled("who", "--about", "SAU", "--type", "visit").rows
    report, word = row["quote"]["report"], ("--by", "nadia", "--reason", "a slip")
    right = filled("judge", row["id"], "correct", "--set", "time=2025-11-19", *word).rows[0]
    filled("judge", row["id"], "confirm", "--by", "omar", "--reason", "it was right")
    filled("retract", report, "--effective", "2025-11-20", "--by", "desk", "--reason", "withdrawn")

    told = [(deed["kind"], deed["by"], deed["reason"]) for deed in filled("audit", row["id"]).rows]

    judged = [("judge", "nadia", "a slip"), ("judge", "omar", "it was right")]
    assert [one for one in told if one[0] == "judge"] == judged
    assert (told[0][0], told[-1]) == ("ingest", ("retract", "desk", "withdrawn"))
    assert filled("audit", report).rows == filled("audit", row["id"]).rows
    (undone,) = filled("audit", right["replacement_id"]).rows[:1]
    assert (undone["what"], undone["about"]) == ("corrected", [row["id"], right["replacement_id"]])
    assert "it was right" in filled("audit", "--format", "table").out
    assert filled("audit", "ffffffff").rows == []


def test_reading_again_with_the_same_reader_changes_nothing(filled: Mithaq) -> None:
    assert filled("reread", "--diff").rows == []


def test_the_demo_shows_statements_standing_ties_and_what_comes(mithaq: Mithaq) -> None:
    out = mithaq("demo", "--format", "table").out
    for words in ("Who stands where", "Ties", "Expected next", "What the step changes"):
        assert words in out
    assert "18 Nov 2025 · Saudi Arabia visits United States" in out


@pytest.mark.parametrize("lang", ["en", "ar"])
def test_every_line_of_the_demo_fits_the_terminal(
    mithaq: Mithaq, lang: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "100")
    lines = mithaq("demo", "--format", "table", "--lang", lang).out.splitlines()
    assert max(map(width, lines)) == 100
    assert all(line == line.rstrip() for line in lines)


def test_each_command_of_the_table_helps(mithaq: Mithaq) -> None:
    listed = cli.list_commands(None)  # type: ignore[arg-type]
    assert {"read", "add", "accord", "state", "pair", "demo"} <= set(listed) <= set(COMMANDS)
    for name in listed:
        ran = mithaq(name, "--help")
        assert ran.code == 0
        assert ran.out.startswith(f"Usage: mithaq {name}")


def test_an_unknown_command_is_a_usage_error(mithaq: Mithaq) -> None:
    assert mithaq("reed").code == 2


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_scripts_name_the_variable(mithaq: Mithaq, shell: str) -> None:
    assert "_MITHAQ_COMPLETE" in mithaq("completion", shell).out


def test_doctor_says_what_is_here(mithaq: Mithaq) -> None:
    (facts,) = mithaq("doctor").rows
    assert facts["extra html"] == "installed"
    assert int(facts["states"]) > 190


@pytest.mark.parametrize(
    "name", ["l.jsonl", "l.csv", "l.parquet", "l.sqlite", "l.graphml", "l.jsonld", "l.ics"]
)
def test_export_writes_the_format_of_the_ending(filled: Mithaq, tmp_path: Path, name: str) -> None:
    ran = filled("export", tmp_path / name)
    assert (ran.code, ran.out) == (0, "")
    assert (tmp_path / name).stat().st_size
    assert not list(tmp_path.glob(".*.part"))


def test_export_and_import_keep_everything(filled: Mithaq, tmp_path: Path) -> None:
    filled("export", tmp_path / "l.jsonl")
    other = ("--ledger", tmp_path / "other.db")
    assert filled("import", tmp_path / "l.jsonl", *other).code == 0
    assert filled("verify", *other).rows == filled("verify").rows


def test_export_to_an_unknown_ending_names_the_known(filled: Mithaq, tmp_path: Path) -> None:
    ran = filled("export", tmp_path / "l.docx")
    assert ran.code == 2
    assert ".parquet" in ran.err


def test_search_finds_sentences_by_their_words_in_either_script(filled: Mithaq) -> None:
    english = filled("search", "Netanyahu", "telephone").rows
    assert all("Netanyahu" in row["quote"]["text"] for row in english)
    for word in ("نتنياهو", "وإسرائيل", "الاسرائيلى"):
        assert {row["quote"]["lang"] for row in filled("search", word).rows} == {"ar"}
    assert english
    assert filled("search", "helicopter").rows == []


def test_quiet_keeps_errors(mithaq: Mithaq, tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_text("")
    ran = mithaq("read", "--quiet", tmp_path / "empty.txt")
    assert ran.code == 3
    assert "holds no text" in ran.err


def test_an_erased_report_leaves_a_hole_and_a_ledger_that_verifies(filled: Mithaq) -> None:
    report = filled("who").rows[0]["quote"]["report"]
    deed = ("--by", "counsel", "--reason", "court order")
    assert filled("erase", report, *deed).code == 0
    assert report not in {row["quote"]["report"] for row in filled("who").rows}
    (found,) = filled("verify").rows
    assert (found["erased"], found["breaks"]) == (1, [])


def test_what_is_contested_shows_both_sides(mithaq: Mithaq, tmp_path: Path) -> None:
    path = tmp_path / "r.jsonl"
    lines = (
        {"text": "Chad joined the Abraham Accords, Israel said.", "published": "2025-05-01"},
        {"text": "Chad did not join the Abraham Accords, Chad said.", "published": "2025-05-02"},
    )
    path.write_text("\n".join(map(json.dumps, lines)))
    mithaq("add", path)
    (cell,) = mithaq("conflicts").rows
    assert (cell["state"], cell["value"], cell["denied_by"]) == ("state:TCD", "none", ["state:ISR"])
    shown = mithaq("conflicts", "--format", "table").out
    assert "contested: denied by Israel" in shown
    assert all(one["text"].rstrip(".") in shown for one in lines)


def test_who_comes_in_pages(filled: Mithaq) -> None:
    everything = filled("who").rows
    assert filled("who", "--limit", 2, "--offset", 1).rows == everything[1:3]


def test_names_complete_from_the_data() -> None:
    assert names_of("state")(None, None, "ka") == ["KAZ"]  # type: ignore[arg-type]
    assert "abraham-accords" in names_of("accord", "org")(None, None, "abr")  # type: ignore[arg-type]
