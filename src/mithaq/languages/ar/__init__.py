"""Arabic."""

from pathlib import Path

from mithaq.languages.ar.morphology import split_clitics
from mithaq.languages.ar.participles import endings, participles
from mithaq.languages.folding import Folding
from mithaq.languages.language import Language, Script
from mithaq.languages.load import read_language
from mithaq.languages.script import COMMON_DROP, COMMON_PAIRS

FOLDER = Path(__file__).parent

#: Vowel signs, the dagger alef, Koranic marks, and the stroke that only stretches a word.
_DIACRITICS = (
    "\N{ARABIC FATHATAN}\N{ARABIC DAMMATAN}\N{ARABIC KASRATAN}\N{ARABIC FATHA}\N{ARABIC DAMMA}"
    "\N{ARABIC KASRA}\N{ARABIC SHADDA}\N{ARABIC SUKUN}\N{ARABIC MADDAH ABOVE}"
    "\N{ARABIC HAMZA ABOVE}\N{ARABIC HAMZA BELOW}\N{ARABIC LETTER SUPERSCRIPT ALEF}"
    "\N{ARABIC TATWEEL}"
)

_ALEF = "\N{ARABIC LETTER ALEF}"
_WAW_HAMZA = "\N{ARABIC LETTER WAW WITH HAMZA ABOVE}"
_PAIRS = (
    (
        "\N{ARABIC LETTER YEH WITH HAMZA ABOVE}\N{ARABIC LETTER WAW}",
        _WAW_HAMZA + "\N{ARABIC LETTER WAW}",
    ),
    ("\N{ARABIC LETTER ALEF WITH HAMZA ABOVE}", _ALEF),
    ("\N{ARABIC LETTER ALEF WITH HAMZA BELOW}", _ALEF),
    ("\N{ARABIC LETTER ALEF WITH MADDA ABOVE}", _ALEF),
    ("\N{ARABIC LETTER ALEF WASLA}", _ALEF),
    ("\N{ARABIC LETTER ALEF MAKSURA}", "\N{ARABIC LETTER YEH}"),
    ("\N{ARABIC LETTER FARSI YEH}", "\N{ARABIC LETTER YEH}"),
    ("\N{ARABIC LETTER KEHEH}", "\N{ARABIC LETTER KAF}"),
)

SCRIPT = Script(
    code="ar",
    direction="rtl",
    order="VSO",
    folding=Folding((*COMMON_PAIRS, *_PAIRS), COMMON_DROP + _DIACRITICS, lower=True),
    has_case=False,
    cut=split_clitics,
    proclitics=frozenset(["و", "ف", "ب", "ل", "ك", "وب", "ول", "وك", "فب", "فل"]),
    conjunctions=frozenset(["و", "ف"]),
    prepositions=frozenset(["ب", "ل"]),
    article="ال",
    endings=endings,
    participles=participles,
    contractions=(("ال", "لل"),),
    abbreviations=frozenset(["د", "أ", "ص"]),
)


def language(packs: tuple[Path, ...] = ()) -> Language:
    """Read Arabic from its tables, and from the folders of a user's packs after them."""
    return read_language(SCRIPT, (FOLDER, *packs))
