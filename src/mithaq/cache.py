"""What is costly to build and always the same is built once and kept in the user's cache folder.

The key is the content of everything that it is made from, so a changed table or rule never meets
an old cache. A damaged or unreadable one is rebuilt in silence; one that cannot be written is not
missed.
"""

import contextlib
import gc
import hashlib
import os
import pickle
import sys
import tempfile
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any, TypeVar

from mithaq.collector import uncollected

Made = TypeVar("Made")

_ENDINGS = ("*.py", "*.tsv")
_DIGEST = hashlib.sha256().digest_size
#: So many are kept: another set of packs is another one.
_KEPT = 4


def folder() -> Path:
    """Return where caches are kept: ``MITHAQ_CACHE``, else the platform's place for them."""
    given = os.environ.get("MITHAQ_CACHE") or os.environ.get("XDG_CACHE_HOME")
    root = Path(given) if given else Path.home() / ".cache"
    return root if os.environ.get("MITHAQ_CACHE") else root / "mithaq"


def kept(name: str, sources: Iterable[Path], make: Callable[[], Made]) -> Made:
    """Return what *make* made from the same *sources* before, or make it and keep it.

    Args:
        name: what it is, for the name of its file.
        sources: folders; every table and module in them belongs to the key.
        make: builds it; what it returns can be pickled.
    """
    path = folder() / f"{name}-{_key(sources)}.pickle"
    with uncollected():
        found: Made | None = _load(path)
        if found is None:
            found = make()
            with contextlib.suppress(OSError):
                _save(path, found)
        gc.freeze()  # so many lasting objects would be searched long and in vain
    return found


def _key(sources: Iterable[Path]) -> str:
    digest = hashlib.sha256(sys.version.encode())
    for source in sources:
        for path in sorted(p for ending in _ENDINGS for p in source.rglob(ending)):
            content = path.read_bytes()
            digest.update(f"{path.relative_to(source)} {len(content)}\n".encode() + content)
    return digest.hexdigest()[:32]


def _load(path: Path) -> Any:  # noqa: ANN401 - the caller knows what it kept
    """Return what is kept at *path*; None where it is not, or not whole."""
    try:
        data = memoryview(path.read_bytes())
    except OSError:
        return None
    if hashlib.sha256(data[_DIGEST:]).digest() != data[:_DIGEST]:
        return None
    try:
        return pickle.loads(data[_DIGEST:])  # noqa: S301 - our own file in the user's own folder
    except Exception:  # noqa: BLE001 - whatever is wrong with it, it is rebuilt
        return None


def _save(path: Path, made: object) -> None:
    """Write *made* beside *path* and rename it: a reader sees the whole file or none."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    data = pickle.dumps(made, protocol=pickle.HIGHEST_PROTOCOL)
    with tempfile.NamedTemporaryFile(dir=path.parent, delete=False) as file:
        file.write(hashlib.sha256(data).digest() + data)
    Path(file.name).replace(path)
    _forget_old(path.parent)


def _forget_old(place: Path) -> None:
    files = sorted(place.glob("*.pickle"), key=lambda p: p.stat().st_mtime, reverse=True)
    for old in files[_KEPT:]:
        old.unlink(missing_ok=True)
