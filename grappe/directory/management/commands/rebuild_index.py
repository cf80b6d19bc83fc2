"""`grappe rebuild_index`: the directory's index, built anew."""

from django.core.management.base import BaseCommand
from tqdm import tqdm

from grappe.directory.actions import rebuild
from grappe.directory.index.documents import MODELS


class Command(BaseCommand):
    help = "Build the directory's index anew; the present one answers until it is done."

    def handle(self, **options):
        total = sum(model._default_manager.count() for model in MODELS.values())
        bar = tqdm(total=total, unit="row", disable=None)

        def progress(documents):
            for document in documents:
                bar.update()
                yield document

        with bar:
            number = rebuild(progress)
        self.stdout.write(f"{number} rows are in the index.")
