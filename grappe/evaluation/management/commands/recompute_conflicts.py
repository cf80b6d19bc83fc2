"""Bring every open selection's conflicts up to the records; run it daily and after imports."""

from django.core.management.base import BaseCommand

from grappe.evaluation.actions import recompute
from grappe.evaluation.models import Selection


class Command(BaseCommand):
    help = "Compute the conflicts of interest of all open selections anew."

    def handle(self, *args, **options):
        selections = Selection.objects.filter(closed_at=None).select_related("step__call")
        for selection in selections:
            changed = recompute(selection)
            self.stdout.write(f"{selection}: {changed} lines changed.")
