"""Lines for a terminal: styles, widths, wrapping, and Arabic for terminals that cannot.

A row begins with Latin letters, and Arabic stands on lines of its own below it: a terminal that
finds the direction of each line would else scramble the columns.
"""

import functools
import importlib
import os
import shutil
import sys
import unicodedata
from collections.abc import Mapping
from typing import NamedTuple

import click

#: Colours of the scale, as on the pages: warm is word, cool is deed.
COLOURS = {
    "courted": (246, 220, 148),
    "interested": (246, 220, 148),
    "conditional": (232, 165, 74),
    "refusing": (214, 92, 76),
    "announced": (217, 116, 58),
    "signed": (95, 151, 191),
    "ratified": (95, 151, 191),
    "party": (143, 196, 236),
    "full": (143, 196, 236),
    "diplomatic": (95, 151, 191),
    "suspended": (141, 146, 156),
    "withdrawn": (141, 146, 156),
    "severed": (214, 92, 76),
    "actual": (143, 196, 236),
    "planned": (217, 116, 58),
    "expected": (232, 165, 74),
    "desired": (246, 220, 148),
    "possible": (246, 220, 148),
}
#: They steer the order and are of no use to a terminal that knows none.
_ISOLATES = dict.fromkeys(map(ord, "\N{LEFT-TO-RIGHT ISOLATE}\N{POP DIRECTIONAL ISOLATE}"))
_LOGICAL = ("VTE_VERSION", "KONSOLE_VERSION")
_VISUAL = ("XTERM_VERSION", "KITTY_WINDOW_ID", "ALACRITTY_WINDOW_ID", "WT_SESSION")


class Screen(NamedTuple):
    """Where lines go: how wide it is, whether it takes colour, how it takes Arabic."""

    width: int
    colour: bool
    visual: bool  # letters are to be joined and ordered for it, line by line
    terminal: bool = False  # a file or a pipe gets no marks of direction

    def paint(self, text: str, name: str = "", *, bold: bool = False, dim: bool = False) -> str:
        """Return *text* in the colour of a rung or modality, where there is colour."""
        if not self.colour:
            return text
        return click.style(text, fg=COLOURS.get(name), bold=bold or None, dim=dim or None)

    def isolate(self, text: str) -> str:
        """Return left-to-right *text* so that it keeps its order within an Arabic line."""
        if not self.terminal:
            return text
        return f"\N{LEFT-TO-RIGHT ISOLATE}{text}\N{POP DIRECTIONAL ISOLATE}"

    def fold(self, text: str, indent: int = 0) -> list[str]:
        """Wrap *text* into lines behind *indent* spaces, each in the order the screen takes."""
        lines = wrap(" ".join(text.split()), max(20, self.width - indent))
        return [" " * indent + (to_visual(line) if self.visual else line) for line in lines]


def screen(bidi: str = "auto", environ: Mapping[str, str] = os.environ) -> Screen:
    """Return what standard output is."""
    terminal = sys.stdout.isatty()
    colour = terminal and "NO_COLOR" not in environ and environ.get("TERM") != "dumb"
    width = min(shutil.get_terminal_size((100, 24)).columns, 120)
    visual = bidi == "visual" or (bidi == "auto" and _wants_visual(environ))
    return Screen(width, colour, visual and terminal, terminal)


def width(text: str) -> int:
    """Return how many cells *text* takes: marks and controls none, wide letters two."""
    return sum(_cells(letter) for letter in text)


def pad(text: str, cells: int) -> str:
    """Return *text* with spaces up to *cells*."""
    return text + " " * max(0, cells - width(text))


def wrap(text: str, cells: int) -> list[str]:
    """Break *text* at spaces into lines of at most *cells*; a longer word keeps a line."""
    lines = [""]
    for word in text.split(" "):
        longer = f"{lines[-1]} {word}" if lines[-1] else word
        if width(longer) <= cells or not lines[-1]:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


def is_arabic(text: str) -> bool:
    """Say whether *text* begins in a right-to-left script."""
    sides = (unicodedata.bidirectional(letter) for letter in text)
    return next((side for side in sides if side in {"L", "R", "AL"}), "L") != "L"


def to_visual(line: str) -> str:
    """Join and order the Arabic letters of one line for a terminal that does neither."""
    if line.isascii():
        return line
    shape, order = _shaper()
    return str(order(shape(line))).translate(_ISOLATES)


@functools.cache
def _shaper() -> tuple[functools.partial[str], functools.partial[str]]:
    reshaper = importlib.import_module("arabic_reshaper")
    bidi = importlib.import_module("bidi.algorithm")
    return functools.partial(reshaper.reshape), functools.partial(bidi.get_display)


def _wants_visual(environ: Mapping[str, str]) -> bool:
    logical = any(name in environ for name in _LOGICAL)
    logical = logical or environ.get("TERM_PROGRAM") == "Apple_Terminal"
    return not logical and any(name in environ for name in _VISUAL)


def _cells(letter: str) -> int:
    if unicodedata.category(letter) in {"Mn", "Me", "Cf", "Cc"}:
        return 0
    return 2 if unicodedata.east_asian_width(letter) in {"W", "F"} else 1
