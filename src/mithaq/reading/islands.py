"""Islands: the names and times of a sentence, found before its words."""

import datetime as dt
import re
from collections.abc import Iterator, Sequence

from mithaq.knowledge.knowledge import Knowledge
from mithaq.languages.folding import Folded
from mithaq.reading.discourse import Discourse
from mithaq.reading.gazetteer import Gazetteer
from mithaq.reading.mentions import find_mention
from mithaq.reading.times import TimeGrammar, find_times
from mithaq.reading.units import Island

_WORD = re.compile(r"[^\W\d_]{2,}")


def _people(
    folded: Folded,
    bounds: tuple[int, int],
    discourse: Discourse,
    islands: Sequence[Island],
) -> Iterator[Island]:
    """Yield the people whom an earlier sentence named in full, called by one word."""
    names = dict(discourse.surnames)
    if not names:
        return
    words = list(_WORD.finditer(folded.text, *bounds))
    for index, found in enumerate(words):
        mention = names.get(found[0])
        if mention is None or not _is_capital(folded, found):
            continue
        following = words[index + 1] if index + 1 < len(words) else None
        is_longer = (
            following and following.start() == found.end() + 1 and _is_capital(folded, following)
        )
        taken = any(found.start() < i.end and i.start < found.end() for i in islands)
        if not (is_longer or taken):
            yield Island(found.start(), found.end(), mention=mention)


def _is_capital(folded: Folded, word: re.Match[str]) -> bool:
    return folded.span(*word.span()).of(folded.raw)[0].isupper()


def find_islands(
    folded: Folded,
    bounds: tuple[int, int],
    gazetteer: Gazetteer,
    grammar: TimeGrammar,
    knowledge: Knowledge,
    day: str | None,
    discourse: Discourse,
) -> list[Island]:
    """Return the names and times within *bounds*, in order, without overlap."""
    start, end = bounds
    text = folded.text[start:end]
    islands: list[Island] = []
    for hit in gazetteer.hits(text):
        raw = folded.span(start + hit.start, start + hit.end).of(folded.raw)
        mention = find_mention(hit, text, raw, day, knowledge)
        if mention is not None:
            islands.append(Island(start + hit.start, start + hit.end, mention=mention))
    islands += _people(folded, bounds, discourse, islands)
    published = dt.date.fromisoformat(day) if day else None
    for timex in find_times(text, grammar, published=published, previous=discourse.last_time):
        first, last = start + timex.span.start, start + timex.span.end
        if all(last <= other.start or other.end <= first for other in islands):
            islands.append(Island(first, last, timex=timex))
    return sorted(islands, key=lambda i: i.start)
