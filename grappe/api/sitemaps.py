"""Every public page, for search engines."""

from django.contrib.auth.models import AnonymousUser
from django.contrib.sitemaps import Sitemap

from grappe.clusters.models import Cluster
from grappe.events.models import Event
from grappe.organisations.models import Organisation
from grappe.projects.models import Project
from grappe.publications.models import GoodPractice, News


class Public(Sitemap):
    """The rows of one model that everybody may see."""

    limit = 5000

    def __init__(self, model):
        self.model = model

    def items(self):
        return self.model.objects.visible_to(AnonymousUser()).order_by("pk")


SITEMAPS = {
    model._meta.model_name: Public(model)
    for model in (Cluster, Organisation, Project, Event, News, GoodPractice)
}
