"""Projects: the list, those of a cluster, the page of each, and its form."""

from django.urls import path

from . import views

app_name = "projects"
urlpatterns = [
    path("", views.index, name="list"),
    path("new/", views.add, name="add"),
    path("of/<slug:slug>/", views.of_cluster, name="of_cluster"),
    path(
        "network/organisation/<slug:slug>/",
        views.network_of_organisation,
        name="network_of_organisation",
    ),
    path("network/cluster/<slug:slug>/", views.network_of_cluster, name="network_of_cluster"),
    path("<slug:slug>/", views.page, name="page"),
    path("<slug:slug>/partners.json", views.partners_map, name="partners_map"),
    path("<slug:slug>/edit/", views.edit, name="edit"),
]
