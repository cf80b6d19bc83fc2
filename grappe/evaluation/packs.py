"""The offline pack: proposals as one accessible PDF, score sheets as one spreadsheet.

A spreadsheet that comes back is checked row by row; where anything is wrong nothing is
taken over, and every fault is told with its row, so that the file can be mended and sent
again. What is taken over is a draft: handing in stays an act of its own.
"""

import io
import zipfile

import openpyxl
import xlsxwriter
from django.template.loader import render_to_string
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from openpyxl.utils.exceptions import InvalidFileException

from grappe.core.exports import harmless
from grappe.core.pdf import pdf_of
from grappe.proposals.document import Shown

from .blind import shown_content
from .forms import ReviewForm
from .models import Assignment

#: The columns before those of the score sheet.
FIXED = ("assignment", "revision", "reference", "title")


def readable_in(selection, user):
    """What a person may read in a selection, with all that a pack shows."""
    found = Assignment.objects.open_to(user).filter(selection=selection)
    return found.select_related("proposal__call", "review", "selection__step__call").order_by(
        "proposal__number"
    )


def submissions_of(selection, assignments):
    """{proposal: what is judged} for these."""
    those = {one.proposal_id for one in assignments}
    return {one.proposal_id: one for one in selection.submissions() if one.proposal_id in those}


def columns_of(selection):
    """(name of the field, title) of each column that is filled in."""
    form = ReviewForm(criteria=selection.call.criteria.all())
    return [(name, str(form.fields[name].label)) for name in form.names()]


def sheet_of(selection, user):
    """The spreadsheet: one row for each proposal, with what is drafted so far."""
    file, columns = io.BytesIO(), columns_of(selection)
    assignments = list(readable_in(selection, user))
    sent = submissions_of(selection, assignments)
    with xlsxwriter.Workbook(file, {"in_memory": True, "strings_to_formulas": False}) as book:
        sheet = book.add_worksheet(_("Reviews")[:31])
        bold = book.add_format({"bold": True, "text_wrap": True, "valign": "top"})
        wrap = book.add_format({"text_wrap": True, "valign": "top"})
        sheet.write_row(0, 0, [*FIXED, *(name for name, _title in columns)])
        sheet.set_row(0, None, None, {"hidden": True})
        head = [_("Do not change"), _("Do not change"), _("Reference"), _("Title")]
        sheet.write_row(1, 0, [*head, *(title for _name, title in columns)], bold)
        sheet.set_column(2, 3, 24, wrap)
        sheet.set_column(4, 4 + len(columns), 30, wrap)
        sheet.freeze_panes(2, 4)
        for row, one in enumerate(assignments, start=2):
            sheet.write_row(row, 0, [harmless(cell) for cell in cells(one, sent, columns)])
    return file.getvalue()


def cells(assignment, sent, columns):
    review = getattr(assignment, "review", None)
    content = shown_content(sent[assignment.proposal_id], assignment.selection.is_double_blind)
    yield str(assignment.public_id)
    yield review.revision if review else 0
    yield assignment.proposal.reference
    yield content["proposal"]["title"]
    for name, _title in columns:
        yield review.typed.get(name, "") if review else ""


def document_of(selection, user):
    """Every proposal that the person may read, as one tagged PDF."""
    assignments = list(readable_in(selection, user))
    sent = submissions_of(selection, assignments)
    shown = [
        (one, Shown(shown_content(sent[one.proposal_id], selection.is_double_blind)))
        for one in assignments
    ]
    context = {"selection": selection, "shown": shown, "language": get_language() or "en"}
    return pdf_of(render_to_string("evaluation/pack.html", context))


def read(upload, selection, user):
    """([(assignment, what is typed, the revision it was read at)], faults)."""
    names = [*FIXED, *(name for name, _title in columns_of(selection))]
    try:
        book = openpyxl.load_workbook(upload, read_only=True, data_only=True)
        rows = list(book.active.iter_rows(values_only=True, max_row=2_000))
    except (InvalidFileException, zipfile.BadZipFile, KeyError, ValueError, OSError):
        return [], [_("This is no spreadsheet of a pack; send the .xlsx file itself.")]
    if not rows or [str(cell or "") for cell in rows[0]][: len(names)] != names:
        return [], [
            _("The first row of this spreadsheet is not that of the pack; load a new one.")
        ]
    mine = {str(one.public_id): one for one in readable_in(selection, user)}
    found, faults, seen = [], [], set()
    for number, row in enumerate(rows[2:], start=3):
        told = dict(zip(names, row, strict=False))
        if not any(cell is not None and str(cell).strip() for cell in row):
            continue
        key = str(told["assignment"] or "").strip()
        fault = fault_of(key, told, mine, seen)
        seen.add(key)
        if fault:
            faults.append(_("Row %(number)s: %(fault)s") % {"number": number, "fault": fault})
            continue
        typed = {name: text_of(told[name]) for name in names[len(FIXED) :]}
        found.append((mine[key], typed, int(told["revision"] or 0)))
    return found, faults


def fault_of(key, told, mine, seen):
    """What is wrong with one row, in a sentence, or ""."""
    assignment = mine.get(key)
    if assignment is None:
        return _("no proposal with this number is open to you; nothing was taken over.")
    if key in seen:
        return _("this proposal stands in the spreadsheet twice.")
    if str(told["reference"] or "") != assignment.proposal.reference:
        return _("the reference does not belong to this row’s number.")
    review = getattr(assignment, "review", None)
    if review and review.is_submitted:
        return _("this review is handed in; open it again first.")
    if str(told["revision"] if told["revision"] is not None else "") != str(
        review.revision if review else 0
    ):
        return _("you changed this review here since the pack was made; load a new pack.")
    return ""


def text_of(cell):
    """A cell as it would be typed: 4.0 is 4."""
    if isinstance(cell, float) and cell.is_integer():
        cell = int(cell)
    text = "" if cell is None else str(cell)
    return text[1:] if text.startswith("'") else text
