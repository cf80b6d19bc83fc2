"""Selections: those that one keeps, how far each has come, its settings, its file."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from grappe.activity.actions import record
from grappe.calls.models import Call, Step
from grappe.calls.permissions import can_edit
from grappe.calls.querysets import kept_by
from grappe.core.errors import require
from grappe.core.exports import download
from grappe.core.requests import sent

from .. import actions
from ..actions.selections import open_ends
from ..decision_file import archive_of
from ..forms import Bodies, SelectionForm
from ..models import Selection
from ..permissions import can_keep
from ..stages import ALL, FOLLOWED, stages
from .showing import followed, keeper, kept

#: A list shows so many of each; older ones are found from their call.
MOST = 100


@login_required
def index(request):
    """The selections that one keeps, and the closed steps that none was opened for."""
    visible = Selection.objects.visible_to(request.user)
    waiting = Step.objects.filter(
        kept_by(request.user, "call__"),
        selection=None,
        closes_at__lte=now(),
        call__stage=Call.Stage.PUBLISHED,
    )
    context = {
        "selections": visible.select_related("step__call__cluster")[:MOST],
        "waiting": waiting.select_related("call__cluster").order_by("-closes_at")[:MOST],
    }
    return render(request, "evaluation/list.html", context)


@login_required
@require_POST
def begin(request, slug, kind):
    """Open the selection of a step that has closed."""
    calls = Call.objects.visible_to(request.user)
    steps = Step.objects.filter(call__in=calls).select_related("call__cluster")
    step = get_object_or_404(steps, call__slug=slug, kind=kind)
    require(can_edit(request.user, step.call))
    selection = actions.open_selection(step, by=request.user)
    messages.success(request, _("The selection is open; begin with the checks."))
    return redirect(selection)


@followed
def selection(request, selection):
    """The stages of one selection, each with its count and its page."""
    is_keeper = can_keep(request.user, selection)
    context = {
        "selection": selection,
        "is_keeper": is_keeper,
        "stages": stages(selection, ALL if is_keeper else FOLLOWED),
        "submissions": selection.submissions().count(),
        "bodies": selection.bodies.all(),
    }
    return render(request, "evaluation/selection.html", context)


@kept
def settings(request, selection):
    """How many read, until when, whether lots decide, and who advises and decides."""
    form = SelectionForm(sent(request), instance=selection)
    bodies = Bodies(sent(request), instance=selection, prefix="bodies")
    if request.method == "POST" and form.is_valid() and bodies.is_valid():
        actions.set_up(selection, [form, bodies], by=request.user)
        messages.success(request, _("The settings are saved."))
        return redirect(selection)
    context = {"selection": selection, "form": form, "bodies": bodies}
    return render(request, "evaluation/settings.html", context)


@followed
def file(request, selection):
    """Close the selection, and load its decision file."""
    is_keeper = can_keep(request.user, selection)
    context = {"selection": selection, "is_keeper": is_keeper, "missing": open_ends(selection)}
    return render(request, "evaluation/file.html", context)


@keeper
def close(request, selection):
    actions.close_selection(selection, by=request.user)
    messages.success(request, _("The selection is closed. Its decision file is complete."))
    return redirect("evaluation:file", selection.public_id)


@followed
def archive(request, selection):
    """The decision file as it stands; final once the selection is closed."""
    content = archive_of(selection)
    record(request.user, "exported the decision file", selection)
    name = f"decision-{selection.call.slug}-{selection.step.kind}.zip"
    return download(content, "application/zip", name)
