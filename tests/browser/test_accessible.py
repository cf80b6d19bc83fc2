"""Every page kind: no accessibility violation, nothing foreign, nothing that sticks out."""

import pytest

from .conftest import NARROW, WIDE
from .pages import PAGES


@pytest.fixture(scope="module")
def readers(chromium, site, signed_in):
    """One open tab for each of the three readers; what they ask for and complain of."""
    tabs = {}
    for user in (None, "ana", "olga"):
        state = signed_in(user) if user else None
        context = chromium.new_context(base_url=site, storage_state=state, locale="en-GB")
        page = context.new_page()
        page.set_default_timeout(10_000)
        told = {"requests": [], "complaints": []}
        page.on("request", lambda request, told=told: told["requests"].append(request.url))
        page.on("console", lambda line, told=told: note(line, told["complaints"]))
        page.on("pageerror", lambda error, told=told: told["complaints"].append(str(error)))
        tabs[user] = (page, told)
    yield tabs
    for page, _told in tabs.values():
        page.context.close()


def note(line, complaints):
    """Keep errors of the console; that a missing page is missing is none."""
    if line.type == "error" and "404" not in line.text:
        complaints.append(line.text)


@pytest.mark.parametrize(
    ("user", "path"), PAGES, ids=[f"{u or 'visitor'} {p}" for u, p in PAGES]
)
def test_everybody_can_use_this_page(readers, axe, site, user, path):
    page, told = readers[user]
    told["requests"].clear()
    told["complaints"].clear()
    page.set_viewport_size(WIDE)
    page.emulate_media(color_scheme="light", reduced_motion="reduce")
    answer = page.goto(path)
    assert answer.status in (200, 404)
    assert (answer.status == 404) == (path == "/nothing-here/")
    for size in (WIDE, NARROW):
        page.set_viewport_size(size)
        for scheme in ("light", "dark"):
            page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
            found = axe.run(page)
            assert not found.violations_count, found.generate_report()
        widest = page.evaluate("document.documentElement.scrollWidth")
        assert widest <= size["width"], f"{widest} px wide"
    foreign = [url for url in told["requests"] if not url.startswith((site, "data:"))]
    assert not foreign
    assert not told["complaints"]
