"""Figures over many projects."""

from django.urls import path

from . import views

app_name = "insights"
urlpatterns = [
    path("", views.portfolio, name="portfolio"),
    path("report.pdf", views.report, name="report"),
    path("portfolio.<str:form>", views.export, name="export"),
    path("of/<slug:slug>/", views.reached, name="reached"),
    path("<slug:stage>/", views.rows, name="rows"),
]
