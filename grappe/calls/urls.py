"""Addresses of calls."""

app_name = "calls"
urlpatterns: list = []
