import re

from django.core.management.base import BaseCommand, CommandError
from tqdm import tqdm

from grappe.core.errors import RuleBroken
from grappe.taxonomies.actions import save_outlines
from grappe.taxonomies.vocabulary.regions import REVISIONS


class Command(BaseCommand):
    help = "Load the outlines of NUTS regions for the map from GeoJSON files you may use."

    def add_arguments(self, parser):
        parser.add_argument("paths", nargs="+", metavar="FILE")
        parser.add_argument(
            "--revision",
            choices=REVISIONS,
            help="NUTS revision; else the year in the file's name, else the newest.",
        )

    def handle(self, paths, revision, **options):
        for path in tqdm(paths, unit="file", disable=None):
            try:
                count = save_outlines(path, revision or self.revision_of(path))
            except RuleBroken as error:
                raise CommandError(str(error)) from error
            self.stdout.write(f"{path}: {count} outlines")

    def revision_of(self, path):
        years = [year for year in re.findall(r"\d{4}", str(path)) if year in REVISIONS]
        return years[-1] if years else REVISIONS[0]
