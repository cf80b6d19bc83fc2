"""`grappe match`: the partners who fit a text, on the command line."""

import json
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from grappe.matching.engine.answers import Question
from grappe.matching.engine.artefacts import ArtefactMismatch
from grappe.matching.serving import matcher
from grappe.organisations.models import Organisation

LONGEST = 100_000


class Command(BaseCommand):
    help = "Find partners for the text of a file."

    def add_arguments(self, parser):
        parser.add_argument("--text-file", type=Path, required=True, metavar="FILE")
        parser.add_argument("--with", nargs="*", default=[], metavar="PIC", dest="partners")
        parser.add_argument("--country", nargs="*", default=[])
        parser.add_argument("--type", nargs="*", default=[], choices=Organisation.Kind.values)
        parser.add_argument("--top", type=int, default=20)
        parser.add_argument("--json", action="store_true")

    def handle(self, text_file, partners, country, top, **options):
        question = Question(
            text=text_of(text_file),
            partners=tuple(key_of(pic) for pic in partners),
            countries=frozenset(code.upper() for code in country),
            kinds=frozenset(options["type"]),
            limit=max(1, top),
        )
        answer = asked(question)
        names = Organisation.objects.in_bulk([int(one.key) for one in answer.matches])
        rows = [
            row_of(one, names[int(one.key)]) for one in answer.matches if int(one.key) in names
        ]
        if options["json"]:
            self.stdout.write(
                json.dumps({"compared": answer.compared, "matches": rows}, indent=1)
            )
            return
        for row in rows:
            self.stdout.write(
                f"{row['rank']:>3}  {row['pic']:>9}  {row['country']:2}  {row['name']}"
            )
        self.stdout.write(f"{answer.compared} organisations compared.")


def text_of(path):
    try:
        text = path.read_text(encoding="utf-8", errors="replace").strip()
    except OSError as problem:
        raise CommandError(f"{path}: {problem.strerror}.") from None
    if not text:
        raise CommandError(f"{path} is empty: write what the project is about.")
    if len(text) > LONGEST:
        raise CommandError(
            f"{path} has more than {LONGEST:,} letters: take the part that matters."
        )
    return text


def key_of(pic):
    """The matcher's key of the organisation with this PIC."""
    found = Organisation.objects.filter(pic=pic).first()
    if found is None:
        raise CommandError(f"No organisation here has the PIC {pic}.")
    return str(found.pk)


def asked(question):
    try:
        trained = matcher()
    except ArtefactMismatch as problem:
        raise CommandError(str(problem)) from None
    if trained is None:
        raise CommandError("No matcher is trained yet: run grappe train_matching.")
    return trained.match(question)


def row_of(match, organisation):
    return {
        "rank": match.rank,
        "pic": organisation.pic,
        "name": organisation.name,
        "country": organisation.country_id or "",
        "kind": organisation.kind,
        "score": match.score,
        "contributions": match.contributions,
        "against": match.against,
    }
