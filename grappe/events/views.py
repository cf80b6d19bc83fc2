"""Pages of events."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from grappe.clusters.models import Cluster
from grappe.core.errors import require
from grappe.core.htmx import render_part
from grappe.taxonomies.models import Country

from . import actions
from .forms import EventForm
from .models import Event
from .permissions import can_add, can_delete, can_edit

PER_PAGE = 30
FILTERS = ("country", "cluster", "kind")


def index(request):
    """Events by month: those to come, or the past ones on request."""
    visible = Event.objects.visible_to(request.user)
    chosen = {name: request.GET.get(name, "").strip() for name in FILTERS}
    clusters = Cluster.objects.visible_to(request.user)
    context = listed(request, visible.chosen(**chosen)) | {
        "chosen": chosen,
        "countries": Country.objects.filter(event__in=visible).distinct(),
        "clusters": clusters.filter(events__in=visible).distinct(),
        "kinds": Event.Kind.choices,
    }
    return render_part(request, "events/list.html", "results", context)


def of_cluster(request, slug):
    """The events of one cluster."""
    cluster = get_object_or_404(Cluster.objects.visible_to(request.user), slug=slug)
    events = Event.objects.visible_to(request.user).filter(cluster=cluster)
    context = listed(request, events) | {
        "cluster": cluster,
        "can_add": can_add(request.user, cluster),
    }
    return render_part(request, "events/of_cluster.html", "results", context)


def listed(request, events):
    """The asked page of events to come, or of past ones."""
    is_past = request.GET.get("past") == "1"
    events = events.past() if is_past else events.upcoming()
    pages = Paginator(events.select_related("cluster", "country"), PER_PAGE)
    return {"page": pages.get_page(request.GET.get("page")), "is_past": is_past}


def find(request, slug):
    visible = Event.objects.visible_to(request.user).select_related("cluster", "country")
    return get_object_or_404(visible, slug=slug)


def page(request, slug):
    event = find(request, slug)
    context = {
        "event": event,
        "can_edit": can_edit(request.user, event),
        "can_delete": can_delete(request.user, event),
    }
    return render(request, "events/page.html", context)


@login_required
def add(request, slug):
    cluster = get_object_or_404(Cluster.objects.visible_to(request.user), slug=slug)
    require(can_add(request.user, cluster))
    return edited(request, Event(cluster=cluster), _("The event is saved as a draft."))


@login_required
def edit(request, slug):
    event = find(request, slug)
    require(can_edit(request.user, event))
    return edited(request, event, _("The event is saved."))


def edited(request, event, said):
    title = event.title
    form = EventForm(request.POST or None, instance=event)
    if request.method == "POST" and form.is_valid() and form.keep(by=request.user):
        messages.success(request, said)
        return redirect(event)
    context = {"form": form, "title": title, "cluster": event.cluster}
    return render(request, "events/edit.html", context)


@login_required
@require_POST
def publish(request, slug):
    event = find(request, slug)
    require(can_edit(request.user, event))
    actions.publish(event, by=request.user)
    messages.success(request, _("The event is published."))
    return redirect(event)


@login_required
@require_POST
def unpublish(request, slug):
    event = find(request, slug)
    require(can_edit(request.user, event))
    actions.unpublish(event, by=request.user)
    messages.success(request, _("The event is taken off; only its managers see it now."))
    return redirect(event)


@login_required
@require_POST
def delete(request, slug):
    event = find(request, slug)
    require(can_edit(request.user, event))
    actions.delete_draft(event, by=request.user)
    messages.success(request, _("The draft is deleted."))
    return redirect("events:of_cluster", event.cluster.slug)
