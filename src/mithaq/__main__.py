"""`python -m mithaq` and the command `mithaq`."""

import os
import sys

import click

from mithaq.errors import BadDate, MithaqError, UnknownName
from mithaq.views.cli.main import cli

#: Some input failed; interrupted.
_FAILED, _INTERRUPTED = 3, 130


def main() -> None:
    """Run the command line and leave with its exit code."""
    sys.exit(run(sys.argv[1:]))


def run(arguments: list[str]) -> int:
    """Run one command and return its exit code; errors become one line on standard error."""
    try:
        return int(cli.main(arguments, prog_name="mithaq", standalone_mode=False) or 0)
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except (click.Abort, KeyboardInterrupt):
        click.echo("mithaq: interrupted", err=True)
        return _INTERRUPTED
    except MithaqError as error:
        click.echo(f"mithaq: {error}", err=True)
        return 2 if isinstance(error, UnknownName | BadDate) else _FAILED
    except SystemExit:  # so Click leaves when whoever reads the pipe, head say, has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0


if __name__ == "__main__":
    main()
