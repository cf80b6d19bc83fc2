"""`grappe import_cordis PATH...`: EU projects, partners and organisations from open data."""

import json
from collections import Counter
from functools import partial
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from tqdm import tqdm

from grappe.sources.bulk import Loader, in_order
from grappe.sources.cordis import Unreadable, find


class Command(BaseCommand):
    help = "Read CORDIS zips, tables or folders of them; safe to repeat and to interrupt."

    def add_arguments(self, parser):
        parser.add_argument("paths", nargs="+", type=Path, metavar="PATH")
        parser.add_argument("--report", type=Path, help="Write what was refused, as JSON.")
        parser.add_argument(
            "--again", action="store_true", help="Read files that were read to their end too."
        )

    def handle(self, paths, report, again, **options):
        outcomes, broken = [], []
        tables = self.tables(paths, broken)
        loader = Loader()
        for found in tables:
            try:
                outcomes.append(self.one(loader, found, again))
            except Unreadable as error:
                broken.append(str(error))
                self.stderr.write(str(error))
        if report:
            files = [one.as_document() for one in outcomes]
            text = json.dumps({"files": files, "unreadable": broken}, indent=1)
            report.write_text(text, encoding="utf-8")
        self.say(outcomes)
        if broken:
            raise CommandError(f"{len(broken)} of the files could not be read.")

    def tables(self, paths, broken):
        """All known tables of the paths, in the order in which they build on each other."""
        every = []
        for path in paths:
            try:
                found = find(path)
            except Unreadable as error:
                broken.append(str(error))
                self.stderr.write(str(error))
                continue
            for one in found:
                if one.table is None:
                    self.stderr.write(f"{one.name}: no table that is known; left out.")
            if len(found) == 1 and found[0].table is None:
                broken.append(f"{path.name} has the columns of no table that is known.")
            every += found
        return in_order(every)

    def one(self, loader, found, again):
        progress = partial(tqdm, desc=found.name, unit="row", disable=None)
        outcome = loader.load(found, again, progress)
        self.stdout.write(sentence(outcome))
        return outcome

    def say(self, outcomes):
        """The summary: what was refused and why, and what to do next."""
        for title, name in (("refused", "refused"), ("values left out", "left_out")):
            counts, first = Counter(), {}
            for outcome in outcomes:
                for reason, lines in getattr(outcome, name).items():
                    counts[reason] += len(lines)
                    first.setdefault(reason, f"{outcome.name}, line {lines[0]}")
            for reason, count in counts.most_common():
                self.stderr.write(f"{title}: {count} × {reason} (first: {first[reason]})")
        if any(one.added or one.completed for one in outcomes):
            self.stdout.write("Run `grappe rebuild_index`, so that the directory finds them.")
        else:
            self.stdout.write("Nothing changed.")


def sentence(outcome):
    """One file's outcome, said."""
    if outcome.was_finished:
        return f"{outcome.name}: read before; nothing to do (--again reads it anew)."
    refused = sum(map(len, outcome.refused.values()))
    resumed = f" after the first {outcome.skipped}" if outcome.skipped else ""
    return (
        f"{outcome.name} ({outcome.kind}): {outcome.rows} rows read{resumed}; "
        f"{outcome.added} things added, {outcome.completed} completed, {refused} rows refused."
    )
