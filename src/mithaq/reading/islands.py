"""Islands: the names and times of a sentence, found before its words."""

import datetime as dt

from mithaq.knowledge.knowledge import Knowledge
from mithaq.languages.folding import Folded
from mithaq.reading.discourse import Discourse
from mithaq.reading.gazetteer import Gazetteer
from mithaq.reading.mentions import find_mention
from mithaq.reading.times import TimeGrammar, find_times
from mithaq.reading.units import Island


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
    published = dt.date.fromisoformat(day) if day else None
    for timex in find_times(text, grammar, published=published, previous=discourse.last_time):
        first, last = start + timex.span.start, start + timex.span.end
        if all(last <= other.start or other.end <= first for other in islands):
            islands.append(Island(first, last, timex=timex))
    return sorted(islands, key=lambda i: i.start)
