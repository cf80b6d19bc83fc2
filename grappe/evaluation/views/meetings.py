"""Meetings: called, opened with who is there, minuted, closed."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from grappe.core.requests import sent

from .. import actions
from ..forms import MeetingForm, MinuteForm, PresentForm
from ..models import Meeting
from .showing import keeper, kept


@kept
def meetings(request, selection):
    form = MeetingForm(sent(request), selection=selection)
    if request.method == "POST" and form.is_valid():
        found = actions.call_meeting(selection, form.save(commit=False), by=request.user)
        messages.success(request, _("The meeting is called; its agenda is ready."))
        return redirect("evaluation:meeting", selection.public_id, found.pk)
    rows = selection.meetings.select_related("body")
    context = {"selection": selection, "form": form, "meetings": rows}
    return render(request, "evaluation/meetings.html", context)


@kept
def meeting(request, selection, pk):
    """The room: who is there, who leaves for which item, what is said and advised."""
    found = get_object_or_404(selection.meetings.select_related("body"), pk=pk)
    present = PresentForm(
        selection=selection, initial={"present": found.present.values_list("pk", flat=True)}
    )
    items = found.items.select_related("proposal__call").prefetch_related("left_room__user")
    is_running = found.opened_at is not None and found.closed_at is None
    context = {
        "selection": selection,
        "meeting": found,
        "present_form": present,
        "lines": [(one, MinuteForm(instance=one) if is_running else None) for one in items],
        "is_running": is_running,
    }
    return render(request, "evaluation/meeting.html", context)


@keeper
def open_meeting(request, selection, pk):
    found = get_object_or_404(selection.meetings, pk=pk)
    form = PresentForm(request.POST, selection=selection)
    if form.is_valid():
        actions.open_meeting(found, list(form.cleaned_data["present"]), by=request.user)
        messages.success(request, _("Who is there is on record; who has a conflict leaves."))
    return redirect("evaluation:meeting", selection.public_id, pk)


@keeper
def minute(request, selection, pk, number):
    found = get_object_or_404(selection.meetings, pk=pk)
    item = get_object_or_404(found.items, number=number)
    form = MinuteForm(request.POST, instance=item)
    if form.is_valid():
        actions.minute(item, form.cleaned_data, by=request.user)
        messages.success(request, _("Item %(number)s is minuted.") % {"number": number})
    else:
        faults = [str(fault) for faults in form.errors.values() for fault in faults]
        messages.error(request, " ".join(faults))
    return redirect("evaluation:meeting", selection.public_id, pk)


@keeper
def close_meeting(request, selection, pk):
    actions.close_meeting(get_object_or_404(selection.meetings, pk=pk), by=request.user)
    messages.success(request, _("The meeting is closed; its minutes stand."))
    return redirect("evaluation:meeting", selection.public_id, pk)


@never_cache
@login_required
def attend(request, pk):
    """The agenda for who is in the room; what one leaves for, one does not read."""
    rooms = Meeting.objects.filter(present__user=request.user)
    found = get_object_or_404(rooms.select_related("selection__step__call", "body"), pk=pk)
    barred = found.selection.conflicts.barring().filter(evaluator__user=request.user)
    hidden = set(barred.values_list("proposal", flat=True))
    hidden |= set(
        found.items.filter(left_room__user=request.user).values_list("proposal", flat=True)
    )
    items = found.items.select_related("proposal__call")
    lines = [(one, one.proposal_id in hidden) for one in items]
    context = {"meeting": found, "selection": found.selection, "lines": lines}
    return render(request, "evaluation/attend.html", context)
