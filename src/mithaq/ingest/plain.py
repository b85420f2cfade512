"""What a plain text tells of itself: its headline, its day, the agency of its dateline.

The text itself is never changed, so that offsets stay those of the file.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import islice

from mithaq import edtf
from mithaq.report import Report

_DAY = re.compile(r"[ \t]*date[ \t]+(\d{4}-\d{2}-\d{2})\b[ \t]*")
#: A dateline stands before a dash near the beginning of a paragraph.
_DATELINE = re.compile(r"^[^\n]{0,90}?[ \t)][-\N{EN DASH}\N{EM DASH}][ \t]", re.MULTILINE)
_IN_BRACKETS = re.compile(r"\(([^()\n]{1,60})\)")
_DATELINES = 5


@dataclass(frozen=True, slots=True)
class Intake:
    """How reports are taken in."""

    marks: Mapping[str, str] = field(default_factory=dict)  # dateline marks to agencies
    named: bool = True  # a report without an id takes its path; else its content will name it

    def take(self, report: Report, where: str) -> Report:
        """Fill in what *report* leaves open and its text tells: day, headline, agency."""
        day = _DAY.match(report.text)
        return Report(
            text=report.text,
            id=report.id or (where if self.named else ""),
            lang=report.lang or _lang(report.text),
            published=report.published or (day and _valid(day[1])),
            title=report.title or _headline(report.text, day.end() if day else 0),
            agency=report.agency or _agency(report.text, self.marks),
            outlet=report.outlet,
            url=report.url,
            retrieved=report.retrieved,
        )


def known_marks(outlets: Mapping[str, tuple[str, ...]]) -> dict[str, str]:
    """Return the evened-out marks of outlets (id to marks) as one table, mark to id."""
    return {_even(mark): id_ for id_, marks in outlets.items() for mark in marks}


def _valid(day: str) -> str | None:
    return day if edtf.is_edtf(day) else None


def _headline(text: str, start: int) -> str | None:
    """Return the first line that says something, where a blank line follows it."""
    lines = text[start:].lstrip().split("\n", 2)
    alone = len(lines) > 1 and not lines[1].strip()
    return lines[0].strip() or None if alone else None


def _agency(text: str, marks: Mapping[str, str]) -> str | None:
    datelines = (found[0] for found in islice(_DATELINE.finditer(text), _DATELINES))
    names = (name for line in datelines for name in _names(line))
    return next((marks[name] for name in names if name in marks), None)


def _names(dateline: str) -> list[str]:
    """Return what may be an agency in *dateline*: in brackets, or right before the dash."""
    groups = _IN_BRACKETS.findall(dateline)
    tail = dateline.rstrip(" \t-\N{EN DASH}\N{EM DASH}").split()
    inside = [part for group in groups for part in (group, *re.split(r"[/,;]", group))]
    ends = [" ".join(tail[-words:]) for words in (3, 2, 1)]
    return [_even(part) for part in (*inside, *ends)]


def _even(mark: str) -> str:
    return " ".join(mark.strip(" \t()-\N{EN DASH}\N{EM DASH}").casefold().split())


def _lang(text: str) -> str | None:
    """Tell the language by its script, where the script tells it; else None."""
    sample = text[:4000]
    arabic = sum("\N{ARABIC LETTER HAMZA}" <= c <= "\N{ARABIC LETTER YEH}" for c in sample)
    other = sum("\N{ARABIC LETTER ALEF WASLA}" < c <= "\N{ARABIC LETTER AE}" for c in sample)
    latin = sum(c.isascii() and c.isalpha() for c in sample)
    if arabic > latin:
        return "ar" if other * 20 < arabic else None
    return "en" if latin else None
