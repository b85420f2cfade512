"""Mithaq: the record of diplomacy, read from the news.

    import mithaq
    for statement in mithaq.read("Kenya will join the bloc BRICS, its president said.", lang="en"):
        print(statement.type, statement.actor, statement.object)

Everything heavy is imported when it is first used.
"""

from importlib import import_module
from typing import Any

from mithaq.report import Report
from mithaq.statement import Statement

__version__ = "0.1.0"
__all__ = ["__version__", "connect", "open", "read"]


def read(
    text: str,
    *,
    lang: str | None = None,
    published: str | None = None,
    agency: str | None = None,
    outlet: str | None = None,
) -> list[Statement]:
    """Return the statements that a report carries, in the order of their evidence.

    Args:
        text: the report as published; evidence counts its code points.
        lang: BCP 47 code; without it the letters of the text decide.
        published: ISO 8601 day or instant; without it relative times stay unresolved.
        agency: id of the wire whose text it is, such as ``org:reuters``.
        outlet: id of who printed it.

    Raises:
        mithaq.errors.MithaqError: the language has no folder, or the text cannot be read.
    """
    report = Report(text=text, lang=lang, published=published, agency=agency, outlet=outlet)
    found: list[Statement] = import_module("mithaq.pipeline").reader().read(report)
    return found


def open(where: str, *, create: bool = False) -> Any:  # noqa: A001, ANN401 - named as users expect; any keeper of a ledger
    """Open a ledger (`mithaq.record.ledger.Ledger`): a file, or ``postgresql://…``.

    Args:
        where: the path or the address.
        create: make it where it is missing.

    Raises:
        mithaq.errors.LedgerError: it is damaged, locked, or of another version.
    """
    return import_module("mithaq.pipeline").open_ledger(where, create=create)


def connect(url: str, *, token: str | None = None) -> Any:  # noqa: ANN401 - the client's class
    """Return a client of a served ledger, with the same questions as a local one."""
    return import_module("mithaq.views.client").connect(url, token=token)
