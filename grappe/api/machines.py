"""What machines look for: robots, the open data catalogue, tables with a dictionary."""

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.http import HttpResponse, JsonResponse
from django.urls import reverse

from grappe.clusters.models import Cluster
from grappe.core.exports import csv_response

#: The table's columns with their meaning: header and data dictionary at once.
COLUMNS = (
    ("slug", "string", "The cluster's name in addresses."),
    ("name", "string", "Name."),
    ("acronym", "string", "Acronym, if any."),
    ("country", "string", "ISO 3166-1 alpha-2 code."),
    ("nuts", "string", "NUTS code of the region, if known."),
    ("established_on", "date", "Day on which the cluster organisation was established."),
    ("website", "anyURI", "The cluster's own website."),
    ("page", "anyURI", "The cluster's page here."),
)
LICENCE = "https://creativecommons.org/licenses/by/4.0/"


def robots(request):
    """Everything public may be read; nobody's own pages."""
    lines = ["User-agent: *", "Disallow: /me/", "Disallow: /accounts/", "Disallow: /admin/"]
    lines.append(f"Sitemap: {settings.SITE_URL}{reverse('opendata:sitemap')}")
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")


def clusters(request):
    """All published clusters, one row each."""
    rows = Cluster.objects.visible_to(AnonymousUser()).select_related("place")
    return csv_response(
        "clusters.csv", [name for name, *_ in COLUMNS], (row(one) for one in rows.iterator())
    )


def row(cluster):
    return (
        cluster.slug,
        cluster.name,
        cluster.acronym,
        cluster.country_id,
        cluster.place.code if cluster.place else "",
        cluster.established_on or "",
        cluster.website,
        settings.SITE_URL + cluster.get_absolute_url(),
    )


def clusters_metadata(request):
    """The table's data dictionary: CSV on the Web (W3C)."""
    columns = [
        {"name": name, "titles": name, "datatype": kind, "dc:description": meaning}
        for name, kind, meaning in COLUMNS
    ]
    document = {
        "@context": "http://www.w3.org/ns/csvw",
        "url": settings.SITE_URL + reverse("opendata:clusters"),
        "dc:license": {"@id": LICENCE},
        "tableSchema": {"columns": columns, "primaryKey": "slug"},
    }
    return JsonResponse(document, content_type="application/csvm+json")


def catalogue(request):
    """The open data as a DCAT-AP catalogue."""
    distributions = [
        ("CSV", "text/csv", reverse("opendata:clusters")),
        ("API", "application/json", "/api/v1/clusters"),
    ]
    dataset = {
        "@type": "dcat:Dataset",
        "dct:title": "Innovation clusters",
        "dct:description": "Published clusters with place and date of establishment.",
        "dct:license": {"@id": LICENCE},
        "dcat:distribution": [
            {
                "@type": "dcat:Distribution",
                "dct:title": title,
                "dcat:mediaType": media,
                "dcat:accessURL": {"@id": settings.SITE_URL + path},
            }
            for title, media, path in distributions
        ],
    }
    document = {
        "@context": {
            "dcat": "http://www.w3.org/ns/dcat#",
            "dct": "http://purl.org/dc/terms/",
        },
        "@type": "dcat:Catalog",
        "dct:title": "Grappe",
        "dct:publisher": {"@id": settings.SITE_URL},
        "dcat:dataset": [dataset],
    }
    return JsonResponse(document, content_type="application/ld+json")
