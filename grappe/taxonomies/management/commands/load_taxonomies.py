from django.core.management.base import BaseCommand
from tqdm import tqdm

from grappe.taxonomies import vocabulary
from grappe.taxonomies.importing import save_countries, save_places, save_scheme
from grappe.taxonomies.vocabulary.regions import REVISIONS


class Command(BaseCommand):
    help = "Bring vocabularies, countries and regions to the state of Grappe's files."

    def handle(self, **options):
        steps = [("countries", save_countries, ())]
        steps += [(f"nuts {year}", save_places, (year,)) for year in sorted(REVISIONS)]
        steps += [
            (f"{about['scheme']} {about['revision']}", save_scheme, (about,))
            for about in vocabulary.schemes()
        ]
        lines = [
            self.line(title, verb(*arguments))
            for title, verb, arguments in tqdm(steps, unit="file", disable=None)
        ]
        self.stdout.write("\n".join(lines))

    def line(self, title, counts):
        return (
            f"{title}: {counts['rows']} rows, {counts['new']} new, "
            f"{counts['changed']} changed, {counts['retired']} retired"
        )
