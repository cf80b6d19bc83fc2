"""The keepers' pages of a hosted call: what is there, what is missing, and each part."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from grappe.core.errors import require

from ..forms import PartForm
from ..parts import PARTS
from ..permissions import can_edit
from ..readiness import advice, missing
from ..snapshot import content_of, sha256_of
from .calls import find


def find_kept(request, slug):
    """The call, for those who keep it."""
    call = find(request, slug)
    require(can_edit(request.user, call))
    return call


def unannounced(call):
    """The last version, when the published call says something else by now; or None."""
    last = call.versions.first() if call.is_published else None
    return last if last and last.sha256 != sha256_of(content_of(call)) else None


@login_required
def hosting(request, slug):
    """The hub: each part with its size, and what keeps the call from being published."""
    call = find_kept(request, slug)
    steps = call.steps.in_order().prefetch_related("questions")
    context = {
        "call": call,
        "steps": steps,
        "parts": [(part, size_of(call, part)) for part in PARTS.values()],
        "documents": len(call.shown_documents()),
        "delegates": call.delegates.count(),
        "missing": missing(call),
        "advice": advice(call),
        "amended": unannounced(call),
    }
    return render(request, "calls/hosting.html", context)


def size_of(call, part):
    return sum(getattr(call, name).count() for name, _fields in part.rows)


@login_required
def part(request, slug, part):
    """The form of one part; what was typed stays until it is saved."""
    call = find_kept(request, slug)
    form = PartForm(call, PARTS[part], typed(request))
    is_sent = request.method == "POST" and "more" not in request.POST
    if is_sent and form.is_valid() and form.keep(by=request.user):
        messages.success(request, _("“%(part)s” is saved.") % {"part": form.part.title})
        return redirect("calls:hosting", call.slug)
    context = {"call": call, "form": form, "part": form.part, "is_sent": is_sent}
    return render(request, "calls/part.html", context)


def typed(request):
    """What was sent, with one more row where that was asked for; None before."""
    if request.method != "POST":
        return None
    sent = request.POST.copy()
    if (total := f"{sent.get('more')}-TOTAL_FORMS") in sent:
        number = sent[total]
        sent[total] = str(int(number) + 1) if number.isdecimal() else number
    return sent
