"""Make the generated tables of names: what a script can derive, nobody types.

Run by `make knowledge`. For the states it writes, per language, ``names_states_generated.tsv``:

* every name that the CLDR (through Babel) gives a territory of ``states.tsv``;
* Arabic: the inflected forms of each nisba of the curated table (`inflections`);
* English: the plain-ASCII spelling of each curated name that has diacritics.

A form that the curated table already gives the same entity is left out, so that curation wins.
The generated files are never edited by hand; a test makes them again and compares.
"""

import csv
import io
import re
import sys
import unicodedata
from collections.abc import Iterable, Iterator
from pathlib import Path

from babel import Locale

PACKAGE = Path(__file__).resolve().parent.parent / "src" / "mithaq"
STATES = PACKAGE / "knowledge" / "data" / "states.tsv"
COLUMNS = (
    "entity",
    "name",
    "kind",
    "begins",
    "ends",
    "near",
    "not_near",
    "example",
    "counter",
)
LANGUAGES = ("ar", "en")

#: One line of a names table, by column.
Row = dict[str, str]

AL = "ال"
#: Endings of a nisba, which itself ends in yeh: feminine, accusative, plurals, duals.
ENDINGS = ("", "ة", "ا", "ون", "ين", "ات", "ان", "تان", "تين")
#: What the definite article does not stand before: the tanween's alef is indefinite by nature.
INDEFINITE = frozenset({"ا"})
#: "The Saudis": definite sound plurals stand alone as a noun more often than not.
PEOPLE = frozenset({"ون", "ين"})
#: First words of a nisba of two words that stay as they are (South African, San Marinese).
FIXED = frozenset({"جنوب", "سان", "سانت", "كابو", "هونغ"})
#: Forms that mean something else: the Americas, the two Koreas, a reunion, half of New Jersey.
NEVER = frozenset(
    {"الأمريكيتان", "الأمريكيتين", "الأميركيتان", "الأميركيتين", "الكوريتان", "الكوريتين"}
    | {"Reunion", "جيرسي"}
)
#: Whose names stand in another table: texts mean the Holy See, an organisation.
ELSEWHERE = frozenset({"state:VAT"})


def read(path: Path) -> list[Row]:
    """Return the lines of the table at *path*, each by its column."""
    with path.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))


def fold(name: str) -> str:
    """Return *name* as far as matching tells names apart: no marks on alefs, no final-yeh forms."""
    plain = re.sub("[أإآٱ]", "ا", name).replace("ى", "ي")
    return re.sub("[\N{ARABIC FATHATAN}-\N{ARABIC SUKUN}\N{ARABIC TATWEEL}]", "", plain)


def inflections(nisba: str) -> Iterator[tuple[str, str]]:
    """Yield every form of a masculine singular *nisba* with its kind, adjective or demonym.

    Both words of a compound agree, except a first word that is fixed.
    """
    words = nisba.split()
    for ending in ENDINGS:
        forms = [word if word in FIXED else word + ending for word in words]
        yield " ".join(forms), "adjective"
        if ending not in INDEFINITE:
            kind = "demonym" if ending in PEOPLE else "adjective"
            yield " ".join(_definite(forms)), kind


def _definite(forms: list[str]) -> list[str]:
    """Put the article before what agrees; before the first word only where that is fixed."""
    if forms[0] in FIXED:
        return [AL + forms[0], *forms[1:]]
    return [AL + form for form in forms]


def arabic_forms(curated: Iterable[Row]) -> Iterator[Row]:
    """Yield the inflected forms of the curated nisbas, under the conditions of their base."""
    for row in curated:
        name = row["name"]
        if row["kind"] == "adjective" and name.endswith("ي") and not name.startswith(AL):
            for form, kind in inflections(name):
                yield _row(row, form, kind)


def english_forms(curated: Iterable[Row]) -> Iterator[Row]:
    """Yield the plain-ASCII spelling of each curated name with diacritics."""
    for row in curated:
        parts = unicodedata.normalize("NFD", row["name"])
        plain = "".join(part for part in parts if not unicodedata.combining(part))
        if plain.isascii() and plain != row["name"]:
            yield _row(row, plain, row["kind"])


def cldr_names(lang: str, states: Iterable[Row]) -> Iterator[Row]:
    """Yield the CLDR's name of each state and territory; glosses in brackets are no names."""
    territories = Locale(lang).territories
    for state in states:
        name = territories.get(state["iso2"], "")
        if name and "(" not in name and state["id"] not in ELSEWHERE:
            yield _row({"entity": state["id"]}, _without_gloss(name), "name")


def _without_gloss(name: str) -> str:
    """Return a name such as ``Congo - Kinshasa`` with the hyphen that texts write."""
    return name.replace(" - ", "-").strip()


def _row(source: Row, name: str, kind: str) -> Row:
    """Return a line for *name* with the dates and conditions of *source*."""
    kept = {column: source.get(column, "") for column in COLUMNS[:7]}
    return kept | {"name": name, "kind": kind, "example": "", "counter": ""}


def generate(lang: str) -> str:
    """Return the text of the generated table of *lang*, sorted, without what is curated."""
    curated = read(PACKAGE / "languages" / lang / "names_states.tsv")
    states = read(STATES)
    forms = arabic_forms(curated) if lang == "ar" else english_forms(curated)
    taken = {(row["entity"], fold(row["name"])) for row in curated}
    kept: dict[tuple[str, str], Row] = {}
    for row in (*forms, *cldr_names(lang, states)):
        key = (row["entity"], fold(row["name"]))
        if key not in taken and row["name"] not in NEVER:
            kept.setdefault(key, row)
    return _table(sorted(kept.values(), key=lambda row: (row["entity"], row["kind"], row["name"])))


def _table(rows: Iterable[Row]) -> str:
    """Return *rows* as tab-separated text with the column names on top."""
    text = io.StringIO()
    writer = csv.DictWriter(
        text, COLUMNS, delimiter="\t", quoting=csv.QUOTE_NONE, lineterminator="\n"
    )
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue()


def main() -> int:
    """Write the generated table of each language and say how long it is."""
    for lang in LANGUAGES:
        path = PACKAGE / "languages" / lang / "names_states_generated.tsv"
        text = generate(lang)
        path.write_text(text, encoding="utf-8")
        print(f"{path.name} ({lang}): {text.count(chr(10)) - 1} names")
    return 0


if __name__ == "__main__":
    sys.exit(main())
