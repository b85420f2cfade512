"""Webhooks: who wants to be told what, and the telling: signed, tried again, never to our net."""

import asyncio
import base64
import datetime as dt
import ipaddress
import secrets
from collections.abc import Iterable
from pathlib import Path
from urllib.parse import urlsplit

import httpx
import msgspec
from httpx_secure import SSRFProtectionError, httpx_ssrf_protection
from standardwebhooks import Webhook

from mithaq.errors import MithaqError
from mithaq.views.api.private import PrivateList
from mithaq.views.tables import ChangeLine

#: Seconds before each further try.
PAUSES = (1.0, 5.0, 30.0, 120.0)
_TIMEOUT = 10.0


class Hook(msgspec.Struct, frozen=True, kw_only=True):
    """Where to tell which changes."""

    id: str
    url: str
    secret: str  # whsec_…: what the receiver checks the signature with
    holder: str
    about: str = ""  # an id: only changes of this state or toward this accord
    made: str = ""


class BadAddress(MithaqError):  # noqa: N818 - the tree reads as a list of what can go wrong
    """A webhook's address cannot be called."""

    def __init__(self, url: str, why: str) -> None:
        super().__init__(
            f"{url!r} {why}", "url", "give an https address that the public net reaches"
        )


class Hooks(PrivateList[Hook]):
    """The file of webhooks, readable by its owner alone: it holds secrets."""

    def __init__(self, path: Path) -> None:
        super().__init__(path, Hook)

    def add(self, url: str, about: str, holder: str, made: str) -> Hook:
        """Keep a new webhook.

        Raises:
            BadAddress: the address is not of the web.
        """
        parts = urlsplit(url)
        if parts.scheme not in {"https", "http"} or not parts.hostname or parts.username:
            raise BadAddress(url, "is no address of the web")
        secret = "whsec_" + base64.b64encode(secrets.token_bytes(24)).decode()
        hook = Hook(
            id=secrets.token_hex(6), url=url, secret=secret, holder=holder, about=about, made=made
        )
        self.keep((*self.all(), hook))
        return hook

    def remove(self, id_: str) -> bool:
        """Forget a webhook; say whether there was one."""
        kept = tuple(hook for hook in self.all() if hook.id != id_)
        is_there = len(kept) < len(self.all())
        self.keep(kept)
        return is_there


def client() -> httpx.AsyncClient:
    """Return a client that reaches only the public net, at connection, and follows nothing."""
    bare = httpx.AsyncClient(timeout=_TIMEOUT, follow_redirects=False, trust_env=False)
    return httpx_ssrf_protection(bare)


def wanted(hook: Hook, lines: Iterable[ChangeLine]) -> list[ChangeLine]:
    """Return the changes that *hook* asks for."""
    return [line for line in lines if not hook.about or hook.about in {line.state, line.toward}]


async def tell(
    hook: Hook,
    lines: list[ChangeLine],
    web: httpx.AsyncClient,
    *,
    pauses: tuple[float, ...] = PAUSES,
) -> bool:
    """Send *lines* to *hook*, signed, and again after each pause; say whether it was taken.

    Raises:
        BadAddress: it leads to an address that is not of the public net.
    """
    await _check_public(hook.url)
    body = msgspec.json.encode({"type": "changes", "changes": lines}).decode()
    id_ = f"msg_{secrets.token_hex(12)}"
    for pause in (*pauses, None):
        try:
            answer = await web.post(hook.url, content=body, headers=sign(hook, id_, body))
        except SSRFProtectionError as error:
            raise BadAddress(hook.url, "does not lead to the public net") from error
        except httpx.HTTPError:
            answer = None
        if answer is not None and answer.is_success:
            return True
        if pause is not None:
            await asyncio.sleep(pause)
    return False


async def _check_public(url: str) -> None:
    """Refuse a host of which any address is not public, before a connection is tried.

    The client checks again whom it is connected to, so that a name cannot change its mind.
    """
    parts = urlsplit(url)
    try:
        found = await asyncio.get_running_loop().getaddrinfo(parts.hostname, parts.port or 443)
    except OSError:
        return  # it does not resolve: the client will say so
    for *_, address in found:
        ip = ipaddress.ip_address(str(address[0]).partition("%")[0])
        plain = getattr(ip, "ipv4_mapped", None) or ip
        if not plain.is_global:
            raise BadAddress(url, "does not lead to the public net")


def sign(hook: Hook, id_: str, body: str) -> dict[str, str]:
    """Return the headers by which the receiver knows that it is us (standard-webhooks)."""
    now = dt.datetime.now(dt.UTC)
    return {
        "Content-Type": "application/json",
        "webhook-id": id_,
        "webhook-timestamp": str(int(now.timestamp())),
        "webhook-signature": Webhook(hook.secret).sign(id_, now, body),
    }
