"""Pages of who has a seat in a selection: its briefing, and the pack to work offline."""

from functools import wraps

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache

from grappe.core.exports import XLSX, download
from grappe.core.requests import sent

from .. import actions, packs
from ..forms import PackForm
from ..models import Selection


def seated(view):
    """A page of who has a seat in a selection: `view(request, selection)`."""

    @never_cache
    @login_required
    @wraps(view)
    def shown(request, public_id):
        sitting = Selection.objects.filter(
            seats__evaluator__user=request.user, seats__taken_at__isnull=False
        )
        found = get_object_or_404(sitting.select_related("step__call"), public_id=public_id)
        return view(request, found)

    return shown


@seated
def briefing(request, selection):
    """What the keeper tells all evaluators, and the evaluator's word that they have read it."""
    seat = selection.seats.get(evaluator__user=request.user)
    if request.method == "POST":
        actions.confirm_briefing(seat, by=request.user)
        messages.success(request, _("Thank you. You can read the proposals now."))
        return redirect("evaluation:readings")
    return render(request, "evaluation/briefing.html", {"selection": selection, "seat": seat})


@seated
def pack(request, selection):
    """Load the pack, and send it back filled in."""
    form = PackForm(sent(request), request.FILES or None)
    faults = []
    if request.method == "POST" and form.is_valid():
        found, faults = packs.read(form.cleaned_data["file"], selection, request.user)
        if not faults:
            for assignment, typed, base in found:
                actions.save_draft(assignment, typed, base)
            said = ngettext(
                "%(count)s draft is taken over; look it through and hand it in.",
                "%(count)s drafts are taken over; look them through and hand them in.",
                len(found),
            )
            messages.success(request, said % {"count": len(found)})
            return redirect("evaluation:readings")
    count = packs.readable_in(selection, request.user).count()
    context = {"selection": selection, "form": form, "faults": faults, "count": count}
    return render(request, "evaluation/pack_page.html", context)


@seated
def pack_sheet(request, selection):
    content = packs.sheet_of(selection, request.user)
    return download(content, XLSX, f"reviews-{selection.call.slug}.xlsx")


@seated
def pack_document(request, selection):
    content = packs.document_of(selection, request.user)
    return download(content, "application/pdf", f"proposals-{selection.call.slug}.pdf")
