"""What the front page tells: who is here, what is coming, what is new."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from grappe.clusters.models import Cluster
from grappe.directory import index
from grappe.directory.index.interface import KINDS
from grappe.directory.labels import KIND_LABELS, labels_of
from grappe.directory.models import IndexQueue
from grappe.directory.searching import Asked
from grappe.events.models import Event
from grappe.publications.models import GoodPractice, News

COUNTRIES, EVENTS, LATEST = 10, 4, 3
COUNTED = ("kind", "country", "ecosystem")


@dataclass(frozen=True)
class Figure:
    """A number that opens into what it counts."""

    label: Any
    count: int
    url: str


def figures(user):
    """{facet: figures}: how many of each kind, in which countries, in which ecosystems.

    Countries and ecosystems count clusters: they are the ways in.
    """
    query = Asked().query(user, limit=1, counted=COUNTED)
    kinds = index.search(query).counts["kind"]
    clusters = Asked().choosing("kind", "cluster")
    of_clusters = index.search(clusters.query(user, limit=1, counted=COUNTED)).counts
    found = {
        "kind": [
            _figure(KIND_LABELS[kind], kinds[kind], "kind", kind)
            for kind in KINDS
            if kind in kinds
        ]
    }
    for name in ("country", "ecosystem"):
        counts = sorted(of_clusters[name].items(), key=lambda pair: (-pair[1], pair[0]))[
            :COUNTRIES
        ]
        labels = labels_of({(name, code) for code, __ in counts})
        found[name] = [
            _figure(labels[name, code], count, name, code, clusters) for code, count in counts
        ]
    return found


def _figure(label, count, name, code, within=None):
    return Figure(label, count, (within or Asked()).choosing(name, code).address())


def coming():
    """The next events that anybody may see."""
    return Event.objects.public().upcoming().select_related("cluster", "country")[:EVENTS]


def latest():
    """(title, rows) of what clusters told the world last."""
    for title, model in ((_("News"), News), (_("Good practices"), GoodPractice)):
        rows = model.objects.public().select_related("cluster")
        yield title, list(rows.order_by("-published_on", "-pk")[:LATEST])


def newest_clusters():
    """The clusters whose pages were published last."""
    rows = Cluster.objects.published().select_related("country", "place")
    return rows.order_by("-published_at", "name")[:LATEST]


def version():
    """Changes whenever something that the front page shows has changed."""
    return (index.generation(), IndexQueue.objects.newest())
