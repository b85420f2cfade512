"""Gather every string of the pages, keep the translations there are, and compile them.

Writes ``translations/ar/LC_MESSAGES/pages.po`` and ``.mo``; exits with 1 where one is missing.
"""

import io
import sys
from pathlib import Path

from babel.messages import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

WEB = Path(__file__).parents[1] / "src/mithaq/views/web"
FOLDER = WEB / "translations/ar/LC_MESSAGES"
KEYWORDS = {
    "_": None, "gettext": None, "say": None, "ngettext": (1, 2), "count": (1, 2),
    "N_": ((1, "c"), 2), "pgettext": ((1, "c"), 2),
}  # fmt: skip
METHODS = [("templates/**.html", "jinja2"), ("*.py", "python")]


def gather() -> Catalog:
    """Return a catalogue of all strings, without translations."""
    catalog = Catalog(
        locale="ar", domain="pages", project="Mithaq", fuzzy=False, copyright_holder=""
    )
    options = {
        "templates/**.html": {"newstyle_gettext": "true", "trimmed": "true", "silent": "false"}
    }
    found = extract_from_dir(WEB, METHODS, options, keywords=KEYWORDS)
    for name, _line, message, comments, context in found:
        catalog.add(message, None, [(name, 0)], auto_comments=comments, context=context)
    return catalog


def main() -> int:
    """Update the file and compile it; say what is missing."""
    po = FOLDER / "pages.po"
    catalog = gather()
    if po.exists():
        known = read_po(io.BytesIO(po.read_bytes()), locale="ar")
        for message in catalog:
            old = known.get(message.id, message.context) if message.id else None
            if old:
                message.string = old.string
    with po.open("wb") as out:
        write_po(out, catalog, omit_header=False, no_location=True, sort_output=True, width=120)
    with (FOLDER / "pages.mo").open("wb") as out:
        write_mo(out, catalog)
    missing = [message.id for message in catalog if message.id and not _is_whole(message.string)]
    print(f"{len(catalog)} strings, {len(missing)} without translation")
    for message in missing:
        print("  missing:", message)
    return 1 if missing else 0


def _is_whole(string: str | tuple[str, ...]) -> bool:
    return all(string) if isinstance(string, tuple | list) else bool(string)


if __name__ == "__main__":
    sys.exit(main())
