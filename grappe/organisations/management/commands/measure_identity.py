"""`grappe measure_identity FILE`: precision and recall of the likeness of names.

The gold set (`organisations/gold/fp7_pairs.csv`, see docs/identity.md) holds pairs of
organisations of the Seventh Framework Programme, drawn at random from strata of known
size and answered by reading both rows with address and website; the likeness is told
the name, the country and the city only.
"""

import csv
import gzip
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from tqdm import tqdm

from grappe.organisations.gold import GOLD, Judged, measured
from grappe.organisations.naming import name_key
from grappe.organisations.similarity import REVIEW, SURE, Named, pairs


class Command(BaseCommand):
    help = "Measure the likeness of names on FP7's organisations (fp7_organisations.csv.gz)."

    def add_arguments(self, parser):
        parser.add_argument(
            "path", type=Path, help="the table with org_id, name, country, city"
        )

    def handle(self, path, **options):
        try:
            rows = list(tqdm(named_in(path), unit="organisation", disable=None))
        except (OSError, UnicodeDecodeError, KeyError) as error:
            raise CommandError(f"{path} cannot be read as such a table: {error}") from error
        keys = {row.key for row in rows}
        gold = [one for one in judged() if keys.issuperset(one.pair)]
        if not gold:
            raise CommandError("No pair of the gold set is in this table.")
        scores = {frozenset((pair.one.key, pair.other.key)): pair.score for pair in pairs(rows)}
        self.stdout.write(f"{len(rows)} organisations, {len(gold)} pairs of the gold set")
        for name, least in (("review", REVIEW), ("sure", SURE)):
            found = {pair for pair, score in scores.items() if score >= least}
            self.stdout.write(f"{name} (from {least}): {len(found)} pairs found")
            for figure in measured(gold, found):
                self.stdout.write(f"  {figure}")


def named_in(path):
    """The table's rows, as far as the likeness may see them."""
    opened = gzip.open if path.suffix == ".gz" else open
    with opened(path, "rt", encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            city = name_key(row["city"]) if row["city"].strip() else ""
            yield Named(row["org_id"], name_key(row["name"]), row["country"], city)


def judged():
    with GOLD.open(newline="", encoding="utf-8") as file:
        for row in csv.DictReader(file):
            pair = frozenset((row["one"], row["other"]))
            yield Judged(pair, row["stratum"], int(row["of"]), row["answer"])
