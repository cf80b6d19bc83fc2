"""Pages of news and good practices; `kind` is the model that the address names."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from grappe.clusters.models import Cluster
from grappe.core.errors import require
from grappe.core.htmx import render_part

from . import actions
from .forms import FORMS
from .models import GoodPractice
from .permissions import can_add, can_delete, can_edit

PER_PAGE = 20


def index(request, kind):
    """All of one kind, the latest first."""
    return listed(request, kind, kind.objects.visible_to(request.user), {})


def of_cluster(request, kind, slug):
    """All of one kind that one cluster wrote."""
    cluster = get_object_or_404(Cluster.objects.visible_to(request.user), slug=slug)
    rows = kind.objects.visible_to(request.user).filter(cluster=cluster)
    more = {"cluster": cluster, "can_add": can_add(request.user, cluster)}
    return listed(request, kind, rows, more)


def listed(request, kind, rows, more):
    rows = rows.select_related("cluster").order_by("-published_on", "-pk")
    page = Paginator(rows, PER_PAGE).get_page(request.GET.get("page"))
    title = kind._meta.verbose_name_plural
    context = {"page": page, "word": kind.WORD, "title": title} | more
    return render_part(request, "publications/list.html", "results", context)


def find(request, kind, slug):
    visible = kind.objects.visible_to(request.user).select_related("cluster")
    return get_object_or_404(visible, slug=slug)


def page(request, kind, slug):
    publication = find(request, kind, slug)
    context = {
        "publication": publication,
        "kind": kind._meta.verbose_name,
        "terms": publication.terms.select_related("scheme") if kind is GoodPractice else (),
        "can_edit": can_edit(request.user, publication),
        "can_delete": can_delete(request.user, publication),
    }
    return render(request, "publications/page.html", context)


@login_required
def add(request, kind, slug):
    cluster = get_object_or_404(Cluster.objects.visible_to(request.user), slug=slug)
    require(can_add(request.user, cluster))
    return edited(request, kind(cluster=cluster), _("It is saved as a draft."))


@login_required
def edit(request, kind, slug):
    publication = find(request, kind, slug)
    require(can_edit(request.user, publication))
    return edited(request, publication, _("It is saved."))


def edited(request, publication, said):
    title = publication.title
    form = FORMS[type(publication)](request.POST or None, instance=publication)
    if request.method == "POST" and form.is_valid() and form.keep(by=request.user):
        messages.success(request, said)
        return redirect(publication)
    context = {
        "form": form,
        "title": title,
        "cluster": publication.cluster,
        "word": publication.WORD,
        "kind": publication._meta.verbose_name,
    }
    return render(request, "publications/edit.html", context)


@login_required
@require_POST
def publish(request, kind, slug):
    publication = find(request, kind, slug)
    require(can_edit(request.user, publication))
    actions.publish(publication, by=request.user)
    messages.success(request, _("It is published."))
    return redirect(publication)


@login_required
@require_POST
def unpublish(request, kind, slug):
    publication = find(request, kind, slug)
    require(can_edit(request.user, publication))
    actions.unpublish(publication, by=request.user)
    messages.success(request, _("It is taken off; only its managers see it now."))
    return redirect(publication)


@login_required
@require_POST
def delete(request, kind, slug):
    publication = find(request, kind, slug)
    require(can_edit(request.user, publication))
    actions.delete_draft(publication, by=request.user)
    messages.success(request, _("The draft is deleted."))
    return redirect("publications:of_cluster", kind.WORD, publication.cluster.slug)
