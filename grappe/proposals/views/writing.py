"""What a proposal plans, spends and has signed: one page each."""

from allauth.account.decorators import reauthentication_required
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from grappe.core.errors import require

from .. import actions
from ..budget import budget_of
from ..forms import BudgetForm, CommitmentForm, Packages, Results, SignForm
from ..gantt import chart_of
from ..models import Commitment, Proposal
from ..permissions import can_write
from ..planning import packages_of, plan_missing
from ..signing import is_standing, sha256_of, texts_of
from .proposals import find_proposal


@login_required
def plan(request, public_id):
    """Work packages and what each delivers, with the Gantt chart."""
    proposal = find_proposal(request, public_id)
    may_write = can_write(request.user, proposal)
    require(may_write or request.method != "POST")
    forms = plan_forms(proposal, request.POST or None)
    valid = [form.is_valid() for form in forms] if request.method == "POST" else [False]
    if all(valid):
        actions.save_plan(proposal, forms, by=request.user)
        messages.success(request, _("The work plan is saved."))
        return redirect("proposals:plan", proposal.public_id)
    packages = list(packages_of(proposal))
    context = {
        "proposal": proposal,
        "packages_form": forms[0],
        "results_forms": forms[1:],
        "packages": packages,
        "chart": chart_of(packages, proposal.consortium.months),
        "missing": plan_missing(proposal),
        "can_write": may_write,
    }
    return render(request, "proposals/plan.html", context)


def plan_forms(proposal, typed):
    """The form set of the packages, then one of results for each that is there."""
    results = [
        Results(typed, instance=package, prefix=f"results-{package.pk}")
        for package in packages_of(proposal)
    ]
    return [Packages(typed, instance=proposal, prefix="packages"), *results]


@login_required
def budget(request, public_id):
    """Partner by category for one work package (or the whole), with totals and aid."""
    proposal = find_proposal(request, public_id)
    may_write = can_write(request.user, proposal)
    require(may_write or request.method != "POST")
    packages = list(packages_of(proposal))
    number = request.GET.get("package", "")
    package = next((one for one in packages if str(one.number) == number), None)
    package = package or (packages[0] if packages else None)
    lines = proposal.budget_lines.filter(work_package=package)
    form = BudgetForm(
        request.POST or None,
        team=list(proposal.consortium.team()),
        categories=list(proposal.call.categories.all()),
        present={(one.partner_id, one.category_id): one.amount for one in lines},
    )
    if request.method == "POST" and form.is_valid():
        actions.save_budget(proposal, package, form.costs(), form.sizes(), by=request.user)
        messages.success(request, _("The budget is saved."))
        return redirect(request.get_full_path())
    found = budget_of(proposal)
    context = {
        "proposal": proposal,
        "form": form,
        "package": package,
        "packages": packages,
        "budget": found,
        "can_write": may_write,
    }
    return render(request, "proposals/budget.html", context)


@login_required
def commitments(request, public_id):
    """Who signs for each partner, and how far that is."""
    proposal = find_proposal(request, public_id)
    texts = texts_of(proposal)
    team = [one for one in proposal.consortium.team() if one.pk in texts]
    found = {one.partner_id: one for one in Commitment.objects.filter(partner__in=team)}
    rows = [row_of(one, found.get(one.pk), texts[one.pk], request) for one in team]
    if request.method == "POST":
        require(can_write(request.user, proposal))
        for partner, _commitment, _is_standing, form in rows:
            if form.is_bound and form.is_valid():
                actions.ask_to_sign(proposal, partner, **form.cleaned_data, by=request.user)
                messages.success(request, _("The request to sign is sent."))
                return redirect("proposals:commitments", proposal.public_id)
    context = {
        "proposal": proposal,
        "rows": rows,
        "can_write": can_write(request.user, proposal),
    }
    return render(request, "proposals/commitments.html", context)


def row_of(partner, commitment, text, request):
    """(partner, its commitment or None, whether that stands, the form to ask)."""
    is_sent = request.POST.get("partner") == str(partner.pk)
    form = CommitmentForm(
        request.POST if is_sent else None, instance=None, auto_id=f"id_{partner.pk}_%s"
    )
    return partner, commitment, bool(commitment and is_standing(commitment, text)), form


@never_cache
@login_required
@reauthentication_required
def sign(request, token):
    """The exact text for the named person, who signs in once more before signing."""
    related = Commitment.objects.select_related("partner__consortium", "partner__organisation")
    commitment = get_object_or_404(related, token=token)
    is_mine = actions.is_addressed_to(commitment, request.user) and commitment.is_open()
    proposal = get_object_or_404(Proposal, consortium=commitment.partner.consortium)
    text = texts_of(proposal).get(commitment.partner_id, "") if is_mine else ""
    form = SignForm(request.POST or None, initial={"sha256": sha256_of(text)})
    if request.method == "POST" and is_mine and form.is_valid():
        if "revoke" in request.POST:
            actions.revoke(commitment, by=request.user)
            messages.success(request, _("Your signature is taken back."))
        else:
            actions.sign(commitment, form.cleaned_data["sha256"], by=request.user)
            messages.success(request, _("Signed. Thank you."))
        return redirect(commitment)
    context = {
        "commitment": commitment,
        "text": text,
        "form": form,
        "is_mine": is_mine,
        "is_standing": is_mine and is_standing(commitment, text),
        "proposal": proposal,
    }
    return render(request, "proposals/sign.html", context, status=200 if is_mine else 403)
