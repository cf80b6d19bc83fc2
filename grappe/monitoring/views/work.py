"""Results, reports, amendments, risks and what is reached: a page for each act."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from grappe.core.files import attachment
from grappe.core.requests import sent

from .. import actions
from ..forms import (
    AmendmentForm,
    DeliverForm,
    DoneForm,
    MeasureForm,
    ReportForm,
    ReturnForm,
    RiskForm,
    TargetForm,
    VerdictForm,
)
from ..models import ClaimFile, ResultFile, Risk
from ..permissions import can_keep, can_measure, can_report
from .showing import act_of, asking, page_of


@page_of(can_report)
def deliver(request, grant, pk):
    result = get_object_or_404(grant.results, pk=pk)
    form = DeliverForm(sent(request), request.FILES or None, initial={"text": result.text})

    def act(form):
        uploads = [form.cleaned_data["file"]] if form.cleaned_data["file"] else []
        actions.deliver(result, form.cleaned_data["text"], uploads, by=request.user)

    title = _("Deliver: %(title)s") % {"title": result.title}
    return asking(request, grant, form, title, act, _("Delivered."))


@act_of(can_keep)
def accept_result(request, grant, pk):
    actions.accept_result(get_object_or_404(grant.results, pk=pk), by=request.user)
    messages.success(request, _("Accepted."))
    return redirect(grant)


@page_of(can_keep)
def return_result(request, grant, pk):
    result = get_object_or_404(grant.results.exclude(delivered_at=None), pk=pk)

    def act(form):
        actions.return_result(result, form.cleaned_data["reason"], by=request.user)

    title = _("Send back: %(title)s") % {"title": result.title}
    form = ReturnForm(sent(request))
    return asking(request, grant, form, title, act, _("Sent back, with your reason."))


@page_of(lambda user, grant: True)
def file(request, grant, file_id):
    """A file of a result or a claim."""
    rows = (
        ResultFile.objects.filter(result__grant=grant),
        ClaimFile.objects.filter(claim__report__grant=grant),
    )
    found = next((one for kept in rows for one in kept.filter(public_id=file_id)), None)
    if found is None:
        raise Http404
    return attachment(found)


@page_of(can_report)
def done(request, grant, pk):
    package = get_object_or_404(grant.packages, pk=pk)
    form = DoneForm(sent(request), instance=package)

    def act(form):
        actions.set_done(package, form.cleaned_data["percent_done"], by=request.user)

    return asking(request, grant, form, str(package), act, _("Saved."))


@page_of(lambda user, grant: True)
def report(request, grant, number):
    """A report: written by the team, then read, accepted or sent back by the keeper."""
    found = get_object_or_404(grant.reports, number=number)
    may_write = can_report(request.user, grant) and found.submitted_at is None
    form = ReportForm(sent(request), instance=found) if may_write else None
    if form and request.method == "POST" and form.is_valid():
        actions.save_report(found, form.cleaned_data, by=request.user)
        if "submit" in request.POST:
            actions.submit_report(found, by=request.user)
            messages.success(request, _("The report is handed in."))
            return redirect(grant)
        messages.success(request, _("The draft is saved."))
        return redirect(found)
    claims = found.claims.select_related("partner__organisation").prefetch_related(
        "lines__category", "files"
    )
    context = {
        "grant": grant,
        "report": found,
        "form": form,
        "claims": claims,
        "is_keeper": can_keep(request.user, grant) and found.accepted_at is None,
        "is_team": can_report(request.user, grant) and found.accepted_at is None,
    }
    return render(request, "monitoring/report.html", context)


@act_of(can_keep)
def accept_report(request, grant, number):
    actions.accept_report(get_object_or_404(grant.reports, number=number), by=request.user)
    messages.success(request, _("Accepted."))
    return redirect(grant)


@page_of(can_keep)
def return_report(request, grant, number):
    found = get_object_or_404(grant.reports.exclude(submitted_at=None), number=number)

    def act(form):
        actions.return_report(found, form.cleaned_data["reason"], by=request.user)

    form = ReturnForm(sent(request))
    return asking(request, grant, form, _("Send the report back"), act, _("Sent back."))


@page_of(can_report)
def amend(request, grant):
    form = AmendmentForm(sent(request), grant=grant)

    def act(form):
        actions.ask_amendment(grant, form.save(commit=False), by=request.user)

    said = _("Asked. Whoever keeps the call decides.")
    return asking(request, grant, form, _("Ask for an amendment"), act, said)


@page_of(can_keep)
def decide_amendment(request, grant, pk):
    found = get_object_or_404(grant.amendments.filter(verdict=""), pk=pk)

    def act(form):
        told = form.cleaned_data
        actions.decide_amendment(found, told["verdict"], told["answer"], by=request.user)

    form = VerdictForm(sent(request))
    title = _("Decide: %(what)s") % {"what": found}
    return asking(request, grant, form, title, act, _("Decided."), told=found.reason)


@page_of(can_report)
def risk(request, grant, pk=None):
    """A new risk, or one that changed."""
    found = get_object_or_404(grant.risks, pk=pk) if pk else Risk(grant=grant)
    form = RiskForm(sent(request), instance=found)

    def act(form):
        actions.keep_risk(grant, form.save(commit=False), by=request.user)

    return asking(request, grant, form, _("Risk"), act, _("Saved."))


@page_of(can_report)
def target(request, grant, kind):
    found = get_object_or_404(grant.indicators, kind=kind)
    form = TargetForm(sent(request), instance=found)

    def act(form):
        actions.set_target(found, form.cleaned_data["target"], by=request.user)

    return asking(request, grant, form, str(found), act, _("Saved."))


@page_of(can_measure)
def measure(request, grant, kind):
    """What was reached, with what shows it."""
    found = get_object_or_404(grant.indicators, kind=kind)
    form = MeasureForm(sent(request))

    def act(form):
        actions.keep_measure(found, form.save(commit=False), by=request.user)

    earlier = found.measures.all()
    return asking(request, grant, form, str(found), act, _("Saved."), measures=earlier)
