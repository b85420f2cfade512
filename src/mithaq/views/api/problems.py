"""Errors over HTTP (RFC 9457): what, where, what to do."""

import msgspec
from starlette.responses import Response

from mithaq.errors import LedgerError, MithaqError, UnknownName
from mithaq.views.api.tokens import TokenRefused

MEDIA_TYPE = "application/problem+json"


class Problem(msgspec.Struct, frozen=True, kw_only=True):
    """An error as it goes out."""

    title: str
    status: int
    detail: str
    type: str = "about:blank"
    where: str = ""
    do: str = ""
    nearest: tuple[str, ...] = ()


def problem_of(error: MithaqError) -> Problem:
    """Return what *error* tells a client."""
    return Problem(
        title=(type(error).__doc__ or "Error").partition(".")[0],
        status=status_of(error),
        detail=error.what,
        where=error.where,
        do=error.do,
        nearest=error.nearest if isinstance(error, UnknownName) else (),
    )


def status_of(error: MithaqError) -> int:
    """Return the status that fits *error*."""
    if isinstance(error, TokenRefused):
        return error.status
    if isinstance(error, UnknownName):
        return 404
    return 422 if isinstance(error, LedgerError) else 400


def respond(problem: Problem, headers: dict[str, str] | None = None) -> Response:
    """Return *problem* as an answer."""
    return Response(msgspec.json.encode(problem), problem.status, headers, MEDIA_TYPE)
