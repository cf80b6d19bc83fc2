"""The offline pack: out, filled in, back; edited wrongly it is refused whole, row by row."""

import io

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from grappe.evaluation.models import Review
from tests.make import make_assignment

from .acting import look


@pytest.fixture
def opened(selection, evaluator, proposal, other):
    return [make_assignment(selection, one, evaluator, mark=None) for one in (proposal, other)]


@pytest.fixture
def book(client, eva, selection, opened):
    content = look(client, eva, "pack_sheet", selection.public_id).content
    return openpyxl.load_workbook(io.BytesIO(content))


def send(client, user, selection, book):
    file = io.BytesIO()
    if isinstance(book, bytes):
        file.write(book)
    else:
        book.save(file)
    client.force_login(user)
    upload = SimpleUploadedFile("reviews.xlsx", file.getvalue())
    address = reverse("evaluation:pack", args=[selection.public_id])
    return client.post(address, {"file": upload}, follow=True)


def fill(book, row=3, mark=4, text="Clear."):
    names = {cell.value: cell.column for cell in book.active[1]}
    for name, value in (("mark-quality", mark), ("to_applicants", text)):
        book.active.cell(row=row, column=names[name], value=value)
    return book


def test_the_pack_holds_what_is_open_and_reads_aloud(client, eva, selection, book):
    references = [book.active.cell(row=row, column=3).value for row in (3, 4)]
    assert len(set(references)) == 2
    pdf = look(client, eva, "pack_document", selection.public_id).content
    assert pdf.startswith(b"%PDF")


def test_filled_in_it_becomes_drafts(client, eva, selection, book):
    page = send(client, eva, selection, fill(fill(book), row=4, mark=2.5))
    assert "2 drafts are taken over" in page.text
    marks = {review.typed["mark-quality"] for review in Review.objects.all()}
    assert marks == {"4", "2.5"}
    assert not Review.objects.submitted().exists()


def test_wrong_numbers_are_told_and_nothing_is_taken_over(client, eva, selection, book):
    fill(book)
    book.active.cell(row=4, column=1, value="00000000-0000-0000-0000-000000000000")
    page = send(client, eva, selection, book)
    assert "Row 4: no proposal with this number is open to you" in page.text
    assert not Review.objects.exists()


def test_swapped_and_doubled_rows_are_told(client, eva, selection, book):
    first = book.active.cell(row=3, column=1).value
    book.active.cell(row=4, column=1, value=first)
    page = send(client, eva, selection, fill(book))
    assert "Row 4: this proposal stands in the spreadsheet twice." in page.text
    second = look(client, eva, "pack_sheet", selection.public_id).content
    second = openpyxl.load_workbook(io.BytesIO(second)).active.cell(row=4, column=1).value
    book.active.cell(row=3, column=1, value=second)
    book.active.cell(row=4, column=1, value=first)
    page = send(client, eva, selection, book)
    assert "does not belong to this row" in page.text


def test_an_old_pack_does_not_overwrite_what_was_written_since(client, eva, selection, book):
    send(client, eva, selection, fill(book))
    page = send(client, eva, selection, fill(book, text="Older."))
    assert "you changed this review here since" in page.text
    assert not Review.objects.filter(typed__to_applicants="Older.").exists()


@pytest.mark.parametrize("content", [b"no spreadsheet", b"PK\x03\x04broken"])
def test_something_else_is_told(client, eva, selection, opened, content):
    assert "no spreadsheet of a pack" in send(client, eva, selection, content).text


def test_another_first_row_is_told(client, eva, selection, book):
    book.active.cell(row=1, column=5, value="mark-other")
    assert "not that of the pack" in send(client, eva, selection, book).text


def test_only_who_has_a_seat_loads_it(client, cleo, ana, selection, opened):
    for user in (cleo, ana):
        assert look(client, user, "pack_sheet", selection.public_id).status_code == 404
