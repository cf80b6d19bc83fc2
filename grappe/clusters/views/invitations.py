"""Who keeps a page: managers, invitations, requests for access."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from grappe.accounts.links import ways_in
from grappe.accounts.models import User
from grappe.core.errors import RuleBroken

from .. import actions
from ..forms import AccessForm, InvitationForm
from ..models import Invitation
from ..permissions import can_edit, can_invite
from .finding import find_cluster


@login_required
def managers(request, slug):
    """The managers, the open invitations and requests; POST invites."""
    cluster = find_cluster(request, slug, can_invite)
    form = InvitationForm(request.POST or None, initial={"language": get_language()})
    if request.method == "POST" and form.is_valid() and sent(request, cluster, form):
        return redirect(cluster.get_managers_url())
    invitations = cluster.invitations.filter(accepted_at=None, withdrawn_at=None)
    context = {
        "cluster": cluster,
        "form": form,
        "managers": cluster.managers.order_by("name", "pk"),
        "invitations": invitations.select_related("invited_by"),
        "requests": cluster.access_requests.filter(answered_at=None).select_related("user"),
    }
    return render(request, "clusters/invite.html", context)


def sent(request, cluster, form):
    """Invite; a broken rule stays beside what was typed."""
    try:
        actions.invite(cluster, by=request.user, **form.cleaned_data)
    except RuleBroken as error:
        form.add_error("email", str(error))
        return False
    address = form.cleaned_data["email"]
    messages.success(request, _("An invitation goes to %(address)s.") % {"address": address})
    return True


@login_required
@require_POST
def withdraw(request, slug, invitation):
    """Take an open invitation back."""
    cluster = find_cluster(request, slug, can_invite)
    invitation = get_object_or_404(cluster.invitations, pk=invitation)
    actions.withdraw(invitation, by=request.user)
    messages.success(request, _("The invitation is withdrawn; its link no longer works."))
    return redirect(cluster.get_managers_url())


@login_required
@require_POST
def remove_manager(request, slug, person):
    """Somebody keeps the page no more (also: I leave)."""
    cluster = find_cluster(request, slug, can_invite)
    manager = get_object_or_404(User.objects.filter(clusters=cluster), public_id=person)
    actions.remove_manager(cluster, manager, by=request.user)
    messages.success(request, _("%(who)s no longer keeps this page.") % {"who": manager})
    if can_edit(request.user, cluster):
        return redirect(cluster.get_managers_url())
    return redirect("home:my_work")


@never_cache
def accept(request, token):
    """What the mail's link opens: accept, sign in first, or read why it cannot be."""
    invitation = get_object_or_404(Invitation.objects.select_related("cluster"), token=token)
    is_open = invitation.is_open()
    is_mine = request.user.is_authenticated and actions.is_addressed_to(
        invitation, request.user
    )
    if request.method == "POST" and is_open and is_mine:
        cluster = actions.accept(invitation, by=request.user)
        messages.success(request, _("You now help to keep this page."))
        return redirect(cluster.get_editing_url())
    context = {
        "invitation": invitation if is_open else None,
        "is_mine": is_mine,
        "address": masked(invitation.email),
        **ways_in(invitation.get_absolute_url()),
    }
    status = 200 if is_open else 410
    return render(request, "clusters/invitation_accept.html", context, status=status)


def masked(address):
    """An address that its owner knows again, and nobody else learns."""
    name, _at, host = address.partition("@")
    return f"{name[:1]}…@{host}"


@login_required
def request_access(request, slug):
    """Ask to help keep a page that one can see."""
    cluster = find_cluster(request, slug, lambda user, cluster: True)
    if can_edit(request.user, cluster):
        return redirect(cluster.get_editing_url())
    form = AccessForm(request.POST or None)
    if request.method == "POST" and form.is_valid() and asked_now(request, cluster, form):
        return redirect("clusters:request_access", cluster.slug)
    asked = cluster.access_requests.filter(user=request.user, answered_at=None).first()
    context = {"cluster": cluster, "form": form, "asked": asked}
    return render(request, "clusters/invite_request.html", context)


def asked_now(request, cluster, form):
    """Ask; a broken rule stays beside what was typed."""
    try:
        actions.request_access(cluster, by=request.user, text=form.cleaned_data["text"])
    except RuleBroken as error:
        form.add_error("text", str(error))
        return False
    messages.success(request, _("Your request is with those who keep this page."))
    return True


@login_required
@require_POST
def answer_request(request, slug, access):
    """Let somebody in, or not."""
    cluster = find_cluster(request, slug, can_invite)
    access = get_object_or_404(cluster.access_requests, pk=access)
    is_granted = request.POST.get("answer") == "grant"
    actions.answer_request(access, by=request.user, is_granted=is_granted)
    messages.success(request, _("%(who)s will be told.") % {"who": access.user})
    return redirect(cluster.get_managers_url())
