"""Every address of the platform; each app names its own below its prefix."""

from django.contrib import admin
from django.urls import include, path

urlpatterns = [
    path("", include("grappe.home.urls")),
    path("", include("grappe.core.urls")),
    path("", include("grappe.activity.urls")),
    path("", include("grappe.accounts.urls")),
    path("clusters/", include("grappe.clusters.urls")),
    path("organisations/", include("grappe.organisations.urls")),
    path("projects/", include("grappe.projects.urls")),
    path("events/", include("grappe.events.urls")),
    path("", include("grappe.publications.urls")),
    path("", include("grappe.cooperation.urls")),
    path("directory/", include("grappe.directory.urls")),
    path("accounts/", include("allauth.urls")),
    path("language/", include("django.conf.urls.i18n")),
    path("admin/", admin.site.urls),
]
