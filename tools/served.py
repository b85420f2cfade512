"""A server of the pages in a process of its own, for the tools that look at them."""

import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager

import httpx

_PATIENCE = 60  # seconds until the server must answer


@contextmanager
def served(ledger: str = "") -> Iterator[str]:
    """Serve a ledger, the demo's where none is named, and give its address.

    Args:
        ledger: the file of the ledger.
    """
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    chosen = ["--ledger", ledger] if ledger else []
    words = [sys.executable, "-m", "mithaq", "serve", *chosen, "--port", str(port)]
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
    sys.exit(f"the server at {address} did not answer in {_PATIENCE} s")
