"""`token`: make, list and revoke the tokens that let somebody write over HTTP."""

import datetime as dt
from pathlib import Path

import click

from mithaq import pipeline
from mithaq.views.api.tokens import SCOPES, Tokens
from mithaq.views.cli.serve import TOKENS


@click.group("token")
def token_() -> None:
    """Make or revoke a token for writing over HTTP; only its hash is kept."""


@token_.command("new")
@click.option(
    "--scope",
    "scopes",
    type=click.Choice(SCOPES),
    multiple=True,
    required=True,
    help="What it allows; may be given again.",
)
@click.option("--holder", required=True, help="Who uses it: stands beside every judgement.")
@click.option(
    "--days", default=90, show_default=True, type=click.IntRange(1, 730), help="For how long."
)
@TOKENS
def new(scopes: tuple[str, ...], holder: str, days: int, tokens: Path) -> int:
    """Make a token and print it; it is shown this once."""
    made = dt.date.fromisoformat(pipeline.today())
    expires = (made + dt.timedelta(days=days)).isoformat()
    secret = Tokens(tokens).make(holder, scopes, made=made.isoformat(), expires=expires)
    click.echo(secret)
    click.echo(f"token: valid until {expires} for {', '.join(scopes)}; kept in {tokens}", err=True)
    return 0


@token_.command("list")
@TOKENS
def list_(tokens: Path) -> int:
    """List the tokens, without their secrets."""
    for one in Tokens(tokens).all():
        state = "revoked" if one.revoked else f"until {one.expires}"
        click.echo(f"{one.id}\t{one.holder}\t{','.join(one.scopes)}\t{state}")
    return 0


@token_.command("revoke")
@click.argument("id_", metavar="ID")
@TOKENS
def revoke(id_: str, tokens: Path) -> int:
    """Revoke a token by the id that `mithaq token list` shows."""
    is_found = Tokens(tokens).revoke(id_)
    click.echo(f"token: {id_} {'is revoked' if is_found else 'is not known'}", err=True)
    return 0 if is_found else 1
