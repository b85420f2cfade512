"""What only a process of its own shows: packs, pipes, the time to start."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ENVIRONMENT = {**os.environ, "LANG": "C", "PYTHONWARNINGS": "error"}


def mithaq(*words: object, **options: object) -> subprocess.CompletedProcess[str]:
    call = [sys.executable, "-m", "mithaq", *map(str, words)]
    return subprocess.run(  # type: ignore[call-overload,no-any-return]
        call, capture_output=True, text=True, check=False, env=ENVIRONMENT, **options
    )


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    folder = tmp_path / "pack"
    names = folder / "languages" / "en"
    names.mkdir(parents=True)
    columns = "id\ten\tar\tkind\tref\tlifecycle"
    line = "accord:lagos-compact\tLagos Compact\tميثاق لاغوس\ttreaty\tgeneral knowledge\ttreaty"
    (folder / "accords.tsv").write_text(f"{columns}\n{line}\n", encoding="utf-8")
    head = "entity\tname\tkind"
    (names / "names_own.tsv").write_text(f"{head}\naccord:lagos-compact\tLagos Compact\tname\n")
    return folder


def test_a_pack_adds_an_accord_that_is_then_read_and_shown(pack: Path, tmp_path: Path) -> None:
    path, ledger = tmp_path / "r.txt", tmp_path / "l.db"
    path.write_text("date 2025-03-04\n\nGhana joined the Lagos Compact on Monday.\n")
    assert mithaq("read", path).stdout == ""
    (told,) = map(json.loads, mithaq("--pack", pack, "read", path).stdout.splitlines())
    assert (told["actor"], told["object"]) == ("state:GHA", "accord:lagos-compact")
    assert mithaq("--pack", pack, "add", path, "--ledger", ledger).returncode == 0
    shown = mithaq("--pack", pack, "accord", "lagos-compact", "--ledger", ledger, "--lang", "ar")
    assert json.loads(shown.stdout)["value"] == "party"


def test_a_broken_pack_names_its_line(pack: Path, tmp_path: Path) -> None:
    with (pack / "accords.tsv").open("a", encoding="utf-8") as file:
        file.write("accord:short\tShort\n")
    ran = mithaq("--pack", pack, "read", tmp_path)
    assert ran.returncode == 3
    assert ran.stderr.startswith("mithaq: accords.tsv:3: 2 cells where the head has 6")


def test_a_report_comes_by_standard_input() -> None:
    ran = mithaq("read", "-", input="Kenya signed the Paris Agreement.")
    assert json.loads(ran.stdout)["actor"] == "state:KEN"


def test_a_reader_that_has_seen_enough_is_no_error(tmp_path: Path) -> None:
    path = tmp_path / "r.jsonl"
    path.write_text('{"text": "Kenya signed the Paris Agreement."}\n' * 300)
    call = f"{sys.executable} -m mithaq read --jobs 1 {path} | head -n 1"
    ran = subprocess.run(
        ["bash", "-c", f"set -o pipefail; {call}"],
        capture_output=True,
        text=True,
        check=False,
        env=ENVIRONMENT,
    )
    assert (ran.returncode, ran.stderr) == (0, "")
    assert json.loads(ran.stdout)["type"] == "sign"


@pytest.mark.parametrize("module", ["sqlalchemy", "rich", "daachorse", "trafilatura", "fastapi"])
def test_help_and_import_load_nothing_heavy(module: str) -> None:
    code = (
        f"import sys, mithaq.__main__ as m; m.run(['--help']); sys.exit({module!r} in sys.modules)"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, check=False)
    assert ran.returncode == 0
