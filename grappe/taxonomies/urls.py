"""Addresses of vocabularies and their terms."""

from django.urls import path

from . import views

app_name = "taxonomies"
urlpatterns = [
    path("terms/", views.schemes, name="schemes"),
    path("terms/suggest", views.suggest, name="suggest"),
    path("terms/<slug:scheme>", views.scheme, name="scheme"),
    path("terms/<slug:scheme>/<str:code>", views.term, name="term"),
]
