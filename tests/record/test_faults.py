"""What may go wrong: a clear error, nothing lost, nothing doubled."""

import os
import pwd
import random
import re
import signal
import sqlite3
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import psycopg
import pytest
from sqlalchemy import event
from tests.record.made import ACCORDS, KAZ, NOON, RULES, SOURCE, joins, report, told

from mithaq.errors import (
    LedgerDamaged,
    LedgerError,
    LedgerFull,
    LedgerLocked,
    LedgerLost,
    LedgerMissing,
    LedgerReadOnly,
    LedgerVersion,
)
from mithaq.record.keeper import Keeper, open_ledger
from mithaq.record.opening import open_store
from mithaq.record.sqlite import SqliteStore
from mithaq.report import Report
from mithaq.standing.derive import Derivation
from mithaq.statement import Statement, Type

#: `make kill` asks for 200.
KILLS = int(os.environ.get("MITHAQ_KILLS", "8"))


def batch(number: int) -> Iterator[tuple[Report, list[Statement]]]:
    for n in range(number):
        one = report(f"Edition {n}: Astana will join.", published=f"2025-11-{1 + n % 28:02d}")
        yield one, [joins(one, time="2026"), told(one, Type.MEMBER, KAZ, ACCORDS)]


def ingest(ledger: Keeper, number: int, step: int) -> None:
    everything = list(batch(number))
    for start in range(0, number, step):
        ledger.extend(everything[start : start + step], recorded_at=NOON, source=SOURCE)


def test_killed_at_any_moment_it_goes_on_to_the_same_end(
    where: str, open_: Callable[..., Keeper], tmp_path: Path
) -> None:
    open_().close()
    killed, number = 0, 40
    while killed < KILLS:
        if _kill_one(where, number):
            killed += 1
        else:  # it came to its end: more is needed for the next to be killed in the middle
            number += 40
        ledger = open_()
        assert ledger.verify().breaks == ()
        counts = ledger.counts()
        assert counts.statements == 2 * counts.reports <= 2 * number
        ledger.close()
    finished = open_()
    ingest(finished, number, 5)
    assert finished.verify().breaks == ()
    with open_ledger(str(tmp_path / "whole.ledger"), Derivation(RULES)) as undisturbed:
        ingest(undisturbed, number, 5)
        assert finished.counts() == undisturbed.counts()
        assert finished.digest() == undisturbed.digest()


def _kill_one(where: str, number: int) -> bool:
    """Let a process ingest, kill it at a random moment, and say whether that was in time."""
    process = os.fork()
    if process == 0:
        ingest(open_ledger(where, Derivation(RULES)), number, 1)
        os._exit(0)
    time.sleep(random.uniform(0.005, 0.12))
    os.kill(process, signal.SIGKILL)
    _, status = os.waitpid(process, 0)
    return os.WIFSIGNALED(status)


def test_a_full_disk_keeps_what_was_whole_and_goes_on_after_room_was_made(tmp_path: Path) -> None:
    store = open_store(str(tmp_path / "a.ledger"))
    assert isinstance(store, SqliteStore)
    ledger = Keeper(store, Derivation(RULES))
    ingest(ledger, 4, 1)
    pages = 10 + _pages(tmp_path / "a.ledger")
    store.close()

    @event.listens_for(store._engine, "connect")
    def limit(connection: sqlite3.Connection, _: object) -> None:
        connection.execute(f"PRAGMA max_page_count = {pages}")

    with pytest.raises(LedgerFull, match=r"no room.*make room"):
        ingest(ledger, 400, 1)
    assert ledger.verify().breaks == ()
    ledger.close()
    with open_ledger(str(tmp_path / "a.ledger"), Derivation(RULES)) as again:
        before = again.counts().reports
        ingest(again, 60, 7)
        assert again.counts().reports == 60 > before >= 4


def test_a_server_without_room_keeps_what_was_whole_and_goes_on_after_room_was_made(
    server: str,
) -> None:
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute("CREATE DATABASE narrow")
    address = server.replace("/postgres?", "/narrow?")
    ledger = open_ledger(address, Derivation(RULES))
    ingest(ledger, 4, 1)
    with psycopg.connect(address, autocommit=True) as connection:  # as where no page can be added
        connection.execute(
            "CREATE FUNCTION full_disk() RETURNS trigger LANGUAGE plpgsql AS "
            "$$ BEGIN RAISE EXCEPTION 'could not extend file' USING ERRCODE = 'disk_full'; END $$"
        )
        connection.execute(
            "CREATE TRIGGER full_disk BEFORE INSERT ON statement FOR EACH ROW "
            "WHEN (NEW.seq > 20) EXECUTE FUNCTION full_disk()"
        )
        with pytest.raises(LedgerFull, match=r"no room.*make room"):
            ingest(ledger, 60, 3)
        assert ledger.verify().breaks == ()
        before = ledger.counts().reports
        connection.execute("DROP TRIGGER full_disk ON statement")
    ingest(ledger, 60, 7)
    assert ledger.counts().reports == 60 > before >= 4
    ledger.close()


