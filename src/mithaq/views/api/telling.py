"""Telling the webhooks: after each step of the ledger, what changed since the step before."""

import asyncio
import contextlib
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from mithaq.edtf import BEGINNING
from mithaq.errors import MithaqError
from mithaq.views.api.hooks import Hooks, client, tell, wanted
from mithaq.views.tables import ChangeLine
from mithaq.views.web.site import Site

_LOG = logging.getLogger("mithaq.webhooks")
_EVERY = 5.0  # seconds between two looks at the ledger


@asynccontextmanager
async def telling(site: Site, hooks: Hooks) -> AsyncIterator[None]:
    """Watch the ledger while the server runs."""
    task = asyncio.create_task(_watch(site, hooks))
    yield
    task.cancel()
    with contextlib.suppress(asyncio.CancelledError):
        await task


async def _watch(site: Site, hooks: Hooks) -> None:
    version = await site.run(site.version)
    known = set(await site.run(_changes, site)) if hooks.all() else set()
    while True:
        await asyncio.sleep(_EVERY)
        now = await site.run(site.version)
        if now == version or not hooks.all():
            continue
        lines = await site.run(_changes, site)
        await _tell_all(hooks, [line for line in lines if line not in known])
        version, known = now, set(lines)


def _changes(site: Site) -> list[ChangeLine]:
    return [line for line in site.supply({}).desk.changes(BEGINNING).lines if line.kind != "word"]


async def _tell_all(hooks: Hooks, lines: list[ChangeLine]) -> None:
    async with client() as web:
        for hook in hooks.all():
            asked = wanted(hook, lines)
            try:
                is_told = not asked or await tell(hook, asked, web)
            except MithaqError:
                is_told = False
            if not is_told:
                _LOG.warning("webhook %s: nothing was taken; its address is left as it is", hook.id)
