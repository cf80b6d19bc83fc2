"""The portfolio, its rows, its report; and what a cluster's projects reached."""

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import get_object_or_404, render
from django.template.loader import render_to_string
from django.utils.http import urlencode
from django.utils.timezone import now
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from grappe.calls.permissions import follows_calls
from grappe.clusters.models import Cluster
from grappe.core.errors import require
from grappe.core.exports import csv_response, download, xlsx_response
from grappe.core.htmx import render_part
from grappe.core.pdf import pdf_of

from .achievements import achievements
from .portfolio import SIDES, STAGES, Portfolio

PER_PAGE = 100


def asked_portfolio(request):
    require(follows_calls(request.user))
    return Portfolio(request.user, request.GET.dict())


def filters_of(found):
    """[(name, title, choices, what is chosen)]."""
    return [
        (name, title, found.choices(name), found.asked.get(name, "")) for name, title in SIDES
    ]


@login_required
def portfolio(request):
    """The funnel and its breakdowns; each number leads to its rows."""
    found = asked_portfolio(request)
    context = {
        "portfolio": found,
        "filters": filters_of(found),
        "query": urlencode(found.asked),
        "stages": STAGES,
    }
    return render(request, "insights/portfolio.html", context)


@login_required
def rows(request, stage):
    """The proposals behind one number."""
    found = asked_portfolio(request)
    titles = dict(STAGES)
    if stage not in titles:
        raise Http404
    context = {
        "portfolio": found,
        "page": Paginator(found.at(stage), PER_PAGE).get_page(request.GET.get("page")),
        "stage": titles[stage],
        "filters": filters_of(found),
        "query": urlencode(found.asked),
    }
    return render(request, "insights/rows.html", context)


@login_required
def export(request, form):
    """Every row with its stages and what it reached."""
    found = asked_portfolio(request)
    if form not in ("csv", "xlsx"):
        raise Http404
    kinds = [(kind, title) for kind, title, _sum in found.reached]
    header = [
        _("Reference"),
        _("Title"),
        *(str(title) for _name, title in SIDES),
        _("Costs, EUR"),
        _("Asked for, EUR"),
        _("Given, EUR"),
        *(str(title) for _stage, title in STAGES),
        *(str(title) for _kind, title in kinds),
    ]
    lines = [
        [
            one.reference,
            one.title,
            *(one.sides[name][1] for name, _title in SIDES),
            float(one.costs),
            float(one.asked),
            float(one.given),
            *(int(stage in one.stages) for stage, _title in STAGES),
            *(float(one.reached[kind]) if kind in one.reached else None for kind, _t in kinds),
        ]
        for one in found.rows
    ]
    respond = csv_response if form == "csv" else xlsx_response
    return respond(f"portfolio.{form}", header, lines)


@login_required
def report(request):
    """The report to the government: one PDF, made at once."""
    found = asked_portfolio(request)
    context = {
        "portfolio": found,
        "stages": STAGES,
        "filters": [one for one in filters_of(found) if one[3]],
        "language": get_language() or "en",
        "made_at": now(),
    }
    content = pdf_of(render_to_string("insights/report.html", context))
    return download(content, "application/pdf", "portfolio.pdf")


def reached(request, slug):
    """What the projects of a cluster's calls reached: for everybody who sees the cluster."""
    cluster = get_object_or_404(Cluster.objects.visible_to(request.user), slug=slug)
    context = {"cluster": cluster, "figures": achievements(cluster)}
    return render_part(request, "insights/reached.html", "figures", context)
