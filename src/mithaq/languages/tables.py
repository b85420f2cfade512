"""The shapes of a language's data files: one class a file, one field a column."""

import msgspec


class Name(msgspec.Struct, frozen=True, kw_only=True):
    """``names.tsv``: what texts call an entity."""

    entity: str  # the id
    name: str  # as it is written, without proclitics
    kind: str  # name, formal, short, abbreviation, demonym, adjective, metonym, capital, surname
    begins: str = ""  # EDTF, where the name is of a time
    ends: str = ""
    near: tuple[str, ...] = ()  # of an ambiguous name: it counts only near one of these words
    not_near: tuple[str, ...] = ()  # … and never near one of these
    example: str = ""
    counter: str = ""
