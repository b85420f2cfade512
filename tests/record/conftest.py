"""One suite, two stores: every test that asks for a ledger runs on both."""

import itertools
from collections.abc import Callable, Iterator
from pathlib import Path

import psycopg
import pytest
from tests.record.made import RULES
from tests.record.server import running

from mithaq.record.keeper import Keeper, open_ledger
from mithaq.standing.derive import Derivation

_NUMBERS = itertools.count()


@pytest.fixture(scope="session")
def server() -> Iterator[str]:
    with running() as address:
        yield address


@pytest.fixture(params=["sqlite", "postgres"])
def where(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    if request.param == "sqlite":
        return str(tmp_path / "a.ledger")
    address: str = request.getfixturevalue("server")
    name = f"ledger{next(_NUMBERS)}"  # a schema costs a tenth of a database
    with psycopg.connect(address, autocommit=True) as connection:
        connection.execute(f"CREATE SCHEMA {name}")
    return f"{address}&options=-csearch_path%3D{name}"


@pytest.fixture
def open_(where: str) -> Iterator[Callable[..., Keeper]]:
    opened: list[Keeper] = []

    def open_here(patience: int | None = None) -> Keeper:
        opened.append(open_ledger(where, Derivation(RULES), patience=patience))
        return opened[-1]

    yield open_here
    for one in opened:
        one.close()


@pytest.fixture
def ledger(open_: Callable[[], Keeper]) -> Keeper:
    return open_()
