"""Pages of organisations."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from grappe.core.errors import require

from . import merging
from .forms import OrganisationForm
from .models import Merge, MergeCandidate, Organisation
from .permissions import can_edit

#: A page shows so many projects; the list of projects shows the others.
PROJECTS = 20
PER_PAGE = 30


def page(request, slug):
    """All that the platform knows of one organisation; one that was merged leads on."""
    merged = Organisation.objects.filter(slug=slug).exclude(merged_into=None).first()
    if merged and Organisation.objects.visible_to(request.user).contains(merged.kept()):
        return redirect(merged.kept(), permanent=True)
    visible = Organisation.objects.visible_to(request.user)
    organisation = get_object_or_404(
        visible.select_related("country", "place", "cluster"), slug=slug
    )
    participations = organisation.participations.with_partners(request.user)
    context = {
        "organisation": organisation,
        "memberships": organisation.public_memberships(),
        "cluster": organisation.public_cluster(),
        "participations": participations,
        "capabilities": organisation.capabilities.select_related("scheme"),
        "can_edit": can_edit(request.user, organisation),
    }
    return render(request, "organisations/page.html", context)


@login_required
def edit(request, slug):
    standing = Organisation.objects.visible_to(request.user).filter(merged_into=None)
    organisation = get_object_or_404(standing, slug=slug)
    require(can_edit(request.user, organisation))
    form = OrganisationForm(request.POST or None, instance=organisation)
    if request.method == "POST" and form.is_valid() and form.keep(by=request.user):
        messages.success(request, _("The organisation is saved."))
        return redirect(organisation)
    context = {"organisation": Organisation.objects.get(pk=organisation.pk), "form": form}
    return render(request, "organisations/edit.html", context)


@login_required
def names(request):
    """The names that begin as typed: options for a partner's field."""
    fields = ("name", "organisation")
    text = next((value for key, value in request.GET.items() if key.endswith(fields)), "")
    found = Organisation.objects.visible_to(request.user).starting_with(text)
    options = found.select_related("country")[:12] if len(text.strip()) > 1 else []
    return render(request, "organisations/names.html", {"organisations": options})


@login_required
def duplicates(request):
    """Organisations that may be one, beside each other; and the merges that can be undone."""
    require(request.user.is_staff)
    related = ("one__country", "other__country")
    waiting = MergeCandidate.objects.waiting()
    pages = Paginator(waiting.select_related(*related), PER_PAGE)
    context = {
        "page": pages.get_page(request.GET.get("page")),
        "merges": Merge.objects.filter(undone_at=None).select_related("kept", "gone")[
            :PER_PAGE
        ],
    }
    return render(request, "organisations/duplicates.html", context)


@login_required
@require_POST
def decide(request, pk):
    """Merge into the one that is named, or keep both."""
    require(request.user.is_staff)
    candidate = get_object_or_404(MergeCandidate, pk=pk)
    keep = request.POST.get("keep", "")
    if keep == "both":
        merging.mark_different(candidate, by=request.user)
        messages.success(request, _("They stay two organisations."))
    elif keep in ("one", "other"):
        pair = (candidate.one, candidate.other)
        kept, gone = pair if keep == "one" else reversed(pair)
        merging.merge(kept, gone, by=request.user)
        messages.success(request, _("They are one now; all links are kept."))
    return redirect("organisations:duplicates")


@login_required
@require_POST
def take_apart(request, pk):
    require(request.user.is_staff)
    merging.undo(get_object_or_404(Merge, pk=pk), by=request.user)
    messages.success(request, _("They are two again, with the links that each had."))
    return redirect("organisations:duplicates")
