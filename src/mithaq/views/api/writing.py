"""Writing over the API: reports, judgements, retractions, webhooks, with a token of its scope."""

import datetime as dt
from typing import Annotated, Any, Self, TypeVar

import msgspec
from fastapi import APIRouter, Depends, Request
from fastapi.security import HTTPAuthorizationCredentials, HTTPBearer
from starlette.responses import Response

from mithaq import pipeline
from mithaq.edtf import is_edtf
from mithaq.errors import Failure, MithaqError, UnknownName
from mithaq.record.entry import Judgement, Receipt, Tx, Verdict
from mithaq.report import Report
from mithaq.statement import Statement
from mithaq.views.api.asking import Id
from mithaq.views.api.hooks import Hook, Hooks
from mithaq.views.api.schema import json_of
from mithaq.views.api.tokens import Token, TokenRefused, Tokens
from mithaq.views.names import resolve

Body_ = TypeVar("Body_")
_BEARER = HTTPBearer(auto_error=False, description="A token made by `mithaq token new`.")
_MOST_TEXT = 200_000


class BadBody(MithaqError):  # noqa: N818 - the tree reads as a list of what can go wrong
    """The body of a request does not fit."""

    def __init__(self, why: str) -> None:
        super().__init__(why, "body", "see the fields in the API's description")

    @classmethod
    def empty(cls) -> Self:
        """There is nothing to read."""
        return cls("`text` is empty")

    @classmethod
    def long(cls, length: int) -> Self:
        """The text is longer than one report's."""
        return cls(f"`text` has {length:,} characters; {_MOST_TEXT:,} are allowed")

    @classmethod
    def no_fields(cls, unknown: set[str]) -> Self:
        """A correction names nothing that can be corrected."""
        return cls(f"a correction needs fields of a statement; not {sorted(unknown)}")


def _no_day(value: str) -> BadBody:
    """Return the refusal of a day that is none."""
    return BadBody(f"{value!r} is no day")


