"""Bringing a page in: paste it, review what it says, save what is accepted."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from grappe.clusters.models import Cluster
from grappe.clusters.permissions import can_edit
from grappe.core.errors import require

from . import actions
from .eccp_page import as_json, read
from .findings import findings
from .forms import PageForm, ReviewForm
from .identity import SURE, candidates
from .importing import Refused
from .merging import differences
from .models import PageImport


@login_required
def new(request):
    """Paste or upload the text of a page."""
    form = PageForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        page_import = form.save(commit=False)
        page_import.by = request.user
        page_import.cluster = surely_about(request.user, page_import.text)
        page_import.save()
        return redirect(page_import)
    waiting = PageImport.objects.filter(by=request.user, saved_at=None)[:10]
    return render(request, "sources/new.html", {"form": form, "waiting": waiting})


@login_required
def review(request, public_id):
    """Each finding beside its words and the present value; save what is accepted."""
    page_import = get_object_or_404(PageImport, public_id=public_id, by=request.user)
    # Who kept the page when it was pasted may keep it no more.
    require(page_import.cluster is None or can_edit(request.user, page_import.cluster))
    page = read(page_import.text)
    said = as_json(page)
    found = findings(page, page_import.name or _("pasted page"))
    compared = differences(found, page_import.cluster)
    form = ReviewForm(request.POST or None, differences=compared, said=said)
    if request.method == "POST" and form.is_valid():
        try:
            cluster, changed = actions.save_review(page_import, form.accepted(), request.user)
        except Refused as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, saved_message(len(changed)))
            return redirect(cluster)
    return render(
        request,
        "sources/review.html",
        {
            "page_import": page_import,
            "form": form,
            "said": said,
            "candidates": merge_choices(request.user, said),
        },
    )


@login_required
@require_POST
def into(request, public_id):
    """Choose the cluster that the page is about, or a new one."""
    page_import = get_object_or_404(PageImport, public_id=public_id, by=request.user)
    slug = request.POST.get("cluster", "")
    cluster = None
    if slug:
        cluster = get_object_or_404(Cluster.objects.visible_to(request.user), slug=slug)
        require(can_edit(request.user, cluster))
    page_import.cluster = cluster
    page_import.save(update_fields=["cluster"])
    return redirect(page_import)


def merge_choices(user, said):
    """(candidate, whether this user may merge into it), only what the user may see."""
    likely = candidates(said, Cluster.objects.visible_to(user))
    return [(one, can_edit(user, one.cluster)) for one in likely]


def surely_about(user, text):
    """The cluster that the page is about beyond doubt, when this user keeps it."""
    choices = merge_choices(user, as_json(read(text)))
    sure = (one.cluster for one, may in choices if may and one.score >= SURE)
    return next(sure, None)


def saved_message(changed):
    if not changed:
        return _("Nothing changed: the profile said all this already.")
    return _("%(count)s parts of the profile are saved.") % {"count": changed}
