"""Calls: the list, the page of each, its form, and what others follow."""

from django.urls import path

from . import feeds, views
from .parts import PARTS

app_name = "calls"
urlpatterns = [
    path("", views.index, name="list"),
    path("calendar.ics", feeds.calendar, name="calendar"),
    path("feed.atom", feeds.Latest(), name="feed"),
    path("new/", views.add, name="add"),
    path("of/<slug:slug>/new/", views.add, name="add_for_cluster"),
    path("delegate/<str:token>/", views.accept_delegate, name="accept_delegate"),
    path("<slug:slug>/", views.page, name="page"),
    path("<slug:slug>/call.ics", feeds.calendar_of_call, name="calendar_of_call"),
    path("<slug:slug>/edit/", views.edit, name="edit"),
    path("<slug:slug>/publish/", views.publish, name="publish"),
    path("<slug:slug>/take-off/", views.take_off, name="take_off"),
    path("<slug:slug>/clone/", views.clone, name="clone"),
    path("<slug:slug>/form/<slug:kind>/", views.preview, name="preview"),
    path("<slug:slug>/documents/<uuid:public_id>/", views.document, name="document"),
    path("<slug:slug>/versions/", views.versions, name="versions"),
    path("<slug:slug>/versions/<int:number>/", views.version, name="version"),
    path("<slug:slug>/versions/<int:number>.json", views.version_file, name="version_file"),
    # --- for its keepers
    path("<slug:slug>/hosting/", views.hosting, name="hosting"),
    *(
        path(f"<slug:slug>/hosting/{part}/", views.part, {"part": part}, name=part)
        for part in PARTS
    ),
    path("<slug:slug>/hosting/questions/", views.questions, name="questions"),
    path(
        "<slug:slug>/hosting/questions/<slug:kind>/new/",
        views.add_question,
        name="add_question",
    ),
    path("<slug:slug>/hosting/questions/<int:pk>/", views.question, name="question"),
    path(
        "<slug:slug>/hosting/questions/<int:pk>/move/",
        views.move_question,
        name="move_question",
    ),
    path(
        "<slug:slug>/hosting/questions/<int:pk>/retire/",
        views.retire_question,
        name="retire_question",
    ),
    path("<slug:slug>/hosting/documents/", views.documents, name="documents"),
    path("<slug:slug>/hosting/delegates/", views.delegates, name="delegates"),
    path(
        "<slug:slug>/hosting/delegates/<int:pk>/end/", views.end_delegate, name="end_delegate"
    ),
    path(
        "<slug:slug>/hosting/documents/<uuid:public_id>/remove/",
        views.remove_document,
        name="remove_document",
    ),
]
