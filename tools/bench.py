"""Speed and memory of reading, on made reports: printed, never asserted.

    python tools/bench.py

Reports are strung together, about 2,500 characters each: from the examples of the language tables
(diplomacy), from their counter-examples (all the words of diplomacy, and no event), and from the
news of a town (`bench_town.tsv`), which the gate stops. The ledger has `tools/bench_ledger.py`.
"""

import os
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from mithaq import pipeline
from mithaq.languages.folding import fold
from mithaq.report import Report

LENGTH = 2500
REPORTS = 40
DAY = "2025-11-07"
OPENING = "Chad signed a treaty with Niger. "


def main() -> None:
    """Print each figure with its unit."""
    start_up()
    show("load a reader, built anew", f"{built() * 1000:,.0f} ms")
    show("load a reader, from the cache", f"{cached() * 1000:,.0f} ms")
    for lang in sorted(pipeline.reader().tongues):
        reading(lang)
        gazetteer(lang)
    adversarial()
    show("largest memory", f"{resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:,.0f} MB")
    ledger()


def show(what: str, value: str) -> None:
    """Print one line."""
    print(f"{what:48}{value:>18}", flush=True)


def seconds(work: Callable[[], object]) -> float:
    """Return the least of three runs."""
    best = float("inf")
    for _ in range(3):
        begin = time.perf_counter()
        work()
        best = min(best, time.perf_counter() - begin)
    return best


def start_up() -> None:
    """Time what a user waits for before anything is read."""
    calls = {"python, doing nothing": ["-c", "0"], "import mithaq": ["-c", "import mithaq"]}
    calls["mithaq --help"] = ["-m", "mithaq", "--help"]
    for name, words in calls.items():
        call = [sys.executable, *words]
        took = seconds(lambda call=call: subprocess.run(call, check=True, capture_output=True))  # type: ignore[misc] # noqa: S603 - our own words
        show(name, f"{took * 1000:,.0f} ms")


def built() -> float:
    """Time the making of a reader where no cache is."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ["MITHAQ_CACHE"] = folder
        pipeline.reader.cache_clear()
        begin = time.perf_counter()
        pipeline.reader()
        took = time.perf_counter() - begin
    del os.environ["MITHAQ_CACHE"]
    return took


def cached() -> float:
    """Time the making of a reader from its cache."""

    def load() -> None:
        pipeline.reader.cache_clear()
        pipeline.reader()

    load()
    return seconds(load)


def articles(lang: str, column: str) -> list[Report]:
    """String reports together from the examples or counter-examples of triggers."""
    rows = pipeline.reader().tongues[lang].language.triggers.values()
    told = [getattr(row, column) for group in rows for row in group if getattr(row, column)]
    draw = random.Random(7)  # noqa: S311 - the same reports each time
    return [Report(text=text, lang=lang, published=DAY) for text in _texts(told, draw, REPORTS)]


def towns(lang: str) -> list[Report]:
    """String reports together from what a town's paper tells."""
    lines = Path(__file__).with_name("bench_town.tsv").read_text(encoding="utf-8").splitlines()[1:]
    told = [text for code, text in (line.split("\t") for line in lines) if code == lang]
    draw = random.Random(7)  # noqa: S311 - the same reports each time
    return [Report(text=text, lang=lang, published=DAY) for text in _texts(told, draw, REPORTS)]


def _texts(sentences: list[str], draw: random.Random, count: int) -> Iterator[str]:
    for _ in range(count):
        text = ""
        while len(text) < LENGTH:
            text += draw.choice(sentences) + " "
        yield text


def reading(lang: str) -> None:
    """Time the whole way from text to statements."""
    relevant, other, town = articles(lang, "example"), articles(lang, "counter"), towns(lang)
    kinds = {
        "half diplomacy, half of a town": [*relevant, *town],
        "half diplomacy, half its words": [*relevant, *other],
        "diplomacy": relevant,
        "its words, no event": other,
        "of a town": town,
    }
    for name, reports in kinds.items():
        took = seconds(lambda reports=reports: [pipeline.reader().read(one) for one in reports])  # type: ignore[misc]
        show(f"{lang}: read, {name}", f"{len(reports) / took:,.0f} articles/s")


def gazetteer(lang: str) -> None:
    """Time the search for names alone."""
    tongue = pipeline.reader().tongues[lang]
    text = " ".join(report.text for report in articles(lang, "example"))
    folded = fold(text, tongue.language.script.folding).text
    took = seconds(lambda: tongue.gazetteer.automaton.find_overlapping(folded))
    size = len(folded.encode()) / 1e6
    show(f"{lang}: automaton", f"{size / took:,.0f} MB/s")
    took = seconds(lambda: tongue.gazetteer.hits(folded[:LENGTH]))
    show(f"{lang}: names of one article", f"{took * 1000:,.2f} ms")


def adversarial() -> None:
    """Time texts of 100 kB that are made to be slow."""
    texts = {
        "one endless sentence": "and Kenya said that " * 5000,
        "10,000 names": "Kenya, " * 14000,
        "nested quotes": '"Kenya said: ' * 7500,
        "brackets": "(" * 50000 + ")" * 50000,
    }
    for name, text in texts.items():
        begin = time.perf_counter()
        pipeline.reader().read(Report(text=OPENING + text[:100_000], lang="en", published=DAY))
        show(f"100 kB, {name}", f"{time.perf_counter() - begin:,.2f} s")


def ledger() -> None:
    """Run the bench of the ledger in its short form."""
    tool = Path(__file__).with_name("bench_ledger.py")
    subprocess.run([sys.executable, tool, "--sizes", "300"], check=True)  # noqa: S603 - our own words


if __name__ == "__main__":
    main()
