"""How many of the gold's actors, objects and claimants the reader finds by name in the report.

``python tools/resolve.py [GOLD_DIR]``: of each language, the share of ids that some mention of the
report stands for, and the ids that none does.
"""

import json
import sys
from collections import Counter
from pathlib import Path

from mithaq import pipeline
from mithaq.languages.folding import fold
from mithaq.reading.discourse import Discourse
from mithaq.reading.reader import Reader, follow
from mithaq.reading.sentences import segment
from mithaq.report import Report

GOLD = Path(__file__).parents[2] / "shared" / "gold" / "dev"


def named(report: Report, reader: Reader) -> set[str]:
    """Return the ids that the mentions of a report stand for."""
    tongue = reader.tongues[report.lang or "en"]
    folded = fold(report.text, tongue.language.script.folding)
    discourse, found = Discourse(), set[str]()
    for sentence in segment(folded.text, tongue.language.script.abbreviations):
        parse = reader.parse(sentence, folded, tongue, report=report, discourse=discourse)
        discourse = follow(discourse, parse, tongue.language)
        for unit in parse.units:
            for mention in filter(None, (unit.mention, unit.suffix_mention)):
                found |= {mention.entity, *mention.also, mention.person or ""}
    return found


def main(folder: Path) -> None:
    """Print the share for each language, and what is not found."""
    reader, told, missed = pipeline.reader(), Counter[str](), Counter[tuple[str, str]]()
    for path in sorted(folder.glob("*.json")):
        gold = json.loads(path.read_text(encoding="utf-8"))
        text = path.with_suffix(".txt").read_text(encoding="utf-8")
        lang = gold["lang"]
        report = Report(text=text, lang=lang, published=gold["published"])
        found = named(report, reader)
        sides = [s.get(f) for s in gold["statements"] for f in ("actor", "object", "claimant")]
        for id_ in filter(lambda i: ":" in (i or "") and not i.endswith("*"), sides):
            told[lang] += 1
            missed[lang, id_] += id_ not in found
    for lang, count in sorted(told.items()):
        wrong = {id_: n for (of, id_), n in missed.items() if of == lang and n}
        print(f"{lang}: {1 - sum(wrong.values()) / count:.3f} of {count}; not found: {wrong}")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else GOLD)
