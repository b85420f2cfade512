"""`serve`: the pages, the API and the feeds, on a ledger or on the demo's."""

import ipaddress
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

import click

from mithaq import pipeline
from mithaq.errors import MithaqError, needing
from mithaq.record.ledger import Ledger
from mithaq.views.cli.demo import example_readings

TOKENS = click.option(
    "--tokens",
    type=click.Path(dir_okay=False, path_type=Path),
    default=lambda: Path(click.get_app_dir("mithaq")) / "tokens.json",
    show_default="tokens.json in the user's own folder",
    help="The file of tokens.",
)


class OpenToAll(MithaqError):  # noqa: N818 - the tree reads as a list of what can go wrong
    """A server would be open to the net without a token."""

    def __init__(self, host: str) -> None:
        super().__init__(
            "whoever reaches this address could ask everything, and no token is kept",
            f"--host {host}",
            "make a token with `mithaq token new`, or serve on 127.0.0.1",
        )


@click.command("serve")
@click.option(
    "--ledger",
    envvar="MITHAQ_LEDGER",
    show_envvar=True,
    help="The ledger; without one the demo's: two reports and the reference record.",
)
@click.option("--host", default="127.0.0.1", show_default=True, help="Where to listen.")
@click.option("--port", default=8000, show_default=True, help="On which port.")
@click.option(
    "--name", "names", multiple=True, help="A host name by which the server may be called."
)
@click.option("--closed", is_flag=True, help="Reading over the API needs a token too.")
@TOKENS
def serve_(  # noqa: PLR0917 - click's signature
    ledger: str | None,
    host: str,
    port: int,
    names: tuple[str, ...],
    closed: bool,  # noqa: FBT001 - click gives it by name
    tokens: Path,
) -> int:
    """Serve the pages and their JSON, in English and Arabic, until interrupted."""
    with needing("serve", __name__, "serving pages"):
        import uvicorn  # noqa: PLC0415 - slow to load, and only needed here

        from mithaq.views.server import create_app  # noqa: PLC0415
        from mithaq.views.web.settings import Settings  # noqa: PLC0415
    if not _is_loopback(host) and not tokens.exists():
        raise OpenToAll(host)
    hosts = (*Settings().hosts, *names, *(() if host in {"0.0.0.0", "::"} else (host,)))  # noqa: S104 - compared, not bound
    settings = Settings(hosts=hosts, tokens=str(tokens), is_read_open=not closed)
    with tempfile.TemporaryDirectory(prefix="mithaq-") as folder:
        opener = (
            partial(pipeline.open_ledger, ledger) if ledger else partial(open_demo, Path(folder))
        )
        app = create_app(opener, pipeline.knowledge(), settings)
        click.echo(f"mithaq: http://{host}:{port}/  (stop with Ctrl-C)", err=True)
        uvicorn.run(
            app,
            host=host,
            port=port,
            log_level="warning",
            access_log=False,
            timeout_keep_alive=5,
            limit_concurrency=200,
            server_header=False,
        )
    return 0


@contextmanager
def open_demo(folder: Path) -> Iterator[Ledger]:
    """Open the demo's ledger: the reference record and two reports of one event."""
    with pipeline.open_ledger(str(folder / "demo.db"), create=True) as ledger:
        pipeline.record(list(pipeline.reference()), ledger)
        pipeline.record(example_readings(), ledger)
        yield ledger


def _is_loopback(host: str) -> bool:
    try:
        return ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return host == "localhost"
