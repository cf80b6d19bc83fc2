"""`grappe restore FILE.tar`: a backup back into its place."""

import tarfile
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from grappe.core import archive


class Command(BaseCommand):
    help = "Put a backup's rows and files into an empty site."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("path", type=Path, metavar="FILE.tar")
        parser.add_argument("--replace", action="store_true", help="Also over a site in use.")

    def handle(self, *args: Any, path: Path, replace: bool, **options: Any) -> None:
        if archive.has_people() and not replace:
            raise CommandError("This site holds data; add --replace to put the backup over it.")
        try:
            rows = archive.read(path)
        except (OSError, tarfile.TarError) as error:
            raise CommandError(f"{path} cannot be read: {error}") from error
        self.stdout.write(f"{rows} rows are back; run `grappe rebuild_index` next.")
