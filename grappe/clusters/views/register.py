"""The register of members: for those who keep the page."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from grappe.core.exports import csv_response, xlsx_response
from grappe.core.htmx import render_part
from grappe.organisations.models import Organisation

from .. import actions
from ..forms.register import EndForm, MemberForm, RegisterFileForm, RegisterFilterForm
from ..models import Membership
from ..register import COLUMNS, Unreadable, import_register, read_table
from .finding import find_cluster

PER_PAGE = 50
FORMATS = {"csv": csv_response, "xlsx": xlsx_response}


@login_required
def register_of(request, slug):
    """All lines of the register, filtered; only keepers see who paid."""
    cluster = find_cluster(request, slug)
    filters = RegisterFilterForm(request.GET)
    page = Paginator(chosen_lines(cluster, filters), PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "cluster": cluster,
        "filters": filters,
        "page": page,
        "tally": cluster.memberships.tally(),
    }
    return render_part(request, "clusters/members_register.html", "lines", context)


def chosen_lines(cluster, filters):
    lines = cluster.memberships.select_related("organisation__country")
    return filters.chosen(lines).order_by("organisation__name", "joined_on")


@login_required
def add_member(request, slug):
    cluster = find_cluster(request, slug)
    form = MemberForm(cluster, request.POST or None)
    if request.method == "POST" and form.is_valid():
        form.keep(by=request.user)
        name = form.instance.organisation
        messages.success(request, _("%(name)s is in the register.") % {"name": name})
        again = "another" in request.POST
        return redirect("clusters:add_member" if again else "clusters:register_of", slug)
    context = {"cluster": cluster, "form": form}
    return render(request, "clusters/members_add.html", context)


@login_required
def edit_member(request, slug, pk):
    """One line: category, span and fee; ending it; taking a mistaken line out."""
    cluster = find_cluster(request, slug)
    member = find_member(cluster, pk)
    form = MemberForm(cluster, request.POST or None, instance=member)
    if request.method == "POST" and form.is_valid():
        form.keep(by=request.user)
        messages.success(request, _("The line is saved."))
        return redirect("clusters:register_of", slug)
    context = {
        "cluster": cluster,
        "form": form,
        "member": find_member(cluster, pk),
        "end": EndForm(initial={"left_on": localdate()}, prefix="end"),
    }
    return render(request, "clusters/members_edit.html", context)


@login_required
@require_POST
def end_member(request, slug, pk):
    cluster = find_cluster(request, slug)
    member = find_member(cluster, pk)
    form = EndForm(request.POST, prefix="end")
    if form.is_valid():
        actions.end_membership(member, form.cleaned_data["left_on"], by=request.user)
        said = _("%(name)s is no member any more.") % {"name": member.organisation}
        messages.success(request, said)
        return redirect("clusters:register_of", slug)
    messages.error(request, _("Give the first day on which it is no member any more."))
    return redirect("clusters:edit_member", slug, pk)


@login_required
@require_POST
def remove_member(request, slug, pk):
    cluster = find_cluster(request, slug)
    member = find_member(cluster, pk)
    actions.remove_member(member, by=request.user)
    said = _("The line of %(name)s is taken out.") % {"name": member.organisation}
    messages.success(request, said)
    return redirect("clusters:register_of", slug)


@login_required
def import_members(request, slug):
    """A spreadsheet in: everything, or nothing with what is wrong in which line."""
    cluster = find_cluster(request, slug)
    form = RegisterFileForm(request.POST or None, request.FILES or None)
    outcome = None
    if request.method == "POST" and form.is_valid():
        outcome = taken_in(cluster, form, request.user)
        if outcome and outcome.is_good and outcome.is_saved:
            messages.success(request, summary(outcome))
            return redirect("clusters:register_of", slug)
    context = {
        "cluster": cluster,
        "form": form,
        "outcome": outcome,
        "categories": Membership.Category.choices,
        "fees": Membership.Fee.choices,
        "kinds": Organisation.Kind.choices,
    }
    return render(request, "clusters/members_import.html", context)


def taken_in(cluster, form, user):
    """The outcome of the file; None when it is no table, which the form then says."""
    typed = form.cleaned_data
    file = typed["file"]
    try:
        rows = read_table(file.name, file.read())
    except Unreadable as error:
        form.add_error("file", str(error))
        return None
    options = {name: typed[name] for name in ("joined_on", "is_trial", "keeps_good")}
    return import_register(cluster, rows, user, file.name, **options)


def summary(outcome):
    return _("%(added)s added, %(changed)s changed, %(same)s as they were.") % {
        "added": outcome.added,
        "changed": outcome.changed,
        "same": outcome.same,
    }


@login_required
def export_register(request, slug, form):
    """What the list shows, as a file that can be taken in again."""
    cluster = find_cluster(request, slug)
    if form not in FORMATS:
        raise Http404
    lines = chosen_lines(cluster, RegisterFilterForm(request.GET))
    return FORMATS[form](f"{slug}-members.{form}", COLUMNS, map(cells, lines))


def cells(member):
    """One line in the order of COLUMNS."""
    organisation = member.organisation
    return (
        organisation.name,
        organisation.country_id,
        organisation.city,
        organisation.kind,
        member.category,
        member.joined_on,
        member.left_on,
        member.fee,
        organisation.website,
        organisation.pic,
        organisation.vat,
    )


def find_member(cluster, pk):
    lines = cluster.memberships.select_related("organisation__country")
    return get_object_or_404(lines, pk=pk)
