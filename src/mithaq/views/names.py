"""What a person types becomes an id: an id, its slug, an ISO code, or a name in either language."""

import difflib
import unicodedata
from collections.abc import Iterator

from mithaq.errors import UnknownName
from mithaq.knowledge.entities import Entity, State
from mithaq.knowledge.knowledge import Knowledge

_NEAREST = 3
_CUTOFF = 0.6


def resolve(name: str, knowledge: Knowledge, *kinds: str) -> str:
    """Return the id that *name* means among entities of *kinds* (the words before the colon).

    Raises:
        UnknownName: it means none; the nearest are named.
    """
    table = _spellings(knowledge, kinds)
    found = table.get(_even(name)) or table.get(_even(name.partition(":")[2] or name))
    if found and (":" not in name or found.startswith(name.partition(":")[0])):
        return found
    raise UnknownName(name, _KINDS.get(kinds[0], kinds[0]), _nearest(_even(name), table))


def _nearest(name: str, table: dict[str, str]) -> tuple[str, ...]:
    """Return the ids whose spelling, or a word of it, is nearest to *name*."""
    words = {word: id_ for spelling, id_ in table.items() for word in spelling.split()}
    near = [
        (difflib.SequenceMatcher(None, name, found).ratio(), ids[found])
        for ids in (table, words)
        for found in difflib.get_close_matches(name, ids, n=_NEAREST, cutoff=_CUTOFF)
    ]
    ordered = sorted(near, key=lambda pair: -pair[0])
    return tuple(dict.fromkeys(id_ for _, id_ in ordered))[:_NEAREST]


def _spellings(knowledge: Knowledge, kinds: tuple[str, ...]) -> dict[str, str]:
    """Map every evened-out spelling to its id; of two bearers the first kind wins."""
    table: dict[str, str] = {}
    for kind in kinds:
        for entity in knowledge.entities.values():
            if entity.id.partition(":")[0] == kind:
                for spelling in _of(entity):
                    table.setdefault(_even(spelling), entity.id)
    table.pop("", None)
    return table


def _of(entity: Entity) -> Iterator[str]:
    yield from (entity.id.partition(":")[2], entity.en, entity.ar)
    if isinstance(entity, State):
        yield from (entity.iso2, entity.formal_en, entity.formal_ar)


def _even(name: str) -> str:
    """Even out case, accents, vowel marks, hyphens."""
    letters = unicodedata.normalize("NFKD", name.casefold())
    plain = "".join(c for c in letters if not unicodedata.combining(c))
    words = plain.replace("-", " ").replace("\N{EN DASH}", " ").split()
    return " ".join(words)


_KINDS = {"accord": "accord or organisation", "org": "organisation"}