def _pages(path: Path) -> int:
    with sqlite3.connect(path) as connection:
        number: int = connection.execute("PRAGMA page_count").fetchone()[0]
    return number


def test_a_file_that_may_only_be_read_can_be_asked_and_not_written(tmp_path: Path) -> None:
    path = tmp_path / "a.ledger"
    with open_ledger(str(path), Derivation(RULES)) as ledger:
        ingest(ledger, 3, 1)
    path.chmod(0o444)
    of_tests = [one for one in tmp_path.parents if one.name.startswith(("pytest-", "popen-"))]
    for parent in (tmp_path, *of_tests):
        parent.chmod(0o555)
    answer = _as_nobody(lambda: _try_to_write(path))
    for parent in (tmp_path, *of_tests):
        parent.chmod(0o755)
    assert answer == "3 reports; LedgerReadOnly"


def _try_to_write(path: Path) -> str:
    ledger = open_ledger(str(path), Derivation(RULES), create=False)
    asked = f"{ledger.counts().reports} reports"
    try:
        ingest(ledger, 9, 1)
    except LedgerError as error:
        return f"{asked}; {type(error).__name__}"
    return asked


def _as_nobody(do: Callable[[], str]) -> str:
    """Run *do* in a process of a user who owns nothing, and return what it returns."""
    source, sink = os.pipe()
    process = os.fork()
    if process == 0:
        if os.geteuid() == 0:
            os.setuid(pwd.getpwnam("nobody").pw_uid)
        try:
            said = do()
        except Exception as error:  # noqa: BLE001 - the parent shall see it
            said = repr(error)
        os.write(sink, said.encode())
        os._exit(0)
    os.close(sink)
    os.waitpid(process, 0)
    return os.read(source, 1000).decode()


def test_a_read_only_database_says_so(server: str) -> None:
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute("CREATE DATABASE still")
        address = server.replace("/postgres?", "/still?")
        open_ledger(address, Derivation(RULES)).close()
        connection.execute("ALTER DATABASE still SET default_transaction_read_only = on")
    with open_ledger(address, Derivation(RULES)) as ledger, pytest.raises(LedgerReadOnly):
        ingest(ledger, 1, 1)


def test_a_second_writer_waits_and_then_says_who_is_in_the_way(
    open_: Callable[..., Keeper],
) -> None:
    first, second = open_(), open_(patience=40)

    def slow() -> Iterator[tuple[Report, list[Statement]]]:
        yield from batch(1)
        assert second.counts().reports == 0  # who only reads need not wait
        with pytest.raises(LedgerLocked, match="another process is writing"):
            ingest(second, 3, 1)

    first.extend(slow(), recorded_at=NOON, source=SOURCE)
    assert first.counts().reports == 1
    ingest(second, 3, 1)
    assert second.counts().reports == 3


