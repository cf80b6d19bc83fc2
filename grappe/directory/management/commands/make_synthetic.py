"""`grappe make_synthetic N`: a large invented world, for benchmarks only."""

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from tqdm import tqdm

from grappe.directory.actions import rebuild
from grappe.directory.synthetic import make


class Command(BaseCommand):
    help = "Add N invented organisations, marked as such, and index them. For benchmarks only."

    def add_arguments(self, parser):
        parser.add_argument("number", type=int)
        parser.add_argument("--yes", action="store_true", help="also where DEBUG is off")
        parser.add_argument("--no-index", action="store_true", help="leave the index alone")

    def handle(self, number, yes, no_index, **options):
        if not (settings.DEBUG or yes):
            raise CommandError("This fills the site with invented rows; add --yes to mean it.")
        try:
            make(number, lambda numbers: tqdm(numbers, unit="organisation", disable=None))
        except LookupError as error:
            raise CommandError(str(error)) from error
        if not no_index:
            rebuild(lambda documents: tqdm(documents, unit="row", disable=None))
        self.stdout.write(f"{number} invented organisations added.")
