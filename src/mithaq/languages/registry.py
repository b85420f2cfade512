"""Every folder here that is a package is a language."""

from collections.abc import Mapping
from importlib import import_module
from pathlib import Path

from mithaq.languages.language import Language

HERE = Path(__file__).parent


def codes() -> tuple[str, ...]:
    """Return the codes of the languages that there are."""
    return tuple(sorted(p.parent.name for p in HERE.glob("*/__init__.py")))


def read_languages(packs: tuple[Path, ...] = ()) -> Mapping[str, Language]:
    """Read each language, with the tables of a user's packs (``PACK/languages/CODE``) after it."""
    return {
        code: import_module(f"mithaq.languages.{code}").language(
            tuple(pack / "languages" / code for pack in packs)
        )
        for code in codes()
    }
