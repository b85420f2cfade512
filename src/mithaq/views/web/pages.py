"""The site's map: each address and the function that makes its page."""

import re
from collections.abc import Callable

from mithaq.views.web import board_pages, list_pages, text_pages
from mithaq.views.web.question import Question
from mithaq.views.web.sheet import Sheet


def find_page(path: str) -> tuple[Callable[[Question], Sheet], dict[str, str]] | None:
    """Return the page of a *path* without language and suffix, and the names in it."""
    for pattern, page in PAGES:
        if found := pattern.fullmatch(path):
            return page, found.groupdict()
    return None


_SLUG = r"[\w.-]{1,80}"
#: The site's map: the address without language and suffix, and the page.
PAGES: tuple[tuple[re.Pattern[str], Callable[[Question], Sheet]], ...] = tuple(
    (re.compile(pattern), page)
    for pattern, page in (
        (r"/|/changes", list_pages.home),
        (r"/changes/(?P<day>\d{4}-\d\d-\d\d)", list_pages.changes_of_day),
        (r"/expected", list_pages.expected),
        (r"/accords", list_pages.accords),
        (rf"/accords/(?P<slug>{_SLUG})", board_pages.accord),
        (rf"/embed/(?P<slug>{_SLUG})", board_pages.embedded),
        (r"/states", list_pages.states),
        (rf"/states/(?P<iso>{_SLUG})", board_pages.state),
        (r"/relations", list_pages.relations),
        (r"/relations/(?P<one>[A-Za-z]{2,3})-(?P<other>[A-Za-z]{2,3})", board_pages.pair),
        (r"/reports", text_pages.reports_list),
        (rf"/reports/(?P<id>{_SLUG})", text_pages.report),
        (r"/search", text_pages.searched),
        (rf"/statements/(?P<id>{_SLUG})", text_pages.statement),
        (r"/sources", text_pages.sources_list),
        (r"/about", text_pages.about),
        (r"/api", text_pages.api),
        (r"/compare", list_pages.compare),
        (r"/review", list_pages.review),
    )
)
