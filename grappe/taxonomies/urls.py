"""Addresses of vocabularies and their terms."""

from django.urls import path

from . import views

app_name = "taxonomies"
urlpatterns = [
    path("vocabularies/", views.schemes, name="schemes"),
    path("vocabularies/suggest", views.suggest, name="suggest"),
    path("vocabularies/<slug:scheme>", views.scheme, name="scheme"),
    path("vocabularies/<slug:scheme>/<str:code>", views.term, name="term"),
]
