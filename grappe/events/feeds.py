"""Events for other programs to follow: iCalendar and Atom. Only what everybody may see."""

from django.contrib.syndication.views import Feed
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import gettext as _

from grappe.clusters.models import Cluster

from .calendar import calendar_of
from .models import Event


def public_events(cluster=None):
    events = Event.objects.public().select_related("cluster", "country")
    return events.filter(cluster=cluster) if cluster else events


def calendar(request):
    """All events to come."""
    return file_of(public_events().upcoming(), _("Events of clusters"), "events")


def calendar_of_cluster(request, slug):
    """The events to come of one cluster."""
    cluster = get_object_or_404(Cluster.objects.published(), slug=slug)
    return file_of(public_events(cluster).upcoming(), cluster.name, cluster.slug)


def calendar_of_event(request, slug):
    """One event, to be put in somebody's own calendar."""
    visible = Event.objects.visible_to(request.user).select_related("country")
    event = get_object_or_404(visible, slug=slug)
    return file_of([event], event.title, event.slug)


def file_of(events, name, file_name):
    response = HttpResponse(calendar_of(events, name), "text/calendar; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{file_name}.ics"'
    return response


class Latest(Feed):
    """The events that were announced or changed last; of one cluster, or of all."""

    feed_type = Atom1Feed

    def get_object(self, request, slug=None):
        return get_object_or_404(Cluster.objects.published(), slug=slug) if slug else None

    def title(self, cluster):
        return _("Events of %(name)s") % {"name": cluster} if cluster else _("Events")

    def link(self, cluster):
        return reverse("events:of_cluster", args=[cluster.slug]) if cluster else self.all()

    def all(self):
        return reverse("events:list")

    def items(self, cluster):
        return public_events(cluster).order_by("-updated_at", "-pk")[:50]

    def item_title(self, event):
        return event.title

    def item_description(self, event):
        return event.summary

    def item_author_name(self, event):
        return event.cluster.name

    def item_updateddate(self, event):
        return event.updated_at
