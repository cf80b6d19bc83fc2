"""`grappe import_calls_eu PATH...`: open EU calls with their texts."""

from collections import Counter
from pathlib import Path

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from tqdm import tqdm

from grappe.calls.importing import save_call
from grappe.sources.calls_eu import NotCalls, lines


class Command(BaseCommand):
    help = "Create or update calls from a .jsonl or .jsonl.gz file; safe to repeat."

    def add_arguments(self, parser):
        parser.add_argument("paths", nargs="+", type=Path, metavar="PATH")

    def handle(self, paths, **options):
        done, broken = Counter(), []
        for path in paths:
            try:
                for line in tqdm(lines(path), unit="call", disable=None):
                    done[self.one(line, path.name)] += 1
            except NotCalls as problem:
                broken.append(str(problem))
        self.say(done)
        if broken:
            raise CommandError(" ".join(broken))

    def say(self, done):
        self.stdout.write(
            f"{done['added']} calls added, {done['changed']} changed, "
            f"{done['same']} as they were, {done['refused']} refused."
        )

    def one(self, line, name):
        """What became of one line; what was refused is told with its number."""
        if line.call is None:
            self.stderr.write(f"line {line.number}: {line.error}.")
            return "refused"
        try:
            return save_call(line.call, source=name)[1]
        except ValidationError as problem:
            self.stderr.write(f"line {line.number}: {'; '.join(problem.messages)}")
            return "refused"
