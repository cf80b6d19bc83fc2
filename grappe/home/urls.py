"""The front page and each person's own page."""

from django.urls import path

from . import views

app_name = "home"
urlpatterns = [
    path("", views.front, name="front"),
    path("me/", views.my_work, name="my_work"),
    path("me/erase/", views.erase, name="erase"),
]
