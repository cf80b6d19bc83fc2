"""Registering a new cluster: country first, then the name, then section by section."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.formats import time_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from grappe.core.errors import RuleBroken

from .. import actions
from ..forms import CountryForm, RegistrationForm
from ..listing import CONSENT_VERSION, general_rules, similar
from ..models import Cluster, Draft
from .edit import as_typed

START = "register"


@login_required
def register(request):
    """First the country and its rules; then the name, which must not be taken."""
    choice = CountryForm(request.GET or None)
    if not choice.is_valid():
        return render(
            request, "clusters/register_cluster.html", {"choice": choice, **mine(request)}
        )
    country = choice.cleaned_data["country"]
    draft = Draft.objects.filter(user=request.user, cluster=None, section=START).first()
    typed = request.POST or (as_typed(draft) if draft and "draft" in request.GET else None)
    form = RegistrationForm(typed)
    alike = []
    if request.method == "POST" and form.is_valid():
        name = form.cleaned_data["name"]
        alike = similar(name, country, Cluster.objects.visible_to(request.user))
        is_new = not alike or form.cleaned_data["is_other"]
        if is_new and (answer := start(request, country, form)):
            return answer
    context = {
        "choice": choice,
        "country": country,
        "form": form,
        "alike": alike,
        "rules": list(general_rules(country)),
        "version": CONSENT_VERSION,
        **mine(request),
    }
    return render(request, "clusters/register_cluster_name.html", context)


def start(request, country, form):
    """Begin the draft page and go on with its first section; a broken rule keeps the form."""
    name, website = form.cleaned_data["name"], form.cleaned_data["website"]
    try:
        cluster = actions.register_cluster(name, country, by=request.user, website=website)
    except RuleBroken as error:
        form.add_error("name", str(error))
        return None
    messages.success(
        request, _("The page is begun. Go on, section by section; stop when you like.")
    )
    return redirect("clusters:edit", cluster.slug, Cluster.PROFILE[0].slug)


def mine(request):
    """What this person began and did not finish."""
    unfinished = Cluster.objects.managed_by(request.user)
    stages = [Cluster.Stage.DRAFT, Cluster.Stage.CHANGES]
    return {
        "unfinished": unfinished.filter(stage__in=stages),
        "draft": Draft.objects.filter(user=request.user, cluster=None, section=START).first(),
    }


@login_required
@require_POST
def autosave_registration(request):
    """Keep what is typed before there is a page."""
    draft = actions.keep_draft(None, START, request.POST, by=request.user)
    moment = time_format(localtime(draft.saved_at), "TIME_FORMAT")
    return HttpResponse(
        _("Draft kept at %(time)s") % {"time": moment}, content_type="text/plain"
    )
