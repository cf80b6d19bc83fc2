"""A real server with the demonstration's world, and a real browser in front of it."""

import os
import shutil

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import sync_playwright

from .looking import WIDE
from .people import sign_in
from .served import make_world, serving

BROWSERS = ("chromium", "chromium-browser", "google-chrome")
SWITCHES = [
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@pytest.fixture(scope="session")
def world(tmp_path_factory, worker_id):
    """The folder of the demonstration as it was made; nobody changes it."""
    base = tmp_path_factory.getbasetemp()
    home = (base if worker_id == "master" else base.parent) / "world" / "made"
    make_world(home)
    return home


@pytest.fixture(scope="session")
def site(world, tmp_path_factory):
    """The address of a running demonstration; it goes with the session."""
    with serving(world, tmp_path_factory.mktemp("site") / "home") as url:
        yield url


@pytest.fixture(scope="session")
def chromium():
    path = next(filter(None, map(shutil.which, BROWSERS)), None)
    if path is None:
        pytest.fail("No Chromium here: install the distribution's package `chromium`.")
    switches = [*SWITCHES, "--no-sandbox"] if os.geteuid() == 0 else SWITCHES
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=switches)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def signed_in(chromium, site):
    """Each person signs in once; the cookies serve all their walks."""
    states = {}

    def state(name):
        if name not in states:
            context = chromium.new_context(base_url=site)
            sign_in(context.new_page(), name)
            states[name] = context.storage_state()
            context.close()
        return states[name]

    return state


@pytest.fixture
def open_page(chromium, site, signed_in):
    """Call it for a fresh page: open_page(size, dark, script, user)."""
    contexts = []

    def opened(size=WIDE, dark=False, script=True, user=None):
        context = chromium.new_context(
            base_url=site,
            viewport=size,
            color_scheme="dark" if dark else "light",
            java_script_enabled=script,
            locale="en-GB",
            storage_state=signed_in(user) if user else None,
        )
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(10_000)
        return page

    yield opened
    for context in contexts:
        context.close()


@pytest.fixture(scope="session")
def axe():
    return Axe()
