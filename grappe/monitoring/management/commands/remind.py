"""Tell teams what is due; run it daily."""

from django.core.management.base import BaseCommand

from grappe.monitoring.actions import remind


class Command(BaseCommand):
    help = "Write to the teams of running grants about what is due soon or overdue."

    def handle(self, *args, **options):
        self.stdout.write(f"{remind()} teams were told what is due.")
