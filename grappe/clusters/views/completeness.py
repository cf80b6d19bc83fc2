"""How complete a profile is, for those who keep it."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from grappe.core.htmx import render_part

from ..actions.confirming import confirm_section
from ..completeness import completeness as measure
from .finding import find_cluster, find_section


@login_required
def completeness(request, slug):
    """The four parts, each with its rule and the next best step."""
    cluster = find_cluster(request, slug)
    context = {"cluster": cluster, "completeness": measure(cluster)}
    return render_part(request, "clusters/completeness.html", "panel", context)


@login_required
@require_POST
def confirm(request, slug, section):
    """A section still holds as it is: it counts as fresh again."""
    cluster, section = find_cluster(request, slug), find_section(section)
    confirm_section(cluster, section, by=request.user)
    messages.success(request, _("“%(title)s” is confirmed.") % {"title": section.title})
    return redirect("clusters:completeness", cluster.slug)
