"""Words and numbers of a sentence, each with all that it can be in a time expression."""

import re
from collections.abc import Mapping

Kinds = Mapping[str, str]

_LAST_DAY = 31
_YEARS = range(1000, 2200)
HIJRI_YEARS = range(1343, 1501)  # what hijridate covers
_LONGEST = 4  # digits: beyond it stands no year, no day, no count of weeks
_SHORT = 2

TOKEN = re.compile(
    r"(?P<word>[^\W\d_]+)"  # first: most are
    r"|(?P<iso>(?<![\d-])\d{4}([-/])\d{1,2}\3\d{1,2}(?!\d|-\d))"
    r"|(?P<numeric>(?<!\d)\d{1,2}\s?([-/.])\s?\d{1,2}\s?\5\s?\d{4}(?!\d))"
    r"|(?P<figure>[$#+\N{EURO SIGN}\N{POUND SIGN}]\s?\d[\d.,]*"
    r"|\d+(?:[.,:\N{ARABIC DECIMAL SEPARATOR}\N{ARABIC THOUSANDS SEPARATOR}]\d+)+"
    r"|\d+\s?[%\N{ARABIC PERCENT SIGN}])"
    r"|(?P<number>\d+)|[^\w\s]"
)
WORD = re.compile(r"[^\W\d_]+")
YEAR = re.compile(r"\d{4}")  # dates all in numbers hold one too

#: One number of each shape, so that a grammar can know beforehand what may come.
SPECIMENS = ("18", "99", "00", "123", "2020", "1446", "0900")

_FIGURE: Kinds = {"figure": ""}
OTHER: Kinds = {"other": ""}
_MARK: Kinds = {"mark": ""}
SHAPES: tuple[Kinds, ...] = (_FIGURE, OTHER, _MARK, {"iso": ""}, {"numeric": ""})


def shape_kinds(written: str, shape: str | None) -> Kinds:
    """Return what a token that is no known word can be: *shape* is the group it matched."""
    if shape == "word":
        return OTHER
    if shape is None:
        return _MARK
    if shape == "number":
        return number_kinds(written)
    return _FIGURE if shape == "figure" else {shape: written}


def number_kinds(written: str) -> Kinds:
    """Return what a bare number (digits of any script) can be, by its size and length."""
    length = len(written)
    if length > _LONGEST:
        return _FIGURE
    value = int(written)
    kinds = {"number": str(value)}
    if length <= _SHORT:
        kinds["short"] = f"{value:02d}"
        if 1 <= value <= _LAST_DAY:
            kinds["day"] = str(value)
    if value in _YEARS and length == _LONGEST:
        kinds["year"] = str(value)
        if value in HIJRI_YEARS:
            kinds["hijri_year"] = str(value)
    return kinds
