"""`grappe backup FILE.tar`: the whole site in one file."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from grappe.core import archive


class Command(BaseCommand):
    help = "Write the database and the files into one archive."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("path", type=Path, metavar="FILE.tar")

    def handle(self, *args: Any, path: Path, **options: Any) -> None:
        if path.exists():
            raise CommandError(f"{path} exists already; name another file.")
        part = path.with_name(path.name + ".part")
        digest = archive.write(part)
        part.rename(path)
        self.stdout.write(f"{path}: sha256 {digest}")
