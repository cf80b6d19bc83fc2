"""`grappe train_matching`: learn from the platform's projects who works with whom."""

from datetime import date
from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from grappe.calls.models import Call
from grappe.matching import serving
from grappe.matching.actions import note_near_projects
from grappe.matching.engine import matcher
from grappe.matching.records import records

from .evaluate_matching import Bars


class Command(BaseCommand):
    help = "Train the matcher on the projects of this platform."

    def add_arguments(self, parser):
        parser.add_argument("--until", type=date.fromisoformat, help="leave out later projects")
        parser.add_argument("--vectors", default="auto", choices=["auto", "words", "none"])
        parser.add_argument("--seed", type=int, default=1)
        parser.add_argument(
            "--if-needed", action="store_true", help="skip when nothing changed"
        )

    def handle(self, until, vectors, seed, if_needed, **options):
        rows = records(until)
        folder = Path(settings.MATCHER_DIR)
        if if_needed and is_current(folder, rows):
            self.stdout.write("The matcher knows these projects already.")
            note_missing(self.stderr)
            return
        with Bars(self.stderr) as bars:
            try:
                embedder = matcher.embedded(rows, vectors)
                trained = matcher.train(
                    rows, until, embedder, seed, keys="pk", progress=bars.step
                )
            except ValueError as problem:
                raise CommandError(str(problem)) from None
            trained.save(folder)
            note_near_projects(trained, progress=bars.over("calls"))
        told = trained.manifest
        self.stdout.write(
            f"Trained on {told.projects} projects with {told.organisations} organisations "
            f"and {told.participations} participations."
        )


def note_missing(stream):
    """What is near the calls that came in since the training."""
    missing = Call.objects.open().filter(near_projects=None)
    found = serving.matcher() if missing.exists() else None
    if found:
        with Bars(stream) as bars:
            note_near_projects(found, missing, bars.over("calls"))


def is_current(folder, rows):
    """Whether the matcher in the folder was trained on exactly these records."""
    from grappe.matching.engine import artefacts
    from grappe.matching.engine.history import build

    try:
        return artefacts.load_manifest(folder).data_hash == artefacts.hash_of(build(rows))
    except artefacts.ArtefactMismatch:
        return False
