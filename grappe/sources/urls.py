"""Bringing a page in."""

from django.urls import path

from . import views

app_name = "sources"
urlpatterns = [
    path("", views.new, name="new"),
    path("<uuid:public_id>/", views.review, name="review"),
    path("<uuid:public_id>/into/", views.into, name="into"),
]
