"""The cast at their browsers, on a server whose clock and mail a walk has in hand."""

import email
import re
from email import policy

from django.utils.timezone import localtime

from grappe.demo.cast import PASSWORD, address

from .looking import WIDE

DAY = 24 * 60 * 60


def sign_in(page, name):
    """Sign in by mail address and password, as everybody does."""
    page.goto("/accounts/login/")
    page.locator("input[name=login]").fill(address(name))
    page.locator("input[name=password]").fill(PASSWORD)
    page.locator("input[name=password]").press("Enter")
    page.wait_for_url("**/me/**")


class People:
    """`people["ana"]` is her tab; `people[None]` is a visitor's."""

    def __init__(self, browser, url, home):
        self.browser, self.url, self.home = browser, url, home
        self.tabs = {}

    @staticmethod
    def told(home):
        """What the server is told, so that clock and mail are in hand."""
        (home.parent / "clock").write_text("0")
        return {
            "MOVED_CLOCK": str(home.parent / "clock"),
            "EMAIL_URL": f"file:///{home.parent / 'mail'}",
            "TASKS_BACKEND": "django_tasks.backends.immediate.ImmediateBackend",
        }

    def __getitem__(self, name):
        if name not in self.tabs:
            context = self.browser.new_context(base_url=self.url, viewport=WIDE, locale="en-GB")
            page = context.new_page()
            page.set_default_timeout(10_000)
            if name:
                sign_in(page, name)
            self.tabs[name] = page
        return self.tabs[name]

    def later(self, days):
        """Let so many days go by; whoever was signed in has to do it again."""
        clock = self.home.parent / "clock"
        clock.write_text(str(float(clock.read_text()) + days * DAY))
        self.leave()

    def leave(self):
        for page in self.tabs.values():
            page.context.close()
        self.tabs = {}

    def link_for(self, name, part):
        """The newest address with this part in it that was mailed to somebody."""
        found = [
            link
            for letter in self.letters()
            if letter["To"] == address(name)
            for link in re.findall(rf"{self.url}(\S*{part}\S*)", letter.get_content())
        ]
        return found[-1]

    def letters(self):
        """All mails, the oldest first."""
        kept = sorted(
            (self.home.parent / "mail").iterdir(), key=lambda one: one.stat().st_mtime_ns
        )
        for path in kept:
            for text in path.read_text().split("-" * 79 + "\n"):
                if text.strip():
                    yield email.message_from_string(text, policy=policy.default)


def clock(moment):
    """As one types it into a field for a moment."""
    return f"{localtime(moment):%Y-%m-%dT%H:%M}"


def fill(page, typed):
    """Type each value into the first field of its label."""
    for label, value in typed.items():
        page.get_by_label(label).first.fill(value)


def save(page):
    page.get_by_role("button", name="Save", exact=True).first.click()
