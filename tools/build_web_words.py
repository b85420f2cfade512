"""Gather every string of the pages, keep the translations there are, and compile them.

Writes ``translations/ar/LC_MESSAGES/pages.po`` and ``.mo``; exits with 1 where one is missing.
With ``--check`` it writes nothing, and exits with 1 too where the files are not as it would write.
"""

import datetime as dt
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
#: A fixed date: the same strings make the same bytes.
_MADE = dt.datetime(2026, 1, 1, tzinfo=dt.UTC)
METHODS = [("templates/**.html", "jinja2"), ("*.py", "python")]


def gather() -> Catalog:
    """Return a catalogue of all strings, without translations."""
    catalog = Catalog(
        locale="ar",
        domain="pages",
        project="Mithaq",
        copyright_holder="the authors of Mithaq",
        creation_date=_MADE,
        revision_date=_MADE,
        last_translator="",
        fuzzy=False,  # a fuzzy catalogue is silently not compiled
    )
    options = {
        "templates/**.html": {"newstyle_gettext": "true", "trimmed": "true", "silent": "false"}
    }
    found = extract_from_dir(WEB, METHODS, options, keywords=KEYWORDS)
    for name, _line, message, comments, context in found:
        catalog.add(message, None, [(name, 0)], auto_comments=comments, context=context)
    return catalog


def main() -> int:
    """Update the files, or with ``--check`` compare them; say what is missing."""
    made = build(FOLDER / "pages.po")
    missing = [message.id for message in made if message.id and not _is_whole(message.string)]
    files = {"pages.po": _po(made), "pages.mo": _mo(made)}
    stale = [name for name, content in files.items() if (FOLDER / name).read_bytes() != content]
    print(f"{len(made)} strings, {len(missing)} without translation")
    for message in missing:
        print("  missing:", message)
    if "--check" in sys.argv:
        print("".join(f"  not as built: {name}\n" for name in stale), end="")
        return 1 if missing or stale else 0
    for name, content in files.items():
        (FOLDER / name).write_bytes(content)
    return 1 if missing else 0


def build(po: Path) -> Catalog:
    """Return the catalogue with the translations that *po* holds."""
    catalog = gather()
    known = read_po(io.BytesIO(po.read_bytes()), locale="ar")
    for message in catalog:
        old = known.get(message.id, message.context) if message.id else None
        if old:
            message.string = old.string
    return catalog


def _po(catalog: Catalog) -> bytes:
    out = io.BytesIO()
    write_po(out, catalog, no_location=True, sort_output=True, width=120)
    return out.getvalue()


def _mo(catalog: Catalog) -> bytes:
    out = io.BytesIO()
    write_mo(out, catalog)
    return out.getvalue()


def _is_whole(string: str | tuple[str, ...]) -> bool:
    return all(string) if isinstance(string, tuple | list) else bool(string)


if __name__ == "__main__":
    sys.exit(main())
