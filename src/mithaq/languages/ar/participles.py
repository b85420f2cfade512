"""Forms that grammar makes: participles of verbs, endings of nouns."""

from collections.abc import Iterator

_PREFIX = "م"
_PRESENT = "ي"
_LONG = "و"
_ENDINGS = ("", "ة", "ين", "ون")
_ROOT = 3
_SOUND_PLURALS = ("ين", "ون")
#: After these the object takes no letter.
_WITHOUT_TANWIN = ("ة", "ا", "اء", "ى", "ي", "ات", "ان")


def participles(past: str, present: str) -> Iterator[str]:
    """Yield the participles of a verb, folded, from its past and present of the third person.

    The derived stems take their prefix instead of the present's; three letters also make
    the passive of the first stem.
    """
    stems = [_PREFIX + present[1:]] if present.startswith(_PRESENT) else []
    if len(past) == _ROOT:
        stems.append(_PREFIX + past[:2] + _LONG + past[2])
    for stem in stems:
        yield from (stem + ending for ending in _ENDINGS)


def endings(noun: str) -> Iterator[str]:
    """Yield a noun as an object, and the plural of people before whose they are."""
    if " " in noun:
        return
    if noun.endswith(_SOUND_PLURALS):
        yield noun[:-1]
    elif not noun.endswith(_WITHOUT_TANWIN):
        yield noun + "ا"
