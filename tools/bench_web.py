"""How fast the pages answer under load: printed, never asserted.

    python tools/bench_web.py [--size 100000] [--rate 50] [--seconds 10]

The server is a process of its own, on a ledger of made reports about states and accords that
exist; this process asks it so many times a second, whether it has answered or not.
"""

import argparse
import asyncio
import itertools
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
from bench_ledger import News

from mithaq import pipeline
from mithaq.record.ledger import Source

_PATIENCE = 60  # seconds until the server must answer
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
        with _served(where) as address:
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


@contextmanager
def _served(where: str) -> Iterator[str]:
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    words = [sys.executable, "-m", "mithaq", "serve", "--ledger", where, "--port", str(port)]
    server = subprocess.Popen(words, stderr=subprocess.DEVNULL)  # noqa: S603 - our own words
    address = f"http://127.0.0.1:{port}"
    try:
        _wait(address)
        yield address
    finally:
        server.terminate()
        server.wait()


def _wait(address: str) -> None:
    until = time.monotonic() + _PATIENCE
    while time.monotonic() < until:
        try:
            httpx.get(f"{address}/en", timeout=_PATIENCE)
        except httpx.TransportError:
            time.sleep(0.2)
        else:
            return
    sys.exit(f"bench_web: the server at {address} did not answer in {_PATIENCE} s")


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
