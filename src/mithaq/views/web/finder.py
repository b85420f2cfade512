"""What texts call an entity: the labels of knowledge and the names of each language."""

from collections import defaultdict
from functools import cache
from pathlib import Path

import mithaq.languages
from mithaq.knowledge.knowledge import Knowledge
from mithaq.knowledge.load import read_table
from mithaq.languages.tables import Name
from mithaq.views.web.marks import Forms

_LANGUAGES = Path(mithaq.languages.__file__).parent


def name_forms(knowledge: Knowledge) -> Forms:
    """Return what looks up the names of an entity in a language, the longest first."""

    @cache
    def table(lang: str) -> dict[str, tuple[str, ...]]:
        found: defaultdict[str, set[str]] = defaultdict(set)
        for path in sorted((_LANGUAGES / lang).glob("names*.tsv")):
            for row in read_table(path, Name):
                found[row.entity].add(row.name)
        return {id_: tuple(sorted(names, key=len, reverse=True)) for id_, names in found.items()}

    def forms(id_: str, lang: str | None) -> tuple[str, ...]:
        code = (lang or "").partition("-")[0]
        entity = knowledge.entities.get(id_)
        label = (entity.label(code),) if entity else ()
        return (*label, *table(code).get(id_, ())) if code in {"ar", "en"} else label

    return forms
