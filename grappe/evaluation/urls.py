"""Selections: checks, evaluators, conflicts, reviews, ranking, meetings, decisions."""

from django.urls import path

from .views import selections

app_name = "evaluation"
urlpatterns = [
    path("", selections.index, name="list"),
    path("of/<slug:slug>/<slug:kind>/", selections.begin, name="open"),
    path("<uuid:public_id>/", selections.selection, name="selection"),
]
