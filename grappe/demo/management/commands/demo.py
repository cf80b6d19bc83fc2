"""`grappe demo`: BioWin from its page, and a small invented world around it."""

import os
from functools import partial
from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from tqdm import tqdm

from grappe.accounts.models import User
from grappe.demo.cast import CAST, DOMAIN, PASSWORD, address, make_cast
from grappe.demo.hosted import make_hosted_call
from grappe.demo.judging import make_selections
from grappe.demo.pages import BIOWIN
from grappe.demo.records import load_records
from grappe.demo.world import WORLDS, make_biowin, make_world


class Command(BaseCommand):
    help = "Fill an empty site with the demonstration; safe to repeat."

    def add_arguments(self, parser):
        parser.add_argument("--cast", action="store_true", help="Only print who may sign in.")

    def handle(self, cast, **options):
        if cast:
            self.print_cast()
            return
        strangers = User.objects.exclude(email__endswith=f"@{DOMAIN}")
        if strangers.exists():
            raise CommandError("This site has people of its own; the demonstration stays out.")
        people = make_cast()
        steps = [("BioWin", lambda: make_biowin(page(), people["ana"], people["olga"]))]
        steps += [
            (path.stem, lambda path=path: make_world(path, people)) for path in sorted(WORLDS)
        ]
        steps.append(("a call", lambda: make_hosted_call(people)))
        steps.append(("selections", lambda: make_selections(people)))
        for name, step in (bar := tqdm(steps, unit="cluster", disable=None)):
            bar.set_description(name)
            step()
        load_records(progress=partial(tqdm, desc="EU projects", unit="table", disable=None))
        self.stdout.write("The demonstration is ready.")

    def print_cast(self):
        self.stdout.write(f"\n  {settings.SITE_URL}/  everybody's password: {PASSWORD}\n\n")
        for name, (what, _fields) in CAST.items():
            self.stdout.write(f"  {address(name):<20} {what}\n")
        for place in ("clusters/biowin/", "directory/", "api/v1/docs", "accounts/login/"):
            self.stdout.write(f"  {settings.SITE_URL}/{place}\n")


def page():
    """BioWin's own page where it is present, else the one that the product carries."""
    beside = settings.BASE_DIR.parent.parent / "shared/data/eccp"
    folder = Path(os.environ.get("GRAPPE_PAGES", beside))
    real = folder / "biowin.txt"
    return real if real.exists() else BIOWIN
