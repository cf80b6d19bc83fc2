"""Organisations: the page of each, and its form."""

from django.urls import path

from . import views

app_name = "organisations"
urlpatterns = [
    path("names", views.names, name="names"),
    path("duplicates/", views.duplicates, name="duplicates"),
    path("duplicates/<int:pk>/decide/", views.decide, name="decide"),
    path("merges/<int:pk>/undo/", views.take_apart, name="take_apart"),
    path("<slug:slug>/", views.page, name="page"),
    path("<slug:slug>/edit/", views.edit, name="edit"),
]
