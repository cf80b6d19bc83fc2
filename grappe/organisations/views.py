"""Pages of organisations."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from grappe.core.errors import require

from .forms import OrganisationForm
from .models import Organisation
from .permissions import can_edit

#: A page shows so many projects; the list of projects shows the others.
PROJECTS = 20


def page(request, slug):
    """All that the platform knows of one organisation."""
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
    organisation = get_object_or_404(Organisation.objects.visible_to(request.user), slug=slug)
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
    text = next((value for key, value in request.GET.items() if key.endswith("name")), "")
    found = Organisation.objects.visible_to(request.user).starting_with(text)
    options = found.select_related("country")[:12] if len(text.strip()) > 1 else []
    return render(request, "organisations/names.html", {"organisations": options})
