"""What a statement says, in the language of the page: "Kazakhstan is to join the Abraham Accords".

English bends a verb by the modality; Arabic takes the verbal noun, which needs no agreement, and
leaves the modality to the pill beside it. The wording is `glosses.tsv`, one line an event type.
"""

import re
from functools import cache
from pathlib import Path

import msgspec
from markupsafe import Markup, escape

from mithaq.knowledge.load import read_table
from mithaq.statement import Level, Modality, Polarity, Statement, Type, is_symmetric
from mithaq.views.words import Words

_AUXILIARY = {
    Modality.PLANNED: ("is to", "will not"),
    Modality.EXPECTED: ("is expected to", "is not expected to"),
    Modality.DESIRED: ("should", "should not"),
    Modality.POSSIBLE: ("may", "may not"),
    Modality.CONDITIONAL: ("would", "would not"),
}
_LEVELS = {
    Level.FULL: "full ",
    Level.DIPLOMATIC: "diplomatic ",
    Level.ECONOMIC: "economic ",
    Level.SECURITY: "security ",
    Level.CLOSE: "close ",
    Level.NONE: "no ",
}
_ARTICLE = re.compile(
    r"United |Netherlands$|Philippines$|Maldives$|Gambia$|Bahamas$|Comoros$|Central African"
    r"|Democratic Republic|Republic of the|Dominican Republic|.* Islands$"
    r"|.*(Union|League|Council|Organi[sz]ation|Nations|Community|Court|Fund|Bank|Agency|Alliance)\b"
)
_ACRONYM = re.compile(r"[A-Z0-9+ -]+$")


class Wording(msgspec.Struct, frozen=True, kw_only=True):
    """A line of ``glosses.tsv``: the verb of an event type, done and to be done."""

    type: str
    en_done: str
    en_plain: str


@cache
def wordings() -> dict[str, Wording]:
    """Return the wording of each event type."""
    rows = read_table(Path(__file__).with_name("glosses.tsv"), Wording)
    return {row.type: row for row in rows}


def with_article(id_: str, label: str) -> str:
    """Return an English name as it stands in a sentence: "the United States", "NATO"."""
    is_accord = id_.startswith("accord:") and not _ACRONYM.match(label)
    return f"the {label}" if is_accord or _ARTICLE.match(label) else label


def gloss(statement: Statement, words: Words) -> Markup:
    """Return what *statement* says, each name in its own ``<bdi>``."""
    names = {
        side: Markup("<bdi>{}</bdi>").format(
            with_article(id_, words.name(id_)) if words.lang == "en" else words.name(id_)
        )
        for side, id_ in (("actor", statement.actor), ("object", statement.object))
    }
    if words.lang == "en":
        level = _LEVELS[statement.level] if statement.level else ""
        return _capital(escape(_english(statement)).format(level=level, **names))
    level = words.say(f"level.{statement.level or Level.DIPLOMATIC}")
    return escape(_arabic(statement, words)).format(level=level, **names)


def _english(statement: Statement) -> str:
    wording = wordings()[statement.type]
    is_negative = statement.polarity is Polarity.NEGATIVE
    if statement.modality is Modality.ACTUAL and not is_negative:
        return f"{{actor}} {wording.en_done}"
    if statement.modality is Modality.ACTUAL:
        return f"{{actor}} did not {wording.en_plain}"
    if statement.modality is Modality.DESIRED and statement.claimant == statement.actor:
        return f"{{actor}} {('wants', 'does not want')[is_negative]} to {wording.en_plain}"
    return f"{{actor}} {_AUXILIARY[statement.modality][is_negative]} {wording.en_plain}"


def _arabic(statement: Statement, words: Words) -> str:
    between = is_symmetric(statement.type, statement.object) and statement.type is Type.SIGN
    pattern = words.table[f"type.{statement.type}.state" if between else f"type.{statement.type}"]
    if statement.polarity is Polarity.POSITIVE:
        return pattern
    return f"عدم {'وجود ' if statement.level else ''}{pattern}"


def _capital(sentence: Markup) -> Markup:
    if sentence.startswith("<bdi>the "):
        return Markup("<bdi>The ") + sentence.removeprefix("<bdi>the ")
    return sentence
