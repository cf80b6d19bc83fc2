"""What is handed in: submit, withdraw, the receipt, and what the call's keepers see."""

from functools import wraps

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from grappe.calls.models import Call
from grappe.calls.permissions import can_edit as can_keep
from grappe.core.errors import require
from grappe.core.exports import csv_response, xlsx_response
from grappe.core.files import file_response

from .. import actions, document
from ..forms import AmendForm, GraceForm
from ..models import Proposal, Submission
from ..permissions import can_lead
from .proposals import find_proposal

PER_PAGE = 50


def act_on_proposal(may):
    """A POST on a proposal by those who `may`; `arrived` is when the request came in."""

    def decorate(view):
        @login_required
        @require_POST
        @wraps(view)
        def acting(request, public_id, **named):
            arrived = now()
            found = find_proposal(request, public_id)
            require(may(request.user, found))
            return view(request, found, arrived, **named)

        return acting

    return decorate


@act_on_proposal(can_lead)
def submit(request, proposal, arrived):
    """Hand in; what is missing is told on the proposal's page, where each part leads on."""
    submission = actions.submit(proposal, by=request.user, at=arrived)
    said = _("Handed in. Your receipt is %(receipt)s.") % {"receipt": submission.receipt}
    messages.success(request, said)
    return redirect(submission)


@act_on_proposal(can_lead)
def withdraw(request, proposal, arrived):
    actions.withdraw(proposal, by=request.user, at=arrived)
    messages.success(request, _("The proposal is withdrawn; your draft is kept."))
    return redirect(proposal)


@act_on_proposal(can_lead)
def open_again(request, proposal, arrived):
    actions.open_again(proposal, by=request.user)
    messages.success(
        request, _("You can change it; what was handed in stands until you hand in again.")
    )
    return redirect(proposal)


def find_submission(request, receipt):
    related = Submission.objects.select_related(
        "proposal__call", "proposal__consortium", "step", "submitted_by", "call_version"
    )
    return get_object_or_404(related.visible_to(request.user), receipt=receipt)


@login_required
def submission(request, receipt):
    """The receipt, and everything as it was handed in."""
    found = find_submission(request, receipt)
    context = {
        "submission": found,
        "proposal": found.proposal,
        "shown": document.Shown(found.content),
        "is_mine": Proposal.objects.visible_to(request.user)
        .filter(pk=found.proposal_id)
        .exists(),
    }
    return render(request, "proposals/submission.html", context)


@login_required
def submission_document(request, receipt):
    """The PDF; made at once where the worker has not come to it yet."""
    found = find_submission(request, receipt)
    document.write(found)
    return file_response(found.pdf, f"{found.receipt}.pdf")


@login_required
def submission_file(request, receipt, file_id):
    """A file that was handed in with an answer."""
    found = find_submission(request, receipt)
    kept = document.file_of(found, file_id)
    if kept is None:
        raise Http404
    return file_response(kept.file, kept.name)


def find_call(request, slug):
    visible = Call.objects.visible_to(request.user)
    call = get_object_or_404(visible, slug=slug)
    require(can_keep(request.user, call))
    return call


@login_required
def of_call(request, slug):
    """What came in for a call, for those who keep it."""
    call = find_call(request, slug)
    submissions = received(call)
    page = Paginator(submissions, PER_PAGE).get_page(request.GET.get("page"))
    drafts = Proposal.objects.filter(call=call, stage=Proposal.Stage.DRAFT).count()
    context = {"call": call, "page": page, "drafts": drafts, "form": GraceForm()}
    return render(request, "proposals/of_call.html", context)


def received(call):
    standing = Submission.objects.filter(proposal__call=call).standing()
    return standing.select_related("proposal__call", "step").order_by(
        "step__closes_at", "proposal__number"
    )


@login_required
def export_of_call(request, slug, form):
    """What came in, as a spreadsheet."""
    if form not in ("csv", "xlsx"):
        raise Http404
    call = find_call(request, slug)
    header = [
        _("Reference"),
        _("Step"),
        _("Short name"),
        _("Title"),
        _("Partners"),
        _("Costs, EUR"),
        _("Aid, EUR"),
        _("Handed in"),
        _("Receipt"),
        "SHA-256",
    ]
    respond = csv_response if form == "csv" else xlsx_response
    return respond(f"proposals.{form}", header, [cells(one) for one in received(call)])


def cells(one):
    content = one.content
    return [
        one.proposal.reference,
        str(one.step),
        content["proposal"]["acronym"],
        content["proposal"]["title"],
        len(content["partners"]),
        float(content["budget"]["costs"] or 0),
        float(content["budget"]["aid"] or 0),
        one.submitted_at.isoformat(timespec="seconds"),
        one.receipt,
        one.sha256,
    ]


@login_required
def amend_call(request, slug):
    """Announce what was changed in a published call; its applicants are told."""
    call = find_call(request, slug)
    form = AmendForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        version = actions.amend_call(call, form.cleaned_data["note"], by=request.user)
        said = _("The changes are announced.") if version else _("Nothing has changed.")
        messages.success(request, said)
        return redirect("calls:hosting", slug=slug)
    return render(request, "proposals/amend.html", {"call": call, "form": form})


@login_required
def grace(request, slug, number):
    """Let one proposal come late: only its number is known to those who keep the call."""
    call = find_call(request, slug)
    found = get_object_or_404(Proposal, call=call, number=number)
    form = GraceForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        told = form.cleaned_data
        actions.give_grace(found, told["until"], told["reason"], by=request.user)
        messages.success(request, _("The grace is on record."))
        return redirect("proposals:of_call", slug=slug)
    return render(
        request, "proposals/grace.html", {"call": call, "proposal": found, "form": form}
    )
