"""`grappe send_search_alerts`: run it daily, by cron or a systemd timer."""

from django.core.management.base import BaseCommand

from grappe.directory.actions import send_search_alerts


class Command(BaseCommand):
    help = "Mail people what is new in their saved searches."

    def handle(self, **options):
        self.stdout.write(f"{send_search_alerts()} mails sent.")
