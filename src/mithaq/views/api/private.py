"""Lists that are kept in a file which only its owner may read: tokens, webhooks."""

import os
from pathlib import Path
from typing import Generic, TypeVar

import msgspec

One = TypeVar("One", bound=msgspec.Struct)


class PrivateList(Generic[One]):
    """Records of one class in a file, replaced whole at each change."""

    def __init__(self, path: Path, of: type[One]) -> None:
        self._path = path
        self._of = of

    def all(self) -> tuple[One, ...]:
        """Return the records; none where there is no file yet."""
        if not self._path.exists():
            return ()
        return msgspec.json.decode(self._path.read_bytes(), type=tuple[self._of, ...])  # type: ignore[name-defined] # the class is known at run time

    def keep(self, records: tuple[One, ...]) -> None:
        """Put *records* in the place of those that were kept."""
        self._path.parent.mkdir(parents=True, exist_ok=True)
        part = self._path.with_suffix(".part")
        handle = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(handle, "wb") as file:
            file.write(msgspec.json.format(msgspec.json.encode(records), indent=1))
        part.replace(self._path)
