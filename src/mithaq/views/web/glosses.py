"""What a statement says, in the language of the page: "Kazakhstan is to join the Abraham Accords".

English bends a verb by the modality; Arabic takes the verbal noun, which needs no agreement, and
leaves the modality to the pill beside it. The wording is in ``glosses.tsv``, ``modals.tsv`` and
``articles.tsv``.
"""

import re
from functools import cache
from pathlib import Path

import msgspec
from markupsafe import Markup, escape

from mithaq.knowledge.load import read_table
from mithaq.statement import Level, Polarity, Statement
from mithaq.views.words import Words, kind_of

_HERE = Path(__file__).parent
_ACRONYM = re.compile(r"[A-Z0-9+ -]+$")


class Wording(msgspec.Struct, frozen=True, kw_only=True):
    """``glosses.tsv``: the verb of a type, done and to be done; the verbal noun, denied."""

    type: str
    en_done: str
    en_plain: str
    ar_not: str


class Modal(msgspec.Struct, frozen=True, kw_only=True):
    """``modals.tsv``: how English bends the verb; *own* is what the actor says of itself."""

    modality: str
    whose: str
    positive: str
    negative: str


class Article(msgspec.Struct, frozen=True, kw_only=True):
    """``articles.tsv``: which English names of states and bodies take an article in a sentence."""

    pattern: str
    example: str
    counter: str


@cache
def wordings() -> dict[str, Wording]:
    """Return the wording of each type."""
    return {row.type: row for row in read_table(_HERE / "glosses.tsv", Wording)}


@cache
def _modals() -> dict[tuple[str, str], Modal]:
    rows = read_table(_HERE / "modals.tsv", Modal)
    return {(row.modality, row.whose): row for row in rows}


@cache
def _article() -> re.Pattern[str]:
    rows = read_table(_HERE / "articles.tsv", Article)
    return re.compile("|".join(f"(?:{row.pattern})" for row in rows))


def with_article(id_: str, label: str) -> str:
    """Return an English name as it stands in a sentence: "the United States", "NATO"."""
    is_accord = id_.startswith("accord:") and not _ACRONYM.match(label)
    return f"the {label}" if is_accord or _article().fullmatch(label) else label


def gloss(statement: Statement, words: Words) -> Markup:
    """Return what *statement* says, each name in its own ``<bdi>``."""
    names = {
        side: Markup("<bdi>{}</bdi>").format(
            with_article(id_, words.name(id_)) if words.lang == "en" else words.name(id_)
        )
        for side, id_ in (("actor", statement.actor), ("object", statement.object))
    }
    if words.lang == "en":
        level = f"{words.say(f'level.{statement.level}')} " if statement.level else ""
        return _capital(escape(_english(statement)).format(level=level, **names))
    level = words.say(f"level.{statement.level or Level.DIPLOMATIC}")
    return escape(_arabic(statement, words)).format(level=level, **names)


def _english(statement: Statement) -> str:
    wording, modals = wordings()[kind_of(statement)], _modals()
    is_own = statement.claimant == statement.actor
    modal = (is_own and modals.get((statement.modality, "own"))) or modals[
        statement.modality, "any"
    ]
    is_positive = statement.polarity is Polarity.POSITIVE
    pattern = modal.positive if is_positive else modal.negative
    return pattern.replace("{done}", wording.en_done).replace("{plain}", wording.en_plain)


def _arabic(statement: Statement, words: Words) -> str:
    kind = kind_of(statement)
    is_positive = statement.polarity is Polarity.POSITIVE
    return words.table[f"type.{kind}"] if is_positive else wordings()[kind].ar_not


def _capital(sentence: Markup) -> Markup:
    if sentence.startswith("<bdi>the "):
        return Markup("<bdi>The ") + sentence.removeprefix("<bdi>the ")
    return sentence
