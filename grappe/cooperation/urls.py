"""Networks and agreements: who cooperates with whom."""

from django.urls import path

from . import views

app_name = "cooperation"
urlpatterns = [
    path("networks/", views.index, name="list"),
    path("networks/<slug:slug>/", views.network, name="network"),
    path("agreements/", views.agreements, name="agreements"),
]
