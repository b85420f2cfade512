"""`data`: what is known and said: listed, counted, checked."""

import importlib
from collections import Counter
from collections.abc import Iterable, Iterator

import click
import msgspec

from mithaq import pipeline
from mithaq.languages.registry import read_languages
from mithaq.views.cli.options import Output, with_output

#: Each gives complaints, one a line with file and number: the checkers of each layer.
_CHECKERS = ("mithaq.knowledge.check", "mithaq.languages.check", "mithaq.reading.examples")
_TABLES = ("states", "organisations", "accords", "outlets", "people")
_WIDTH = 40


class Count(msgspec.Struct, frozen=True):
    """How many lines of something there are, in all and by language or kind."""

    what: str
    lines: int
    detail: dict[str, int]


@click.group("data")
def data_() -> None:
    """Check, list and count what is known of the world and how languages say it."""


@data_.command("list")
@click.argument("table", type=click.Choice(_TABLES))
@click.argument("words", nargs=-1)
@with_output
def list_(table: str, words: tuple[str, ...], output: Output) -> int:
    """List ids with their names, of those that hold WORDS."""
    entities = getattr(pipeline.knowledge(), table)
    wanted = " ".join(words).casefold()
    found = [one for one in entities if wanted in f"{one.id} {one.en} {one.ar}".casefold()]
    rows = [msgspec.to_builtins(one) for one in found]
    return output.show(
        found, rows, lambda: (f"{one.id:{_WIDTH}} {one.en}\n{'':4}{one.ar}" for one in found)
    )


@data_.command("coverage")
@with_output
def coverage_(output: Output) -> int:
    """Count what each table holds, by kind and by language."""
    counts = [*_known(), *_said()]
    rows = [msgspec.to_builtins(one) for one in counts]
    return output.show(counts, rows, lambda: map(_count_line, counts))


@data_.command("check")
@click.option("--usage", is_flag=True, help="Also name lines that no example uses.")
@with_output
def check_(*, usage: bool, output: Output) -> int:
    """Check every table and run every example; complaints name file and line."""
    complaints = list(_complaints(usage=usage))
    output.show(complaints, [{"complaint": one} for one in complaints], lambda: complaints)
    output.note(f"data check: {len(complaints)} complaints")
    return 3 if complaints else 0


def _complaints(*, usage: bool) -> Iterator[str]:
    for name in _CHECKERS:
        check = importlib.import_module(name).complaints
        found: Iterable[str] = check(usage=usage, packs=pipeline.packs())
        yield from found


def _known() -> Iterator[Count]:
    known = pipeline.knowledge()
    for table in _TABLES:
        entities = getattr(known, table)
        yield Count(table, len(entities), dict(Counter(one.kind for one in entities)))
    refs = Counter(_reference(one.ref) for one in known.tenures)
    yield Count("tenures", len(known.tenures), dict(refs))


def _reference(ref: str) -> str:
    return ref or "no reference"


def _said() -> Iterator[Count]:
    for code, language in read_languages(pipeline.packs()).items():
        names = Counter(name.kind for name in language.names)
        yield Count(f"{code} names", len(language.names), dict(names))
        for table in ("triggers", "cues", "nouns"):
            rows = getattr(language, table).values()
            yield Count(f"{code} {table}", sum(map(len, rows)), {})


def _count_line(one: Count) -> str:
    detail = ", ".join(f"{kind or 'none'} {n:,}" for kind, n in sorted(one.detail.items()))
    return f"{one.what:16} {one.lines:>8,}  {detail}".rstrip()
