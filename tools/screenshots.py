"""Draw every page in both languages: light, dark, and as wide as a phone.

``python tools/screenshots.py [--url http://127.0.0.1:8000] [--out shots] [--looks light,dark,phone]
[NAME …]``; without an address it serves the demo's ledger itself.
"""

import argparse
import contextlib
import shutil
import sys
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright
from served import served

PAGES = {
    "home": "/",
    "accord": "/accords/abraham-accords",
    "accord-2020": "/accords/abraham-accords?known=2020-10-01",
    "accords": "/accords",
    "states": "/states",
    "state": "/states/KAZ",
    "state-sau": "/states/SAU",
    "pair": "/relations/KAZ-ISR",
    "relations": "/relations",
    "reports": "/reports",
    "report": "REPORT",
    "search": "/search?q=Kazakhstan",
    "statement": "STATEMENT",
    "sources": "/sources",
    "about": "/about",
    "api": "/api",
    "compare": "/compare?known=2020-10-01&against=2025-11-07",
    "expected": "/expected",
    "review": "/review",
    "missing": "/states/KAX",
}
LOOKS = {
    "light": {"viewport": {"width": 1280, "height": 900}},
    "dark": {"viewport": {"width": 1280, "height": 900}, "color_scheme": "dark"},
    "phone": {"viewport": {"width": 390, "height": 844}, "device_scale_factor": 1},
}
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
]


def main() -> int:
    """Draw what is asked; print each file."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("names", nargs="*")
    parser.add_argument("--url", default="")
    parser.add_argument("--out", type=Path, default=Path("shots"))
    parser.add_argument("--looks", default="light")
    parser.add_argument("--langs", default="en,ar")
    asked = parser.parse_args()
    asked.out.mkdir(parents=True, exist_ok=True)
    with contextlib.ExitStack() as stack:
        asked.url = asked.url or stack.enter_context(served())
        playwright = stack.enter_context(sync_playwright())
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=FLAGS)
        for look in asked.looks.split(","):
            for lang in asked.langs.split(","):
                draw(browser, asked, look, lang)
        browser.close()
    return 0


def draw(browser: Browser, asked: argparse.Namespace, look: str, lang: str) -> None:
    """Draw the pages of one look and language."""
    context = browser.new_context(**LOOKS[look])
    page = context.new_page()
    page.on(
        "console",
        lambda message: (
            message.type == "error" and print("  console:", message.text, file=sys.stderr)
        ),
    )
    page.on("pageerror", lambda error: print("  error:", error, file=sys.stderr))
    for name, path in PAGES.items():
        if asked.names and name not in asked.names:
            continue
        page.goto(asked.url + f"/{lang}" + find(page, asked.url, lang, path))
        page.wait_for_selector("html[data-ready]", state="attached", timeout=8000)
        page.evaluate("document.fonts.ready")
        page.wait_for_timeout(250)
        target = asked.out / f"{name}-{lang}-{look}.png"
        page.screenshot(path=target, full_page=True)
        wide = page.evaluate("document.documentElement.scrollWidth - innerWidth")
        print(target, f"overflows by {wide} px" if wide > 0 else "")
    context.close()


def find(page: Page, url: str, lang: str, path: str) -> str:
    """Return the address of the newest report or of one statement, where that is asked."""
    if path not in {"REPORT", "STATEMENT"}:
        return path
    page.goto(f"{url}/{lang}/reports")
    links = page.eval_on_selector_all(
        "td a[href*='/reports/']", "all => all.map(a => a.getAttribute('href'))"
    )
    if path == "REPORT":
        return links[min(1, len(links) - 1)].removeprefix(f"/{lang}")
    page.goto(url + links[0])
    return "/statements/" + page.get_attribute(".item[data-st]", "data-st")


if __name__ == "__main__":
    sys.exit(main())
