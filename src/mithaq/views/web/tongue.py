"""What a page needs of its language: its words, its names, its dates, its direction."""

import gettext as gnu
import re
from functools import cache
from pathlib import Path

from markupsafe import Markup

from mithaq.edtf import END
from mithaq.knowledge.knowledge import Knowledge
from mithaq.statement import Statement
from mithaq.views.web.days import months, write_out
from mithaq.views.web.glosses import gloss
from mithaq.views.words import Words

LANGUAGES = ("en", "ar")
#: Each language by its own name.
OWN_NAMES = {"en": "English", "ar": "العربية"}
_HERE = Path(__file__).parent
#: Bidirectional controls that must not leave a text into titles, feeds or file names.
_CONTROLS = re.compile(
    "[\N{LEFT-TO-RIGHT EMBEDDING}-\N{RIGHT-TO-LEFT OVERRIDE}"
    "\N{LEFT-TO-RIGHT ISOLATE}-\N{POP DIRECTIONAL ISOLATE}"
    "\N{LEFT-TO-RIGHT MARK}\N{RIGHT-TO-LEFT MARK}]"
)


@cache
def catalogue(lang: str) -> gnu.NullTranslations:
    """Return the translations into *lang*; English is the language of the templates."""
    if lang == "en":
        return gnu.NullTranslations()
    return gnu.translation("pages", _HERE / "translations", [lang])


def strip_controls(text: str) -> str:
    """Return *text* without bidirectional controls: for titles, feeds and file names."""
    return _CONTROLS.sub("", text)


class Tongue:
    """One language of the pages."""

    def __init__(self, lang: str, knowledge: Knowledge) -> None:
        self.lang = lang
        self.other = "ar" if lang == "en" else "en"
        self.direction = "rtl" if lang == "ar" else "ltr"
        self.words = Words(lang=lang, knowledge=knowledge)
        self._twins = Words(lang=self.other, knowledge=knowledge)
        self._pages = catalogue(lang)

    def say(self, message: str) -> str:
        """Return *message* in this language."""
        return self._pages.gettext(message)

    def word(self, kind: str, value: str | None) -> str:
        """Return what a *value* of an enumeration is called: `word("rung", "party")`."""
        return self.words.say(f"{kind}.{value or 'none'}")

    def title(self, kind: str, value: str | None) -> str:
        """Return the same with a capital, for the head of a column."""
        word = self.word(kind, value)
        return word[:1].upper() + word[1:]

    def say_in(self, context: str, message: str) -> str:
        """Return *message* of a *context* (stage, modality, …) in this language."""
        return self._pages.pgettext(context, message)

    def count(self, one: str, many: str, number: int) -> str:
        """Return the form of *one* and *many* for *number*, the number filled in."""
        return self._pages.ngettext(one, many, number) % {"num": number}

    def name(self, id_: str | None) -> str:
        """Return what we call *id_* in this language."""
        return self.words.name(id_) if id_ else ""

    def twin(self, id_: str) -> str:
        """Return what we call *id_* in the other language."""
        return self._twins.name(id_)

    def bdi(self, id_: str | None) -> Markup:
        """Return the name of *id_* isolated for mixed directions."""
        return Markup("<bdi>{}</bdi>").format(self.name(id_))

    def day(self, day: str) -> str:
        """Return a day written out: "Friday, 7 November 2025"."""
        return write_out(day, self.words)

    def date(self, value: str | None) -> str:
        """Return an EDTF date in words: "7 November 2025", "2020"; nothing of an open end."""
        return "" if self.is_open(value) else self.words.date(value or "", months(self.lang))

    def brief(self, value: str | None) -> str:
        """Return an EDTF date in short words: "7 Nov 2025"."""
        return "" if self.is_open(value) else self.words.date(value or "")

    def gloss(self, statement: Statement) -> Markup:
        """Return what *statement* says, in this language."""
        return gloss(statement, self.words)

    def is_open(self, day: str | None) -> bool:
        """Say whether *day* stands at an open end."""
        return not day or day[:10] == END


def code(id_: str) -> str:
    """Return the ISO code of a state, or the slug of anything else."""
    return id_.partition(":")[2]


def is_state(id_: str) -> bool:
    """Say whether *id_* is a state's."""
    return id_.startswith("state:")
