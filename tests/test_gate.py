"""The floors of the gate only rise, and name what falls."""

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest

GATE = Path(__file__).parents[1] / "tools" / "gate.py"


@pytest.fixture
def gate(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    spec = importlib.util.spec_from_file_location("gate", GATE)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    monkeypatch.setattr(module, "FLOORS", tmp_path / "gate.json")
    return module


def test_floors_rise_and_never_sink_by_themselves(gate: ModuleType) -> None:
    gate.write({"event/ar": 0.5, "event/en": 0.8}, {"event/ar": 0.6, "event/en": 0.7}, lower=False)
    assert gate.FLOORS.read_text() == '{\n "event/ar": 0.6,\n "event/en": 0.8\n}\n'
    gate.write({"event/ar": 0.6}, {"event/ar": 0.4}, lower=True)
    assert gate.FLOORS.read_text() == '{\n "event/ar": 0.4\n}\n'


def test_what_falls_is_named(gate: ModuleType, capsys: pytest.CaptureFixture[str]) -> None:
    assert (
        gate.compare({"dated/ar": 0.5, "dated/en": 0.7}, {"dated/ar": 0.41, "dated/en": 0.7}) == 1
    )
    assert "dated/ar is 0.4100, and its floor 0.5000" in capsys.readouterr().out
    assert gate.compare({"dated/ar": 0.5}, {"dated/ar": 0.5}) == 0


def test_without_gold_it_says_so_and_passes(
    gate: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(gate, "SHARED", tmp_path)
    monkeypatch.setattr("sys.argv", ["gate"])
    assert gate.main() == 0
