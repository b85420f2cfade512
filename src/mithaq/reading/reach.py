"""Reach: what a slot that reaches beyond the trigger's clause can look at."""

import msgspec

from mithaq.languages.language import Language
from mithaq.reading.clauses import Clause, Parse
from mithaq.reading.discourse import Discourse
from mithaq.reading.mentions import Mention


class Reach(msgspec.Struct, frozen=True):
    """What a slot that reaches far can look at."""

    parse: Parse
    clause: Clause
    trigger: int
    subject: list[Mention]
    objects: list[Mention]
    named: list[Mention]  # before the trigger, the last first
    discourse: Discourse
    language: Language
