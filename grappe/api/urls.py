"""The interface for programs: its own page."""

from django.urls import path

from . import views

app_name = "api"
urlpatterns = [path("docs", views.docs, name="docs")]
