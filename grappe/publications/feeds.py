"""News and good practices for other programs to follow: only what everybody may see."""

from datetime import datetime, time
from typing import NamedTuple

from django.contrib.syndication.views import Feed
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed
from django.utils.timezone import make_aware
from django.utils.translation import gettext as _

from grappe.clusters.models import Cluster


class Source(NamedTuple):
    """What a feed tells of: one kind, of one cluster or (None) of all."""

    kind: type
    cluster: Cluster | None


class Latest(Feed):
    """The latest of one kind."""

    feed_type = Atom1Feed

    def get_object(self, request, kind, slug=None):
        published = Cluster.objects.published()
        return Source(kind, get_object_or_404(published, slug=slug) if slug else None)

    def title(self, source):
        kind = str(source.kind._meta.verbose_name_plural)
        if source.cluster is None:
            return kind.capitalize()
        return _("%(cluster)s: %(kind)s") % {"cluster": source.cluster, "kind": kind}

    def link(self, source):
        if source.cluster is None:
            return reverse("publications:list", args=[source.kind.WORD])
        return reverse("publications:of_cluster", args=[source.kind.WORD, source.cluster.slug])

    def items(self, source):
        rows = source.kind.objects.public().select_related("cluster")
        rows = rows.filter(cluster=source.cluster) if source.cluster else rows
        return rows.order_by("-published_on", "-pk")[:50]

    def item_title(self, row):
        return row.title

    def item_description(self, row):
        return row.summary

    def item_author_name(self, row):
        return row.cluster.name

    def item_pubdate(self, row):
        return make_aware(datetime.combine(row.published_on, time()))

    def item_updateddate(self, row):
        return row.updated_at
