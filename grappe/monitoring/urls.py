"""Funded projects: agreement, work, money, indicators."""

app_name = "monitoring"
urlpatterns: list = []
