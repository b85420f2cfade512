"""The OpenAPI document: FastAPI knows the questions, msgspec the answers."""

from typing import Any

import msgspec
from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi

from mithaq.views.api.problems import MEDIA_TYPE, Problem

_REF = "#/components/schemas/{name}"
_answers: dict[str, Any] = {}


def json_of(answer: object) -> dict[int | str, dict[str, Any]]:
    """Return FastAPI's `responses` for an answer of a msgspec type, and for its errors."""
    (schema,), components = msgspec.json.schema_components((answer,), ref_template=_REF)
    (problem,), more = msgspec.json.schema_components((Problem,), ref_template=_REF)
    _answers.update(components | more)
    content = {MEDIA_TYPE: {"schema": problem}}
    return {
        200: {"description": "The answer.", "content": {"application/json": {"schema": schema}}},
        304: {"description": "Nothing changed since the version that `If-None-Match` names."},
        400: {"description": "The question cannot be read.", "content": content},
        401: {"description": "A token is needed.", "content": content},
        403: {"description": "The token does not allow it.", "content": content},
        404: {"description": "Nothing has that name.", "content": content},
        413: {"description": "The body is too long.", "content": content},
        422: {"description": "A parameter does not fit.", "content": content},
        429: {"description": "Too many requests.", "content": content},
    }


def openapi_of(app: FastAPI) -> dict[str, Any]:
    """Return the document, made once."""
    if app.openapi_schema:
        return app.openapi_schema
    document = get_openapi(
        title="Mithaq",
        version="1",
        openapi_version="3.1.0",
        description="The record of diplomacy: who does what to whom, when, and on whose word.",
        routes=app.routes,
    )
    schemas = document.setdefault("components", {}).setdefault("schemas", {})
    schemas.update(_answers)
    app.openapi_schema = document
    return document


def operations(document: dict[str, Any]) -> list[tuple[str, list[dict[str, Any]]]]:
    """Return what the offline page shows: each group with its operations."""
    groups: dict[str, list[dict[str, Any]]] = {}
    for path, verbs in document["paths"].items():
        for verb, told in verbs.items():
            groups.setdefault((told.get("tags") or ["Other"])[0], []).append(
                _operation(path, verb, told)
            )
    return list(groups.items())


def _operation(path: str, verb: str, told: dict[str, Any]) -> dict[str, Any]:
    return {
        "path": path,
        "verb": verb,
        "summary": told.get("summary", ""),
        "description": told.get("description", ""),
        "example": _example(path, verb, told),
        "parameters": [
            {
                "name": one["name"],
                "place": one["in"],
                "required": one.get("required", False),
                "description": one.get("description", ""),
            }
            for one in told.get("parameters", ())
        ],
    }


def _example(path: str, verb: str, told: dict[str, Any]) -> str:
    filled = (
        path.replace("{name}", "abraham-accords" if "accords" in path else "KAZ")
        .replace("{one}", "SAU")
        .replace("{other}", "ISR")
    )
    filled = filled.replace("{id}", "1a2b3c4d")
    if verb == "get":
        return f"curl 'http://127.0.0.1:8000{filled}'"
    body = told.get("requestBody", {}).get("content", {}).get("application/json", {}).get("example")
    told_body = msgspec.json.encode(body).decode() if body else ""
    data = (
        f" \
  -H 'Content-Type: application/json' -d '{told_body}'"
        if body
        else ""
    )
    start = f"curl -X {verb.upper()} 'http://127.0.0.1:8000{filled}'"
    return f'{start} \\\n  -H "Authorization: Bearer $TOKEN"{data}'
