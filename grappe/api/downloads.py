"""One profile in the form that somebody needs: JSON-LD, Markdown, CSV, PDF, vCard."""

from django.conf import settings
from django.http import HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404
from django.template.loader import render_to_string
from django.utils.translation import get_language

from grappe.clusters.models import Cluster
from grappe.clusters.page import profile_page
from grappe.clusters.profile import TEXTS
from grappe.core.exports import csv_response
from grappe.core.pdf import pdf_of

from .entries import entries
from .linked import linked

FOCUS = ("industries", "technologies", "priorities", "ecosystems", "emerging_industries")


def visible(request, slug):
    return get_object_or_404(Cluster.objects.visible_to(request.user), slug=slug)


def jsonld(request, slug):
    """schema.org JSON-LD."""
    cluster = visible(request, slug)
    return JsonResponse(linked(cluster), content_type="application/ld+json")


def markdown(request, slug):
    """The whole profile as Markdown."""
    text = render_to_string("opendata/profile.md", context(visible(request, slug)))
    return HttpResponse(text, content_type="text/markdown; charset=utf-8")


def csv(request, slug):
    """The whole profile, one line for each value."""
    cluster = visible(request, slug)
    rows = [(one.section, one.label, one.code, one.text) for one in entries(cluster)]
    return csv_response(f"{slug}.csv", ("section", "label", "code", "text"), rows)


def pdf(request, slug):
    """The profile on one sheet of paper."""
    cluster = visible(request, slug)
    html = render_to_string("opendata/profile.html", sheet(cluster))
    response = HttpResponse(pdf_of(html), content_type="application/pdf")
    response["Content-Disposition"] = f'inline; filename="{slug}.pdf"'
    return response


def sheet(cluster):
    """What one sheet has room for: the reader's texts, figures, focus, projects, networks."""
    shown = profile_page(cluster, (get_language() or "en").split("-")[0])
    focus = (one for name in FOCUS for one in shown.terms.get(name, ()))
    roles = cluster.network_roles.select_related("network")
    return {
        "cluster": cluster,
        "page": shown,
        "lead": cluster.text_in("about", get_language())[0] or cluster.mission,
        "focus": list(focus),
        "networks": list(dict.fromkeys(role.network.name for role in roles)),
        "site_url": settings.SITE_URL,
    }


def vcard(request, slug):
    """The cluster as a card for an address book (RFC 6350)."""
    cluster = visible(request, slug)
    lines = [
        "BEGIN:VCARD",
        "VERSION:4.0",
        "KIND:org",
        f"FN:{escaped(cluster.name)}",
        f"ORG:{escaped(cluster.name)}",
        f"ADR:;;;;{escaped(str(cluster.place or ''))};;{escaped(cluster.country.name_en)}",
        f"URL:{settings.SITE_URL}{cluster.get_absolute_url()}",
    ]
    if cluster.website:
        lines.append(f"URL:{cluster.website}")
    if cluster.contact:
        lines.append(f"RELATED;TYPE=contact;VALUE=text:{escaped(cluster.contact)}")
    text = "\r\n".join([*lines, "END:VCARD", ""])
    response = HttpResponse(text, content_type="text/vcard; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{slug}.vcf"'
    return response


def escaped(text):
    """Text as a vCard value: RFC 6350, section 3.4."""
    for mark in ("\\", ",", ";"):
        text = text.replace(mark, f"\\{mark}")
    return " ".join(text.split())


def context(cluster):
    """What the paper forms show: texts in the reader's language, then every line."""
    language = get_language()
    texts = [
        (cluster._meta.get_field(name).verbose_name, cluster.text_in(name, language)[0])
        for name in TEXTS
    ]
    return {
        "cluster": cluster,
        "texts": [(label, text) for label, text in texts if text],
        "entries": [one for one in entries(cluster) if "\n" not in one.text],
        "site_url": settings.SITE_URL,
    }
