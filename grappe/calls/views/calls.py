"""Pages of calls."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from grappe.clusters.models import Cluster
from grappe.core.errors import require
from grappe.core.htmx import render_part
from grappe.projects.models import Programme

from .. import actions
from ..forms import CallForm
from ..models import Call
from ..permissions import can_add, can_edit
from ..querysets import STATES

PER_PAGE = 20


def index(request):
    """Calls by deadline, narrowed by words, programme and state."""
    visible = Call.objects.visible_to(request.user)
    chosen = {
        name: request.GET.get(name, "").replace("\0", "").strip()[:200]
        for name in ("q", "programme", "state")
    }
    if chosen["state"] not in STATES and "state" not in request.GET:
        chosen["state"] = "open"
    calls = visible.matching(chosen["q"]).in_state(chosen["state"])
    if chosen["programme"]:
        calls = calls.filter(programme__slug=chosen["programme"])
    calls = calls.by_deadline(latest_first=chosen["state"] == "closed")
    pages = Paginator(calls.select_related("programme", "cluster"), PER_PAGE)
    context = {
        "page": pages.get_page(request.GET.get("page")),
        "chosen": chosen,
        "programmes": Programme.objects.filter(call__in=visible).distinct(),
        "can_add": can_add(request.user),
        "kept": request.user.clusters.all() if request.user.is_authenticated else (),
    }
    return render_part(request, "calls/list.html", "results", context)


def find(request, slug):
    related = Call.objects.select_related("programme", "cluster", "rule_set")
    return get_object_or_404(related.visible_to(request.user), slug=slug)


def page(request, slug):
    """One call: its text, its dates, and its rules with their sources."""
    call = find(request, slug)
    context = {
        "call": call,
        "steps": call.steps.in_order().select_related("call"),
        "criteria": call.criteria.all(),
        "rates": call.rates.all(),
        "categories": call.categories.all(),
        "documents": call.shown_documents(),
        "explanations": call.explanations.all(),
        "rules": call.rule_set.rules.all() if call.rule_set else (),
        "can_edit": can_edit(request.user, call),
        # Asked by the template, and only for a hosted call.
        "is_followed": call.delegates.exclude(user=None).exists,
    }
    return render(request, "calls/page.html", context)


@login_required
def add(request, slug=""):
    """A new call of a cluster, or of a funder that staff pass on."""
    visible = Cluster.objects.visible_to(request.user)
    cluster = get_object_or_404(visible, slug=slug) if slug else None
    require(can_add(request.user, cluster))
    return edited(request, Call(cluster=cluster), _("The call is saved as a draft."))


@login_required
def edit(request, slug):
    call = find(request, slug)
    require(can_edit(request.user, call))
    return edited(request, call, _("The call is saved."))


def edited(request, call, said):
    title = call.title
    form = CallForm(request.POST or None, instance=call)
    if request.method == "POST" and form.is_valid() and form.keep(by=request.user):
        messages.success(request, said)
        return redirect(call)
    return render(request, "calls/edit.html", {"form": form, "title": title})


@login_required
@require_POST
def publish(request, slug):
    call = find(request, slug)
    require(can_edit(request.user, call))
    actions.publish(call, by=request.user)
    messages.success(request, _("The call is published."))
    return redirect(call)


@login_required
@require_POST
def take_off(request, slug):
    call = find(request, slug)
    require(can_edit(request.user, call))
    actions.take_off(call, by=request.user)
    messages.success(request, _("The call is taken off; only its managers see it now."))
    return redirect(call)
