"""500 teams hand in within a minute: over HTTP, on SQLite and on PostgreSQL, with a worker.

Each team is ready (answers, plan, budget, signatures); its press of the button checks,
freezes, hashes, receipts and queues mail and document. The worker that writes those runs
beside the server, as it would. `python -m scripts.bench_submissions` prints the rows alone.
"""

import http.client
import json
import os
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path
from urllib.parse import urlencode

from scripts.bench_row import Row

ROOT = Path(__file__).resolve().parent.parent
TEAMS, SECONDS = 500, 60
TOKEN = "a" * 32
PREPARE = """
import json, sys
from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore
from django.db import transaction
from grappe.accounts.models import User
from tests.make import make_cluster, make_hosted_call, make_ready_proposal
with transaction.atomic():
    call = make_hosted_call(make_cluster())
    teams = []
    for number in range({teams}):
        name = f"team{{number}}"
        user = User.objects.create_user(f"{{name}}@example.org", None, name=name)
        proposal = make_ready_proposal(user, call, title=f"Light {{number}} for hearts")
        session = SessionStore()
        session[SESSION_KEY] = str(user.pk)
        session[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
        session[HASH_SESSION_KEY] = user.get_session_auth_hash()
        session.create()
        teams.append([str(proposal.public_id), session.session_key])
print(json.dumps(teams))
"""
READ = """
import json
from grappe.calls.snapshot import sha256_of
from grappe.proposals.models import Submission
rows = Submission.objects.standing()
print(json.dumps([one.receipt for one in rows if sha256_of(one.content) == one.sha256]))
"""


def rows():
    """Yield a row for each database."""
    yield measured("SQLite")
    # The server package is wanted here alone.
    from scripts.on_postgres import postgres

    with postgres(is_hurried=False) as url:
        yield measured("PostgreSQL", DATABASE_URL=url)


def measured(name, **environment):
    with tempfile.TemporaryDirectory(prefix="grappe-teams-") as home:
        site = Site(Path(home), environment)
        try:
            return row(name, site)
        finally:
            site.stop()


def row(name, site):
    site.run("migrate", "-v0")
    site.run("collectstatic", "-v0", "--noinput")
    teams = json.loads(site.run("shell", "-v0", "-c", PREPARE.format(teams=TEAMS)))
    site.start()
    answers = press(site.port, teams)
    site.stop()
    held = set(json.loads(site.run("shell", "-v0", "-c", READ)))
    receipts = {receipt for _seconds, receipt in answers if receipt}
    times = sorted(seconds for seconds, _receipt in answers)
    p50, p95 = times[len(times) // 2], times[int(len(times) * 0.95)]
    lost = len(receipts - held)
    what = f"{TEAMS} submissions in {SECONDS} s over HTTP on {name}, worker beside it: p95"
    told = (
        f"{p95 * 1000:.0f} ms (median {p50 * 1000:.0f} ms, longest {times[-1] * 1000:.0f} ms); "
        f"{len(receipts)} receipts, {lost} of them lost"
    )
    is_kept = p95 <= 1 and lost == 0 and len(receipts) == TEAMS
    return Row(what, "≤ 1 s, none lost", told, is_kept)


class Site:
    """A site of its own in a folder, with its server and its worker."""

    def __init__(self, home, environment):
        with socket.socket() as door:
            door.bind(("127.0.0.1", 0))
            self.port = door.getsockname()[1]
        self.processes = []
        self.environment = (
            os.environ
            | {
                "GRAPPE_HOME": str(home),
                "SECRET_KEY": "bench",
                "DEBUG": "0",
                "SITE_URL": f"http://127.0.0.1:{self.port}",
                "DATABASE_URL": f"sqlite:///{home / 'teams.sqlite3'}",
                "LOG_LEVEL": "ERROR",
            }
            | environment
        )

    def run(self, *words):
        command = [sys.executable, "-m", "grappe", *words]
        done = subprocess.run(
            command, cwd=ROOT, env=self.environment, capture_output=True, text=True
        )
        if done.returncode:
            raise SystemExit(done.stderr)
        return done.stdout

    def start(self):
        for words in (("serve", "--port", str(self.port)), ("db_worker",)):
            command = [sys.executable, "-m", "grappe", *words]
            quiet = {"stdout": subprocess.DEVNULL}
            self.processes.append(
                subprocess.Popen(
                    command, cwd=ROOT, env=self.environment, start_new_session=True, **quiet
                )
            )
        end = time.monotonic() + 30
        while time.monotonic() < end:
            try:
                ask(self.port, "GET", "/health/ready")
            except OSError:
                time.sleep(0.05)
            else:
                return
        raise SystemExit("The server did not start.")

    def stop(self):
        for process in self.processes:
            # The server's own workers go with it.
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()
        self.processes = []


def press(port, teams):
    """[(seconds, receipt or None)]: everybody presses once, evenly over the minute."""
    answers, begun = [], time.monotonic()
    threads = []
    for number, (proposal, session) in enumerate(teams):
        time.sleep(max(begun + number * SECONDS / len(teams) - time.monotonic(), 0))
        one = threading.Thread(target=hand_in, args=(port, proposal, session, answers))
        one.start()
        threads.append(one)
    for one in threads:
        one.join()
    return answers


def hand_in(port, proposal, session, answers):
    start = time.monotonic()
    try:
        receipt = receipt_of(port, proposal, session)
    except OSError:
        receipt = None
    answers.append((time.monotonic() - start, receipt))


def receipt_of(port, proposal, session):
    """Press the button of one team; the receipt that the server gives, or None."""
    headers = {"Cookie": f"sessionid={session}; csrftoken={TOKEN}"}
    headers["Content-Type"] = "application/x-www-form-urlencoded"
    body = urlencode({"csrfmiddlewaretoken": TOKEN})
    location = ask(port, "POST", f"/proposals/{proposal}/submit/", body, headers)
    return location.split("/receipts/")[1].strip("/") if "/receipts/" in location else None


def ask(port, method, path, body=None, headers=None):
    """Where the answer leads."""
    door = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    door.request(method, path, body, headers or {})
    answer = door.getresponse()
    text = answer.read()
    door.close()
    if answer.status >= 400:
        sys.stderr.write(f"{method} {path}: {answer.status} {text[-300:]!r}\n")
    return answer.headers.get("Location") or ""


if __name__ == "__main__":
    for found in rows():
        sys.stdout.write(str(found))
        sys.stdout.flush()
