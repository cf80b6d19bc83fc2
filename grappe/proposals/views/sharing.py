"""Who sees a board: asked, let in, let go."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from grappe.accounts.links import ways_in
from grappe.core.errors import require

from .. import actions
from ..forms import ShareForm
from ..models import Share
from ..permissions import can_end_share, can_share
from .showing import act, answer, can_see


@act(can_share)
def share(request, consortium):
    """Ask somebody by mail; the words are the same whether or not there is such an account."""
    form = ShareForm(request.POST)
    if not form.is_valid():
        return answer(request, consortium, share_form=form)
    told = form.cleaned_data
    actions.share_with(consortium, told["email"], told["may_write"], request.user)
    said = _("An invitation goes to %(address)s.")
    messages.success(request, said % {"address": told["email"]})
    return redirect(consortium)


@act(can_share)
def let_write(request, consortium, pk):
    """Let somebody change the board, or only read it."""
    one = get_object_or_404(consortium.shares.all(), pk=pk)
    actions.let_write(one, "may_write" in request.POST, request.user)
    return redirect(consortium)


@act(can_see)
def unshare(request, consortium, pk):
    """Let somebody in no more; also: I leave."""
    one = get_object_or_404(consortium.shares.all(), pk=pk)
    require(can_end_share(request.user, one))
    actions.unshare(one, request.user)
    if one.user_id == request.user.pk:
        messages.success(request, _("You no longer see this board."))
        return redirect("proposals:list")
    return redirect(consortium)


@never_cache
def accept_share(request, token):
    """What the mail's link opens: accept, sign in first, or read why it cannot be."""
    one = get_object_or_404(Share.objects.select_related("consortium__owner"), token=token)
    is_open = one.is_open()
    is_mine = request.user.is_authenticated and actions.is_addressed_to(one, request.user)
    if request.method == "POST" and is_open and is_mine:
        return redirect(actions.accept_share(one, by=request.user))
    context = {
        "share": one if is_open else None,
        "is_mine": is_mine,
        **ways_in(one.get_absolute_url()),
    }
    return render(request, "proposals/accept.html", context, status=200 if is_open else 410)
