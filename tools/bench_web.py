"""How fast the pages answer under load: printed, never asserted.

    python tools/bench_web.py [--size 100000] [--rate 50] [--seconds 10]

The server is a process of its own, on a ledger of made reports about states and accords that
exist; this process asks it so many times a second, whether it has answered or not.
"""

import argparse
import asyncio
import itertools
import statistics
import tempfile
import time
from pathlib import Path

import httpx
from bench_ledger import News
from served import served

from mithaq import pipeline
from mithaq.record.ledger import Source

_PATIENCE = 60  # seconds until a page must come
_BATCH = 1_000


def main() -> None:
    """Fill a ledger, serve it, and print how long each kind of page takes under load."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--size", type=int, default=100_000, help="statements in the ledger")
    parser.add_argument("--rate", type=int, default=50, help="requests a second")
    parser.add_argument("--seconds", type=int, default=10, help="of load on each page")
    given = parser.parse_args()
    known = pipeline.knowledge()
    accords = [one.id for one in known.accords][:60]
    with tempfile.TemporaryDirectory() as folder:
        where = str(Path(folder) / "made.ledger")
        _fill(where, given.size, [one.id for one in known.states][:120], accords)
        pages = [f"/en/accords/{one.partition(':')[2]}" for one in accords]
        with served(where) as address:
            for what, paths in (
                ("accord page", pages),
                ("accord page in Arabic", [path.replace("/en/", "/ar/") for path in pages]),
                ("home", ["/en/"]),
            ):
                first = asyncio.run(_one_by_one(address, paths))
                print(f"{what:24} first time {statistics.median(first):.0f} ms", flush=True)
                took = asyncio.run(_load(address, paths, given.rate, given.seconds))
                print(f"{'':24} under load {_told(took)}", flush=True)


def _fill(where: str, size: int, states: list[str], accords: list[str]) -> None:
    source = Source(reader_version="1")
    with pipeline.open_ledger(where, create=True) as ledger:
        news = News(states=states, accords=accords).reports(size // 10)
        while batch := list(itertools.islice(news, _BATCH)):
            ledger.extend(
                batch, recorded_at="2026-01-01T00:00:00Z", source=source, derive=False, relate=False
            )
        ledger.derive()


async def _one_by_one(address: str, paths: list[str]) -> list[float]:
    """Ask for each page once: nothing of it is kept yet."""
    async with httpx.AsyncClient(base_url=address, timeout=_PATIENCE) as client:
        return [await _ask(client, path) for path in paths]


async def _load(address: str, paths: list[str], rate: int, seconds: int) -> list[float]:
    """Ask *rate* times a second; return how long each answer took, ms."""
    async with httpx.AsyncClient(base_url=address, timeout=_PATIENCE) as client:
        asked = []
        for path in itertools.islice(itertools.cycle(paths), rate * seconds):
            asked.append(asyncio.create_task(_ask(client, path)))
            await asyncio.sleep(1 / rate)
        return list(await asyncio.gather(*asked))


async def _ask(client: httpx.AsyncClient, path: str) -> float:
    begun = time.perf_counter()
    (await client.get(path)).raise_for_status()
    return 1000 * (time.perf_counter() - begun)


def _told(took: list[float]) -> str:
    steps = statistics.quantiles(took, n=20)
    return f"p50 {statistics.median(took):.0f} ms, p95 {steps[-1]:.0f} ms ({len(took)} requests)"


if __name__ == "__main__":
    main()
