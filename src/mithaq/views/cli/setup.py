"""`completion` and `doctor`: the shell, and what works here."""

import importlib.metadata
import importlib.util
import platform
import sys
from collections.abc import Iterator

import click
from click.shell_completion import get_completion_class

from mithaq import __version__, pipeline
from mithaq.views.cli.main import cli
from mithaq.views.cli.options import Output, with_output

#: What each extra brings, by a module of it.
_EXTRAS = {
    "html": "trafilatura",
    "feeds": "feedparser",
    "warc": "fastwarc",
    "postgres": "psycopg",
    "terminal": "arabic_reshaper",
    "web": "fastapi",
}


@click.command("completion")
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
def completion_(shell: str) -> None:
    """Print the completion script of a shell: eval "$(mithaq completion bash)"."""
    kind = get_completion_class(shell)
    assert kind is not None
    click.echo(kind(cli, {}, "mithaq", "_MITHAQ_COMPLETE").source())


@click.command("doctor")
@with_output
def doctor_(output: Output) -> int:
    """Say what is installed, what is missing, and what this terminal takes."""
    facts = dict(_facts(output))
    return output.show(
        facts, [facts], lambda: (f"{name:22} {said}" for name, said in facts.items())
    )


def _facts(output: Output) -> Iterator[tuple[str, str]]:
    yield "mithaq", __version__
    yield "python", f"{platform.python_version()} on {platform.system()}"
    for extra, module in _EXTRAS.items():
        found = importlib.util.find_spec(module) is not None
        yield f"extra {extra}", "installed" if found else f"missing: pip install 'mithaq[{extra}]'"
    known = pipeline.knowledge()
    yield "states", str(len(known.states))
    yield "organisations", str(len(known.organisations))
    yield "accords", str(len(known.accords))
    yield "people in office", str(len(known.tenures))
    yield "outlets", str(len(known.outlets))
    yield "standard output", "terminal" if sys.stdout.isatty() else "file or pipe"
    yield "colour", "yes" if output.screen.colour else "no"
    yield "Arabic letters", "ordered by us" if output.screen.visual else "ordered by the terminal"
