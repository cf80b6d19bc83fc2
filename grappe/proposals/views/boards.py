"""Boards: the list, a new one, the page, its facts."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from grappe.calls.models import Call
from grappe.core.errors import require

from .. import actions
from ..forms import ConsortiumForm, NewConsortiumForm
from ..models import Consortium, Share
from ..permissions import can_edit, can_share
from .showing import act, answer, find


@login_required
def index(request):
    """The boards of this person, and those shared with them."""
    boards = Consortium.objects.visible_to(request.user).select_related("call", "owner")
    context = {
        "boards": boards.with_size(),
        "invitations": Share.objects.waiting_for(request.user).select_related(
            "consortium__owner"
        ),
    }
    return render(request, "proposals/list.html", context)


@login_required
def new(request):
    """A new board, with the call or the text that the address brings along."""
    calls = Call.objects.visible_to(request.user)
    call = calls.filter(slug=request.GET.get("call", "")).first()
    begun = Consortium(call=call, title=call.title[:200] if call else "")
    form = NewConsortiumForm(request.POST or None, instance=begun, user=request.user)
    if request.method == "POST" and form.is_valid():
        return redirect(actions.begin(by=request.user, **form.cleaned_data))
    return render(request, "proposals/edit.html", {"form": form})


@login_required
def board(request, public_id):
    """The team, its rules, and what is missing."""
    return answer(request, find(request, public_id))


@login_required
def edit(request, public_id):
    """What the board says; when somebody else was first, both texts are shown."""
    consortium = find(request, public_id)
    require(can_edit(request.user, consortium))
    form = ConsortiumForm(request.POST or None, instance=consortium, user=request.user)
    if request.method == "POST" and form.is_valid() and changed(request, form):
        messages.success(request, _("The board is saved."))
        return redirect(consortium)
    context = {"form": form, "consortium": find(request, public_id)}
    return render(request, "proposals/edit.html", context)


def changed(request, form):
    """Save; a board that somebody else saved meanwhile is told beside what was typed."""
    try:
        actions.change(form.instance, request.user, form.cleaned_data["base"])
    except actions.Overtaken as overtaken:
        form.tell(overtaken)
        return False
    return True


@act(can_share)
def delete(request, consortium):
    actions.delete(consortium, by=request.user)
    messages.success(request, _("The board is deleted."))
    return redirect("proposals:list")
