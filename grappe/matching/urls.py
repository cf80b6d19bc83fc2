"""Addresses of matching."""

from django.urls import path

from . import views

app_name = "matching"
urlpatterns = [
    path("", views.find, name="find"),
    path("names", views.names, name="names"),
    path("export.<str:form>", views.export, name="export"),
]
