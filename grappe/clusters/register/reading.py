"""From a file's bytes to numbered rows of plain text; nothing here touches the database."""

import csv
import io
import zipfile
from datetime import date, datetime
from itertools import islice

from django.utils.translation import gettext as _
from openpyxl import load_workbook

from grappe.core.exports import RISKY

from .headings import NEEDED, columns

MOST_BYTES, MOST_UNPACKED, MOST_LINES, MOST_COLUMNS = 5_000_000, 50_000_000, 2_000, 60


class Unreadable(Exception):
    """The file cannot be read as a table of members; the message says why."""


def read_table(name, content):
    """[(line number, {column: text})] of a CSV or XLSX file; blank lines are left out."""
    if len(content) > MOST_BYTES:
        raise Unreadable(_("The file is larger than 5 MB."))
    is_book = content.startswith(b"PK") or name.lower().endswith(".xlsx")
    lines = list(
        islice(book_lines(content) if is_book else text_lines(content), MOST_LINES + 2)
    )
    if len(lines) > MOST_LINES + 1:
        raise Unreadable(_("The file has more than %(most)s lines.") % {"most": MOST_LINES})
    if not lines:
        raise Unreadable(_("The file is empty."))
    header = columns(map(plain, lines[0][:MOST_COLUMNS]))
    if missing := [column for column in NEEDED if column not in header]:
        raise Unreadable(
            _("The first line must name the columns; missing: %(columns)s.")
            % {"columns": ", ".join(missing)}
        )
    rows = [(number, row(header, line)) for number, line in enumerate(lines[1:], start=2)]
    return [(number, cells) for number, cells in rows if cells]


def row(header, line):
    """The known columns of one line that hold something."""
    cells = zip(header, map(plain, line), strict=False)
    return {column: text for column, text in cells if column and text}


def plain(cell):
    """A cell as text; the quote that an export puts before a formula goes again."""
    if cell is None:
        return ""
    if isinstance(cell, datetime):
        cell = cell.date()
    if isinstance(cell, date):
        return cell.isoformat()
    if isinstance(cell, float) and cell.is_integer():
        cell = int(cell)
    text = str(cell).strip()
    return text[1:] if text.startswith("'") and text[1:].startswith(RISKY) else text


def text_lines(content):
    """Of a CSV in UTF-8 (or Windows' own letters), with the separator that its head has."""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = content.decode("cp1252", errors="replace")
    head = text.split("\n", 1)[0]
    separator = max(",;\t", key=head.count)
    try:
        yield from csv.reader(io.StringIO(text.replace("\0", "")), delimiter=separator)
    except csv.Error as error:
        raise Unreadable(_("The file is no readable CSV.")) from error


def book_lines(content):
    """Of the first sheet; a book that unpacks to far more than its size is refused."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            unpacked = sum(part.file_size for part in packed.infolist())
        if unpacked > MOST_UNPACKED:
            raise Unreadable(_("The file unpacks to more than 50 MB."))
        book = load_workbook(io.BytesIO(content), read_only=True, data_only=True)
        rows = book.worksheets[0].iter_rows(max_col=MOST_COLUMNS, values_only=True)
        yield from islice(rows, MOST_LINES + 2)
    except Unreadable:
        raise
    except Exception as error:  # the reader fails in many ways on a broken book
        raise Unreadable(_("The file is no readable XLSX.")) from error
