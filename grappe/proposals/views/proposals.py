"""Proposals: begun, shown as a whole, their facts."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db import transaction
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import now
from django.utils.translation import gettext as _

from grappe.calls.models import Call
from grappe.core.errors import require

from .. import actions
from ..budget import budget_of
from ..forms import BeginForm, ProposalForm
from ..lights import lights, signs
from ..models import Proposal
from ..permissions import can_lead, can_write
from ..readiness import parts


def find_proposal(request, public_id):
    """The proposal, if this person is on its team."""
    visible = Proposal.objects.visible_to(request.user).select_related(
        "call__rule_set", "call__cluster", "step__call", "consortium__owner"
    )
    return get_object_or_404(visible, public_id=public_id)


@login_required
def mine(request):
    """The proposals on whose team this person is, the nearest deadline first."""
    visible = Proposal.objects.visible_to(request.user)
    related = visible.select_related("call", "step", "consortium").order_by("-updated_at")
    return render(request, "proposals/mine.html", {"proposals": related})


@login_required
def begin(request, slug):
    """Answer a call: choose the team, or name a new one."""
    call = get_object_or_404(Call.objects.visible_to(request.user), slug=slug)
    form = BeginForm(request.POST or None, call=call, user=request.user)
    if request.method == "POST" and form.is_valid():
        return redirect(begun(form.cleaned_data, call, request.user))
    context = {"call": call, "form": form, "step": call.open_step()}
    return render(request, "proposals/begin.html", context)


@transaction.atomic
def begun(told, call, user):
    """The proposal, with its new team where none was chosen."""
    team = told["team"] or actions.begin(title=told["title"], by=user, call=call)
    return actions.begin_proposal(team, call, by=user)


@login_required
def proposal(request, public_id):
    """The whole of it: how ready each part is, what is handed in, what to do next."""
    found = find_proposal(request, public_id)
    team = list(found.consortium.team())
    shown = lights(found.consortium, team)
    budget = budget_of(found)
    context = {
        "proposal": found,
        "parts": list(parts(found, budget)) if found.is_draft else [],
        "team": team,
        "lights": shown,
        "signs": signs(shown),
        "budget": budget if found.step.has_budget else None,
        "submissions": found.submissions.select_related("step"),
        "may_hand_in": found.may_hand_in(),
        "can_write": can_write(request.user, found),
        "can_lead": can_lead(request.user, found),
        "now": now(),
    }
    return render(request, "proposals/proposal.html", context)


@login_required
def facts(request, public_id):
    """Short name, title, summary, topics, dates."""
    found = find_proposal(request, public_id)
    require(can_write(request.user, found))
    form = ProposalForm(request.POST or None, instance=found)
    if request.method == "POST" and form.is_valid() and saved(request, form):
        messages.success(request, _("The proposal is saved."))
        return redirect(found)
    context = {"proposal": find_proposal(request, public_id), "form": form}
    return render(request, "proposals/facts.html", context)


def saved(request, form):
    """Save; one that somebody else saved meanwhile is told beside what was typed."""
    told = form.cleaned_data
    try:
        with transaction.atomic():
            found = actions.change_proposal(form.instance, request.user, told["base"])
            found.topics.set(told["topics"])
            actions.set_months(found, told["months"], by=request.user)
    except actions.Overtaken as overtaken:
        form.tell(overtaken)
        return False
    return True
