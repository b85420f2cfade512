"""What the gazetteer finds in a sentence, with the tables as they are."""

from functools import cache

from mithaq.knowledge.knowledge import knowledge
from mithaq.languages import ar, en
from mithaq.languages.folding import fold
from mithaq.reading.gazetteer import Gazetteer, build_gazetteer
from mithaq.reading.mentions import Mention, find_mention

LANGUAGES = {"ar": ar, "en": en}


@cache
def gazetteer(lang: str) -> Gazetteer:
    language = LANGUAGES[lang].language()
    return build_gazetteer(language, language.names)


def named(lang: str, text: str, day: str | None = None) -> list[tuple[str, Mention]]:
    """Return the words that stand for somebody in *text*, and for whom."""
    names = gazetteer(lang)
    folded = fold(text, names.language.script.folding)
    hits = ((hit, folded.span(hit.start, hit.end).of(text)) for hit in names.hits(folded.text))
    return [
        (raw, mention)
        for hit, raw in hits
        if (mention := find_mention(hit, folded.text, raw, day=day, knowledge=knowledge()))
    ]


def entities(lang: str, text: str) -> set[str]:
    return {mention.entity for _, mention in named(lang, text)}
