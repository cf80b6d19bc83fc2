"""A figure that a cluster states, opened into what stands behind it."""

from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, render

from ..backing import records
from ..evidence import evidence
from ..models import Claim
from ..permissions import can_edit
from .public import visible

PER_PAGE = 50
#: A figure's kind → the section of the profile where it is kept and shown.
SECTIONS = {Claim.Kind.COMPOSITION: "composition", Claim.Kind.PAGE: "former"}


def claim(request, slug, pk):
    """One figure: the words it came from, its source and date, and the rows behind it."""
    cluster = visible(request, slug)
    shown = get_object_or_404(Claim, pk=pk, cluster=cluster)
    found = evidence(cluster, shown.topic, request.user)
    page = found and Paginator(found.records, PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "cluster": cluster,
        "claim": shown,
        "section": SECTIONS.get(shown.kind, "achievements"),
        "state": records(cluster).state_of(shown),
        "evidence": found,
        "page": page,
        "rows": map(found.cells, page) if found else (),
        "keeps": can_edit(request.user, cluster),
    }
    return render(request, "clusters/claim.html", context)
