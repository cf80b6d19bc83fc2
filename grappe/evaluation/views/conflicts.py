"""Conflicts of interest as the keeper sees them, and rules on them."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from .. import actions
from ..forms import RuleForm
from .showing import keeper, kept, paged

#: So many that are no longer found are shown.
GONE = 50


@kept
def conflicts(request, selection):
    """Those to be ruled first, then all the others, also those that are gone."""
    rows = selection.conflicts.select_related("evaluator__user", "proposal__call", "ruled_by")
    current = rows.current().order_by("ruling", "proposal__number", "pk")
    page = paged(request, current)
    context = {
        "selection": selection,
        "page": page,
        "lines": [(one, RuleForm(instance=one)) for one in page],
        "gone": rows.exclude(gone_at=None)[:GONE],
    }
    return render(request, "evaluation/conflicts.html", context)


@keeper
def recompute(request, selection):
    count = actions.recompute(selection)
    said = ngettext(
        "Computed anew; %(count)s line changed.",
        "Computed anew; %(count)s lines changed.",
        count,
    )
    messages.success(request, said % {"count": count})
    return redirect("evaluation:conflicts", selection.public_id)


@keeper
def rule(request, selection, pk):
    conflict = get_object_or_404(selection.conflicts.current(), pk=pk)
    form = RuleForm(request.POST, instance=conflict)
    if form.is_valid():
        told = form.cleaned_data
        conflict.refresh_from_db(fields=["ruling", "ruling_reason"])
        actions.rule(conflict, told["ruling"], told["ruling_reason"], by=request.user)
        messages.success(request, _("The ruling is on record."))
    else:
        messages.error(request, _("Choose whether this bars the evaluator."))
    return redirect("evaluation:conflicts", selection.public_id)
