"""Every address of the platform; each app names its own below its prefix."""

from django.contrib import admin
from django.urls import include, path

from grappe.api.api import api

urlpatterns = [
    path("", include("grappe.home.urls")),
    path("", include("grappe.core.urls")),
    path("", include("grappe.activity.urls")),
    path("", include("grappe.accounts.urls")),
    path("", include("grappe.api.opendata_urls")),
    path("api/v1/", include("grappe.api.urls")),
    path("api/v1/", api.urls),
    path("clusters/", include("grappe.clusters.urls")),
    path("organisations/", include("grappe.organisations.urls")),
    path("projects/", include("grappe.projects.urls")),
    path("events/", include("grappe.events.urls")),
    path("", include("grappe.publications.urls")),
    path("", include("grappe.cooperation.urls")),
    path("directory/", include("grappe.directory.urls")),
    path("calls/", include("grappe.calls.urls")),
    path("", include("grappe.proposals.urls")),
    path("selection/", include("grappe.evaluation.urls")),
    path("monitoring/", include("grappe.monitoring.urls")),
    path("portfolio/", include("grappe.insights.urls")),
    path("partners/", include("grappe.matching.urls")),
    path("", include("grappe.taxonomies.urls")),
    path("import/", include("grappe.sources.urls")),
    path("accounts/", include("allauth.urls")),
    path("admin/", admin.site.urls),
]
