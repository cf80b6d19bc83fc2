"""`grappe verify_audit`: is the audit trail whole?"""

from django.core.management import BaseCommand, CommandError

from grappe.activity.actions import verify
from grappe.activity.models import Activity


class Command(BaseCommand):
    help = "Walk the audit trail's chain of hashes and name the first broken line."

    def handle(self, **options):
        whole, fault = verify()
        if fault:
            raise CommandError(f"{fault} The {whole} lines before it are whole.")
        last = Activity.objects.order_by("-pk").values_list("hash", flat=True).first()
        self.stdout.write(f"{whole} lines, all whole. Hash of the last: {last or 'none'}")
