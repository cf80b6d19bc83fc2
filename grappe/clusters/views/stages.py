"""A page's way to the public: handing in, the staff's queue, the validation."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpResponseBadRequest
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from grappe.activity.models import Activity
from grappe.core.errors import RuleBroken, require

from .. import actions
from ..forms import DecisionForm
from ..listing import UNMET, rules_for
from ..models import Cluster
from ..permissions import can_validate
from .finding import find_cluster

Stage = Cluster.Stage
#: What staff may decide, the stage it leads to, and what is said when it is done.
DECISIONS = {
    "publish": (actions.publish, Stage.PUBLISHED, gettext_lazy("The page is published.")),
    "changes": (
        actions.request_changes,
        Stage.CHANGES,
        gettext_lazy("The managers are asked for changes."),
    ),
    "unpublish": (actions.unpublish, Stage.UNPUBLISHED, gettext_lazy("The page is taken off.")),
}
#: What the audit trail calls each step, and what people read.
VERBS = {
    "submitted": gettext_lazy("handed in"),
    "published": gettext_lazy("published"),
    "requested changes": gettext_lazy("changes asked"),
    "unpublished": gettext_lazy("taken off"),
}


@login_required
@require_POST
def submit(request, slug):
    """Hand the page in for validation."""
    cluster = find_cluster(request, slug)
    actions.submit(cluster, by=request.user)
    messages.success(request, _("The page waits for validation; you will be told."))
    return redirect(cluster.get_editing_url())


@login_required
def queue(request):
    """For staff: what waits for validation, the longest waiting first."""
    require(can_validate(request.user))
    stage = request.GET.get("stage", Stage.SUBMITTED)
    stage = stage if stage in Stage.values else Stage.SUBMITTED
    clusters = Cluster.objects.filter(stage=stage).select_related("country")
    page = Paginator(clusters.order_by("registered_at"), 50).get_page(request.GET.get("page"))
    context = {"page": page, "stage": stage, "stages": Stage.choices}
    return render(request, "clusters/validation_queue.html", context)


@login_required
def validate(request, slug):
    """The listing rules with their proofs, and the decision."""
    cluster = find_cluster(request, slug, can_validate)
    form = DecisionForm(request.POST or None)
    if request.method == "POST":
        if request.POST.get("decision") not in DECISIONS:
            return HttpResponseBadRequest()
        if form.is_valid() and decide(request, cluster, form):
            return redirect(cluster.get_validation_url())
    rules = rules_for(cluster)
    context = {
        "cluster": cluster,
        "form": form,
        "rules": rules,
        "unmet": sum(rule.state == UNMET for rule in rules),
        "decisions": [
            key for key, (_verb, stage, _said) in DECISIONS.items() if cluster.can_move(stage)
        ],
        "past": past(cluster),
    }
    return render(request, "clusters/validation.html", context)


def decide(request, cluster, form):
    """Do it and say so; a broken rule stays on the page, beside what was typed."""
    verb, _stage, said = DECISIONS[request.POST["decision"]]
    try:
        verb(cluster, by=request.user, reason=form.cleaned_data["reason"])
    except RuleBroken as error:
        form.add_error("reason", str(error))
        return False
    messages.success(request, said)
    return True


def past(cluster):
    """(line, what was done) of the earlier decisions about this page, the latest first."""
    lines = Activity.objects.about(cluster).filter(verb__in=VERBS).select_related("actor")
    return [(line, VERBS[line.verb]) for line in lines[:20]]
