"""Mentions: spans that stand for an entity."""

from collections.abc import Sequence

import msgspec

from mithaq.knowledge.knowledge import Knowledge
from mithaq.languages.tables import Name
from mithaq.reading.gazetteer import Hit, is_borne

#: Of several bearers of a name the kind of name that counts first.
_KINDS = ("name", "formal", "short", "abbreviation", "metonym", "adjective", "demonym", "surname")


#: Whoever speaks: "we", "our country", until attribution knows who that is.
SELF = "self"
#: The rule of a title whose state is only pointed to: "its prime minister".
ITS = "titles:its"
#: Some state that the text leaves unnamed.
UNNAMED = "state:*"


class Mention(msgspec.Struct, frozen=True):
    """What a stretch of text stands for."""

    entity: str  # whom it acts for: an id; empty where it is known and acts for nobody
    form: str  # kind of name, or title, noun, pronoun
    person: str | None = None
    also: tuple[str, ...] = ()  # of «the two countries»: the others
    office: str = ""  # the title's word, for "the minister" later on
    rule: str = ""

    @property
    def kind(self) -> str:
        """Return the kind of its id: state, org, accord, person, anonymous."""
        return self.entity.partition(":")[0]


def find_mention(
    hit: Hit,
    sentence: str,
    raw: str,
    *,
    day: str | None,
    knowledge: Knowledge,
    known: frozenset[str] = frozenset(),
) -> Mention | None:
    """Return what *hit* stands for in its sentence on *day*; None if for nothing.

    *raw* is the hit before folding: an abbreviation counts only in its own capitals, and in a
    script with case a name begins with one. What is *known* needs no word beside it.
    """
    around = [
        n if n.entity not in known else msgspec.structs.replace(n, near=()) for n in hit.names
    ]
    fitting = [name for name in around if _fits(name, sentence, raw, day)]
    if not fitting:
        return None
    fitting.sort(key=lambda n: (not n.near, _rank(n)))
    if fitting[0].kind == "none":  # a decoy: the South China Sea is no China
        return None
    return _mention(fitting[0], day, knowledge)


def _fits(name: Name, sentence: str, raw: str, day: str | None) -> bool:
    if not is_written(name, raw) or not is_borne(name, day):
        return False
    return _in_context(name.near, name.not_near, sentence)


def is_written(name: Name, raw: str) -> bool:
    """Say whether *raw* has the capitals of the name."""
    if name.kind == "abbreviation" and raw.isascii() and raw != name.name:
        return False
    return not (raw[0].islower() and name.name[0].isupper())


def _in_context(near: Sequence[str], not_near: Sequence[str], sentence: str) -> bool:
    if near and not any(word in sentence for word in near):
        return False
    return not any(word in sentence for word in not_near)


def _rank(name: Name) -> int:
    return _KINDS.index(name.kind) if name.kind in _KINDS else len(_KINDS)


def _mention(name: Name, day: str | None, knowledge: Knowledge) -> Mention:
    rule = f"names:{name.name}"
    if not name.entity.startswith("person:"):
        form = "outlet" if name.entity in knowledge.outlet_ids else name.kind
        return Mention(name.entity, form, rule=rule)
    acts_for = knowledge.acts_for(name.entity, day)
    return Mention(acts_for or name.entity, "person", name.entity, rule=rule)


def spread(mention: Mention) -> list[Mention]:
    """Return one mention for each entity that *mention* stands for; none if for nobody."""
    if not mention.entity:
        return []
    return [mention, *(msgspec.structs.replace(mention, entity=e, also=()) for e in mention.also)]
