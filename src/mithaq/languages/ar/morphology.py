"""Arabic words taken apart: what is written together is cut into clitics and a stem.

Words come folded: no vowel marks, no tatweel, one alif, final yeh for alif maksura. Which cut is
right is for a lexicon to say; here stand all that the script allows, the likelier ones first.
"""

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

ARTICLE = "ال"
SHORTEST_STEM = 2
REMEMBERED_WORDS = 65_536


class Analysis(NamedTuple):
    """One way to cut a word: what is attached before, the stem, what is attached after."""

    proclitics: tuple[str, ...]
    stem: str
    enclitic: str


class Proclitics(NamedTuple):
    """What may stand before a stem, as it is written, and how unlikely it is."""

    written: str
    parts: tuple[str, ...]
    cost: float


CONJUNCTIONS = (("", 0.0), ("و", 1.0), ("ف", 3.0))
CONJUNCTION_LETTERS = ("و", "ف")
PREPOSITIONS = (("ب", 2.0), ("ل", 2.0), ("ك", 4.0))
ARTICLE_COST = 0.5
SHARED_LAM_COST = 1.0
CONTRACTED = "لل"
FUTURE, FUTURE_COST = "س", 1.5
PRESENT_PREFIXES = ("ي", "ت", "ن", "ا")

# Longer ones first: a stem that ends in a pronoun's letters is cut at the longest.
ENCLITICS = (
    ("هما", 1.2),
    ("ها", 1.5),
    ("هم", 1.5),
    ("هن", 3.5),
    ("كم", 4.5),
    ("نا", 3.0),
    ("ني", 5.0),
    ("ه", 1.8),
    ("ك", 6.0),
    ("ي", 6.0),
)
WHOLE = ("", 0.0)

# What is nearly always a conjunction and one of these, though a verb may be written so: فقد, وفي.
PARTICLES = ("قد", "في", "الي", "علي", "ان")
PARTICLE_COST = -1.0

# Prepositions of one letter, which carry a pronoun as a word of their own: بها, وله.
CARRIERS = ("ب", "ل")
SHORT = ("به", "له")
STANDING_ALONE = ((), ("و",), ("ف",))

# The end of a stem before a pronoun, and what it is without one.
REPAIRS = (
    ("ائ", "اء"),  # رؤسائهم
    ("اؤ", "اء"),  # شركاؤها
    ("ت", "ة"),  # زيارته
    ("ا", "ي"),  # مستواه, استدعاه: alif maksura, folded
    ("و", "وا"),  # انتخبوه
)
AS_WRITTEN_COST = 0.3  # such an end is more often repaired than left


@lru_cache(maxsize=REMEMBERED_WORDS)
def split_clitics(word: str) -> tuple[Analysis, ...]:
    """Cut a folded word in every way that the script allows.

    Args:
        word: One word without marks or spaces.

    Returns:
        The analyses, the likelier before the less likely: first the uncut word, but for a
        conjunction with a particle.
    """
    found: dict[Analysis, float] = {}
    for proclitics, rest in before(word):
        for stem, enclitic, cost in after(rest, proclitics.parts):
            analysis = Analysis(proclitics.parts, stem, enclitic)
            found.setdefault(analysis, proclitics.cost + cost)
    if word[:1] in CONJUNCTION_LETTERS and word[1:] in PARTICLES:
        found[Analysis((word[0],), word[1:], "")] = PARTICLE_COST
    return tuple(sorted(found, key=found.__getitem__))


def before(word: str) -> Iterator[tuple[Proclitics, str]]:
    """Yield what the beginning of a word may be read as, nothing first, and the rest."""
    for proclitics in BY_LETTER.get(word[:1], NONE):
        if word.startswith(proclitics.written):
            rest = word[len(proclitics.written) :]
            if may_follow(rest, proclitics.parts):
                yield proclitics, rest
            if proclitics.written.endswith(CONTRACTED) and len(rest) >= SHORTEST_STEM:
                # Of three lams one is not written: the stem of للقاء may have the second.
                yield proclitics._replace(cost=proclitics.cost + SHARED_LAM_COST), "ل" + rest


def may_follow(rest: str, parts: tuple[str, ...]) -> bool:
    """Say whether a stem can follow: it is long enough, and a present form after the future."""
    if parts[-1:] == (FUTURE,):
        return len(rest) > SHORTEST_STEM and rest.startswith(PRESENT_PREFIXES)
    return len(rest) >= SHORTEST_STEM or not parts


def after(rest: str, proclitics: tuple[str, ...]) -> Iterator[tuple[str, str, float]]:
    """Yield stem, enclitic and cost; what has the article takes no pronoun."""
    yield rest, *WHOLE
    if ARTICLE in proclitics:
        return
    for enclitic, cost in ENCLITICS:
        stem = rest[: -len(enclitic)]
        if rest.endswith(enclitic) and is_stem(stem, enclitic, proclitics):
            yield from repaired(stem, enclitic, cost)


def is_stem(stem: str, enclitic: str, proclitics: tuple[str, ...]) -> bool:
    """Say whether a stem can carry a pronoun: two letters, or a preposition of one letter."""
    is_particle = (stem in CARRIERS and len(enclitic) > 1) or stem + enclitic in SHORT
    return len(stem) >= SHORTEST_STEM or (is_particle and proclitics in STANDING_ALONE)


def repaired(stem: str, enclitic: str, cost: float) -> Iterator[tuple[str, str, float]]:
    """Yield a stem as it is without its pronoun, then as it is written."""
    for written, alone in REPAIRS:
        if stem.endswith(written):
            yield stem.removesuffix(written) + alone, enclitic, cost
            cost += AS_WRITTEN_COST
    yield stem, enclitic, cost


def proclitic_strings() -> Iterator[Proclitics]:
    """Yield every legal string of proclitics."""
    for conjunction, cost in CONJUNCTIONS:
        first = (conjunction,) if conjunction else ()
        yield Proclitics(conjunction, first, cost)
        yield Proclitics(conjunction + ARTICLE, (*first, ARTICLE), cost + ARTICLE_COST)
        yield Proclitics(conjunction + FUTURE, (*first, FUTURE), cost + FUTURE_COST)
        for preposition, more in PREPOSITIONS:
            yield from prepositional(Proclitics(conjunction, first, cost), preposition, more)


def prepositional(start: Proclitics, preposition: str, cost: float) -> Iterator[Proclitics]:
    """Yield a preposition alone and with the article, which loses its alif after lam."""
    parts = (*start.parts, preposition)
    yield Proclitics(start.written + preposition, parts, start.cost + cost)
    article = CONTRACTED[1:] if preposition == CONTRACTED[:1] else ARTICLE
    written = start.written + preposition + article
    yield Proclitics(written, (*parts, ARTICLE), start.cost + ARTICLE_COST)


def by_letter() -> dict[str, tuple[Proclitics, ...]]:
    """Sort the strings by the letter that they begin with."""
    strings = tuple(proclitic_strings())
    letters = {string.written[:1] for string in strings if string.written}
    return {
        letter: tuple(string for string in strings if string.written[:1] in ("", letter))
        for letter in letters
    }


NONE = (Proclitics("", (), 0.0),)
BY_LETTER = by_letter()