def test_several_writers_take_turns_and_the_chain_holds(open_: Callable[..., Keeper]) -> None:
    ledgers = [open_() for _ in range(3)]
    threads = [
        threading.Thread(target=ingest, args=(ledger, 12, step))
        for ledger, step in zip(ledgers, (1, 2, 3), strict=True)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    verified = ledgers[0].verify()
    assert (verified.breaks, verified.reports) == ((), 12)
    before = ledgers[0].digest()
    ledgers[1].derive()
    assert ledgers[0].digest() == before


def test_a_connection_lost_in_mid_batch_loses_the_batch_only(server: str) -> None:
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute("CREATE DATABASE lost")
        ledger = open_ledger(server.replace("/postgres?", "/lost?"), Derivation(RULES))
        ingest(ledger, 2, 1)

        def cut() -> Iterator[tuple[Report, list[Statement]]]:
            yield from batch(4)
            connection.execute(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = 'lost'"
            )

        with pytest.raises(LedgerLost, match="give the same command again"):
            ledger.extend(cut(), recorded_at=NOON, source=SOURCE)
    assert ledger.counts().reports == 2
    ingest(ledger, 4, 4)
    assert ledger.counts().reports == 4
    ledger.close()


def test_a_server_that_is_not_there_says_so() -> None:
    with pytest.raises(LedgerLost, match="does not answer"):
        open_ledger("postgresql://mithaq@/none?host=/nowhere", Derivation(RULES))


def test_a_flipped_byte_of_a_report_is_found(tmp_path: Path) -> None:
    path = tmp_path / "a.ledger"
    with open_ledger(str(path), Derivation(RULES)) as ledger:
        ingest(ledger, 2, 1)
    content = path.read_bytes()
    assert content.count(b"Edition 1") == 1
    path.write_bytes(content.replace(b"Edition 1", b"Edition 7"))

    with open_ledger(str(path), Derivation(RULES)) as ledger:
        (found,) = ledger.verify().breaks
    assert "its text is not what was written" in found


def test_a_flipped_byte_of_a_server_is_found(server: str) -> None:
    address = server.replace("/postgres?", "/flipped?")
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute("CREATE DATABASE flipped")
        with open_ledger(address, Derivation(RULES)) as ledger:
            ingest(ledger, 2, 1)
        with psycopg.connect(address, autocommit=True) as inside:
            inside.execute("CHECKPOINT")
            query = "SELECT current_setting('data_directory'), pg_relation_filepath('report')"
            path = Path(*inside.execute(query).fetchone() or ())
        content = path.read_bytes()
        assert content.count(b"Edition 1") == 1
        path.write_bytes(content.replace(b"Edition 1", b"Edition 7"))
        # the copy is made of the files, so that none of it is remembered as it was
        connection.execute("CREATE DATABASE copied TEMPLATE flipped STRATEGY file_copy")
    with open_ledger(server.replace("/postgres?", "/copied?"), Derivation(RULES)) as ledger:
        assert re.search("its text is not what was written|damaged", _damage(ledger))


def _damage(ledger: Keeper) -> str:
    """Return what verifying finds, or what the server's own checksum says before."""
    try:
        (found,) = ledger.verify().breaks
    except LedgerDamaged as error:
        return str(error)
    return found


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (
            "UPDATE statement SET modality = 'actual' WHERE seq = 1",
            "step 1 is not what was written",
        ),
        ("UPDATE tx SET recorded_at = '2020' WHERE tx_id = 2", "step 2 is not what was written"),
        ("DELETE FROM tx WHERE tx_id = 2", "step 2 is missing; 3 follows"),
        ("DELETE FROM statement WHERE seq = 3", "step 2 is not what was written"),
        ("UPDATE report SET text = NULL", "its text is gone and no erasure is recorded"),
    ],
)
def test_whoever_goes_around_the_guards_is_found(
    where: str, open_: Callable[..., Keeper], change: str, says: str
) -> None:
    ledger = open_()
    ingest(ledger, 3, 1)
    ledger.close()
    _tamper(where, change)
    assert any(says in one for one in open_().verify().breaks)


def _tamper(where: str, change: str) -> None:
    if where.startswith("postgresql"):
        with psycopg.connect(where, autocommit=True) as server:
            server.execute("SET session_replication_role = replica")
            server.execute(change)
        return
    with sqlite3.connect(where) as file:
        names = file.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall()
        for (name,) in names:
            file.execute(f"DROP TRIGGER {name}")
        file.execute(change)
    file.close()


def test_what_is_no_ledger_is_named(tmp_path: Path) -> None:
    noise, other, gone = (tmp_path / name for name in ("noise", "other", "gone"))
    noise.write_bytes(b"this is no database at all" * 100)
    with sqlite3.connect(other) as connection:
        connection.execute("CREATE TABLE recipes (name TEXT)")
    connection.close()

    with pytest.raises(LedgerDamaged, match="noise: the file is damaged or no ledger"):
        open_ledger(str(noise), Derivation(RULES))
    with pytest.raises(LedgerDamaged, match="tables of something else: recipes"):
        open_ledger(str(other), Derivation(RULES))
    with pytest.raises(LedgerMissing, match="mithaq add"):
        open_ledger(str(gone), Derivation(RULES), create=False)
    with pytest.raises(LedgerMissing):
        open_ledger(str(tmp_path / "no" / "folder"), Derivation(RULES))
    assert not gone.exists()


def test_a_ledger_of_a_later_version_is_not_touched(tmp_path: Path) -> None:
    path = tmp_path / "a.ledger"
    open_ledger(str(path), Derivation(RULES)).close()
    with sqlite3.connect(path) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    connection.close()
    with pytest.raises(LedgerVersion, match=r"'9999'.*reads '0004'"):
        open_ledger(str(path), Derivation(RULES))
