"""Calls: the list, the page of each, its form, and what others follow."""

from django.urls import path

from . import feeds, views

app_name = "calls"
urlpatterns = [
    path("", views.index, name="list"),
    path("calendar.ics", feeds.calendar, name="calendar"),
    path("feed.atom", feeds.Latest(), name="feed"),
    path("new/", views.add, name="add"),
    path("of/<slug:slug>/new/", views.add, name="add_for_cluster"),
    path("<slug:slug>/", views.page, name="page"),
    path("<slug:slug>/call.ics", feeds.calendar_of_call, name="calendar_of_call"),
    path("<slug:slug>/edit/", views.edit, name="edit"),
    path("<slug:slug>/publish/", views.publish, name="publish"),
    path("<slug:slug>/take-off/", views.take_off, name="take_off"),
]
