"""Grants: the list, one with everything in it, opened, closed, exported."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from grappe.calls.querysets import kept_by
from grappe.core.errors import require
from grappe.core.exports import xlsx_response
from grappe.core.requests import sent
from grappe.evaluation.models import Decision
from grappe.evaluation.permissions import can_keep as can_keep_selection

from .. import actions
from ..forms import TermsForm
from ..models import CostClaim, Grant
from ..money import accounts
from ..permissions import can_keep, can_measure, can_report
from ..warnings import warnings
from .showing import act_of, asking, find_grant, page_of

PER_PAGE = 50


@login_required
def index(request):
    """The grants that one keeps or works on, and funded proposals that wait for one."""
    rows = Grant.objects.visible_to(request.user).distinct().with_late()
    rows = rows.select_related("proposal__call", "project").order_by("closed_at", "-starts_on")
    waiting = Decision.objects.standing().filter(
        kept_by(request.user, "selection__step__call__"),
        kind=Decision.Kind.FUNDING,
        verdict__in=("yes", "conditional"),
        grant=None,
    )
    page = Paginator(rows, PER_PAGE).get_page(request.GET.get("page"))
    context = {"page": page, "waiting": waiting.select_related("proposal__call")[:PER_PAGE]}
    return render(request, "monitoring/list.html", context)


@login_required
@require_POST
def begin(request, decision):
    """Open the grant of a funded proposal."""
    visible = Decision.objects.visible_to(request.user).select_related(
        "proposal__call", "selection__step__call__cluster"
    )
    found = get_object_or_404(visible.distinct(), public_id=decision)
    require(can_keep_selection(request.user, found.selection))
    grant = actions.open_grant(found, by=request.user)
    messages.success(request, _("The grant is open, with its project, work and reports."))
    return redirect(grant)


@login_required
def grant(request, public_id):
    """Everything about one grant on one page."""
    found = find_grant(request, public_id)
    day, money = localdate(), accounts(found)
    results = found.results.select_related("package__lead__organisation")
    claims = CostClaim.objects.filter(report__grant=found).select_related(
        "report", "partner__organisation"
    )
    context = {
        "grant": found,
        "day": day,
        "warnings": warnings(found, day, money),
        "accounts": money,
        "packages": found.packages.select_related("lead__organisation"),
        "results": [(one, one.is_late(day)) for one in results.prefetch_related("files")],
        "reports": [(one, one.is_late(day)) for one in found.reports.all()],
        "claims": claims.prefetch_related("lines", "files"),
        "amendments": found.amendments.select_related(
            "giver__organisation", "taker__organisation", "organisation"
        ),
        "risks": found.risks.all(),
        "indicators": found.indicators.prefetch_related("measures"),
        "missing": actions.open_ends(found, money) if not found.is_closed else [],
        "is_keeper": can_keep(request.user, found) and not found.is_closed,
        "is_team": can_report(request.user, found) and not found.is_closed,
        "may_measure": can_measure(request.user, found),
    }
    return render(request, "monitoring/grant.html", context)


@page_of(can_keep)
def terms(request, grant):
    """How often is reported, and which parts of the aid are advanced and kept back."""
    form = TermsForm(sent(request), instance=grant)

    def act(form):
        actions.set_terms(grant, form.cleaned_data, by=request.user)

    return asking(request, grant, form, _("Terms of the grant"), act, _("Saved."))


@act_of(can_keep)
def close(request, grant):
    actions.close_grant(grant, by=request.user)
    messages.success(request, _("The grant is closed. What it reaches may still be added."))
    return redirect(grant)


@page_of(lambda user, grant: True)
def export(request, grant):
    """Every line that was claimed, as a spreadsheet."""
    claims = CostClaim.objects.filter(report__grant=grant).select_related(
        "report", "partner__organisation"
    )
    header = [
        _("Partner"),
        _("Report"),
        _("Category of cost"),
        _("Amount, EUR"),
        _("Accepted, EUR"),
        _("Accepted costs of the claim, EUR"),
        _("Why less"),
    ]
    rows = [
        [
            str(one.partner),
            one.report.number,
            str(line.category),
            float(line.amount),
            None if line.accepted is None else float(line.accepted),
            None if one.accepted is None else float(one.accepted),
            one.reason,
        ]
        for one in claims.prefetch_related("lines__category")
        for line in one.lines.all()
    ]
    return xlsx_response("claims.xlsx", header, rows)
