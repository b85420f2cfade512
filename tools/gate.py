"""Score the reader against the gold reports, and fail below the floors of ``tests/gate.json``.

    python tools/gate.py                      compare
    python tools/gate.py --update             raise each floor to what is reached now
    python tools/gate.py --update --allow-regression    set the floors, lower ones too

The gold and its scorer stand beside the checkout, in ``../shared``; where they are not, the gate
says so and passes.
"""

import argparse
import json
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parents[1]
SHARED = ROOT.parent / "shared"
FLOORS = ROOT / "tests" / "gate.json"
LEVELS = ("event", "standing", "attributed", "dated")
LANGUAGES = ("ar", "en")
#: So much may be lost to rounding.
SLACK = 0.0005


def main() -> int:
    """Run the scorer, print its table, compare; return the exit code."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--update", action="store_true", help="raise the floors")
    parser.add_argument("--allow-regression", action="store_true", help="lower them too")
    options = parser.parse_args()
    scorer, gold = SHARED / "score" / "score.py", SHARED / "gold" / "dev"
    if not (scorer.exists() and gold.exists()):
        print("gate: no gold in ../shared here; nothing was measured")
        return 0
    reached = score(scorer, gold)
    floors = json.loads(FLOORS.read_text(encoding="utf-8")) if FLOORS.exists() else {}
    if options.update:
        write(floors, reached, lower=options.allow_regression)
        return 0
    return compare(floors, reached)


def score(scorer: Path, gold: Path) -> dict[str, float]:
    """Return F1 by level and language, such as ``event/ar``."""
    mithaq = f"{sys.executable} -m mithaq read --format jsonl {{reports}}"
    with tempfile.TemporaryDirectory() as folder:
        figures = Path(folder) / "figures.json"
        call = [sys.executable, scorer, gold, "--reader", mithaq, "--json", figures]
        done = subprocess.run(call, check=False)  # noqa: S603 - our own words
        if done.returncode:
            sys.exit("gate: the scorer failed, or evidence is not the report's own words")
        result = json.loads(figures.read_text(encoding="utf-8"))
    return {
        f"{level}/{lang}": round(result[f"{level}/{lang}"]["f1"], 4)
        for level in LEVELS
        for lang in LANGUAGES
    }


def write(floors: dict[str, float], reached: dict[str, float], *, lower: bool) -> None:
    """Raise the floors; lower them only where that is asked for."""
    new = {
        name: value if lower else max(value, floors.get(name, 0)) for name, value in reached.items()
    }
    FLOORS.write_text(json.dumps(new, indent=1) + "\n", encoding="utf-8")
    print(f"gate: {sum(new[n] != floors.get(n) for n in new)} floors changed in {FLOORS.name}")


def compare(floors: dict[str, float], reached: dict[str, float]) -> int:
    """Print what lies below its floor; return 1 if anything does."""
    fallen = {n: v for n, v in floors.items() if reached.get(n, 0) < v - SLACK}
    for name, floor in fallen.items():
        print(f"gate: {name} is {reached.get(name, 0):.4f}, and its floor {floor:.4f}")
    print(f"gate: {len(floors) - len(fallen)} of {len(floors)} floors held")
    return 1 if fallen else 0


if __name__ == "__main__":
    sys.exit(main())