class Judged(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What somebody found about a reading."""

    statement: Annotated[str, msgspec.Meta(min_length=6, max_length=80)]
    verdict: Verdict
    reason: Annotated[str, msgspec.Meta(min_length=1, max_length=500)]
    replacement: dict[str, Any] | None = None  # of a correction: the fields that differ


class Retracted(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """An outlet took a report back."""

    report: Annotated[str, msgspec.Meta(min_length=1, max_length=200)]
    effective: Annotated[str, msgspec.Meta(pattern=r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$")]
    reason: Annotated[str, msgspec.Meta(min_length=1, max_length=500)]


class Wanted(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Where to tell which changes."""

    url: Annotated[str, msgspec.Meta(min_length=8, max_length=500)]
    about: Annotated[str, msgspec.Meta(max_length=80)] = ""


def allowed(scope: str) -> Any:  # noqa: ANN401 - FastAPI's dependencies have no type
    """Return FastAPI's dependency that lets only tokens of *scope* pass, and counts them."""

    async def check(
        request: Request, told: Annotated[HTTPAuthorizationCredentials | None, Depends(_BEARER)]
    ) -> Token:
        return token_of(request, told.credentials if told else None, scope)

    return Depends(check)


def token_of(request: Request, secret: str | None, scope: str) -> Token:
    """Return the token of a request.

    Raises:
        TokenRefused: there is none, or it does not allow *scope*.
    """
    settings = request.app.state.settings
    if not settings.tokens:
        raise TokenRefused.closed()
    if not secret:
        raise TokenRefused.missing()
    tokens: Tokens = request.app.state.tokens
    return tokens.check(secret, scope, dt.datetime.now(dt.UTC).date().isoformat())


def read_body(raw: bytes, type_: type[Body_]) -> Body_:
    """Return the body as *type_*.

    Raises:
        BadBody: it is no JSON, or does not fit.
    """
    try:
        return msgspec.json.decode(raw, type=type_)
    except (msgspec.ValidationError, msgspec.DecodeError, UnicodeDecodeError) as error:
        raise BadBody(str(error)) from error


def _body(example: dict[str, Any], schema: type) -> dict[str, Any]:
    inner = msgspec.json.schema(schema, ref_template="#/components/schemas/{name}")
    inner = inner.get("$defs", {}).get(schema.__name__, inner)
    json_of(schema)
    return {
        "requestBody": {
            "required": True,
            "content": {
                "application/json": {
                    "schema": {"$ref": f"#/components/schemas/{schema.__name__}"},
                    "example": example,
                }
            },
        }
    }


def _answer(value: object, status: int = 200) -> Response:
    return Response(msgspec.json.encode(value), status, media_type="application/json")


def router() -> APIRouter:
    """Return the routes that write."""
    made = APIRouter(tags=["Writing"])
    _add_reports(made)
    _add_judgements(made)
    _add_hooks(made)
    return made


def _add_reports(made: APIRouter) -> None:
    @made.post(
        "/reports",
        dependencies=[allowed("ingest")],
        responses=json_of(Receipt),
        summary="Read a report into the ledger",
        openapi_extra=_body(
            {
                "text": "Egypt's foreign minister met his Turkish counterpart in Cairo on Monday.",
                "lang": "en",
                "published": "2025-11-04",
            },
            Report,
        ),
    )
    async def reports(request: Request) -> Response:
        """Read one report and record what it says; the same report again changes nothing."""
        report = read_body(await request.body(), Report)
        _check(report)

        def work() -> Receipt:
            read = pipeline.read_one(report)
            if isinstance(read, Failure):
                raise read.error
            found = pipeline.record([read], request.app.state.site.ledger)[0]
            if isinstance(found, Failure):
                raise found.error
            return found

        return _answer(await request.app.state.site.run(work), 200)

    @made.post(
        "/retractions",
        responses=json_of(Tx),
        summary="Record that an outlet took a report back",
        openapi_extra=_body(
            {"report": "1a2b3c4d", "effective": "2025-11-09", "reason": "withdrawn by the outlet"},
            Retracted,
        ),
    )
    async def retractions(
        request: Request, token: Annotated[Token, allowed("retract")]
    ) -> Response:
        """What the public believed until that day stays on record."""
        told = read_body(await request.body(), Retracted)
        if not is_edtf(told.effective):
            raise _no_day(told.effective)
        site = request.app.state.site

        def work() -> Tx:
            tx: Tx = site.ledger.retract(
                told.report,
                effective=told.effective,
                by=token.holder,
                reason=told.reason,
                recorded_at=pipeline.now(),
            )
            return tx

        return _answer(await site.run(work))


def _check(report: Report) -> None:
    if not report.text.strip():
        raise BadBody.empty()
    if len(report.text) > _MOST_TEXT:
        raise BadBody.long(len(report.text))
    if report.published and not is_edtf(report.published[:10]):
        raise _no_day(report.published)


def _add_judgements(made: APIRouter) -> None:
    @made.post(
        "/judgements",
        responses=json_of(Judgement),
        summary="Confirm, reject or correct a reading",
        openapi_extra=_body(
            {"statement": "1a2b3c4d5e", "verdict": "confirmed", "reason": "as the sentence says"},
            Judged,
        ),
    )
    async def judgements(request: Request, token: Annotated[Token, allowed("judge")]) -> Response:
        """Who judged, and why, is recorded; nothing is deleted."""
        told = read_body(await request.body(), Judged)
        site = request.app.state.site

        def work() -> Judgement:
            entry = site.ledger.statement(told.statement)
            corrected = _corrected(entry.statement, told)
            judged: Judgement = site.ledger.judge(
                entry.id,
                told.verdict,
                by=token.holder,
                reason=told.reason,
                recorded_at=pipeline.now(),
                replacement=corrected,
            )
            return judged

        return _answer(await site.run(work))


def _corrected(read: Statement, told: Judged) -> Statement | None:
    """Return what a correction makes of a statement; only the named fields differ."""
    if told.verdict is not Verdict.CORRECTED:
        return None
    fields = told.replacement or {}
    unknown = set(fields) - (set(Statement.__struct_fields__) - {"report", "evidence"})
    if unknown or not fields:
        raise BadBody.no_fields(unknown)
    try:
        return msgspec.convert(msgspec.to_builtins(read) | fields, Statement)
    except msgspec.ValidationError as error:
        raise BadBody(str(error)) from error


def _add_hooks(made: APIRouter) -> None:
    @made.get("/webhooks", responses=json_of(tuple[Hook, ...]), summary="Your webhooks")
    async def listed(request: Request, token: Annotated[Token, allowed("webhooks")]) -> Response:
        """List the webhooks of the token's holder, without their secrets."""
        hooks: Hooks = request.app.state.hooks
        own = [
            msgspec.structs.replace(one, secret="")
            for one in hooks.all()
            if one.holder == token.holder
        ]
        return _answer(own)

    @made.post(
        "/webhooks",
        responses=json_of(Hook),
        summary="Be told of changes",
        openapi_extra=_body(
            {"url": "https://desk.example/hooks/mithaq", "about": "accord:abraham-accords"}, Wanted
        ),
    )
    async def added(request: Request, token: Annotated[Token, allowed("webhooks")]) -> Response:
        """The secret is shown this once; messages are signed by the Standard Webhooks scheme."""
        told = read_body(await request.body(), Wanted)
        knowledge = request.app.state.site.knowledge
        about = resolve(told.about, knowledge, "accord", "org", "state") if told.about else ""
        hooks: Hooks = request.app.state.hooks
        return _answer(hooks.add(told.url, about, token.holder, pipeline.now()))

    @made.delete(
        "/webhooks/{hook_id}", responses=json_of(dict[str, str]), summary="Be told no more"
    )
    async def removed(
        request: Request, hook_id: Id, token: Annotated[Token, allowed("webhooks")]
    ) -> Response:
        """Forget a webhook."""
        hooks: Hooks = request.app.state.hooks
        if not any(one.id == hook_id and one.holder == token.holder for one in hooks.all()):
            raise UnknownName(hook_id, "webhook")
        hooks.remove(hook_id)
        return _answer({"removed": hook_id})
