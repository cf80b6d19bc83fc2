"""`kill -9` while teams hand in, and while their mails and documents are made."""

import http.client
import json
import os
import signal
import subprocess
import sys
import threading
import time
from email import message_from_bytes

import pytest
from django.conf import settings

from scripts.bench_submissions import PREPARE, receipt_of

from .test_nothing_lost import ROOT, Site

TEAMS = 40
READ = """
import json
from grappe.calls.snapshot import sha256_of
from grappe.proposals.models import Proposal, Submission
rows = Submission.objects.standing()
assert all(sha256_of(one.content) == one.sha256 for one in rows)
submitted = Proposal.objects.filter(stage="submitted")
assert set(submitted) == {one.proposal for one in rows.select_related("proposal")}
print(json.dumps([one.receipt for one in rows]))
"""
LEFT = """
from django_tasks_db.models import DBTaskResult
print(DBTaskResult.objects.exclude(status="SUCCESSFUL").count())
"""

pytestmark = pytest.mark.skipif(
    "sqlite" not in settings.DATABASES["default"]["ENGINE"],
    reason="the site under test has its own SQLite file; once is enough",
)


@pytest.fixture
def site(tmp_path):
    site = Site(tmp_path)
    site.environment["EMAIL_URL"] = f"file:///{tmp_path}/mails"
    site.run("migrate", "-v0")
    return site


def hand_in(site, teams, receipts):
    """Press one button after the other; note each receipt that the server gave."""
    for proposal, session in teams:
        try:
            receipt = receipt_of(site.port, proposal, session)
        except (OSError, http.client.HTTPException):
            return
        if receipt:
            receipts.append(receipt)


def worker(site, *words):
    command = [sys.executable, "-m", "grappe", "db_worker", "--no-startup-delay", *words]
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    return subprocess.Popen(
        command, cwd=ROOT, env=site.environment, start_new_session=True, **quiet
    )


def wait_until(is_true, seconds=30):
    end = time.monotonic() + seconds
    while not is_true() and time.monotonic() < end:
        time.sleep(0.02)
    assert is_true()


def letters(folder):
    """Every mail that was handed over."""
    found = []
    for file in sorted((folder / "mails").glob("*")):
        for text in file.read_bytes().split(b"-" * 79 + b"\n"):
            if text.strip():
                found.append(message_from_bytes(text))
    return found


def test_every_receipt_that_was_given_is_kept_and_every_mail_goes(site, tmp_path):
    teams, receipts = (
        json.loads(site.run("shell", "-v0", "-c", PREPARE.format(teams=TEAMS))),
        [],
    )
    site.start()
    pressing = threading.Thread(target=hand_in, args=(site, teams, receipts))
    pressing.start()
    wait_until(lambda: len(receipts) >= 10)
    site.kill()
    pressing.join()
    assert 10 <= len(receipts) < TEAMS, "the kill must fall into the handing in"
    held = json.loads(site.run("shell", "-v0", "-c", READ))
    assert set(receipts) <= set(held)
    assert len(held) <= len(receipts) + 1, "at most one was taken without its answer"
    site.run("verify_audit")
    first = worker(site)
    wait_until(lambda: len(letters(tmp_path)) >= 3)
    os.killpg(first.pid, signal.SIGKILL)
    first.wait()
    site.run("resume_tasks", "--minutes", "0")
    assert worker(site, "--batch").wait(120) == 0
    assert site.run("shell", "-v0", "-c", LEFT).strip() == "0"
    sent = letters(tmp_path)
    assert {one["To"] for one in sent} >= {f"team{n}@example.org" for n in range(len(receipts))}
    ids = [one["Message-ID"] for one in sent]
    again = [one for one in sent if one["X-Grappe-Attempt"]]
    assert len(ids) - len(set(ids)) <= len(again), "no mail twice without a mark"
