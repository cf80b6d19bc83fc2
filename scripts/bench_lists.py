"""Pages that list proposals, reviews, decisions and grants: 40 proposals against 3,040.

Each page is asked for with the demonstration's finished call as it is, then with 3,000 more
proposals that were handed in, checked, given to three readers each, and decided. `python -m
scripts.bench_lists` prints the rows alone.
"""

import os
import sys
import tempfile
import time

from scripts.bench_row import Row

MORE, READERS = 3_000, 3
CALL = "light-for-hearts-2024"
STAGES = ("", "checks/", "conflicts/", "assignment/", "reviews/", "decisions/", "ranking/")
OTHERS = (f"/calls/{CALL}/proposals/", "/portfolio/", "/portfolio/presented/", "/monitoring/")


def rows():
    """Yield one row: whether any page asks more with more rows, and the slowest page."""
    from django.core.management import call_command
    from django.test import Client

    from grappe.accounts.models import User
    from grappe.evaluation.models import Selection

    call_command("migrate", verbosity=0)
    if not Selection.objects.filter(step__call__slug=CALL).exists():
        call_command("collectstatic", interactive=False, verbosity=0)
        for command in ("load_taxonomies", "load_rules", "demo"):
            call_command(command, verbosity=0)
    selection = Selection.objects.get(step__call__slug=CALL)
    client = Client(SERVER_NAME="localhost")
    client.force_login(User.objects.get(email="ana@example.org"))
    pages = [f"{selection.get_absolute_url()}{stage}" for stage in STAGES] + [*OTHERS]
    few = {page: measured(client, page) for page in pages}
    add_proposals(selection)
    many = {page: measured(client, page) for page in pages}
    grown = [page for page in pages if many[page][0] > few[page][0]]
    page, (_queries, slowest) = max(many.items(), key=lambda one: one[1][1])
    name = page.replace(selection.get_absolute_url(), "the selection’s ")
    yield Row(
        f"{len(pages)} list pages at {MORE + 40:,} proposals against 40: pages that ask more",
        "0",
        f"{len(grown)}; the most questions {max(one[0] for one in many.values())}; "
        f"the slowest page {slowest:.2f} s ({name})",
        not grown,
    )


def measured(client, page):
    """(questions to the database, seconds) of a page that was asked for once before."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    client.get(page)
    with CaptureQueriesContext(connection) as asked:
        start = time.perf_counter()
        response = client.get(page)
        elapsed = time.perf_counter() - start
    if response.status_code != 200:
        raise RuntimeError(f"{page} answered {response.status_code}")
    return len(asked), elapsed


def add_proposals(selection):
    """More of what stands in the selection, written in bulk."""
    from grappe.evaluation.models import Assignment, Check, Decision, Evaluator
    from grappe.proposals.models import Consortium, Proposal, Submission

    first = selection.submissions().first()
    owner, step, call = first.proposal.consortium.owner, selection.step, selection.call
    boards = Consortium.objects.bulk_create(
        Consortium(owner=owner, title=f"Team {number}", call=call) for number in range(MORE)
    )
    fields = {"call": call, "step": step, "stage": Proposal.Stage.SUBMITTED}
    proposals = Proposal.objects.bulk_create(
        Proposal(consortium=board, number=1_000 + number, title=board.title, **fields)
        for number, board in enumerate(boards)
    )
    handed_in = {"step": step, "number": 1, "submitted_at": step.closes_at}
    submissions = Submission.objects.bulk_create(
        Submission(
            proposal=one,
            content=first.content,
            sha256=f"{one.pk:064}",
            receipt=f"bench-{one.pk}",
            **handed_in,
        )
        for one in proposals
    )
    Check.objects.bulk_create(
        Check(submission=one, kind=kind, key="bench", light="met", sentence="Fine.")
        for one in submissions
        for kind in ("budget", "document", "signature")
    )
    said = {"kind": "label", "verdict": "no", "reason": "Others were clearer."}
    said |= {"selection": selection, "decided_on": step.closes_at.date()}
    Decision.objects.bulk_create(Decision(proposal=one, **said) for one in proposals)
    readers = list(Evaluator.objects.seated_in(selection)[:READERS])
    Assignment.objects.bulk_create(
        Assignment(selection=selection, proposal=one, evaluator=reader)
        for one in proposals
        for reader in readers
    )


def main():
    with tempfile.TemporaryDirectory(prefix="grappe-bench-") as home:
        os.environ |= {
            "GRAPPE_HOME": home,
            "DJANGO_SETTINGS_MODULE": "grappe.settings",
            "DATABASE_URL": f"sqlite:///{home}/bench.sqlite3",
            "SECRET_KEY": "bench",
        }
        import django

        django.setup()
        for row in rows():
            sys.stdout.write(str(row))


if __name__ == "__main__":
    main()
