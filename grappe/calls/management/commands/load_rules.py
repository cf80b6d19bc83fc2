from collections import Counter

from django.core.management.base import BaseCommand

from grappe.calls.rules.reading import rule_files
from grappe.calls.rules.saving import save_rule_set


class Command(BaseCommand):
    help = "Bring the rules of consortia to the state of Grappe's files."

    def handle(self, **options):
        counts = sum((save_rule_set(content) for content in rule_files()), Counter())
        self.stdout.write(
            f"{counts['sets']} rule sets, {counts['new']} of them new, "
            f"with {counts['rules']} rules; {counts['removed']} rules removed"
        )
