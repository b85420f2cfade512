"""Bearer tokens: made by `mithaq token`, kept only as hashes, limited by scope and day."""

import hashlib
import hmac
import secrets
from pathlib import Path
from typing import Self

import msgspec

from mithaq.errors import MithaqError
from mithaq.views.api.private import PrivateList

#: What a token can be allowed to do.
SCOPES = ("read", "ingest", "judge", "retract", "webhooks")
_PREFIX = "mithaq_"


class Token(msgspec.Struct, frozen=True, kw_only=True):
    """A token as it is kept: its hash, never itself."""

    id: str
    sha256: str
    scopes: tuple[str, ...]
    holder: str  # who judges and writes under it
    made: str  # ISO day
    expires: str  # ISO day: not valid from then on
    revoked: bool = False


class TokenRefused(MithaqError):  # noqa: N818 - the tree reads as a list of what can go wrong
    """A request's token does not let it do what it asks."""

    def __init__(self, what: str, status: int = 401) -> None:
        super().__init__(what, "Authorization", "make one with `mithaq token new --scope …`")
        self.status = status

    @classmethod
    def closed(cls) -> Self:
        """The server keeps no tokens."""
        return cls("this server takes no tokens, so nothing can be written")

    @classmethod
    def missing(cls) -> Self:
        """The request brings none."""
        return cls("a token is needed")

    @classmethod
    def unknown(cls) -> Self:
        """It was never made here, or is revoked."""
        return cls("the token is not known here")

    @classmethod
    def late(cls, expires: str) -> Self:
        """It was valid until *expires*."""
        return cls(f"the token was valid until {expires}")

    @classmethod
    def narrow(cls, scope: str) -> Self:
        """It does not allow *scope*."""
        return cls(f"the token does not allow {scope!r}", status=403)


class Tokens(PrivateList[Token]):
    """The file of tokens, readable by its owner alone."""

    def __init__(self, path: Path) -> None:
        super().__init__(path, Token)

    def make(self, holder: str, scopes: tuple[str, ...], *, made: str, expires: str) -> str:
        """Keep a new token, and return it: it is shown this once."""
        secret = _PREFIX + secrets.token_urlsafe(32)
        token = Token(
            id=secrets.token_hex(4),
            sha256=_hash(secret),
            scopes=scopes,
            holder=holder,
            made=made,
            expires=expires,
        )
        self.keep((*self.all(), token))
        return secret

    def revoke(self, id_: str) -> bool:
        """Revoke a token; say whether there was one."""
        found = [token for token in self.all() if token.id == id_]
        changed = tuple(
            msgspec.structs.replace(token, revoked=True) if token.id == id_ else token
            for token in self.all()
        )
        self.keep(changed)
        return bool(found)

    def check(self, secret: str, scope: str, today: str) -> Token:
        """Return the token of *secret* if it allows *scope* on the day *today*.

        Raises:
            TokenRefused: it is unknown, revoked, out of date, or of another scope.
        """
        digest = _hash(secret)
        found = [token for token in self.all() if hmac.compare_digest(token.sha256, digest)]
        if not found or found[0].revoked:
            raise TokenRefused.unknown()
        if found[0].expires <= today:
            raise TokenRefused.late(found[0].expires)
        if scope not in found[0].scopes:
            raise TokenRefused.narrow(scope)
        return found[0]


def _hash(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()
