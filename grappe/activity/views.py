"""Pages of what happened: a person's notices, and the audit trail for staff."""

from django.contrib import messages
from django.contrib.auth import get_user_model
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt

from grappe.core.errors import require

from . import actions
from .forms import AuditForm, ChoicesForm
from .kinds import kind_named
from .mail import read_stop
from .models import Notice, NoticeChoice
from .permissions import can_audit


@login_required
def notices(request):
    """My notices; a POST marks one of them, or all, as read."""
    if request.method == "POST":
        one = request.POST.get("notice", "")
        actions.mark_read(request.user, [int(one)] if one.isdecimal() else None)
        return redirect("activity:notices")
    page = Paginator(Notice.objects.of(request.user), per_page=30)
    return render(
        request, "activity/notices.html", {"page": page.get_page(request.GET.get("page"))}
    )


@login_required
def choices(request):
    """How I want to hear of things."""
    form = ChoicesForm(request.user, request.POST or None)
    if request.method == "POST" and form.is_valid():
        form.save()
        messages.success(request, _("Your choices are saved."))
        return redirect("activity:choices")
    return render(request, "activity/choices.html", {"form": form})


@csrf_exempt
def stop(request, token):
    """Stop mail of one kind: the signed link says whose and which, so nobody signs in.

    A GET only asks, because mail scanners follow links; the POST may come from a mail
    program, which has no CSRF token (the signature stands in for it).
    """
    said = read_stop(token)
    if said is None:
        raise Http404
    user = get_object_or_404(get_user_model(), public_id=said["user"])
    if request.method == "POST":
        actions.choose(user, said["kind"], NoticeChoice.Way.PAGE)
    context = {"kind": kind_named(said["kind"]), "is_stopped": request.method == "POST"}
    return render(request, "activity/stop.html", context)


@login_required
def audit(request):
    """The audit trail, for staff."""
    require(can_audit(request.user))
    form = AuditForm(request.GET)
    page = Paginator(form.lines(), per_page=50).get_page(request.GET.get("page"))
    return render(request, "activity/audit.html", {"form": form, "page": page})
