"""Who follows a call for its funder: asked, let in, let go."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from grappe.accounts.links import ways_in
from grappe.core.requests import sent

from .. import actions
from ..forms import DelegateForm
from ..models import Delegate
from .hosting import find_kept


@login_required
def delegates(request, slug):
    """Who was asked and who accepted; the words are the same whether there is an account."""
    call = find_kept(request, slug)
    form = DelegateForm(sent(request))
    if request.method == "POST" and form.is_valid():
        told = form.cleaned_data
        actions.ask_delegate(call, told["email"], told["may_decide"], by=request.user)
        messages.success(request, _("A request goes to %(email)s.") % told)
        return redirect("calls:delegates", call.slug)
    rows = call.delegates.select_related("user")
    context = {"call": call, "form": form, "delegates": rows}
    return render(request, "calls/delegates.html", context)


@login_required
@require_POST
def end_delegate(request, slug, pk):
    call = find_kept(request, slug)
    actions.end_delegate(get_object_or_404(call.delegates, pk=pk), by=request.user)
    messages.success(request, _("This person no longer follows the call."))
    return redirect("calls:delegates", call.slug)


@never_cache
def accept_delegate(request, token):
    """What the mail's link opens: promise and accept, sign in first, or read why not."""
    one = get_object_or_404(Delegate.objects.select_related("call"), token=token)
    is_open = one.is_open()
    is_mine = request.user.is_authenticated and request.user.has_proved(one.email)
    if request.method == "POST" and is_open and is_mine:
        actions.accept_delegate(one, by=request.user)
        messages.success(request, _("Thank you. You follow this call for its funder now."))
        return redirect("home:my_work")
    context = {
        "delegate": one if is_open else None,
        "is_mine": is_mine,
        **ways_in(one.get_absolute_url()),
    }
    return render(request, "calls/accept.html", context, status=200 if is_open else 410)
