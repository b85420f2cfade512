"""The API: questions, cursors, errors, tokens, what is written, webhooks."""

import asyncio
import contextlib
import socket
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import httpx
import pytest
from fastapi.testclient import TestClient
from standardwebhooks import Webhook
from tests.web import newsroom

from mithaq.views.api.hooks import BadAddress, Hook, tell
from mithaq.views.api.hooks import client as hook_client
from mithaq.views.api.tokens import Tokens

SENTENCE = "Egypt's foreign minister met the Turkish foreign minister in Cairo on Monday."


def bearer(token: str) -> dict[str, str]:
    return {"Authorization": f"Bearer {token}"}


def test_questions_of_the_ledger(client: TestClient) -> None:
    then = client.get("/api/v1/accords/abraham-accords", params={"known": "2020-10-01"}).json()
    assert {cell["state"] for cell in then["cells"]} == {"state:ARE", "state:BHR"}
    standings = client.get(
        "/api/v1/standings", params={"toward": "abraham-accords", "state": "Kazakhstan"}
    ).json()
    assert [one["value"] for one in standings["items"] if one["timeline"] == "commitment"] == [
        "announced"
    ]
    assert client.get("/api/v1/pairs/KAZ/ISR").json()["ties"][0]["value"] == "full"
    expected = client.get("/api/v1/expected").json()["items"]
    assert expected[0]["time"] == "2025-11-18"


def test_cursor_walks_the_whole_list(client: TestClient) -> None:
    seen: list[str] = []
    cursor = None
    while True:
        params = {"limit": 3} | ({"cursor": cursor} if cursor else {})
        part = client.get("/api/v1/reports", params=params).json()
        seen += [one["report"] for one in part["items"]]
        cursor = part["next"]
        if not cursor:
            break
    assert len(seen) == len(set(seen)) == len(newsroom.REPORTS)
    assert client.get("/api/v1/reports", params={"cursor": "????"}).status_code == 200


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/states/KAX", 404),
        ("/accords/x?known=7", 422),
        ("/nothing", 404),
        ("/reports/zz", 404),
        ("/reports?limit=0", 422),
    ],
)
def test_error_says_what_where_and_what_to_do(client: TestClient, path: str, status: int) -> None:
    answer = client.get(f"/api/v1{path}")
    assert answer.status_code == status
    assert answer.headers["content-type"] == "application/problem+json"
    told = answer.json()
    assert told["status"] == status
    assert told["detail"]
    assert told["do"]


def test_document_is_openapi_3_1_and_offline(client: TestClient) -> None:
    document = client.get("/api/v1/openapi.json").json()
    assert document["openapi"].startswith("3.1")
    assert "AccordPage" in document["components"]["schemas"]
    assert client.get("/docs").status_code == 404
    assert "/api/v1/accords/{name}" in client.get("/en/api").text


def test_no_question_breaks_the_server_or_its_schema(open_server: tuple[str, str]) -> None:
    url, token = open_server
    command = [
        str(Path(sys.executable).with_name("schemathesis")), "run", f"{url}/api/v1/openapi.json",
        "--phases", "examples,coverage,fuzzing", "-n", "8", "--seed", "7", "--no-color",
        "--checks", "not_a_server_error,response_schema_conformance,content_type_conformance,status_code_conformance",
        "-H", f"Authorization: Bearer {token}",
    ]  # fmt: skip
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=120)
    assert done.returncode == 0, done.stdout[-4000:]


def test_writing_needs_a_token_of_its_scope(client: TestClient, tmp_path: Path) -> None:
    tokens = Tokens(tmp_path / "tokens.json")
    reader = tokens.make("x", ("read",), made="2026-01-01", expires="2999-01-01")
    late = tokens.make("x", ("ingest",), made="2020-01-01", expires="2020-02-01")
    body = {"text": SENTENCE, "published": "2025-11-04"}
    assert client.post("/api/v1/reports", json=body).status_code == 401
    assert client.post("/api/v1/reports", json=body, headers=bearer("guess")).status_code == 401
    assert client.post("/api/v1/reports", json=body, headers=bearer(late)).status_code == 401
    assert client.post("/api/v1/reports", json=body, headers=bearer(reader)).status_code == 403
    kept = (tmp_path / "tokens.json").read_text()
    assert reader not in kept
    assert (tmp_path / "tokens.json").stat().st_mode & 0o077 == 0
    assert tokens.revoke(tokens.all()[0].id)
    assert tokens.all()[0].revoked


def test_reading_can_be_closed(app_with: Any, tmp_path: Path) -> None:
    with TestClient(app_with(tmp_path, is_read_open=False)) as client:
        assert client.get("/api/v1/ledger").status_code == 401
        token = Tokens(tmp_path / "tokens.json").make(
            "x", ("read",), made="2026-01-01", expires="2999-01-01"
        )
        assert client.get("/api/v1/ledger", headers=bearer(token)).status_code == 200


