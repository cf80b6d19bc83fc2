"""Every page kind: no accessibility violation, nothing foreign, nothing that sticks out."""

import pytest

from .looking import Told, assert_usable
from .pages import PAGES, READERS, REFUSED


@pytest.fixture(scope="module")
def readers(chromium, site, signed_in):
    """One open tab for each reader, and what it asks for and complains of."""
    tabs = {}
    for user in READERS:
        state = signed_in(user) if user else None
        context = chromium.new_context(base_url=site, storage_state=state, locale="en-GB")
        page = context.new_page()
        page.set_default_timeout(10_000)
        tabs[user] = (page, Told(page))
    yield tabs
    for page, _told in tabs.values():
        page.context.close()


@pytest.mark.parametrize(
    ("user", "path"), PAGES, ids=[f"{u or 'visitor'} {p}" for u, p in PAGES]
)
def test_everybody_can_use_this_page(readers, axe, site, user, path):
    page, told = readers[user]
    told.clear()
    answer = page.goto(path)
    expected = REFUSED.get((user, path), 200)
    assert answer.status == expected
    assert page.url == f"{site}{path}", "the page led elsewhere"
    assert_usable(axe, page)
    told.assert_quiet(site, refused=page.url if expected != 200 else "")
