"""`grappe evaluate_matching`: all methods on projects that came after the cut."""

import json
from datetime import date
from pathlib import Path

import numpy as np
from django.core.management.base import BaseCommand, CommandError
from tqdm import tqdm

from grappe.matching.engine import evaluation, matcher, protocol, report, tables, training


class Command(BaseCommand):
    help = "Measure the matcher and eight baselines on projects of a later time."

    def add_arguments(self, parser):
        parser.add_argument("--history", nargs="+", required=True, type=Path, metavar="FILE")
        parser.add_argument("--test", nargs="+", required=True, type=Path, metavar="FILE")
        parser.add_argument("--projects", nargs="*", default=[], type=Path, metavar="FILE")
        parser.add_argument("--test-projects", nargs="*", default=[], type=Path, metavar="FILE")
        parser.add_argument("--cut", type=date.fromisoformat, help="the first day of the test")
        parser.add_argument("--until", type=date.fromisoformat, help="the last day of the test")
        parser.add_argument(
            "--tasks", nargs="+", default=protocol.TASKS, choices=protocol.TASKS
        )
        parser.add_argument("--vectors", default="auto", choices=["auto", "words", "none"])
        parser.add_argument("--seed", type=int, default=1)
        parser.add_argument("--json", type=Path, metavar="OUT")

    def handle(self, **options):
        known, asked, cut = self.split(options)
        self.stderr.write(
            f"{len(known)} projects before {cut or 'the test'}, {len(asked)} to be asked about."
        )
        embedder = matcher.embedded(known, options["vectors"])
        texts = [one.text for one in (*known, *asked)]
        with Bars(self.stderr) as bars:
            trained = matcher.train(
                known, cut, embedder, options["seed"], progress=bars.step, today=cut
            )
            vectors = training.vectors_of(texts, embedder, bars.named("texts"))
            counts = np.asarray(trained.index.history.members.sum(axis=0)).ravel()
            queries = protocol.queries(
                asked, trained.columns, counts, vectors, options["seed"], options["tasks"]
            )
            results = evaluation.run(
                trained.index, trained.model, queries, bars.named("batches of questions")
            )
        told = evaluation.report(results, options["seed"])
        told["about"] = about(trained, cut, asked, options["seed"])
        self.stdout.write(report.table(told), ending="")
        if options["json"]:
            text = json.dumps(told, indent=1, sort_keys=True)
            options["json"].write_text(text + "\n", encoding="utf-8")

    def split(self, options):
        try:
            history = tables.read(options["history"], options["projects"])
            test = tables.read(options["test"], options["test_projects"] or options["projects"])
        except (OSError, tables.UnknownTable) as problem:
            raise CommandError(str(problem)) from None
        until = options["until"]
        test = [one for one in test if not (until and one.starts_on and one.starts_on > until)]
        known, asked, cut = protocol.split(history, test, options["cut"])
        if not asked or len(known) < protocol.FEWEST:
            raise CommandError(
                "There is nothing to measure: give a history before the cut, and a test with "
                "projects of three partners or more from the cut on."
            )
        return known, asked, cut


def about(trained, cut, asked, seed):
    """What the figures were measured on."""
    manifest = trained.manifest
    return {
        "cut": str(cut or ""),
        "projects_before": manifest.projects,
        "organisations_ranked": manifest.organisations,
        "projects_asked": len(asked),
        "embedder": manifest.embedder,
        "data_hash": manifest.data_hash,
        "seed": seed,
        "versions": manifest.versions,
    }


class Bars:
    """One progress bar after the other; hidden when nobody looks."""

    def __init__(self, stream):
        self.stream, self.bar, self.name = stream, None, ""

    def __enter__(self):
        return self

    def __exit__(self, *exc):
        self.close()

    def close(self):
        if self.bar is not None:
            self.bar.close()

    def step(self, name, done):
        if name != self.name:
            self.close()
            self.name, self.bar = name, tqdm(desc=name, unit="", disable=None)
        self.bar.update(done - self.bar.n)

    def named(self, name):
        return lambda done: self.step(name, done)

    def over(self, name):
        """Wraps rows: the bar moves as they pass."""

        def passing(rows):
            for number, row in enumerate(rows, start=1):
                yield row
                self.step(name, number)

        return passing
