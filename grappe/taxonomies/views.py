"""Pages of the vocabularies, open to everybody."""

from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import get_object_or_404, render
from django.urls import NoReverseMatch, reverse

from grappe.core.htmx import render_part

from .models import Place, Scheme, Term

SUGGESTIONS = 20


def schemes(request):
    """Every vocabulary with its source and licence."""
    return render(request, "taxonomies/schemes.html", {"schemes": Scheme.objects.all()})


def scheme(request, scheme):
    """The terms of one vocabulary in its newest revision, or those that match a text."""
    found = _newest(scheme)
    text = request.GET.get("q", "").strip()
    terms = found.terms.current().select_related("scheme").find(text)
    if not text:
        terms = terms.filter(depth=0)
    page = Paginator(terms, per_page=100).get_page(request.GET.get("page"))
    context = {"scheme": found, "text": text, "page": page}
    return render(request, "taxonomies/scheme.html", context)


def term(request, scheme, code):
    """One term in all its languages, with what lies above and below it."""
    found = get_object_or_404(
        Term.objects.select_related("scheme", "parent__scheme"),
        scheme=_newest(scheme),
        code=code,
    )
    context = {
        "term": found,
        "ancestors": found.ancestors(),
        "children": found.children.current().select_related("scheme"),
        "directory_url": _directory_url(found),
    }
    return render(request, "taxonomies/term.html", context)


def suggest(request):
    """Values for a type-ahead: `?scheme=nace2&q=heal`; regions by `scheme=nuts`."""
    scheme, text = request.GET.get("scheme", ""), request.GET.get("q", "").strip()
    found = Place.objects.current() if scheme == "nuts" else Term.objects.current()
    found = (
        found.order_by("level", "code") if scheme == "nuts" else found.order_by("depth", "pk")
    )
    if scheme and scheme != "nuts":
        found = found.in_scheme(scheme)
    context = {"text": text, "scheme": scheme, "schemes": Scheme.objects.all()}
    context["found"] = found.find(text)[:SUGGESTIONS] if text else []
    return render_part(request, "taxonomies/suggest.html", "options", context)


def _newest(code):
    scheme = Scheme.objects.filter(code=code).order_by("-revision").first()
    if scheme is None:
        raise Http404
    return scheme


def _directory_url(term):
    """Where the directory shows what bears the term, once there is a directory."""
    try:
        return reverse("directory:search", query={"term": term.key})
    except NoReverseMatch:
        return ""
