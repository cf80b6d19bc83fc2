"""Addresses of matching."""

from django.urls import path

from . import views

app_name = "matching"
urlpatterns = [
    path("", views.find, name="find"),
    path("names", views.names, name="names"),
    path("export.<str:form>", views.export, name="export"),
    path("build/", views.build, name="build"),
    path("take/", views.take, name="take"),
    path("similar/<slug:slug>/", views.similar, name="similar"),
    path("calls-for/<slug:slug>/", views.calls_for, name="calls_for"),
    path("introductions/", views.introductions, name="introductions"),
    path("introductions/ask/<slug:slug>/", views.introduce, name="introduce"),
    path("introductions/<uuid:public_id>/", views.introduction, name="introduction"),
    path("introductions/<uuid:public_id>/withdraw", views.withdraw, name="withdraw"),
    path("introductions/<uuid:public_id>/outcome", views.note_outcome, name="note_outcome"),
]
