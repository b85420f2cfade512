"""Speed and size of the ledger, on made reports: printed, never asserted.

    python tools/bench_ledger.py [--sizes 10000,100000] [--postgres ADDRESS]

A report carries ten statements over six sentences. States and accords are drawn by Zipf's law,
as in the news: few pairs are told of very often. A third of the statements bear on standings.
"""

import argparse
import datetime as dt
import itertools
import random
import resource
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from mithaq.record.keeper import Keeper, open_ledger
from mithaq.record.ledger import Filter, Page, Source
from mithaq.report import Report
from mithaq.standing.derive import Derivation
from mithaq.standing.rules import Rule, Rules
from mithaq.statement import Evidence, Level, Modality, Plover, Polarity, Statement, Type

_STATES = [f"state:{''.join(three)}" for three in itertools.product("ABCDEFGH", "KLMNO", "RSTUV")]
_ACCORDS = [f"accord:number-{n}" for n in range(60)]
_AGENCIES = [f"org:agency-{n}" for n in range(40)]
_WORDS = [
    "ministers",
    "envoys",
    "talks",
    "accord",
    "border",
    "summit",
    "leaders",
    "visit",
    "signed",
    "statement",
    "said",
    "pledged",
    "embassy",
    "trade",
    "relations",
    "agreement",
    "capital",
    "president",
    "council",
    "officials",
    "rejected",
    "welcomed",
]
_BETWEEN = {
    Type.MEET: 16, Type.CALL: 8, Type.VISIT: 10, Type.NEGOTIATE: 8, Type.AGREE: 6, Type.SUPPORT: 7,
    Type.REJECT: 9, Type.DEMAND: 5, Type.AID: 2, Type.TIES: 5, Type.ESTABLISH_TIES: 5,
    Type.CUT_TIES: 2, Type.OPEN_MISSION: 2, Type.RECALL_ENVOY: 1, Type.SANCTION: 3,
}  # fmt: skip
_TOWARD = {Type.JOIN: 6, Type.MEMBER: 2, Type.SIGN: 3, Type.RATIFY: 2, Type.LEAVE: 1}
_MODALITIES = {
    Modality.ACTUAL: 55, Modality.PLANNED: 20, Modality.EXPECTED: 6, Modality.DESIRED: 8,
    Modality.POSSIBLE: 6, Modality.CONDITIONAL: 5,
}  # fmt: skip
_BATCH = 1_000  # reports of one transaction, as when an archive is loaded
_RULES = Rules({one: Rule(broker=("state:AKR",)) for one in _ACCORDS[:20]})


