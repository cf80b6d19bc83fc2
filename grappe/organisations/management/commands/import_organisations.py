"""`grappe import_organisations FILE`: a table of organisations in."""

import csv
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from openpyxl import load_workbook
from tqdm import tqdm

from grappe.organisations.importing import save_row


class Command(BaseCommand):
    help = "Create or update organisations from a CSV or XLSX file, one row for each."

    def add_arguments(self, parser):
        parser.add_argument("path", type=Path)

    def handle(self, path, **options):
        rows = rows_of(path)
        bad = 0
        bar = tqdm(rows, unit="organisation", disable=None)
        for number, row in enumerate(bar, start=2):  # line 1 is the header
            if errors := save_row(row, source=path.name):
                bad += 1
                self.stderr.write(f"line {number}: {errors.as_json()}")
        self.stdout.write(f"{len(rows) - bad} organisations saved, {bad} refused.")
        if bad:
            raise CommandError("Some rows were refused; mend them and run again.")


def rows_of(path):
    """The table's rows as {column: text}; of a workbook, its first sheet's."""
    if path.suffix.lower() != ".xlsx":
        with path.open(newline="", encoding="utf-8-sig") as file:
            return list(csv.DictReader(file))
    book = load_workbook(path, read_only=True, data_only=True)
    lines = book.worksheets[0].iter_rows(values_only=True)
    header = next(lines, ())
    rows = [dict(zip(header, line, strict=False)) for line in lines]
    book.close()
    return rows
