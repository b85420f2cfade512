"""Write ``docs/commands.md``: what each command says of itself. Run after a command changes."""

from collections.abc import Iterator
from pathlib import Path

import click

from mithaq.views.cli.main import cli

TARGET = Path(__file__).parents[1] / "docs" / "commands.md"
_WIDTH = 88
_HEAD = """# Commands

What each command prints with `--help`; this page is made by `python tools/make_commands.py`, and
a test compares it. Data goes to standard output, notes to standard error; in a pipe the data is
JSON Lines. Exit codes: 0 done, 1 found nothing (with `--exit-code`), 2 usage, 3 some input
failed (each is named), 130 interrupted.
"""


def page() -> str:
    """Return the whole page."""
    return "\n".join([_HEAD, *_sections(cli, "mithaq", None)])


def _sections(command: click.Command, name: str, parent: click.Context | None) -> Iterator[str]:
    context = click.Context(
        command,
        info_name=name,
        parent=parent,
        terminal_width=_WIDTH,
        max_content_width=_WIDTH,
        help_option_names=["-h", "--help"],
    )
    yield f"## {context.command_path}\n\n```text\n{command.get_help(context).rstrip()}\n```\n"
    if isinstance(command, click.Group):
        for sub in command.list_commands(context):
            found = command.get_command(context, sub)
            assert found is not None
            yield from _sections(found, sub, context)


if __name__ == "__main__":
    TARGET.parent.mkdir(exist_ok=True)
    TARGET.write_text(page(), encoding="utf-8")
    print(f"{TARGET.name}: {len(page().splitlines())} lines")