class News:
    """An endless stream of reports, the same for the same seed."""

    def __init__(
        self,
        seed: int = 7,
        first_day: int = 0,
        days: int = 3_650,
        *,
        states: Sequence[str] = _STATES,
        accords: Sequence[str] = _ACCORDS,
    ) -> None:
        self._first_day, self._days = first_day, days
        self._states, self._accords = states, accords
        self._random = random.Random(seed)  # noqa: S311 - a benchmark draws no secrets
        self._zipf = [1 / (place + 1) for place in range(len(states))]
        self._flat = [1 / (place + 3) for place in range(len(accords))]

    def reports(self, number: int) -> Iterator[tuple[Report, list[Statement]]]:
        """Give *number* reports with ten statements each, over ten years."""
        for place in range(number):
            yield self._report(place, self._first_day + place * self._days // number)

    def _report(self, place: int, day: int) -> tuple[Report, list[Statement]]:
        date = (dt.date(2015, 1, 1) + dt.timedelta(days=day)).isoformat()
        sentences = [self._sentence(place, number) for number in range(6)]
        report = Report(
            text=" ".join(sentences), id=f"report-{place}", published=date, lang="en",
            agency=self._random.choice(_AGENCIES), title=sentences[0][:60],
        )  # fmt: skip
        starts = [0, *itertools.accumulate(len(sentence) + 1 for sentence in sentences)]
        return report, [self._statement(report, sentences, starts, n) for n in range(10)]

    def _sentence(self, place: int, number: int) -> str:
        words = self._random.choices(_WORDS, k=18)
        return f"{' '.join(words).capitalize()} {place}-{number}."

    def _statement(
        self, report: Report, sentences: list[str], starts: list[int], number: int
    ) -> Statement:
        draw = self._random
        actor, other = self._two()
        kinds = _TOWARD if draw.random() < 0.15 else _BETWEEN  # noqa: PLR2004
        type_ = draw.choices(list(kinds), list(kinds.values()))[0]
        if kinds is _TOWARD:
            other = draw.choices(self._accords, self._flat)[0]
        place = number % len(sentences)
        modality = draw.choices(list(_MODALITIES), list(_MODALITIES.values()))[0]
        return Statement(
            report=report.id, type=type_, actor=actor, object=other, modality=modality,
            polarity=Polarity.NEGATIVE if draw.random() < 0.06 else Polarity.POSITIVE,  # noqa: PLR2004
            claimant=self._claimant(actor, other),
            evidence=Evidence(starts[place], starts[place + 1] - 1, sentences[place]),
            level=draw.choice(list(Level)) if type_ is Type.TIES else None,
            time=self._time(report.published or ""), cameo="057",
            condition="if a state is founded" if modality is Modality.CONDITIONAL else None,
            plover=Plover(("CONSULT",), (), ("diplomatic",)), rule="en/verbs: 120",
        )  # fmt: skip

    def _two(self) -> tuple[str, str]:
        one, other = self._random.choices(self._states, self._zipf, k=2)
        return (one, other) if one != other else self._two()

    def _claimant(self, actor: str, other: str) -> str:
        names = ["report", actor, "state:AKR", "anonymous", other]
        return self._random.choices(names, [8, 5, 2, 2, 1])[0]

    def _time(self, published: str) -> str | None:
        forms = [None, published, published[:7], published[:4]]
        return self._random.choices(forms, [50, 30, 10, 10])[0]


def measure(where: str, size: int) -> list[tuple[str, str]]:
    """Fill a fresh ledger with *size* statements and return what was measured."""
    source = Source(reader_version="1")
    with open_ledger(where, Derivation(_RULES)) as ledger:
        spent = 0.0
        news = News().reports(size // 10)
        while batch := list(itertools.islice(news, _BATCH)):
            begun = time.perf_counter()
            ledger.extend(
                batch, recorded_at="2026-01-01T00:00:00Z", source=source, derive=False, relate=False
            )
            spent += time.perf_counter() - begun
        lines = [("insert, statements/s", f"{size / spent:,.0f}")]
        seconds, standings = _timed(ledger.derive)
        lines.append(("full derivation, s", f"{seconds:.1f}"))
        lines.append(("standings", f"{standings:,}"))
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        lines.append(("peak memory so far, MB", f"{peak:.0f}"))
        lines += [(name, f"{1000 * _median(ask):.2f}") for name, ask in _questions(ledger)]
        for kind, first_day in (("cold", 3_660), ("warm", 3_690)):
            spent = _incremental(ledger, source, first_day)
            lines.append((f"one more report, derived, {kind}, ms", f"{spent:.1f}"))
    if Path(where).exists():
        lines.append(("file, MB", f"{Path(where).stat().st_size / 2**20:.0f}"))
    return lines


def _questions(ledger: Keeper) -> Iterator[tuple[str, Callable[[], object]]]:
    hot, warm = _ACCORDS[0], _ACCORDS[20]
    one, other = _STATES[0], _STATES[1]
    yield (
        "members of a much told accord, ms",
        lambda: ledger.as_of(toward=hot, valid="2020-06-01", known="2020-07-01"),
    )
    yield (
        "members of another accord, ms",
        lambda: ledger.as_of(toward=warm, valid="2020-06-01", known="2020-07-01"),
    )
    yield "pair, one moment, ms", lambda: ledger.pair(one, other, known="2020-07-01")
    yield "rare pair, ms", lambda: ledger.pair(_STATES[30], _STATES[90], known="2020-07-01")
    yield "changes of 30 days, ms", lambda: ledger.since("2020-05-01", "2020-05-31")
    yield (
        "whole matrix, ms",
        lambda: ledger.as_of(valid="2020-06-01", known="2020-07-01"),
    )
    begun = time.perf_counter()
    ledger.search("embassy")
    print(f"  (the index of words caught up in {time.perf_counter() - begun:.1f} s)")
    yield "search of three words, ms", lambda: ledger.search("embassy border 12")
    yield (
        "entries of a pair, ms",
        lambda: ledger.entries(Filter(side=one, other=other), page=Page(50)),
    )


def _incremental(ledger: Keeper, source: Source, first_day: int) -> float:
    """Return what one report more costs, in ms; the first of a process find all pairs cold."""
    begun = time.perf_counter()
    number = 300
    for report, statements in News(first_day, first_day, 30).reports(number):
        ledger.append(report, statements, recorded_at="2026-01-02T00:00:00Z", source=source)
    return 1000 * (time.perf_counter() - begun) / number


def _timed(do: Callable[[], int]) -> tuple[float, int]:
    begun = time.perf_counter()
    result = do()
    return time.perf_counter() - begun, result


def _median(ask: Callable[[], object], times: int = 7) -> float:
    spent = []
    for _ in range(times):
        begun = time.perf_counter()
        ask()
        spent.append(time.perf_counter() - begun)
    return statistics.median(spent)


def main() -> None:
    """Measure each size on a fresh ledger and print a table."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--sizes", default="10000,100000")
    parser.add_argument("--postgres", help="address of an empty database; one size only")
    given = parser.parse_args()
    for size in (int(one) for one in given.sizes.split(",")):
        with tempfile.TemporaryDirectory() as folder:
            where = given.postgres or f"{folder}/bench.ledger"
            print(f"\n{size:,} statements, {'PostgreSQL' if given.postgres else 'SQLite'}")
            for name, value in measure(where, size):
                print(f"  {name:<36} {value:>12}")
            sys.stdout.flush()


if __name__ == "__main__":
    main()
