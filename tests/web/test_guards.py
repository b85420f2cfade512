"""What a hostile text, address or page cannot do: one test for each line of the list."""

import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import msgspec
import pytest
from fastapi.testclient import TestClient
from tests.web import newsroom

from mithaq.knowledge.knowledge import knowledge
from mithaq.record.keeper import Keeper
from mithaq.report import Report
from mithaq.statement import Evidence, Modality, Polarity, Statement, Type
from mithaq.views.server import create_app
from mithaq.views.web.settings import Settings

EVIL = '</script><script>alert(1)</script><img src=x onerror="alert(2)">{{ 7*7 }}'
OVERRIDE = "\N{RIGHT-TO-LEFT OVERRIDE}"
TEMPLATES = Path(newsroom.__file__).parents[2] / "src/mithaq/views/web/templates"


def _hostile() -> Keeper:
    ledger = newsroom.fill()
    sentence = f"Kazakhstan joined {EVIL} on Monday."
    text = f"{EVIL}\n{sentence}"
    start = text.index(sentence)
    statement = Statement(
        report="evil",
        type=Type.JOIN,
        actor="state:KAZ",
        object="accord:abraham-accords",
        modality=Modality.CONDITIONAL,
        polarity=Polarity.POSITIVE,
        claimant="org:<script>alert(3)</script>",
        condition=EVIL,
        place=EVIL,
        channel=f"=cmd|{EVIL}",
        evidence=Evidence(start, start + len(sentence), sentence),
    )
    report = Report(
        id="evil",
        text=text,
        title=f"{OVERRIDE}{EVIL}",
        lang="en",
        published="2025-11-08",
        url="javascript:alert(4)",
        outlet=f"org:{EVIL}",
    )
    ledger.append(report, [statement], recorded_at="2025-11-08T12:00:00Z")
    return ledger


@pytest.fixture
def hostile(tmp_path: Path) -> Any:
    app = create_app(
        _hostile, knowledge(), Settings(tokens=str(tmp_path / "t.json"), rate="1000/minute")
    )
    with TestClient(app) as made:
        yield made


@pytest.mark.parametrize("lang", ["en", "ar"])
@pytest.mark.parametrize(
    "path",
    [
        "/",
        "/accords/abraham-accords",
        "/states/KAZ",
        "/reports",
        "/search?about=state:KAZ",
        "/relations",
        "/review",
        "/sources",
    ],
)
def test_stored_text_is_never_markup(hostile: TestClient, lang: str, path: str) -> None:
    html = hostile.get(f"/{lang}{path}").text
    assert "<script>alert" not in html
    assert "<img src=x" not in html
    assert "javascript:alert" not in html
    assert ">49<" not in html


def test_report_and_statement_of_a_hostile_text(hostile: TestClient) -> None:
    report = hostile.get("/api/v1/reports?limit=1").json()["items"][0]["report"]
    html = hostile.get(f"/en/reports/{report}").text
    card = hostile.get(f"/en/reports/{report}.json").json()["cards"][0]["id"]
    both = html + hostile.get(f"/en/statements/{card}").text
    assert "<script>alert" not in both
    assert "<img src=x" not in both
    assert 'href="javascript:' not in both
    for island in re.findall(
        r'<script type="application/[^"]*"[^>]*>(.*?)</script>', both, re.DOTALL
    ):
        assert "<" not in island
        msgspec.json.decode(island)


def test_query_is_never_markup(client: TestClient) -> None:
    html = client.get("/en/search", params={"q": EVIL, "type": EVIL, "about": EVIL}).text
    assert "<script>alert" not in html
    assert "<img src=x" not in html


def test_feeds_hold_text_only_and_no_controls(hostile: TestClient) -> None:
    feed = hostile.get("/en/states/KAZ.atom").text
    assert "<script>" not in feed
    assert OVERRIDE not in feed
    assert OVERRIDE not in hostile.get("/en/states/KAZ.ics").text


def test_cells_cannot_be_formulas(hostile: TestClient) -> None:
    text = hostile.get("/en/search.csv?about=state:KAZ&excel=1").content.decode("utf-8-sig")
    assert "'=cmd|" in text
    assert not re.search(r"(^|,)\"?[=+@-]", text, re.MULTILINE)


def test_templates_mark_nothing_safe() -> None:
    for path in TEMPLATES.glob("*.html"):
        text = path.read_text()
        assert "|safe" not in text.replace(" ", "")
        assert "autoescape false" not in text
        assert not re.search(
            r"\son\w+=|style=\"|<script(?![^>]*(src=|type=\"application/))", text
        ), path.name


def test_headers_are_strict_everywhere(client: TestClient) -> None:
    page = client.get("/en/")
    style = re.search(r'href="(/static/app[^"]+)"', page.text)
    assert style is not None
    for path in ("/en/", "/en/nothing", "/api/v1/ledger", style[1], "/api/v1/nothing"):
        headers = client.get(path).headers
        policy = headers["content-security-policy"]
        assert "default-src 'none'" in policy
        assert "script-src 'self';" in policy
        assert "require-trusted-types-for 'script'" in policy
        assert "unsafe" not in policy
        assert "frame-ancestors 'none'" in policy
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["referrer-policy"] == "no-referrer"
        assert "access-control-allow-origin" not in headers
        assert "set-cookie" not in headers


def test_static_files_are_kept_for_ever_by_hash(client: TestClient) -> None:
    style = re.search(r'href="(/static/app[^"]+)"', client.get("/en/").text)
    assert style is not None
    answer = client.get(style[1], headers={"Accept-Encoding": "br"})
    assert "immutable" in answer.headers["cache-control"]
    assert answer.headers["content-encoding"] == "br"
    assert client.get("/static/../settings.py").status_code == 404
    assert client.get("/static/%2e%2e/settings.py").status_code == 404


def test_other_host_names_are_refused(client: TestClient) -> None:
    assert client.get("/en/", headers={"Host": "evil.example"}).status_code == 400
    assert client.get("/en/", headers={"Host": "localhost:8000"}).status_code == 200


def test_page_names_no_other_host(client: TestClient) -> None:
    for path in ("/en/", "/en/accords/abraham-accords", "/ar/api"):
        html = client.get(path).text
        assert not re.search(r'(src|href|action)="(https?:)?//(?!testserver)', html)


def test_body_has_a_cap(app_with: Any, tmp_path: Path) -> None:
    with TestClient(app_with(tmp_path, most_bytes=1000)) as client:
        long = client.post("/api/v1/reports", content=b"x" * 2000)
        assert long.status_code == 413
        assert long.json()["title"] == "The body is too long"

        def stream() -> Any:
            for _ in range(20):
                yield b"x" * 100

        assert client.post("/api/v1/reports", content=stream()).status_code in {401, 413}


def test_costly_pages_are_counted(tmp_path: Path) -> None:
    settings = Settings(tokens=str(tmp_path / "t.json"), rate="3/minute")
    with TestClient(create_app(newsroom.fill, knowledge(), settings)) as client:
        codes = [client.get("/en/search?q=a").status_code for _ in range(4)]
        assert codes == [200, 200, 200, 429]
        refused = client.get("/en/search?q=a")
        assert 0 < int(refused.headers["retry-after"]) <= 60
        assert client.get("/en/accords").status_code == 200


def test_english_and_arabic_have_every_string() -> None:
    tool = Path(newsroom.__file__).parents[2] / "tools/build_web_words.py"
    done = subprocess.run(
        [sys.executable, str(tool), "--check"], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout
