"""A server on a small ledger, and a browser that reaches nothing else."""

import shutil
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import httpx
import pytest
import uvicorn
from fastapi.testclient import TestClient
from tests.web import newsroom

from mithaq.knowledge.knowledge import knowledge
from mithaq.views.api.tokens import SCOPES, Tokens
from mithaq.views.server import create_app
from mithaq.views.web.settings import Settings

FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"]  # fmt: skip


@pytest.fixture
def client(tmp_path: Path) -> Iterator[TestClient]:
    """Give a client of a fresh application."""
    with TestClient(_app(tmp_path)) as made:
        yield made


@pytest.fixture
def token(tmp_path: Path) -> str:
    """Give a token that allows everything."""
    tokens = Tokens(tmp_path / "tokens.json")
    return tokens.make("desk", SCOPES, made="2026-01-01", expires="2999-01-01")


def _app(folder: Path, **settings: Any) -> Any:
    chosen = Settings(
        tokens=str(folder / "tokens.json"),
        rate="100000/minute",
        write_rate="100000/minute",
        **settings,
    )
    return create_app(newsroom.fill, knowledge(), chosen)


@pytest.fixture
def app_with() -> Any:
    """Give what makes an application with other settings."""
    return _app


@pytest.fixture(scope="session")
def base_url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Serve the ledger on a port of its own for the whole session."""
    with _serving(_app(tmp_path_factory.mktemp("web"))) as url:
        yield url


@pytest.fixture
def open_server(tmp_path: Path) -> Iterator[tuple[str, str]]:
    """Serve a ledger that a test may write to; give the address and a token for everything."""
    tokens = Tokens(tmp_path / "tokens.json")
    token = tokens.make("desk", SCOPES, made="2026-01-01", expires="2999-01-01")
    with _serving(_app(tmp_path)) as url:
        yield url, token


@contextmanager
def _serving(app: Any) -> Iterator[str]:
    port = _free_port()
    server = uvicorn.Server(uvicorn.Config(app, port=port, log_level="error"))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    url = f"http://127.0.0.1:{port}"
    _wait(url)
    yield url
    server.should_exit = True
    thread.join(timeout=5)


def _free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


def _wait(url: str) -> None:
    for _ in range(100):
        try:
            httpx.get(f"{url}/en/about")
        except httpx.TransportError:
            time.sleep(0.1)
        else:
            return
    pytest.fail("the server did not start")


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    """Start Debian's own Chromium."""
    found = shutil.which("chromium")
    if not found:
        pytest.skip("no Chromium: apt-get install -y chromium")
    return {**browser_type_launch_args, "executable_path": found, "args": FLAGS}


@pytest.fixture
def page(page: Any, base_url: str) -> Iterator[Any]:
    """Give a page that reaches only our server; an error in its console fails the test."""
    bad: list[str] = []

    def route(found: Any) -> None:
        if found.request.url.startswith((base_url, "data:")):
            found.continue_()
        else:
            bad.append(found.request.url)
            found.abort()

    page.set_default_timeout(6000)
    page.route("**/*", route)
    page.on("console", lambda told: bad.extend([told.text] if told.type == "error" else []))
    page.on("pageerror", lambda error: bad.append(str(error)))
    yield page
    assert not bad, bad
