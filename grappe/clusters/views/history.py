"""Every change of a profile, and going back."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from grappe.activity.models import Revision

from ..differences import differences, names_in
from ..importing import restore as restore_revision
from ..models import Cluster
from ..permissions import can_see_history
from .finding import find_cluster

PER_PAGE = 20


@login_required
def history(request, slug):
    """All changes, newest first, each with what it changed; of one section, when asked."""
    cluster = find_cluster(request, slug, can_see_history)
    section = Cluster.section(request.GET.get("section", ""))
    revisions = Revision.objects.about(cluster).select_related("by")
    if section:
        revisions = revisions.filter(section=section.slug)
    page = Paginator(revisions, PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "cluster": cluster,
        "section": section,
        "sections": Cluster.PROFILE,
        "page": page,
        "changes": changes(page.object_list),
    }
    return render(request, "clusters/history.html", context)


def changes(revisions):
    """Each revision with its section and its differences; a retired section shows none."""
    pairs = [(revision, Cluster.section(revision.section)) for revision in revisions]
    documents = [
        (section, document)
        for revision, section in pairs
        if section
        for document in (revision.before, revision.after)
    ]
    names = names_in(documents)
    return [
        {
            "revision": revision,
            "section": section,
            "differences": section
            and differences(section, revision.before, revision.after, names),
        }
        for revision, section in pairs
    ]


@login_required
@require_POST
def restore(request, slug, revision):
    """Put a section back to before or after this change; that is a new change."""
    cluster = find_cluster(request, slug)
    revision = get_object_or_404(Revision.objects.about(cluster), pk=revision)
    section = Cluster.section(revision.section)
    side = "before" if request.POST.get("side") == "before" else "after"
    errors = restore_revision(cluster, revision, side, by=request.user) if section else {}
    if errors:
        texts = [str(text) for lines in errors.values() for text in lines]
        messages.error(request, _("Not restored: %(why)s") % {"why": " ".join(texts)})
    elif section:
        messages.success(request, _("“%(title)s” is restored.") % {"title": section.title})
    return redirect("clusters:history", cluster.slug)
