"""A page as data: JSON, CSV, Markdown, GeoJSON."""

import json
import re
from collections.abc import Mapping
from functools import cache
from itertools import accumulate
from typing import Any

import msgspec
from markupsafe import Markup

from mithaq.views.rows import write_csv
from mithaq.views.web.press import STATIC, manifest
from mithaq.views.web.sheet import Sheet


def as_json(value: object) -> bytes:
    """Return *value* as JSON, one field a line."""
    return msgspec.json.format(msgspec.json.encode(value), indent=1)


def as_csv(sheet: Sheet, *, is_for_excel: bool) -> bytes:
    """Return the sheet's rows; for Excel no cell can be a formula, and the bytes say UTF-8."""
    written = write_csv(sheet.rows or (), line_end="\r\n", is_for_spreadsheet=is_for_excel)
    return f"{written}\r\n".encode("utf-8-sig" if is_for_excel else "utf-8")


_BLOCK = re.compile(
    r"</?(p|div|section|article|ul|ol|dl|figure|table|tr|blockquote|figcaption)\b[^>]*>"
)


def as_markdown(page: str, address: str) -> bytes:
    """Return the words of an HTML page as Markdown: titles, lists, tables as lines."""
    main = page.partition('<main id="main">')[2].partition("</main>")[0]
    main = re.sub(r"<(\w+)[^>]*\shidden(?:>|\s[^>]*>).*?</\1>", "", main, flags=re.DOTALL)
    for tag in ("details", "svg", "form", "noscript", "output", "button"):
        main = re.sub(rf"<{tag}\b.*?</{tag}>", "", main, flags=re.DOTALL)
    main = re.sub(
        r"<h([1-6])[^>]*>(.*?)</h\1>",
        lambda m: f"\n\n{'#' * int(m[1])} {m[2]}\n\n",
        main,
        flags=re.DOTALL,
    )
    main = re.sub(r"<li[^>]*>", "\n- ", main)
    main = re.sub(r"<a[^>]*href=\"([^\"]*)\"[^>]*>(.*?)</a>", r"\2", main, flags=re.DOTALL)
    main = re.sub(r"</t[dh]>", " | ", main)
    lines = [" ".join(line.split()) for line in _strip(_BLOCK.sub("\n", main)).split("\n")]
    body = re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()
    return f"{body}\n\n{address}\n".encode()


def _strip(markup: str) -> str:
    return str(Markup(re.sub(r"<[^>]+>", "", markup)).unescape())  # noqa: S704 - it is unescaped to text, never printed as markup


@cache
def _world() -> dict[str, Any]:
    topology: dict[str, Any] = json.loads((STATIC / manifest()["world.json"]).read_text())
    return topology


def as_geojson(shapes: Mapping[str, Mapping[str, Any]]) -> bytes:
    """Return the states of a map with their shapes, their stage among the properties."""
    topology = _world()
    features = [
        {
            "type": "Feature",
            "id": a3,
            "properties": dict(shapes[a3]),
            "geometry": _geometry(shape, topology),
        }
        for shape in topology["objects"]["states"]["geometries"]
        if (a3 := shape["properties"]["a3"]) in shapes and not shape["properties"].get("hatched")
    ]
    return json.dumps(
        {"type": "FeatureCollection", "features": features}, ensure_ascii=False
    ).encode()


def _geometry(shape: Mapping[str, Any], topology: Mapping[str, Any]) -> dict[str, Any]:
    rings = [[_ring(ring, topology) for ring in polygon] for polygon in shape["arcs"]]
    return {"type": "MultiPolygon", "coordinates": rings}


def _ring(arcs: list[int], topology: Mapping[str, Any]) -> list[list[float]]:
    points: list[list[float]] = []
    for index in arcs:
        line = _line(topology, ~index if index < 0 else index)
        part = line[::-1] if index < 0 else line
        points += part[1:] if points else part
    return points


def _line(topology: Mapping[str, Any], index: int) -> list[list[float]]:
    """Undo the delta encoding and the grid of a TopoJSON arc."""
    (sx, sy), (tx, ty) = topology["transform"]["scale"], topology["transform"]["translate"]
    arc = topology["arcs"][index]
    xs, ys = accumulate(p[0] for p in arc), accumulate(p[1] for p in arc)
    return [[round(x * sx + tx, 4), round(y * sy + ty, 4)] for x, y in zip(xs, ys, strict=True)]
