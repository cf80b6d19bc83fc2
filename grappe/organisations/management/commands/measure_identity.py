"""`grappe measure_identity FILE`: precision and recall of the likeness of names.

Gold, from columns that the likeness never sees: of two rows of one country that it could
compare, the same website and the same post code say one organisation; two websites that
share no host say two. Rows without a website of their own say nothing.
"""

import csv
import gzip
from collections import Counter
from itertools import combinations
from pathlib import Path
from urllib.parse import urlsplit

from django.core.management.base import BaseCommand
from tqdm import tqdm

from grappe.organisations.naming import name_key
from grappe.organisations.similarity import REVIEW, SURE, Named, Rarity, candidates, compare

#: A host of more rows than this serves many organisations.
SHARED = 6


class Command(BaseCommand):
    help = "Measure the likeness of names on FP7's organisations (fp7_organisations.csv.gz)."

    def add_arguments(self, parser):
        parser.add_argument("path", type=Path)

    def handle(self, path, **options):
        rows = list(rows_of(path))
        named = [
            Named(n, name_key(r["name"]), r["country"], name_key(r["city"] or "-"))
            for n, r in enumerate(rows)
        ]
        rarity = Rarity(one.name for one in named)
        gold = gold_pairs(rows)
        found = {}
        for one, other in tqdm(candidates(named, rarity), unit="pair", disable=None):
            pair = compare(one, other, rarity)
            if pair.score >= REVIEW:
                found[one.key, other.key] = pair.score
        for name, least in (("review", REVIEW), ("sure", SURE)):
            self.stdout.write(
                line(name, least, {p for p, s in found.items() if s >= least}, gold, rows)
            )


def rows_of(path):
    opened = gzip.open if path.suffix == ".gz" else open
    with opened(path, "rt", encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            site = row["organizationUrl"].strip().lower()
            host = urlsplit(site if "//" in site else f"//{site}").hostname or ""
            yield row | {"host": host.removeprefix("www.")}


def gold_pairs(rows):
    """Pairs that are one for sure: country, host of few rows, and post code are the same."""
    hosts = Counter(row["host"] for row in rows)
    groups = {}
    for number, row in enumerate(rows):
        if row["host"] and row["postCode"].strip() and hosts[row["host"]] <= SHARED:
            key = (row["country"], row["host"], row["postCode"].replace(" ", "").lower())
            groups.setdefault(key, []).append(number)
    return {pair for group in groups.values() for pair in combinations(group, 2)}


def line(name, least, found, gold, rows):
    """Precision among the found pairs whose websites tell; recall among the gold ones."""
    told = [pair for pair in found if all(rows[number]["host"] for number in pair)]
    right = [p for p in told if rows[p[0]]["host"] == rows[p[1]]["host"] or p in gold]
    hits = len(gold & found)
    precision = len(right) / len(told) if told else 0
    recall = hits / len(gold) if gold else 0
    return (
        f"{name} (from {least}): {len(found)} pairs; precision {precision:.3f} "
        f"on {len(told)} that websites tell of; recall {recall:.3f} on {len(gold)} gold pairs"
    )
