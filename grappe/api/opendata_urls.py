"""Each profile in other forms, and what machines look for."""

from django.contrib.sitemaps.views import index, sitemap
from django.urls import path

from . import downloads, machines
from .sitemaps import SITEMAPS

app_name = "opendata"
urlpatterns = [
    path("clusters/<slug:slug>.jsonld", downloads.jsonld, name="jsonld"),
    path("clusters/<slug:slug>.md", downloads.markdown, name="markdown"),
    path("clusters/<slug:slug>.csv", downloads.csv, name="csv"),
    path("clusters/<slug:slug>.pdf", downloads.pdf, name="pdf"),
    path("clusters/<slug:slug>.vcf", downloads.vcard, name="vcard"),
    path("data/catalogue.jsonld", machines.catalogue, name="catalogue"),
    path("data/clusters.csv", machines.clusters, name="clusters"),
    path(
        "data/clusters.csv-metadata.json", machines.clusters_metadata, name="clusters_metadata"
    ),
    path("robots.txt", machines.robots, name="robots"),
    path(
        "sitemap.xml",
        index,
        {"sitemaps": SITEMAPS, "sitemap_url_name": "opendata:part"},
        name="sitemap",
    ),
    path("sitemap-<section>.xml", sitemap, {"sitemaps": SITEMAPS}, name="part"),
]
