"""Health, choosing a language, security.txt."""

from django.urls import path

from . import views

app_name = "core"
urlpatterns = [
    path("health/live", views.live, name="live"),
    path("language/<slug:code>/", views.language, name="language"),
    path("health/ready", views.ready, name="ready"),
    path(".well-known/security.txt", views.security, name="security"),
]