def test_report_is_read_and_shows(client: TestClient, token: str) -> None:
    before = client.get("/en/accords").headers["etag"]
    body = {"text": SENTENCE, "lang": "en", "published": "2025-11-04", "outlet": "org:gulf-wire"}
    answer = client.post("/api/v1/reports", json=body, headers=bearer(token))
    assert answer.status_code == 200, answer.text
    assert answer.json()["new"]
    assert client.get("/en/accords").headers["etag"] != before
    assert "foreign minister met" in client.get(f"/en/reports/{answer.json()['report_id']}").text
    assert not client.post("/api/v1/reports", json=body, headers=bearer(token)).json()["new"]
    assert (
        client.post("/api/v1/reports", json={"text": " "}, headers=bearer(token)).status_code == 400
    )
    assert client.post("/api/v1/reports", content=b"{", headers=bearer(token)).status_code == 400


def test_judgement_is_recorded_with_its_holder(client: TestClient, token: str) -> None:
    card = client.get("/en/search.json?about=accord:abraham-accords&modality=conditional").json()[
        "cards"
    ][0]
    told = {"statement": card["id"], "verdict": "rejected", "reason": "the sentence says otherwise"}
    answer = client.post("/api/v1/judgements", json=told, headers=bearer(token))
    assert answer.status_code == 200, answer.text
    assert answer.json()["by"] == "desk"
    html = client.get(f"/en/statements/{card['id']}").text
    assert "the sentence says otherwise" in html
    corrected = {
        "statement": card["id"],
        "verdict": "corrected",
        "reason": "who said it",
        "replacement": {"claimant": "state:SAU"},
    }
    assert (
        client.post("/api/v1/judgements", json=corrected, headers=bearer(token)).status_code == 200
    )
    wrong = corrected | {"replacement": {"evidence": None}}
    assert client.post("/api/v1/judgements", json=wrong, headers=bearer(token)).status_code == 400


def test_retraction_ends_what_the_public_knew(client: TestClient, token: str) -> None:
    report = client.get("/api/v1/reports?limit=2").json()["items"][1]["report"]
    told = {"report": report, "effective": "2025-11-09", "reason": "taken back"}
    assert client.post("/api/v1/retractions", json=told, headers=bearer(token)).status_code == 200
    assert "Taken back by the outlet" in client.get(f"/en/reports/{report}").text


def test_webhook_belongs_to_its_holder(client: TestClient, token: str) -> None:
    answer = client.post(
        "/api/v1/webhooks",
        json={"url": "https://desk.example/x", "about": "abraham-accords"},
        headers=bearer(token),
    )
    made = answer.json()
    assert made["secret"].startswith("whsec_")
    assert made["about"] == "accord:abraham-accords"
    listed = client.get("/api/v1/webhooks", headers=bearer(token)).json()
    assert [one["secret"] for one in listed] == [""]
    assert client.delete(f"/api/v1/webhooks/{made['id']}", headers=bearer(token)).status_code == 200
    assert (
        client.post(
            "/api/v1/webhooks", json={"url": "file:///etc/passwd"}, headers=bearer(token)
        ).status_code
        == 400
    )


HOOK = Hook(
    id="1",
    url="https://desk.example/x",
    secret="whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
    holder="desk",
)


def test_message_is_signed_and_tried_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_: [(2, 1, 6, "", ("93.184.215.14", 443))])
    seen: list[httpx.Request] = []

    def receive(request: httpx.Request) -> httpx.Response:
        seen.append(request)
        return httpx.Response(503 if len(seen) == 1 else 204)

    async def send() -> bool:
        async with httpx.AsyncClient(transport=httpx.MockTransport(receive)) as web:
            return await tell(HOOK, [], web, pauses=(0.0,))

    assert asyncio.run(send())
    assert len(seen) == 2
    headers = dict(seen[1].headers)
    assert Webhook(HOOK.secret).verify(seen[1].content, headers)["type"] == "changes"
    assert abs(int(headers["webhook-timestamp"]) - time.time()) < 60


@pytest.mark.parametrize(
    "host",
    ["127.0.0.1", "localhost", "[::1]", "0.0.0.0", "2130706433", "0x7f.1", "[::ffff:127.0.0.1]"],
)
def test_webhook_never_reaches_our_own_net(host: str) -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = listener.getsockname()[1]
        with contextlib.suppress(
            BadAddress
        ):  # a name that does not resolve here is no message sent
            assert not asyncio.run(_send(f"http://{host}:{port}/x"))
        listener.settimeout(0.02)
        with pytest.raises(TimeoutError):
            listener.accept()


@pytest.mark.parametrize(
    "host",
    ["127.0.0.1", "[::ffff:127.0.0.1]", "169.254.169.254", "10.0.0.1", "100.64.0.1", "[fd00::1]"],
)
def test_webhook_to_a_private_address_is_named(host: str) -> None:
    with pytest.raises(BadAddress, match="public net"):
        asyncio.run(_send(f"http://{host}:9/x"))


async def _send(url: str) -> bool:
    async with hook_client() as web:
        return await tell(Hook(id="1", url=url, secret=HOOK.secret, holder="x"), [], web, pauses=())
