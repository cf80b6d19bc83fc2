"""A person's own settings, and the texts that everybody may read."""

from django.urls import path

from . import views

app_name = "accounts"
urlpatterns = [
    path("me/settings/", views.settings, name="settings"),
    path("me/consents/", views.consents, name="consents"),
    path("me/export/", views.export, name="export"),
    path("privacy/", views.privacy, name="privacy"),
    path("terms/", views.terms, name="terms"),
]
