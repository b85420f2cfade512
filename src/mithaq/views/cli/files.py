"""`export` and `import`: a ledger as a file, for other tools and back."""

from pathlib import Path

import click

from mithaq import pipeline
from mithaq.errors import NotFound
from mithaq.views.cli.desk import open_desk
from mithaq.views.cli.options import LEDGER, Asked, Output, with_output, with_question
from mithaq.views.exports import WRITERS
from mithaq.views.files import read_ledger, write_ledger

_WHOLE = ".jsonl"
_ENDINGS = ", ".join((_WHOLE, *WRITERS))
_UNKNOWN = f"export: the name of the file must end in one of: {_ENDINGS}"


@click.command("export", help=f"Write the ledger to FILE, in the format of its ending: {_ENDINGS}.")
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
@with_question
@with_output
def export_(file: Path, asked: Asked, output: Output) -> int:
    """Write the ledger; .jsonl is the whole of it, the others are what is known at a moment."""
    writer = next((WRITERS[end] for end in WRITERS if file.name.endswith(end)), None)
    if writer is None and file.suffix != _WHOLE:
        raise click.UsageError(_UNKNOWN)
    with open_desk(asked) as desk:
        data = writer(desk) if writer else b"".join(x + b"\n" for x in write_ledger(desk.ledger))
    _write(file, data)
    output.note(f"{len(data):,} bytes written to {file}")
    return 0


@click.command("import")
@click.argument("file", type=click.Path(path_type=Path))
@LEDGER
@with_output
def import_(file: Path, ledger: str, output: Output) -> int:
    """Read an export (.jsonl) into an empty ledger and check that the same follows from it."""
    if not file.is_file():
        raise NotFound(str(file))
    with pipeline.open_ledger(ledger, create=True) as kept, file.open("rb") as lines:
        count = read_ledger(lines, str(file), kept)
    output.note(f"{count:,} steps recorded in {ledger}")
    return 0


def _write(file: Path, data: bytes) -> None:
    """Write whole or not at all."""
    part = file.with_name(f".{file.name}.part")
    part.write_bytes(data)
    part.replace(file)
