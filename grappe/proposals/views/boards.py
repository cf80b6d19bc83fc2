"""Boards: the list, a new one, the page, its facts, its export."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from grappe.calls.models import Call
from grappe.core.errors import require
from grappe.core.exports import csv_response, xlsx_response

from .. import actions
from ..forms import ConsortiumForm
from ..models import Consortium
from ..permissions import can_share
from .showing import answer, find, find_writable


@login_required
def index(request):
    """The boards of this person, and those shared with them."""
    boards = Consortium.objects.visible_to(request.user).select_related("call", "owner")
    return render(request, "proposals/list.html", {"boards": boards})


@login_required
def new(request):
    """A new board, with the call or the text that the address brings along."""
    call = (
        Call.objects.visible_to(request.user).filter(slug=request.GET.get("call", "")).first()
    )
    begun = Consortium(owner=request.user, call=call, title=call.title[:200] if call else "")
    form = ConsortiumForm(request.POST or None, instance=begun, user=request.user)
    if request.method == "POST" and form.is_valid():
        board = form.save()
        actions.touch(board, request.user, "began")
        return redirect(board)
    return render(request, "proposals/edit.html", {"form": form, "title": ""})


@login_required
def board(request, public_id):
    """The team, its rules, and what is missing."""
    return answer(request, find(request, public_id))


@login_required
def edit(request, public_id):
    consortium = find_writable(request, public_id)
    title = consortium.title
    form = ConsortiumForm(request.POST or None, instance=consortium, user=request.user)
    if request.method == "POST" and form.is_valid():
        form.save()
        actions.touch(consortium, request.user, "edited")
        messages.success(request, _("The board is saved."))
        return redirect(consortium)
    return render(request, "proposals/edit.html", {"form": form, "title": title})


@login_required
@require_POST
def delete(request, public_id):
    consortium = find(request, public_id)
    require(can_share(request.user, consortium))
    actions.delete(consortium, by=request.user)
    messages.success(request, _("The board is deleted."))
    return redirect("proposals:list")


@login_required
def export(request, public_id, form):
    """The team as a spreadsheet."""
    consortium = find(request, public_id)
    head = [
        _("Organisation"),
        _("PIC"),
        _("Country"),
        _("Kind"),
        _("Role"),
        _("State"),
        _("What it does"),
        _("Share, EUR"),
    ]
    rows = [
        [
            str(one.organisation),
            one.organisation.pic,
            one.organisation.country_id or "",
            one.organisation.get_kind_display(),
            one.get_role_display(),
            one.get_state_display(),
            one.job,
            one.share if one.share is not None else "",
        ]
        for one in consortium.team()
    ]
    if form == "csv":
        return csv_response("team.csv", head, rows)
    if form == "xlsx":
        return xlsx_response("team.xlsx", head, rows)
    raise Http404
