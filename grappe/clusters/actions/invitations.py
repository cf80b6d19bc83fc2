"""Who keeps a page: inviting, accepting, leaving, asking."""

from datetime import timedelta
from typing import Any

from django.db import transaction
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from grappe.activity.actions import record
from grappe.core.errors import RuleBroken

from .. import mail
from ..models import AccessRequest, Cluster, Invitation
from .stages import staff, tell

#: More than this is not asking colleagues any more.
INVITATIONS_A_DAY = 20
REQUESTS_A_DAY = 10


@transaction.atomic
def invite(
    cluster: Cluster, email: str, by: Any, message: str = "", language: str = "en"
) -> Invitation:
    """Ask somebody by mail to help keep the page; asking again sends the mail again."""
    cluster = Cluster.objects.select_for_update().get(pk=cluster.pk)
    email = email.strip().lower()
    since = now() - timedelta(days=1)
    if Invitation.objects.filter(invited_by=by, created_at__gte=since).count() >= (
        INVITATIONS_A_DAY
    ):
        raise RuleBroken(_("That is enough invitations for one day; go on tomorrow."))
    if cluster.managers.filter(email__iexact=email).exists():
        raise RuleBroken(_("This person keeps the page already."))
    withdraw_open(cluster, email)
    invitation = Invitation.objects.create(
        cluster=cluster, email=email, invited_by=by, message=message.strip(), language=language
    )
    record(by, "invited", cluster, invitation=invitation.pk)
    mail.send_invitation(invitation)
    return invitation


def withdraw_open(cluster: Cluster, email: str) -> None:
    """A newer invitation takes the place of the open ones to the same address."""
    open_ones = cluster.invitations.filter(accepted_at=None, withdrawn_at=None)
    open_ones.filter(email__iexact=email).update(withdrawn_at=now())


def is_addressed_to(invitation: Invitation, user: Any) -> bool:
    """Whether the person has proved to own the address that was invited."""
    return bool(user.has_proved(invitation.email))


@transaction.atomic
def accept(invitation: Invitation, by: Any) -> Cluster:
    """Become a manager; the invitation is spent."""
    invitation = Invitation.objects.select_for_update().get(pk=invitation.pk)
    if not invitation.is_open():
        raise RuleBroken(_("This invitation is no longer open; ask for a new one."))
    if not is_addressed_to(invitation, by):
        raise RuleBroken(_("This invitation went to another address."))
    invitation.accepted_at = now()
    invitation.save(update_fields=["accepted_at"])
    cluster = invitation.cluster
    others = list(cluster.managers.all())
    cluster.managers.add(by)
    line = record(by, "accepted an invitation", cluster, invitation=invitation.pk)
    said = gettext_lazy("Somebody you work with now helps to keep %(name)s.")
    tell(others, line, "invitation", said, cluster, cluster.get_managers_url())
    return cluster


@transaction.atomic
def withdraw(invitation: Invitation, by: Any) -> None:
    """Take an open invitation back; its link stops working."""
    invitation = Invitation.objects.select_for_update().get(pk=invitation.pk)
    if invitation.accepted_at:
        raise RuleBroken(_("This invitation is accepted already; remove the manager instead."))
    if invitation.withdrawn_at is None:
        invitation.withdrawn_at = now()
        invitation.save(update_fields=["withdrawn_at"])
        record(by, "withdrew an invitation", invitation.cluster, invitation=invitation.pk)


@transaction.atomic
def remove_manager(cluster: Cluster, manager: Any, by: Any) -> None:
    """Somebody keeps the page no more; a published page keeps one manager at least."""
    cluster = Cluster.objects.select_for_update().get(pk=cluster.pk)
    if not cluster.managers.contains(manager):
        return
    if cluster.is_published and cluster.managers.count() == 1:
        raise RuleBroken(_("A published page needs a manager; invite another one first."))
    cluster.managers.remove(manager)
    line = record(by, "removed a manager", cluster, manager=str(manager.public_id))
    said = gettext_lazy("You no longer keep the page of %(name)s.")
    tell([manager], line, "invitation", said, cluster)


@transaction.atomic
def request_access(cluster: Cluster, by: Any, text: str) -> AccessRequest:
    """Ask those who keep the page, and staff, to be let in; asking twice is asking once."""
    open_one = cluster.access_requests.filter(user=by, answered_at=None).first()
    if open_one:
        return open_one
    if cluster.managers.contains(by):
        raise RuleBroken(_("You keep this page already."))
    since = now() - timedelta(days=1)
    if by.access_requests.filter(created_at__gte=since).count() >= REQUESTS_A_DAY:
        raise RuleBroken(_("That is enough requests for one day; go on tomorrow."))
    request = AccessRequest.objects.create(cluster=cluster, user=by, text=text.strip())
    line = record(by, "requested access", cluster, request=request.pk)
    said = gettext_lazy("Somebody asks to help keep %(name)s.")
    keepers = {*cluster.managers.all(), *staff()}
    tell(keepers, line, "invitation", said, cluster, cluster.get_managers_url())
    return request


@transaction.atomic
def answer_request(request: AccessRequest, by: Any, is_granted: bool) -> AccessRequest:
    """Let the person in, or not; they hear of it."""
    request = AccessRequest.objects.select_for_update().get(pk=request.pk)
    if request.answered_at:
        raise RuleBroken(_("This request is answered already."))
    request.answered_at, request.is_granted = now(), is_granted
    request.save(update_fields=["answered_at", "is_granted"])
    cluster = request.cluster
    if is_granted:
        cluster.managers.add(request.user)
    verb = "granted access" if is_granted else "refused access"
    line = record(by, verb, cluster, request=request.pk)
    granted = gettext_lazy("You now help to keep the page of %(name)s.")
    refused = gettext_lazy("Your request to help keep %(name)s was not granted.")
    tell([request.user], line, "invitation", granted if is_granted else refused, cluster)
    return request
