"""The portfolio and its reports."""

app_name = "insights"
urlpatterns: list = []
