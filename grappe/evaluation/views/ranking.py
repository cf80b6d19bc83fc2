"""The ranking: computed, looked at from all sides, adopted."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from grappe.core.exports import csv_response, xlsx_response

from .. import actions
from ..forms import WhatIfForm
from ..models import Evaluator
from ..permissions import can_keep
from ..whatif import Board
from .showing import followed, keeper


@followed
def ranking(request, selection):
    """The latest ranking, or one by its number, with another line if that is asked."""
    rows = selection.rankings.all()
    number = request.GET.get("number", "")
    found = get_object_or_404(rows, number=number) if number.isdecimal() else rows.first()
    form = WhatIfForm(request.GET if {"budget", "threshold"} & request.GET.keys() else None)
    asked = form.cleaned_data if form.is_valid() else {}
    board = Board(found, selection, **asked) if found else None
    context = {
        "selection": selection,
        "found": found,
        "is_keeper": can_keep(request.user, selection) and not selection.closed_at,
        "rankings": rows,
        "form": form,
        "board": board,
        "raters": raters_of(found) if found else [],
    }
    return render(request, "evaluation/ranking.html", context)


def raters_of(found):
    """Each evaluator by name, with how lenient and how sure the model finds them."""
    rows = found.content["ranking"]["raters"]
    named = Evaluator.objects.filter(pk__in=[one["evaluator"] for one in rows])
    names = {str(one.pk): str(one) for one in named.select_related("user")}
    return [one | {"name": names.get(one["evaluator"], "?")} for one in rows]


@keeper
def compute(request, selection):
    found = actions.compute_ranking(selection, by=request.user)
    messages.success(request, _("Ranking %(number)s is computed.") % {"number": found.number})
    return redirect("evaluation:ranking", selection.public_id)


@keeper
def adopt(request, selection, number):
    found = get_object_or_404(selection.rankings, number=number)
    actions.adopt_ranking(found, by=request.user)
    messages.success(request, _("The ranking is adopted; reviews are closed."))
    return redirect("evaluation:ranking", selection.public_id)


@followed
def export(request, selection, form):
    """The latest ranking as a table."""
    found = selection.rankings.first()
    if found is None or form not in ("csv", "xlsx"):
        raise Http404
    header = [
        _("Place"),
        _("Reference"),
        _("Title"),
        _("Expected rank"),
        _("90 % from"),
        _("90 % to"),
        _("Above the line"),
        _("Zone"),
        _("Mean"),
        _("Rank by means"),
        _("Aid, EUR"),
    ]
    rows = [
        [
            one.place["position"],
            one.reference,
            one.title,
            one.place["expected_rank"],
            *one.place["rank90"],
            one.place["above"],
            one.place["zone"],
            one.place["mean"],
            one.place["mean_rank"],
            one.amount,
        ]
        for one in Board(found, selection).rows
    ]
    respond = csv_response if form == "csv" else xlsx_response
    return respond(f"ranking.{form}", header, rows)
