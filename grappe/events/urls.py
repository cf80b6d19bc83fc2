"""Events: the list, those of a cluster, the page of each, its form, and what others follow."""

from django.urls import path

from . import feeds, views

app_name = "events"
urlpatterns = [
    path("", views.index, name="list"),
    path("calendar.ics", feeds.calendar, name="calendar"),
    path("feed.atom", feeds.Latest(), name="feed"),
    path("of/<slug:slug>/", views.of_cluster, name="of_cluster"),
    path("of/<slug:slug>/new/", views.add, name="add"),
    path("of/<slug:slug>/calendar.ics", feeds.calendar_of_cluster, name="calendar_of_cluster"),
    path("of/<slug:slug>/feed.atom", feeds.Latest(), name="feed_of_cluster"),
    path("<slug:slug>/", views.page, name="page"),
    path("<slug:slug>/event.ics", feeds.calendar_of_event, name="calendar_of_event"),
    path("<slug:slug>/edit/", views.edit, name="edit"),
    path("<slug:slug>/publish/", views.publish, name="publish"),
    path("<slug:slug>/unpublish/", views.unpublish, name="unpublish"),
    path("<slug:slug>/delete/", views.delete, name="delete"),
]
