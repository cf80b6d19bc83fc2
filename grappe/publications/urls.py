"""News (/news/…) and good practices (/practices/…): the same addresses for both."""

from django.urls import path, register_converter

from . import feeds, views
from .models import GoodPractice, News


class KindConverter:
    """The first word of the address names the model."""

    kinds = {model.WORD: model for model in (News, GoodPractice)}
    regex = "|".join(kinds)

    def to_python(self, value):
        return self.kinds[value]

    def to_url(self, value):
        return value if isinstance(value, str) else value.WORD


register_converter(KindConverter, "publication")

app_name = "publications"
urlpatterns = [
    path("<publication:kind>/", views.index, name="list"),
    path("<publication:kind>/feed.atom", feeds.Latest(), name="feed"),
    path("<publication:kind>/of/<slug:slug>/", views.of_cluster, name="of_cluster"),
    path("<publication:kind>/of/<slug:slug>/new/", views.add, name="add"),
    path("<publication:kind>/of/<slug:slug>/feed.atom", feeds.Latest(), name="feed_of_cluster"),
    path("news/<slug:slug>/", views.page, {"kind": News}, name="news"),
    path("practices/<slug:slug>/", views.page, {"kind": GoodPractice}, name="practice"),
    path("<publication:kind>/<slug:slug>/edit/", views.edit, name="edit"),
    path("<publication:kind>/<slug:slug>/publish/", views.publish, name="publish"),
    path("<publication:kind>/<slug:slug>/unpublish/", views.unpublish, name="unpublish"),
    path("<publication:kind>/<slug:slug>/delete/", views.delete, name="delete"),
]
