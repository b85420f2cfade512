"""What a reader waits for in Chromium, each page cold, on the demo's ledger: printed, not asserted.

    python tools/bench_pages.py

First contentful paint (ms), layout shift (CLS), requests and what they weigh on the wire (kB).
"""

import shutil

from playwright.sync_api import Browser, sync_playwright
from screenshots import FLAGS, LOOKS, PAGES, find
from served import served

_READ = """() => new Promise(done => {
    let shift = 0
    new PerformanceObserver(list => {
        for (const one of list.getEntries()) if (!one.hadRecentInput) shift += one.value
    }).observe({type: 'layout-shift', buffered: true})
    setTimeout(() => {
        const all = [...performance.getEntriesByType('navigation'),
                     ...performance.getEntriesByType('resource')]
        const paint = performance.getEntriesByName('first-contentful-paint')[0]
        done([paint ? paint.startTime : -1, shift, all.length,
              all.reduce((sum, one) => sum + one.transferSize, 0) / 1000])
    }, 300)
})"""


def main() -> None:
    """Open each page in a browser that has seen none, and print what it took."""
    with served() as url, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=FLAGS)
        for lang in ("en", "ar"):
            for name, path in PAGES.items():
                _measure(browser, url, lang, name=name, path=path)
        browser.close()


def _measure(browser: Browser, url: str, lang: str, *, name: str, path: str) -> None:
    finder = browser.new_context()
    where = f"{url}/{lang}" + find(finder.new_page(), url, lang, path)
    finder.close()
    context = browser.new_context(**LOOKS["light"])
    page = context.new_page()
    page.goto(where)
    page.wait_for_selector("html[data-ready]", state="attached", timeout=8000)
    paint, shift, requests, weight = page.evaluate(_READ)
    print(
        f"{name:14} {lang}  first paint {paint:4.0f} ms  shift {shift:.3f}"
        f"  {requests:2.0f} requests  {weight:4.0f} kB",
        flush=True,
    )
    context.close()


if __name__ == "__main__":
    main()
