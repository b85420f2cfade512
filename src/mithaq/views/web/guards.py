"""What stands before the pages: headers, sizes, rates."""

import time
from typing import Any

from limits import parse
from limits.storage import MemoryStorage
from limits.strategies import MovingWindowRateLimiter
from secure import (
    ContentSecurityPolicy,
    CrossOriginOpenerPolicy,
    CrossOriginResourcePolicy,
    PermissionsPolicy,
    ReferrerPolicy,
    Secure,
    XContentTypeOptions,
    XFrameOptions,
)
from secure.middleware import SecureASGIMiddleware
from starlette.responses import JSONResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send


def policy(*, can_be_embedded: bool) -> Secure:
    """Return the headers: nothing inline, nothing from elsewhere, no string becomes code."""
    csp = (
        ContentSecurityPolicy()
        .default_src("'none'")
        .script_src("'self'")
        .style_src("'self'")
        .img_src("'self'", "data:")
        .font_src("'self'")
        .connect_src("'self'")
        .worker_src("'self'")
        .base_uri("'none'")
        .form_action("'self'")
        .frame_ancestors("*" if can_be_embedded else "'none'")
        .custom_directive("require-trusted-types-for", "'script'")
        .custom_directive("trusted-types", "'none'")
    )
    return Secure(
        csp=csp,
        xfo=None if can_be_embedded else XFrameOptions().deny(),
        xcto=XContentTypeOptions().nosniff(),
        referrer=ReferrerPolicy().no_referrer(),
        coop=CrossOriginOpenerPolicy().same_origin(),
        corp=CrossOriginResourcePolicy().cross_origin()
        if can_be_embedded
        else CrossOriginResourcePolicy().same_origin(),
        permissions=PermissionsPolicy().geolocation().camera().microphone(),
    )


class Headers:
    """Sets the security headers on every answer, static files too; `/embed` may be framed."""

    def __init__(self, app: ASGIApp) -> None:
        self._closed = SecureASGIMiddleware(app, secure=policy(can_be_embedded=False))
        self._framed = SecureASGIMiddleware(app, secure=policy(can_be_embedded=True))

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on through the policy of its path."""
        is_framed = scope["type"] == "http" and scope["path"].startswith("/embed/")
        guard: Any = self._framed if is_framed else self._closed
        await guard(scope, receive, send)


class BodyCap:
    """Refuses a body that is longer than allowed, whether or not its length is told."""

    def __init__(self, app: ASGIApp, most: int) -> None:
        self._app, self._most = app, most

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Count the bytes as they come; answer 413 at the first too many."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        told = dict(scope["headers"]).get(b"content-length", b"0")
        if told.isdigit() and int(told) > self._most:
            await self._refuse(scope, receive, send)
            return
        await self._count(scope, receive, send)

    async def _count(self, scope: Scope, receive: Receive, send: Send) -> None:
        seen = 0

        async def counted() -> Message:
            nonlocal seen
            message = await receive()
            seen += len(message.get("body", b""))
            if seen > self._most:
                raise _TooLongError
            return message

        try:
            await self._app(scope, counted, send)
        except _TooLongError:
            await self._refuse(scope, receive, send)

    async def _refuse(self, scope: Scope, receive: Receive, send: Send) -> None:
        problem = {
            "type": "about:blank",
            "title": "The body is too long",
            "status": 413,
            "detail": f"a request's body may have {self._most:,} bytes",
            "do": "send fewer reports at a time",
        }
        answer = JSONResponse(problem, 413, media_type="application/problem+json")
        await answer(scope, receive, send)


class _TooLongError(Exception):
    """More bytes came than are allowed."""


class Rate:
    """Counts requests of a key within a moving window."""

    def __init__(self, limit: str) -> None:
        self._limit = parse(limit)
        self._window = MovingWindowRateLimiter(MemoryStorage())

    def wait(self, key: str) -> int:
        """Count one request; return 0, or after how many seconds the next one is let in."""
        if self._window.hit(self._limit, key):
            return 0
        return max(1, int(self._window.get_window_stats(self._limit, key).reset_time - time.time()))
