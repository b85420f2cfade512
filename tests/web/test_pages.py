"""Every page in every form: what it answers, in both languages."""

import csv
import io
import json
import re

import pytest
from fastapi.testclient import TestClient
from tests.web import newsroom

ACCORD = "/accords/abraham-accords"
PAGES = ["/", "/changes/2025-11-07", "/accords", ACCORD, "/states", "/states/KAZ", "/relations", "/relations/SAU-ISR",
         "/reports", "/search", "/search?q=Trump", "/sources", "/about", "/api", "/compare", "/expected", "/review"]  # fmt: skip


@pytest.mark.parametrize("lang", ["en", "ar"])
@pytest.mark.parametrize("path", PAGES)
def test_page_answers(client: TestClient, lang: str, path: str) -> None:
    answer = client.get(f"/{lang}{path}")
    assert answer.status_code == 200
    assert f'<html lang="{lang}" dir="{"rtl" if lang == "ar" else "ltr"}">' in answer.text
    assert client.head(f"/{lang}{path}").status_code == 200


def test_board_of_two_days(client: TestClient) -> None:
    then = client.get(f"/en{ACCORD}?known=2020-10-01").text
    assert shown(then, "party") == ["ARE", "BHR"]
    now = client.get(f"/en{ACCORD}").text
    assert shown(now, "party") == ["ARE", "BHR", "MAR", "SDN"]
    assert shown(now, "announced") == ["KAZ"]
    assert shown(now, "conditional") == ["SAU"]
    assert shown(now, "courted") == ["AZE", "UZB"]


def shown(html: str, stage: str) -> list[str]:
    """Return the codes of the chips of a column that are shown."""
    chips = re.findall(
        rf'<li class="chip"[^>]*data-iso="(\w+)" data-stage="{stage}"( hidden)?>', html
    )
    return sorted(iso for iso, hidden in chips if not hidden)


def test_sentence_is_told_in_both_languages(client: TestClient) -> None:
    assert (
        "4 states are party, 1 is announced, 1 sets a condition, 2 are courted."
        in client.get(f"/en{ACCORD}").text
    )
    assert (
        "4 دول أطراف، أُعلن انضمام دولة واحدة، دولة واحدة تضع شرطا، دولتان مدعوّتان."
        in client.get(f"/ar{ACCORD}").text
    )


def test_kazakhstan_is_announced_on_the_word_of_the_united_states(client: TestClient) -> None:
    page = client.get("/en/accords/abraham-accords.json").json()
    cell = next(
        cell
        for cell in page["cells"]
        if cell["state"] == "state:KAZ" and cell["timeline"] == "commitment"
    )
    assert (cell["value"], cell["claimant"]) == ("announced", "state:USA")
    assert cell["quotes"][0]["text"] in newsroom.write()[-2][0].text


def test_table_has_a_line_for_each_spell(client: TestClient) -> None:
    answer = client.get("/en/accords/abraham-accords.csv")
    lines = list(csv.DictReader(io.StringIO(answer.text)))
    assert {line["state"] for line in lines} >= {"state:ARE", "state:KAZ", "state:SAU"}
    assert answer.headers["content-type"].startswith("text/csv")


def test_feed_tells_whose_word(client: TestClient) -> None:
    feed = client.get("/en/accords/abraham-accords.atom").text
    assert "Kazakhstan (Abraham Accords): announced, on the word of United States" in feed
    assert "<updated>2025-11-07T12:00:00+00:00</updated>" in feed
    arabic = client.get("/ar/accords/abraham-accords.atom").text
    assert "كازاخستان" in arabic


def test_calendar_holds_what_has_a_date_and_is_tentative(client: TestClient) -> None:
    calendar = client.get("/en/expected.ics").text
    assert "DTSTART;VALUE=DATE:20251118" in calendar
    assert "STATUS:TENTATIVE" in calendar
    assert calendar.count("BEGIN:VEVENT") == 1


def test_shapes_carry_the_stage(client: TestClient) -> None:
    found = client.get("/en/accords/abraham-accords.geojson").json()
    stages = {one["id"]: one["properties"]["stage"] for one in found["features"]}
    assert stages["KAZ"] == "announced"
    assert stages["MAR"] == "party"
    longitude, latitude = next(one for one in found["features"] if one["id"] == "KAZ")["geometry"][
        "coordinates"
    ][0][0][0]
    assert 45 < longitude < 90
    assert 40 < latitude < 56


def test_markdown_holds_what_is_shown(client: TestClient) -> None:
    text = client.get("/en/accords/abraham-accords.md?known=2020-10-01").text
    assert text.startswith("Accord")
    assert "# Abraham Accords" in text
    assert "Bahrain" in text
    assert "Kazakhstan" not in text
    assert "<" not in text


def test_report_marks_every_evidence(client: TestClient) -> None:
    report = client.get("/api/v1/reports?limit=2").json()["items"][1]
    html = client.get(f"/en/reports/{report['report']}").text
    page = client.get(f"/en/reports/{report['report']}.json").json()
    assert "".join(piece["text"] for piece in page["pieces"]) == page["text"]
    for card in page["cards"]:
        assert f'id="st{card["id"]}"' in html
        assert page["text"][card["quote"]["start"] : card["quote"]["end"]] == card["quote"]["text"]


def test_statement_shows_its_neighbours(client: TestClient) -> None:
    found = client.get("/en/search.json?about=accord:abraham-accords&modality=planned").json()[
        "cards"
    ]
    one = next(
        card
        for card in found
        if card["statement"]["actor"] == "state:KAZ" and card["statement"]["type"] == "join"
    )
    html = client.get(f"/en/statements/{one['id']}").text
    assert "Who else tells it" in html
    assert 'type="application/ld+json"' in html
    island = re.search(r'ld\+json">(.*?)</script>', html)
    assert island is not None
    assert json.loads(island[1])["@type"] == "Claim"


def test_search_finds_both_languages_by_name(client: TestClient) -> None:
    found = client.get("/en/search.json?q=Kazakhstan").json()
    assert set(found["facets"]["lang"]) == {"en", "ar"}
    narrowed = client.get("/en/search.json?q=Kazakhstan&lang=ar").json()
    assert 0 < narrowed["total"] < found["total"]


def test_compare_tells_before_and_after(client: TestClient) -> None:
    lines = client.get("/en/compare.json?known=2020-09-13&against=2020-09-20").json()
    steps = {(line["state"], line["before"], line["after"]) for line in lines}
    assert ("state:ARE", "announced", "party") in steps


def test_unknown_name_is_helped(client: TestClient) -> None:
    answer = client.get("/en/states/Kazakstan")
    assert answer.status_code == 404
    assert 'href="/en/states/KAZ"' in answer.text
    assert client.get("/en/accords/abraham-accords?known=yesterday").status_code == 400
    assert client.get("/xx/accords").status_code == 404


def test_same_version_is_not_sent_twice(client: TestClient) -> None:
    first = client.get(f"/en{ACCORD}")
    again = client.get(f"/en{ACCORD}", headers={"If-None-Match": first.headers["etag"]})
    assert again.status_code == 304
    assert again.content == b""


def test_root_follows_the_browsers_language(client: TestClient) -> None:
    answer = client.get("/", headers={"Accept-Language": "ar-EG,ar;q=0.9"}, follow_redirects=False)
    assert answer.headers["location"] == "/ar/"


def test_board_can_be_embedded(client: TestClient) -> None:
    answer = client.get("/embed/en/accords/abraham-accords")
    assert answer.status_code == 200
    assert 'class="top"' not in answer.text
    assert "frame-ancestors *" in answer.headers["content-security-policy"]
