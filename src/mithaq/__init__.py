"""Mithaq: the record of diplomacy, read from the news."""

import importlib
from typing import Any

__version__ = "0.1.0"


def connect(url: str, *, token: str | None = None) -> Any:  # noqa: ANN401 - a `Remote`, loaded late
    """Return the ledger that is served at *url*: see `mithaq.views.client.Remote`.

    Needs the extra ``serve``. Loaded when called, so that importing the package stays quick.
    """
    return importlib.import_module("mithaq.views.client").connect(url, token=token)
