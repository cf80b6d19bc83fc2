"""`grappe import_eccp FILE...`: a cluster's existing page becomes a profile."""

import json
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _
from tqdm import tqdm

from grappe.core.errors import RuleBroken
from grappe.sources.eccp_page import as_json, read


class Command(BaseCommand):
    help = "Read pages of clusters (text or saved HTML) and save what they say."

    def add_arguments(self, parser):
        parser.add_argument("files", nargs="+", metavar="FILE")
        parser.add_argument("--dry-run", action="store_true", help="Read only, save nothing.")
        parser.add_argument(
            "--json",
            action="store_true",
            help="Print one object per file, each on its own line.",
        )
        parser.add_argument("--publish", action="store_true", help="Publish each cluster too.")
        parser.add_argument("--name", help="The cluster's name, for a page that has none.")

    def handle(self, files, **options):
        bad = 0
        for path in tqdm(files, unit="page", disable=None):
            try:
                self.one(path, **options)
            except (RuleBroken, OSError, UnicodeDecodeError) as error:
                bad += 1
                self.stderr.write(f"{path}: {error}")
        if bad:
            raise CommandError(f"{bad} of {len(files)} pages were not imported.")

    def one(self, path, dry_run, publish, name, **options):
        page = read(text_of(path))
        if options["json"]:
            self.stdout.write(json.dumps(as_json(page), ensure_ascii=False))
        if dry_run:
            if not options["json"]:
                self.stdout.write(f"{path}: {summary(page)}")
            return
        self.save(path, page, publish, name, quiet=options["json"])

    def save(self, path, page, publish, name, quiet):
        # Reading needs no database, saving does: so these wait until here.
        from grappe.sources.actions import import_page

        cluster, changed = import_page(page, name=name or "", source=Path(path).name)
        if publish and not cluster.is_published:
            from grappe.clusters.actions import publish as publish_cluster

            publish_cluster(cluster, by=None, reason=_("imported with --publish"))
        if not quiet:
            done = ", ".join(changed) or "nothing changed"
            self.stdout.write(f"{path}: {cluster} ({done})")


def text_of(path):
    """The file's text: UTF-8 with or without a mark, or the old Windows encoding."""
    raw = Path(path).read_bytes()
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        return raw.decode("cp1252")


def summary(page):
    said = as_json(page)
    filled = sum(value not in (None, [], {}) for value in said.values())
    return f"layout {said['layout']}, {filled} of {len(said)} fields found"
