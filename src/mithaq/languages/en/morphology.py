"""English words taken apart: the possessive mark, and the plural of nouns.

Words come folded: in lower case, with a straight apostrophe.
"""

import re
from typing import NamedTuple


class Possessive(NamedTuple):
    """A word and the mark behind it."""

    owner: str
    mark: str  # 's, or ' behind a plural; empty where the word is no possessive


IRREGULAR = {
    "analyses": "analysis",
    "axes": "axis",
    "bases": "base",
    "buses": "bus",
    "caches": "cache",
    "campuses": "campus",
    "children": "child",
    "crises": "crisis",
    "criteria": "criterion",
    "feet": "foot",
    "foes": "foe",
    "gases": "gas",
    "halves": "half",
    "hypotheses": "hypothesis",
    "knives": "knife",
    "leaves": "leaf",
    "lives": "life",
    "loaves": "loaf",
    "lies": "lie",
    "men": "man",
    "phenomena": "phenomenon",
    "pies": "pie",
    "referenda": "referendum",
    "memoranda": "memorandum",
    "selves": "self",
    "shoes": "shoe",
    "shelves": "shelf",
    "statuses": "status",
    "synopses": "synopsis",
    "teeth": "tooth",
    "theses": "thesis",
    "thieves": "thief",
    "ties": "tie",
    "toes": "toe",
    "viruses": "virus",
    "wives": "wife",
    "wolves": "wolf",
    "women": "woman",
    "zeroes": "zero",
}

# Nouns in -men that mean people: spokesmen, spokeswomen, servicemen.
PEOPLE = re.compile(r"(?<=[a-z]{2})men$")

# What ends in s and is no plural, or has no singular in use.
SINGULAR_IN_S = re.compile(r"(?:ss|us|is|'s)$")
UNCHANGING_WORDS = """
abdomen acumen aids always arms athens bahamas barbados belarus brussels comoros customs cyprus
economics emirates gas headquarters honduras kansas maldives means mumps netherlands news
philippines politics premises proceeds regardless regimen series seychelles sometimes species
specimen states texas thanks towards us wales whereabouts
"""
UNCHANGING = frozenset(UNCHANGING_WORDS.split())

SUFFIXES = (
    (re.compile(r"(?<=[a-z])(?<![aeiou])ies$"), "y"),  # embassies
    (re.compile(r"(?<=ss|sh|ch)es$"), ""),  # losses, clashes, branches
    (re.compile(r"(?<=[xz]z|.x)es$"), ""),  # taxes, waltzes
    (re.compile(r"(?<=[^aeiou]o)es$"), ""),  # vetoes
    (re.compile(r"s$"), ""),  # ties of any other kind
)


def split_possessive(word: str) -> Possessive:
    """Cut the possessive mark off.

    Args:
        word: One word, in any case.

    Returns:
        The owner and the mark, which is empty where there is none.
    """
    for mark in ("'s", "\N{RIGHT SINGLE QUOTATION MARK}s"):
        if word.lower().endswith(mark) and len(word) > len(mark):
            return Possessive(word[: -len(mark)], word[-len(mark) :])
    if word[-1:] in {"'", "\N{RIGHT SINGLE QUOTATION MARK}"} and word[-2:-1] in {"s", "S"}:
        return Possessive(word[:-1], word[-1])
    return Possessive(word, "")


def singular(word: str) -> str:
    """Return the singular of a plural noun, and any other word as it is.

    Args:
        word: One noun in lower case.
    """
    if word in UNCHANGING or SINGULAR_IN_S.search(word):
        return word
    if PEOPLE.search(word):
        return PEOPLE.sub("man", word)
    return IRREGULAR.get(word) or next(
        (rule.sub(end, word) for rule, end in SUFFIXES if rule.search(word)), word
    )
