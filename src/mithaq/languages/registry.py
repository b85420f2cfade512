"""Every folder here that is a package is a language."""

from collections.abc import Mapping
from importlib import import_module
from pathlib import Path

from mithaq.languages.language import Language, Script

HERE = Path(__file__).parent
Folders = tuple[Path, ...]


def codes() -> tuple[str, ...]:
    """Return the codes of the languages that there are."""
    return tuple(sorted(p.parent.name for p in HERE.glob("*/__init__.py")))


def folders(code: str, packs: Folders = ()) -> Folders:
    """Return where the tables of a language stand: here, and in a user's packs after it."""
    return (HERE / code, *(pack / "languages" / code for pack in packs))


def script_of(code: str) -> Script:
    """Return what the module of a language says of its script."""
    script: Script = import_module(f"mithaq.languages.{code}").SCRIPT
    return script


def read_languages(packs: Folders = ()) -> Mapping[str, Language]:
    """Read each language, with the tables of a user's packs (``PACK/languages/CODE``) after it."""
    return {
        code: import_module(f"mithaq.languages.{code}").language(folders(code, packs)[1:])
        for code in codes()
    }
