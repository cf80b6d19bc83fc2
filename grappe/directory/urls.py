"""The directory: search, suggestions, map, comparison, export, saved searches."""

from django.urls import path

from . import views

app_name = "directory"
urlpatterns = [
    path("", views.search, name="search"),
    path("suggest", views.suggest, name="suggest"),
    path("map", views.map_data, name="map_data"),
    path("outlines", views.outlines, name="outlines"),
    path("compare", views.compare, name="compare"),
    path("export", views.export, name="export"),
    path("opensearch.xml", views.opensearch, name="opensearch"),
    path("saved/", views.saved, name="saved"),
    path("saved/new", views.save, name="save"),
    path("saved/<int:pk>", views.edit_saved, name="edit_saved"),
    path("saved/<int:pk>/delete", views.delete_saved, name="delete_saved"),
    path("stop/<str:token>", views.stop_alert, name="stop_alert"),
]
