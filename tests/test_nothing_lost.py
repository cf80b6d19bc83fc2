"""`kill -9` in the middle of writing: whatever was acknowledged is there afterwards."""

import http.client
import os
import re
import signal
import socket
import subprocess
import sys
import threading
import time
from pathlib import Path
from urllib.parse import urlencode

import pytest
from django.conf import settings

ROOT = Path(__file__).resolve().parents[1]
WRITES = 100
MAKE = """
from grappe.accounts.models import User
from grappe.clusters.models import Cluster
from grappe.taxonomies.models import Country
from allauth.account.models import EmailAddress
ana = User.objects.create_user("ana@example.org", "grapes-2026-x", name="Ana")
EmailAddress.objects.create(user=ana, email=ana.email, verified=True, primary=True)
country = Country.objects.create(code="BE", name_en="Belgium")
Cluster.objects.create(name="Aurora", slug="aurora", country=country).managers.add(ana)
"""
READ = """
from grappe.activity.models import Revision
print(*(row.after["fields"]["mission"] for row in Revision.objects.all()))
"""

pytestmark = pytest.mark.skipif(
    "sqlite" not in settings.DATABASES["default"]["ENGINE"],
    reason="the site under test has its own SQLite file; once is enough",
)


class Site:
    """A site of its own in a folder, served by a process that can be killed."""

    def __init__(self, home):
        with socket.socket() as door:
            door.bind(("127.0.0.1", 0))
            self.port = door.getsockname()[1]
        self.environment = os.environ | {
            "GRAPPE_HOME": str(home),
            "SECRET_KEY": "lost",
            "DATABASE_URL": f"sqlite:///{home / 'site.sqlite3'}",
            "SITE_URL": f"http://127.0.0.1:{self.port}",
        }

    def run(self, *words):
        command = [sys.executable, "-m", "grappe", *words]
        quiet = {"capture_output": True, "text": True}
        return subprocess.run(
            command, cwd=ROOT, env=self.environment, check=True, **quiet
        ).stdout

    def start(self):
        command = [sys.executable, "-m", "grappe", "serve", "--port", str(self.port)]
        self.process = subprocess.Popen(
            command,
            cwd=ROOT,
            env=self.environment,
            start_new_session=True,
            stdout=subprocess.DEVNULL,
        )
        end = time.monotonic() + 20
        while time.monotonic() < end:
            try:
                return Browser(self.port)
            except OSError:
                time.sleep(0.05)
        pytest.fail("the server did not start")

    def kill(self):
        os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()


class Browser:
    """Just enough of a browser: cookies, the form's token, posts."""

    def __init__(self, port):
        self.port, self.cookies = port, {}
        self.ask("GET", "/health/live")

    def ask(self, method, path, form=None):
        door = http.client.HTTPConnection("127.0.0.1", self.port, timeout=10)
        headers = {"Cookie": "; ".join(f"{k}={v}" for k, v in self.cookies.items())}
        body = None
        if form is not None:
            headers["Content-Type"] = "application/x-www-form-urlencoded"
            body = urlencode(form)
        door.request(method, path, body, headers)
        answer = door.getresponse()
        for line in answer.headers.get_all("Set-Cookie") or ():
            name, value = line.split(";")[0].split("=", 1)
            self.cookies[name] = value
        text = answer.read().decode()
        door.close()
        return answer.status, text

    def token(self, path):
        text = self.ask("GET", path)[1]
        return re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', text)[1]

    def sign_in(self):
        form = {"login": "ana@example.org", "password": "grapes-2026-x"}
        form["csrfmiddlewaretoken"] = self.token("/accounts/login/")
        assert self.ask("POST", "/accounts/login/", form)[0] == 302


def write_on(browser, acknowledged):
    """Save the mission again and again; note each text that the server said it has."""
    path = "/clusters/aurora/edit/mission/"
    token = browser.token(path)
    for number in range(WRITES):
        form = {"csrfmiddlewaretoken": token, "mission": f"text-{number}", "base": number}
        try:
            status, _text = browser.ask("POST", path, form)
        except (OSError, http.client.HTTPException):
            return
        if status == 302:
            acknowledged.append(f"text-{number}")


def test_every_acknowledged_write_survives_a_kill(tmp_path):
    site = Site(tmp_path)
    site.run("migrate", "-v0")
    site.run("shell", "-v0", "-c", MAKE)
    browser = site.start()
    browser.sign_in()
    acknowledged = []
    writing = threading.Thread(target=write_on, args=(browser, acknowledged))
    writing.start()
    end = time.monotonic() + 30
    while len(acknowledged) < 20 and writing.is_alive() and time.monotonic() < end:
        time.sleep(0.01)
    site.kill()
    writing.join()
    assert 20 <= len(acknowledged) < WRITES, "the kill must fall into the writing"
    held = site.run("shell", "-v0", "-c", READ).split()
    assert set(acknowledged) <= set(held)
    assert len(held) <= len(acknowledged) + 1
    site.run("verify_audit")
    site.start()
    site.kill()
