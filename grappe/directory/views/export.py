"""Export what I see."""

from django.shortcuts import render

from grappe.core.exports import csv_response, xlsx_response

from .. import index
from ..exporting import COLUMNS, chosen_columns, rows
from ..searching import Asked

FORMATS = {"csv": csv_response, "xlsx": xlsx_response}


def export(request):
    """Ask which columns, then give the file; the same filters as on the screen."""
    asked = Asked.of(request.GET)
    response = FORMATS.get(request.GET.get("format"))
    if response is None:
        return _choose(request, asked)
    columns = chosen_columns(request.GET.getlist("column"))
    titles = [column.title for column in columns]
    name = f"directory.{request.GET['format']}"
    return response(name, titles, rows(asked, request.user, columns))


def _choose(request, asked):
    context = {
        "total": index.search(asked.query(request.user, limit=1)).total,
        "columns": COLUMNS,
        "hidden": asked.pairs(),
        "address": asked.address(),
    }
    return render(request, "directory/export.html", context)
