"""Check a decision file by itself: hashes, and everything that can be computed again."""

from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from grappe.evaluation.decision_file import faults_of


class Command(BaseCommand):
    help = "Check that a decision file is whole and that its figures can be computed again."
    requires_system_checks = ()

    def add_arguments(self, parser):
        parser.add_argument("file", type=Path)

    def handle(self, *args, file, **options):
        try:
            content = file.read_bytes()
        except OSError as error:
            raise CommandError(f"{file} cannot be read: {error.strerror}.") from error
        if faults := faults_of(content):
            raise CommandError("\n".join(faults))
        self.stdout.write(f"{file} holds: every hash fits, every figure is found again.")
