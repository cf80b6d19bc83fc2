"""A real server with the demonstration's world, and a real browser in front of it."""

import os
import shutil
import socket
import subprocess
import sys
import time
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import sync_playwright

from grappe.demo.cast import PASSWORD, address

from .looking import WIDE

ROOT = Path(__file__).resolve().parents[2]
CALLS = ROOT / "grappe" / "demo" / "extract" / "calls.jsonl"
COMMANDS = (
    "migrate -v0",
    "collectstatic -v0 --noinput",
    "load_taxonomies",
    "load_rules",
    "demo",
    f"import_calls_eu {CALLS}",
    "train_matching --vectors words",
    "rebuild_index",
)
BROWSERS = ("chromium", "chromium-browser", "google-chrome")
SWITCHES = [
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def free_port():
    with socket.socket() as door:
        door.bind(("127.0.0.1", 0))
        return door.getsockname()[1]


@pytest.fixture(scope="session")
def site(tmp_path_factory):
    """The address of a running demonstration; it goes with the session."""
    port = free_port()
    home = tmp_path_factory.mktemp("home")
    url = f"http://127.0.0.1:{port}"
    environment = os.environ | {
        "GRAPPE_HOME": str(home),
        "SECRET_KEY": "walk",
        "SITE_URL": url,
        "GRAPPE_DATA": str(home),  # the extract, not what lies beside the clone
        "DATABASE_URL": f"sqlite:///{home / 'walk.sqlite3'}",
    }
    for command in COMMANDS:
        grappe(command, environment).wait_well()
    server = grappe(f"serve --port {port}", environment)
    wait_for(f"{url}/health/ready")
    yield url
    server.process.terminate()
    server.process.wait()


class grappe:  # noqa: N801  reads as the command that it runs
    """One `grappe …` command in its own process."""

    def __init__(self, command, environment):
        words = [sys.executable, "-m", "grappe", *command.split()]
        quiet = {"stdout": subprocess.DEVNULL}
        self.process = subprocess.Popen(words, cwd=ROOT, env=environment, **quiet)

    def wait_well(self):
        assert self.process.wait() == 0, self.process.args


def wait_for(url, seconds=20):
    """Until the address answers; a server that never does fails the walk."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        try:
            with urlopen(url):  # noqa: S310  our own address
                return
        except URLError:
            time.sleep(0.1)
    pytest.fail(f"{url} did not answer within {seconds} s")


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


def sign_in(page, name):
    """Sign in by mail address and password, as everybody does."""
    page.goto("/accounts/login/")
    page.locator("input[name=login]").fill(address(name))
    page.locator("input[name=password]").fill(PASSWORD)
    page.locator("input[name=password]").press("Enter")
    page.wait_for_url("**/me/**")


@pytest.fixture(scope="session")
def axe():
    return Axe()
