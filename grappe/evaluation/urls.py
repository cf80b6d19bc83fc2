"""Selections: checks, evaluators, conflicts, reviews, ranking, meetings, decisions."""

app_name = "evaluation"
urlpatterns: list = []
