"""`mcp`: the ledger for agents, over standard input and output."""

import tempfile
from functools import partial
from pathlib import Path

import click

from mithaq import pipeline
from mithaq.errors import needing
from mithaq.views.cli.serve import open_demo


@click.command("mcp")
@click.option(
    "--ledger", envvar="MITHAQ_LEDGER", show_envvar=True, help="The ledger; without one the demo's."
)
def mcp_(ledger: str | None) -> int:
    """Answer agents over the Model Context Protocol: read-only questions, with the sentences."""
    with needing("mcp", __name__, "answering agents"):
        from mithaq.views.agents import Clerk, create_agent_server  # noqa: PLC0415 - slow to load
    with tempfile.TemporaryDirectory(prefix="mithaq-") as folder:
        opener = (
            partial(pipeline.open_ledger, ledger) if ledger else partial(open_demo, Path(folder))
        )
        clerk = Clerk(opener, pipeline.knowledge())
        create_agent_server(clerk).run("stdio")
        clerk.close()
    return 0
