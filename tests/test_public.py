"""What a user of the package calls, as the README shows it."""

import subprocess
import sys
from pathlib import Path

import pytest

import mithaq
from mithaq.errors import LedgerError
from mithaq.statement import Modality, Statement


def test_read_gives_statements_with_their_evidence() -> None:
    (told,) = mithaq.read("Kenya will sign the Artemis Accords.", lang="en")
    assert isinstance(told, Statement)
    assert (told.actor, told.object) == ("state:KEN", "accord:artemis-accords")
    assert told.modality is Modality.PLANNED
    assert told.evidence.text == "Kenya will sign the Artemis Accords"


def test_the_letters_tell_the_language() -> None:
    (told,) = mithaq.read("وقعت كينيا اتفاقيات أرتميس.")
    assert (told.type, told.actor) == ("sign", "state:KEN")


def test_open_makes_a_ledger_only_when_asked(tmp_path: Path) -> None:
    with pytest.raises(LedgerError):
        mithaq.open(str(tmp_path / "none.ledger"))
    with mithaq.open(str(tmp_path / "new.ledger"), create=True) as ledger:
        assert ledger.counts().reports == 0


@pytest.mark.parametrize("module", ["mithaq.pipeline", "sqlalchemy", "daachorse", "click"])
def test_import_loads_nothing_heavy(module: str) -> None:
    code = f"import sys, mithaq; sys.exit({module!r} in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
