"""Participles: what a verb's forms make of it as an adjective, "signed", "meeting"."""

from collections.abc import Iterator

_PREFIX = "م"
_PRESENT = "ي"
_LONG = "و"
_ENDINGS = ("", "ة", "ين", "ون")
_ROOT = 3


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
