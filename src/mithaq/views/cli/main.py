"""The command `mithaq`: its subcommands are loaded when they are called, or listed."""

import importlib
import importlib.util
import os
from pathlib import Path

import click

from mithaq import __version__

#: Each command: the module that holds it, and its line in the list.
#: The line stands here so that the list needs none of the modules.
COMMANDS = {
    "demo": ("demo", "Read two reports of one event and show who stands where."),
    "read": ("read", "Show who said what about whom, in reports; keeps nothing."),
    "add": ("read", "Read reports into the ledger."),
    "accord": ("ask", "Show who stands where toward an accord or organisation."),
    "state": ("ask", "Show where a state stands, what it said, what was said of it."),
    "pair": ("ask", "Show what is between two states."),
    "expected": ("ask", "List what is to come."),
    "conflicts": ("ask", "List what is contested, with both sides."),
    "changes": ("ask", "Show what changed in knowing between two days."),
    "who": ("find", "List who said what about whom."),
    "search": ("find", "Find statements by the words of their sentences."),
    "evidence": ("find", "Show a statement, its sentence, and what became of it."),
    "explain": ("explain", "Show how a sentence was read, rule by rule, or why not."),
    "judge": ("curate", "Confirm, reject or correct a reading."),
    "retract": ("curate", "Record that an outlet took a report back."),
    "erase": ("curate", "Remove the words of a report for a legal takedown."),
    "reread": ("curate", "Read recorded reports anew and show what differs."),
    "audit": ("curate", "List what was done to the ledger, by whom and why."),
    "verify": ("curate", "Check the ledger: its hash chain and every sentence."),
    "export": ("files", "Write the ledger to a file: JSON Lines, CSV and others."),
    "import": ("files", "Read an exported ledger into this one."),
    "data": ("data", "Check, list and count what is known and said."),
    "serve": ("serve", "Serve the pages and their JSON."),
    "token": ("token", "Make or revoke a token for writing over HTTP."),
    "mcp": ("mcp", "Answer agents over the Model Context Protocol."),
    "completion": ("setup", "Print the completion script of a shell."),
    "doctor": ("setup", "Say what is installed and what works here."),
}
_HERE = "mithaq.views.cli"


class Lazy(click.Group):
    """A group that imports a command's module only when it is called."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        """Return the commands whose modules exist, in the order of the table."""
        return [name for name, (module, _) in COMMANDS.items() if _exists(module)]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import the command; None where there is none of that name."""
        if cmd_name not in self.list_commands(ctx):
            return None
        module = importlib.import_module(f"{_HERE}.{COMMANDS[cmd_name][0]}")
        command: click.Command = getattr(module, f"{cmd_name}_")
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the list from the table, without importing anything."""
        rows = [(name, COMMANDS[name][1]) for name in self.list_commands(ctx)]
        with formatter.section("Commands"):
            formatter.write_dl(rows)


@click.group(cls=Lazy, context_settings={"help_option_names": ["-h", "--help"]})
@click.option(
    "--pack",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    multiple=True,
    help="A folder with states, people, accords, names of your own. [env: MITHAQ_PACK]",
)
@click.version_option(__version__)
def cli(pack: tuple[Path, ...]) -> None:
    """Read the record of diplomacy from the news: who does what to whom, on whose word.

    Data goes to standard output, notes to standard error; in a pipe the data is JSON Lines.
    Exit codes: 0 done, 1 found nothing (with --exit-code), 2 usage, 3 some input failed.
    """
    if pack:  # the environment also reaches the processes that read in parallel
        os.environ["MITHAQ_PACK"] = os.pathsep.join(str(folder.resolve()) for folder in pack)


def _exists(module: str) -> bool:
    return importlib.util.find_spec(f"{_HERE}.{module}") is not None
