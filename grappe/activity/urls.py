"""Notices and the audit trail."""

from django.urls import path

from . import views

app_name = "activity"
urlpatterns = [
    path("me/notices/", views.notices, name="notices"),
    path("me/notices/choices/", views.choices, name="choices"),
    path("notices/stop/<str:token>/", views.stop, name="stop"),
    path("audit/", views.audit, name="audit"),
]
