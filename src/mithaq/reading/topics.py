"""Topics: what a report is about, where its words mean something else than in diplomacy.

In a report of a match two states meet, one is beaten and one leaves; nothing of that is an event.
"""

import re
from collections.abc import Iterable

from mithaq.languages.folding import fold_word
from mithaq.languages.language import Language
from mithaq.languages.tables import TopicWord
from mithaq.statement import Type

#: So many different words of a topic make a report one of it.
_ENOUGH = 4
#: What a report of sport tells with the same words.
PLAYED = frozenset(
    {
        Type.MEET,
        Type.VISIT,
        Type.LEAVE,
        Type.JOIN,
        Type.SIGN,
        Type.NEGOTIATE,
        Type.SUPPORT,
        Type.REJECT,
        Type.THREATEN,
        Type.EXPAND,
        Type.SUSPEND,
        Type.MEMBER,
    }
)


def topic_pattern(language: Language, words: Iterable[TopicWord]) -> re.Pattern[str]:
    """Return the pattern of a language's topic words, folded, with what may stand before them."""
    script = language.script
    folded = sorted((fold_word(w.word, script.folding) for w in words), key=len, reverse=True)
    merged = (m for _, m in script.contractions)
    fore = [*script.proclitics, *merged, *(p + script.article for p in ("", *script.proclitics))]
    before = "|".join(sorted(map(re.escape, filter(None, fore)), key=len, reverse=True))
    lead = f"(?:{before})?" if before else ""
    return re.compile(rf"(?<!\w){lead}({'|'.join(map(re.escape, folded)) or '(?!)'})(?!\w)")


def is_about_sport(text: str, pattern: re.Pattern[str]) -> bool:
    """Say whether a folded report tells of sport."""
    return len({found[1] for found in pattern.finditer(text)}) >= _ENOUGH
