"""English."""

from pathlib import Path

from mithaq.languages.folding import Folding
from mithaq.languages.language import Language, Script
from mithaq.languages.load import read_language
from mithaq.languages.script import COMMON_DROP, COMMON_PAIRS

FOLDER = Path(__file__).parent


def _whole(word: str) -> tuple[tuple[tuple[str, ...], str, str]]:
    """English writes nothing to its words that is a word of its own."""
    return (((), word, ""),)


SCRIPT = Script(
    code="en",
    direction="ltr",
    order="SVO",
    folding=Folding(COMMON_PAIRS, COMMON_DROP, lower=True),
    has_case=True,
    cut=_whole,
    abbreviations=frozenset(
        [
            "mr",
            "mrs",
            "ms",
            "dr",
            "gen",
            "lt",
            "maj",
            "col",
            "sen",
            "rep",
            "gov",
            "st",
            "vs",
            "no",
            "jan",
            "feb",
            "mar",
            "apr",
            "jun",
            "jul",
            "aug",
            "sep",
            "sept",
            "oct",
            "nov",
            "dec",
            "u.s",
            "u.n",
            "u.k",
            "e.u",
            "a.m",
            "p.m",
            "inc",
            "corp",
            "ltd",
            "co",
            "prof",
            "rev",
            "hon",
            "adm",
            "sgt",
            "capt",
            "jr",
            "sr",
            "etc",
        ]
    ),
)


def language(packs: tuple[Path, ...] = ()) -> Language:
    """Read English from its tables, and from the folders of a user's packs after them."""
    return read_language(SCRIPT, (FOLDER, *packs))
