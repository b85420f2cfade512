"""The words of a sentence as they are searched for: folded, and without what is written to them.

No database's own tokenizer is safe: SQLite's splits an Arabic word at every shadda. So words are
folded with the reader's own folding, and each is kept in a few forms: as it is written, and as
what is left when clitics are cut off. Two words are one if they share a form.
"""

import re
from functools import cache, lru_cache
from importlib import import_module
from itertools import islice
from unicodedata import bidirectional

from mithaq.languages.folding import fold
from mithaq.languages.language import Script
from mithaq.languages.registry import codes

#: The forms of one word.
Forms = tuple[str, ...]

_WORD = re.compile(r"\w+")
#: How many ways to cut a word are kept, the likeliest first.
_CUTS = 4
_REMEMBERED = 100_000


def words(text: str, lang: str | None) -> list[Forms]:
    """Return the words of *text*, each in its forms; by its letters if the language is unknown."""
    scripts = _scripts()
    if lang in scripts:
        return [_forms(word, lang) for word in _words(text, scripts[lang])]
    return [forms for part in text.split() for forms in words(part, _code_of(part))]


def _words(text: str, script: Script) -> list[str]:
    return list(dict.fromkeys(_WORD.findall(fold(text, script.folding).text)))


def _code_of(word: str) -> str:
    """Return a language written in the direction of *word*: its folding is the right one."""
    is_rtl = any(bidirectional(letter) in {"R", "AL"} for letter in word)
    direction = "rtl" if is_rtl else "ltr"
    return next(script.code for script in _scripts().values() if script.direction == direction)


def tokens(text: str, lang: str | None) -> str:
    """Return all forms of all words of *text*, as an index takes them."""
    return " ".join(dict.fromkeys(form for forms in words(text, lang) for form in forms))


@lru_cache(maxsize=_REMEMBERED)
def _forms(word: str, code: str) -> Forms:
    stems = [stem for _, stem, _ in islice(_scripts()[code].cut(word), _CUTS)]
    return tuple(dict.fromkeys((word, *(stem for stem in stems if len(stem) > 1))))


@cache
def _scripts() -> dict[str, Script]:
    return {code: import_module(f"mithaq.languages.{code}").SCRIPT for code in codes()}
