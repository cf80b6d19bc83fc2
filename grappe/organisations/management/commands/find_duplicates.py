"""`grappe find_duplicates`: note organisations that may be one, for staff to decide."""

from functools import partial

from django.core.management.base import BaseCommand
from tqdm import tqdm

from grappe.organisations.merging import find_candidates


class Command(BaseCommand):
    help = "Look for organisations that may be one; nothing is merged by itself."

    def handle(self, **options):
        bar = partial(tqdm, desc="pairs", unit="pair", disable=None)
        self.stdout.write(
            f"{find_candidates(bar)} new pairs wait at /organisations/duplicates/."
        )
