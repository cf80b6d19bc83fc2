"""Checks: run, judged one by one or all that were met, eligibility written down."""

from django.contrib import messages
from django.db.models import Count, Q
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from .. import actions
from ..forms import JudgeForm
from ..models import Check, Decision
from .showing import keeper, kept, paged


@kept
def checks(request, selection):
    """Every proposal with its lights."""
    rows = selection.submissions().annotate(
        unjudged=Count("checks", filter=Q(checks__verdict="")),
        unmet=Count("checks", filter=Q(checks__light="unmet")),
        unsure=Count("checks", filter=Q(checks__light="open")),
        all=Count("checks"),
    )
    decided = selection.decisions.standing().filter(kind=Decision.Kind.ELIGIBILITY)
    verdicts = {one.proposal_id: one for one in decided}
    page = paged(request, rows)
    lines = [(one, verdicts.get(one.proposal_id)) for one in page]
    context = {"selection": selection, "page": page, "lines": lines}
    return render(request, "evaluation/checks.html", context)


@keeper
def run(request, selection):
    count = actions.run_checks(selection, by=request.user)
    said = ngettext(
        "Checked; %(count)s finding is new.", "Checked; %(count)s findings are new.", count
    )
    messages.success(request, said % {"count": count})
    return redirect("evaluation:checks", selection.public_id)


@keeper
def confirm(request, selection):
    count = actions.judge_met(selection, by=request.user)
    said = ngettext("%(count)s check is confirmed.", "%(count)s checks are confirmed.", count)
    messages.success(request, said % {"count": count})
    return redirect("evaluation:checks", selection.public_id)


@keeper
def eligibility(request, selection):
    count = actions.decide_eligibility(selection, by=request.user)
    said = ngettext(
        "%(count)s decision on eligibility is written down.",
        "%(count)s decisions on eligibility are written down.",
        count,
    )
    messages.success(request, said % {"count": count})
    return redirect("evaluation:checks", selection.public_id)


@kept
def checked(request, selection, number):
    """One proposal's checks, each with its judgement."""
    submission = get_object_or_404(selection.submissions(), proposal__number=number)
    rows = list(submission.checks.select_related("judged_by"))
    lines = [(one, JudgeForm(instance=one)) for one in rows]
    context = {"selection": selection, "submission": submission, "lines": lines}
    return render(request, "evaluation/checked.html", context)


@keeper
def judge(request, selection, pk):
    rows = Check.objects.filter(submission__in=selection.submissions())
    check = get_object_or_404(rows.select_related("submission__proposal"), pk=pk)
    form = JudgeForm(request.POST, instance=check)
    if form.is_valid():
        check.refresh_from_db(fields=["verdict", "reason"])
        told = form.cleaned_data
        actions.judge(check, told["verdict"], told["reason"], by=request.user)
        messages.success(request, _("The judgement is on record."))
    else:
        messages.error(request, _("Choose whether the proposal passes this check."))
    return redirect("evaluation:checked", selection.public_id, check.submission.proposal.number)
