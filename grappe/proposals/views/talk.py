"""Comments on a board, and who is let in."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from grappe.core.errors import require

from .. import actions
from ..forms import CommentForm, ShareForm
from ..permissions import can_share
from .showing import answer, done, find


@login_required
@require_POST
def comment(request, public_id):
    """Everybody who sees the board may speak."""
    consortium = find(request, public_id)
    form = CommentForm(request.POST)
    if not form.is_valid():
        return answer(request, consortium, comment_form=form)
    actions.comment(consortium, form.cleaned_data["text"], request.user)
    return done(request, consortium)


@login_required
@require_POST
def share(request, public_id):
    consortium = find(request, public_id)
    require(can_share(request.user, consortium))
    form = ShareForm(request.POST)
    if not form.is_valid():
        return answer(request, consortium, share_form=form)
    told = form.cleaned_data
    actions.share(consortium, told["email"], told["may_write"], request.user)
    # The same words whether or not there is such an account.
    said = _(
        "If %(email)s is the confirmed address of an account here, this person sees it now."
    )
    messages.success(request, said % {"email": told["email"]})
    return redirect(consortium)


@login_required
@require_POST
def unshare(request, public_id, pk):
    consortium = find(request, public_id)
    require(can_share(request.user, consortium))
    actions.unshare(get_object_or_404(consortium.shares.all(), pk=pk), request.user)
    return redirect(consortium)
