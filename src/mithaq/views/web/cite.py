"""How to cite a page: the day on which it was known stands in the address, so it does not move."""

import json
import re

from mithaq.views.web.tongue import strip_controls

#: Stands for the known day; the browser fills it in as the rail moves.
KNOWN = "{known}"


def citations(title: str, address: str) -> tuple[tuple[str, str], ...]:
    """Return kind and text of each form; *address* and text hold `KNOWN` for the day."""
    name = strip_controls(title)
    key = "mithaq-" + (
        re.sub(r"[^a-z0-9]+", "-", address.rpartition("/")[2].partition("?")[0].lower()).strip("-")
        or "page"
    )
    csl = {
        "id": key,
        "type": "webpage",
        "title": name,
        "container-title": "Mithaq",
        "URL": address,
        "note": f"as known on {KNOWN}",
    }
    bibtex = "\n".join(
        (
            f"@misc{{{key},",
            f"  title = {{{name}}},",
            "  howpublished = {Mithaq},",
            f"  note = {{as known on {KNOWN}}},",
            f"  url = {{{address}}}",
            "}",
        )
    )
    quoted = f"\N{LEFT DOUBLE QUOTATION MARK}{name}\N{RIGHT DOUBLE QUOTATION MARK}"
    return (
        ("Text", f"{quoted}, Mithaq, as known on {KNOWN}. {address}"),
        ("BibTeX", bibtex),
        ("CSL-JSON", json.dumps(csl, ensure_ascii=False, indent=1)),
    )
